// SPDX-License-Identifier: Apache-2.0

extension CalendarDate {
    /// Reads a day as people type it on a command line: `2024-07-10`, `10/07/2024`, `1/7/2024`; nil for anything else.
    public init?(typed text: String) {
        if let date = CalendarDate(iso: text) {
            self = date
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard parts.count == 3, isDigits, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
