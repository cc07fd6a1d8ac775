// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What a person's notation of a date says.
enum DateText: Hashable {
    /// A day.
    case date(CalendarDate)
    /// No such day in the calendar; with day and month exchanged there may be one.
    case impossible(exchanged: CalendarDate?)
    /// A year of two digits.
    case shortYear
    /// A month or year without a day.
    case incomplete
    /// No date at all.
    case none

    /// Reads `10/12/2024`, `1-2-2024`, `1.2.2024`, `2024-12-10`, `ngày 10 tháng 12 năm 2024`; a time of day is dropped.
    init(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (UInt8(ascii: "-")...UInt8(ascii: "9")).contains($0) }
        let folded = isPlain ? text : VietnameseText.folded(text)
        if !isPlain, let date = Self.spelled(folded) {
            self = date
            return
        }
        let parts = Self.withoutTime(folded).split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        let trimmed = parts.map { $0.filter { $0 != " " } }
        guard trimmed.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            self = .none
            return
        }
        let numbers = trimmed.compactMap { Int($0) }
        switch trimmed.map(\.count) {
        case let counts where counts.count == 3 && counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2:
            self = Self.day(numbers[2], numbers[1], numbers[0])
        case let counts where counts.count == 3 && counts[2] == 4 && counts[0] <= 2 && counts[1] <= 2:
            self = Self.day(numbers[0], numbers[1], numbers[2])
        case let counts where counts.count == 3 && counts.allSatisfy({ $0 <= 2 }): self = .shortYear
        case [4], [1, 4], [2, 4]: self = .incomplete
        default: self = .none
        }
    }

    private static func day(_ day: Int, _ month: Int, _ year: Int) -> DateText {
        if let date = CalendarDate(year: year, month: month, day: day) { return .date(date) }
        return .impossible(exchanged: CalendarDate(year: year, month: day, day: month))
    }

    private static func spelled(_ folded: String) -> DateText? {
        let words = folded.split { " ,".contains($0) }
        guard words.count == 6, words[0] == "ngay", words[2] == "thang", words[4] == "nam",
            let day = Int(words[1]), let month = Int(words[3]), let year = Int(words[5]), words[5].count == 4
        else { return nil }
        return Self.day(day, month, year)
    }

    /// The text before a time of day such as `T00:00:00` or ` 07:30`.
    private static func withoutTime(_ folded: String) -> Substring {
        guard let colon = folded.firstIndex(of: ":") else { return folded[...] }
        let before = folded[..<colon]
        guard let cut = before.lastIndex(where: { $0 == "t" || $0 == " " }) else { return folded[...] }
        return before[..<cut]
    }
}

extension CalendarDate {
    /// The day of an office serial number; nil when no office program has it.
    init?(serial: Double) {
        guard serial >= 1, serial < 2_958_466 else { return nil }
        let whole = Int32(serial.rounded(.down))
        // The programs count a 29 February 1900 that never was (serial 60).
        if whole == 60 { return nil }
        self.init(day: whole - 25_569 + (whole < 60 ? 1 : 0))
    }
}
