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
        // A sign that stands alone, as in "3 ½", is no sign of legacy text.
        guard hasWestern, !Syllables.areAll(text, where: { $0.unicodeScalars.contains { $0.isASCII } }) else {
            return nil
        }
        for (encoding, decode) in [("TCVN3", Self.fromTCVN3), ("VNI", Self.fromVNI)] {
            if let reading = decode(text), Syllables.areAll(reading) {
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
