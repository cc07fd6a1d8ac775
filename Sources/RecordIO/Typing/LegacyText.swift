// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Text in the letters of fonts from before Unicode: TCVN3 (`.VnTime`) and VNI.
///
/// Such text arrives as Western letters: "NguyÔn V¨n" or "Nguyeãn Vaên". It is recognised by that its words are no
/// Vietnamese as they stand and all are once decoded.
struct LegacyText: Hashable {
    /// The name of the letters.
    let encoding: String
    /// What the text says.
    let reading: String

    /// The legacy text that a text is; nil when it is not.
    init?(_ text: String) {
        var hasWestern = false
        for scalar in text.unicodeScalars {
            if scalar.value > 0xFF { return nil }
            if scalar.value >= 0xA1 { hasWestern = true }
        }
        guard hasWestern, !Self.isVietnamese(text) else { return nil }
        for (encoding, decode) in [("TCVN3", Self.fromTCVN3), ("VNI", Self.fromVNI)] {
            if let reading = decode(text), Self.isVietnamese(reading) {
                self.encoding = encoding
                self.reading = reading
                return
            }
        }
        return nil
    }

    private static func fromTCVN3(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0xA1 {
                result.append(scalar)
            } else if let letter = tcvn3[scalar] {
                result.append(letter)
            } else {
                return nil
            }
        }
        return String(result)
    }

    private static func fromVNI(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let first = scalars.popFirst() {
            if let second = scalars.first,
                let letter = vniPairs["\(lower(first))\(lower(second))"]
            {
                scalars.removeFirst()
                result.append(isCapital(first) ? upper(letter) : letter)
            } else if let letter = vniSingles[lower(first)] {
                result.append(isCapital(first) ? upper(letter) : letter)
            } else if first.value < 0xA1 {
                result.append(first)
            } else {
                return nil
            }
        }
        return String(result)
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { lower(scalar) != scalar }

    /// The letters of TCVN 5712:1993 (VN3) by their Western look-alikes.
    private static let tcvn3: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        uniqueKeysWithValues: zip(
            "¡¢£¤¥¦§¨©ª«¬­®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ".unicodeScalars,
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".unicodeScalars))

    /// VNI letters that stand alone.
    private static let vniSingles: [Unicode.Scalar: Unicode.Scalar] = [
        "ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì",
    ]

    /// VNI letters of two signs: a letter and its marks.
    private static let vniPairs: [String: Unicode.Scalar] = {
        let rows: [(String, String, String)] = [
            ("a", "ùøûõï", "áàảãạ"), ("a", "âáàåãä", "âấầẩẫậ"), ("a", "êéèúüë", "ăắằẳẵặ"), ("e", "ùøûõï", "éèẻẽẹ"),
            ("e", "âáàåãä", "êếềểễệ"), ("o", "ùøûõï", "óòỏõọ"), ("o", "âáàåãä", "ôốồổỗộ"), ("ô", "ùøûõï", "ớờởỡợ"),
            ("u", "ùøûõï", "úùủũụ"), ("ö", "ùøûõï", "ứừửữự"), ("y", "ùøûõ", "ýỳỷỹ"),
        ]
        var pairs: [String: Unicode.Scalar] = [:]
        for (letter, marks, letters) in rows {
            for (mark, value) in zip(marks.unicodeScalars, letters.unicodeScalars) { pairs["\(letter)\(mark)"] = value }
        }
        return pairs
    }()
}

extension LegacyText {
    /// Whether every word that has letters beyond ASCII is a Vietnamese syllable.
    private static func isVietnamese(_ text: String) -> Bool {
        for word in text.split(whereSeparator: { !$0.isLetter && !isMark($0) }) {
            if word.unicodeScalars.contains(where: { $0.value >= 0x80 }), !isSyllable(word) { return false }
        }
        return true
    }

    /// Signs that are no letters but stand for letters in legacy text.
    private static func isMark(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0xA1...0xFF).contains($0.value) }
    }

    private static func isSyllable(_ word: Substring) -> Bool {
        // In legacy capitals a small code may stand between capitals; the reading is judged without case, but a capital
        // after a small letter is a sign of legacy text.
        var wasSmall = false
        for scalar in word.unicodeScalars {
            let isSmall = lower(scalar) == scalar
            if !isSmall, wasSmall { return false }
            wasSmall = isSmall
        }
        let folded = VietnameseText.folded(word)
        guard folded.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return false }
        let onset = onsets.first { folded.hasPrefix($0) } ?? ""
        let rest = folded.dropFirst(onset.count)
        let vowels = rest.prefix { "aeiouy".contains($0) }
        let coda = rest.dropFirst(vowels.count)
        // `gi` and `qu` take their vowel into the onset: "gì", "quý".
        let nucleus = vowels.isEmpty && (onset == "gi" || onset == "qu") ? 1 : vowels.count
        return (1...3).contains(nucleus) && codas.contains(String(coda)) && tones(word) <= 1
    }

    /// Tone marks in a word; no syllable has two.
    private static func tones(_ word: Substring) -> Int {
        String(word).lowercased().unicodeScalars.count { toned.contains($0) }
    }

    private static let toned = Set(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".unicodeScalars)

    private static let onsets = [
        "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x",
    ]
    private static let codas: Set<String> = ["", "ch", "ng", "nh", "c", "m", "n", "p", "t"]
}
