// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Header texts as they are compared.
enum HeaderText {
    /// The words of a header without marks, case and punctuation; "năm 2024" is as good as "2024".
    static func normalized(_ text: some StringProtocol) -> String {
        var words: [String] = []
        for part in VietnameseText.folded(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            if isYear(part), words.last == "nam" { words.removeLast() }
            words.append(String(part))
        }
        return words.joined(separator: " ")
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
