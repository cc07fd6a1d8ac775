// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Header texts as they are compared.
enum HeaderText {
    /// The words of a header without marks, case and punctuation; "năm 2024" is as good as "2024".
    static func normalized(_ text: some StringProtocol) -> String {
        var words: [Substring] = []
        for part in parts(of: VietnameseText.folded(text)) {
            if isYear(part), words.last == "nam" { words.removeLast() }
            words.append(part)
        }
        return words.joined(separator: " ")
    }

    /// The runs of letters and digits of a folded text, which is ASCII but for foreign letters.
    private static func parts(of folded: String) -> [Substring] {
        guard folded.utf8.allSatisfy({ $0 < 0x80 }) else {
            return folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        }
        return folded.utf8.split(whereSeparator: { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): false
            default: true
            }
        }).map { Substring($0) }
    }

    /// Whether a word is a year.
    static func isYear(_ word: some StringProtocol) -> Bool {
        word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && Int(word) != nil
    }

    /// Whether a header numbers the rows.
    static func isRowNumber(_ normalized: String) -> Bool {
        ["stt", "tt", "so tt", "so thu tu", "thu tu", "no"].contains(normalized)
    }
}
