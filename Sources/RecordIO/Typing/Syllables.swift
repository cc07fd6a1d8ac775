// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What a Vietnamese syllable looks like, as far as is needed to tell real words from misread ones.
enum Syllables {
    /// Whether every word with letters beyond ASCII (and for which `isLooked` holds) is a Vietnamese syllable.
    static func areAll(_ text: String, where isLooked: (Substring) -> Bool = { _ in true }) -> Bool {
        for word in text.split(whereSeparator: { !$0.isLetter && !isSign($0) }) {
            guard word.unicodeScalars.contains(where: { !$0.isASCII }), isLooked(word) else { continue }
            if !isSyllable(word) { return false }
        }
        return true
    }

    /// Signs that are no letters but stand for letters in legacy text.
    private static func isSign(_ character: Character) -> Bool {
        character.unicodeScalars.contains { (0xA1...0xFF).contains($0.value) }
    }

    private static func isSyllable(_ word: Substring) -> Bool {
        guard !hasCapitalAfterSmall(word) else { return false }
        var letters = String.UnicodeScalarView()
        var tones = 0
        for scalar in String(word).lowercased().unicodeScalars {
            letters.append(untoned[scalar] ?? scalar)
            if untoned[scalar] != nil { tones += 1 }
        }
        guard tones <= 1 else { return false }
        let plain = String(letters)
        let onset = onsets.first { plain.hasPrefix($0) } ?? ""
        let rest = plain.dropFirst(onset.count)
        let vowels = rest.prefix { "aăâeêioôơuưy".contains($0) }
        guard codas.contains(String(rest.dropFirst(vowels.count))) else { return false }
        // `gi` takes its vowel into the onset: "gì", "gìn".
        return vowels.isEmpty ? onset == "gi" : nuclei.contains(String(vowels))
    }

    /// A capital after a small letter is a sign of misread text: "NguyÔn".
    private static func hasCapitalAfterSmall(_ word: Substring) -> Bool {
        var wasSmall = false
        for scalar in word.unicodeScalars {
            let isSmall = scalar.properties.isLowercase
            if wasSmall, scalar.properties.isUppercase { return true }
            wasSmall = isSmall
        }
        return false
    }

    /// Letters with a tone, and the same without it.
    private static let untoned: [Unicode.Scalar: Unicode.Scalar] = {
        let rows = [
            "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ",
            "ưừửữứự", "yỳỷỹýỵ",
        ]
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        for row in rows.map(\.unicodeScalars) {
            guard let base = row.first else { continue }
            for toned in row.dropFirst() { letters[toned] = base }
        }
        return letters
    }()

    private static let onsets = [
        "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
        "n", "p", "r", "s", "t", "v", "x",
    ]
    private static let codas: Set<String> = ["", "ch", "ng", "nh", "c", "m", "n", "p", "t"]
    private static let nuclei: Set<String> = [
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu",
        "ia",
        "iê", "iu", "iêu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây",
        "uê",
        "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu",
    ]
}
