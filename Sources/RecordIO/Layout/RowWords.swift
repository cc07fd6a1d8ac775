// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What the words in an office table's rows tell about the row.
enum RowWords {
    /// Whether a text opens a line of totals: "Cộng", "Tổng cộng:", "Tổng số (I + II)".
    static func isTotal(_ text: String) -> Bool {
        let lowered = text.lowercased()
        for word in ["tổng cộng", "tổng số", "tong cong", "tong so"] where lowered.hasPrefix(word) { return true }
        for word in ["cộng", "tổng", "cong", "tong"] where lowered.hasPrefix(word) {
            let rest = lowered.dropFirst(word.count)
            guard rest.first?.isLetter != true else { return false }
            // "Cộng" begins nothing else; the others begin names ("Công", "Tống", "Tổng công ty"): only signs may follow.
            return word == "cộng" || !rest.contains { $0.isLetter }
        }
        return false
    }

    /// Whether a text opens a section: a number and a title.
    static func isSectionTitle(_ text: String) -> Bool {
        let words = text.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let first = words.first else { return false }
        let mark = first.trimmingSuffix(while: { ".):-/".contains($0) })
        let isMarked = mark.count < first.count || words[1].hasPrefix("-") || words[1].hasPrefix("–")
        return isMarked && (isSectionNumber(mark) || mark.allSatisfy(\.isNumber))
    }

    /// Whether a text numbers a section: a Roman number or one letter.
    static func isSectionNumber(_ text: some StringProtocol) -> Bool {
        let folded = VietnameseText.folded(text).filter { $0 != "." && $0 != ")" }
        guard let first = folded.unicodeScalars.first else { return false }
        if folded.unicodeScalars.count == 1 { return ("a"..."z").contains(first) && first != "x" }
        return folded.count <= 6 && folded.allSatisfy { "ivxlc".contains($0) }
    }

    /// Whether a text belongs below the table: who signs, who made the list, a place and date, a remark.
    static func isClosing(_ text: String) -> Bool {
        let words = HeaderText.normalized(text)
        if closings.contains(where: { words == $0 || words.hasPrefix($0 + " ") }) { return true }
        let parts = Set(words.split(separator: " "))
        return parts.isSuperset(of: ["ngay", "thang"])
    }

    private static let closings = [
        "nguoi lap", "lap bieu", "nguoi lap bieu", "nguoi tong hop", "thu truong", "thu truong don vi", "giam doc",
        "pho giam doc", "chu tich", "truong phong", "ke toan truong", "ky ten", "ky ghi ro", "tm", "t m", "kt", "k t",
        "tl", "t l", "q giam doc", "thu ky", "phu trach", "hoi dong", "lanh dao", "ban giam doc", "can bo lap",
        "xac nhan", "noi nhan", "ghi chu", "luu y",
    ]
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> SubSequence {
        var rest = self[...]
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
