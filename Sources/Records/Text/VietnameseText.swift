// SPDX-License-Identifier: Apache-2.0

/// Matching and ordering of Vietnamese text, the same on every machine and in every locale.
public enum VietnameseText {
    /// The text without case, tone marks and letter marks, and with every run of spaces as one.
    ///
    /// What people mean to be the same header or code folds to the same text; `đ` folds to `d`.
    public static func folded(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                isSpacePending = !result.isEmpty
                continue
            }
            // Combining marks of decomposed text.
            if (0x0300...0x036F).contains(scalar.value) { continue }
            if isSpacePending { result.append(" ") }
            isSpacePending = false
            if scalar.value < 0x80 {
                result.append(small(scalar))
            } else if let letter = letters[scalar] {
                result.append(letter.base)
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(result)
    }

    /// An ASCII sign, a letter as a small one.
    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }

    /// Whether a scalar is blank: Unicode white space, or a mark without width that offices paste in.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: true
        case 0..<0x80: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// A key whose bytewise order is the dictionary order of Vietnamese: letters first (a ă â b c d đ e ê …), then tones
    /// (level, huyền, hỏi, ngã, sắc, nặng), then capitals after small letters.
    public static func sortKey(_ text: some StringProtocol) -> [UInt32] {
        var key: [UInt32] = []
        key.reserveCapacity(3 * text.utf8.count + 2)
        addSortKey(text, to: &key)
        return key
    }

    private static func addSortKey(_ text: some StringProtocol, to key: inout [UInt32]) {
        // A letter's rank takes 23 bits; its tone and case wait above them for their turn.
        let (toneShift, caseShift) = (UInt32(24), UInt32(27))
        let start = key.count
        for scalar in text.unicodeScalars {
            if let letter = letters[scalar] {
                let above = UInt32(letter.tone) << toneShift | (letter.isCapital ? 1 << caseShift : 0)
                key.append(rank(letter.base, mark: letter.mark) | above)
            } else {
                let lower =
                    scalar.isASCII ? small(scalar) : scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
                key.append(rank(lower, mark: 0) | (lower == scalar ? 0 : 1 << caseShift))
            }
        }
        let end = key.count
        key.append(0)
        for place in start..<end { key.append(key[place] >> toneShift & 7) }
        key.append(0)
        for place in start..<end {
            key.append(key[place] >> caseShift)
            key[place] &= 1 << toneShift - 1
        }
    }

    /// A key that orders people as offices list them: by given name (the last word), then by the rest.
    public static func nameSortKey(_ name: String) -> [UInt32] {
        // Mostly the spaces part the words one by one, and it is enough to find the last of them.
        if let space = name.utf8.lastIndex(of: UInt8(ascii: " ")), hasPlainSpaces(name) {
            return sortKey(given: name[name.utf8.index(after: space)...], others: name[..<space])
        }
        let words = name.split(separator: " ")
        guard let given = words.last else { return [] }
        return sortKey(given: given, others: words.dropLast().joined(separator: " "))
    }

    private static func sortKey(given: Substring, others: some StringProtocol) -> [UInt32] {
        var key: [UInt32] = []
        key.reserveCapacity(3 * (given.utf8.count + others.utf8.count) + 6)
        addSortKey(given, to: &key)
        key.append(0)
        key.append(0)
        addSortKey(others, to: &key)
        return key
    }

    /// Whether every space stands alone between letters that no mark could join to it.
    private static func hasPlainSpaces(_ text: String) -> Bool {
        var isAfterSpace = true
        var isInBlock = false
        for byte in text.utf8 {
            if isInBlock, !(0xB8...0xBB).contains(byte) { return false }
            isInBlock = false
            switch byte {
            case UInt8(ascii: " ") where isAfterSpace: return false
            case UInt8(ascii: " "): isAfterSpace = true
            // ASCII and the letters below U+0200; else what follows must say that it is the block of Vietnamese.
            case 0x21..<0x7F, 0xC3...0xC7: isAfterSpace = false
            case 0xE1 where isAfterSpace: (isAfterSpace, isInBlock) = (false, true)
            default:
                if isAfterSpace { return false }
            }
        }
        return !isAfterSpace
    }

    private struct Letter {
        let base: Unicode.Scalar
        /// 0 plain, 1 breve or the horn of ơ, ư or the bar of đ, 2 circumflex.
        let mark: UInt8
        /// 0 level, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
        let tone: UInt8
        let isCapital: Bool
    }

    private static func rank(_ base: Unicode.Scalar, mark: UInt8) -> UInt32 {
        base.value * 4 + UInt32(mark)
    }

    /// The marked letters of the alphabet by their scalars.
    private struct Letters {
        private let forms: [Letter]
        /// By scalar, the place of its form plus one; zero for none.
        private let places: [UInt8]

        init(_ table: [(scalar: Unicode.Scalar, letter: Letter)]) {
            var places = [UInt8](repeating: 0, count: Int(table.map(\.scalar.value).max() ?? 0) + 1)
            for (place, entry) in table.enumerated() { places[Int(entry.scalar.value)] = UInt8(place + 1) }
            forms = table.map(\.letter)
            self.places = places
        }

        subscript(scalar: Unicode.Scalar) -> Letter? {
            guard scalar.value < places.count, places[Int(scalar.value)] > 0 else { return nil }
            return forms[Int(places[Int(scalar.value)]) - 1]
        }
    }

    /// Each row is one letter with the tones in order.
    private static let letters: Letters = {
        let rows: [(Unicode.Scalar, UInt8, String)] = [
            ("a", 0, "aàảãáạ"), ("a", 1, "ăằẳẵắặ"), ("a", 2, "âầẩẫấậ"), ("d", 1, "đ"), ("e", 0, "eèẻẽéẹ"),
            ("e", 2, "êềểễếệ"), ("i", 0, "iìỉĩíị"), ("o", 0, "oòỏõóọ"), ("o", 2, "ôồổỗốộ"), ("o", 3, "ơờởỡớợ"),
            ("u", 0, "uùủũúụ"), ("u", 3, "ưừửữứự"), ("y", 0, "yỳỷỹýỵ"),
        ]
        var table: [(scalar: Unicode.Scalar, letter: Letter)] = []
        for (base, mark, forms) in rows {
            for (tone, form) in forms.unicodeScalars.enumerated() {
                table.append((form, Letter(base: base, mark: mark, tone: UInt8(tone), isCapital: false)))
                if let capital = form.properties.uppercaseMapping.unicodeScalars.first {
                    table.append((capital, Letter(base: base, mark: mark, tone: UInt8(tone), isCapital: true)))
                }
            }
        }
        return Letters(table)
    }()
}
