// SPDX-License-Identifier: Apache-2.0

/// How wide text is in a drawing, rather too much than too little: which font a reader has is not known.
///
/// The widths are those of DejaVu Sans, the widest of the fonts that office machines fall back to, rounded up.
enum TextMeasure {
    /// The width of a text at a size, in units of the drawing.
    static func width(_ text: String, size: Double) -> Double {
        Double(text.unicodeScalars.reduce(0) { $0 + hundredths($1) }) * size / 100
    }

    /// A text broken at spaces into lines of at most a width; what does not fit the last line ends in ….
    static func lines(_ text: String, width: Double, size: Double, most: Int = .max) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = String(word)
            let longer = line.isEmpty ? word : "\(line) \(word)"
            if Self.width(longer, size: size) <= width {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while Self.width(word, size: size) > width {
                let head = beginning(of: word, width: width, size: size)
                lines.append(head)
                word = String(word.dropFirst(head.count))
            }
            line = word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        guard lines.count > most, most > 0 else { return lines }
        let rest = lines[(most - 1)...].joined(separator: " ")
        return lines.prefix(most - 1) + [fit(rest, width: width, size: size)]
    }

    /// The longest beginning of a text that fits a width, with … in place of what is cut.
    static func fit(_ text: String, width: Double, size: Double) -> String {
        guard Self.width(text, size: size) > width else { return text }
        let room = width - Self.width("…", size: size)
        var result = beginning(of: text, width: room, size: size)
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// At least one character, and as many as fit.
    private static func beginning(of text: String, width: Double, size: Double) -> String {
        var result = ""
        var used = 0.0
        for character in text {
            used += Self.width(String(character), size: size)
            if used > width, !result.isEmpty { break }
            result.append(character)
        }
        return result
    }

    /// Hundredths of the size of the letters.
    private static func hundredths(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i", "j", "l", "I", "J", "'", "|": 30
        case " ", ".", ",", ":", ";", "!": 34
        case "(", ")", "[", "]", "f", "t", "r", "-", "/": 43
        case "m", "%", "W", "—", "→": 100
        case "w", "M", "G", "O", "Q", "Ơ", "Ô": 88
        case "0"..."9": 64
        case "a"..."z": 64
        case "A"..."Z": 78
        default:
            // Signs of other scripts may be as wide as they are high.
            DisplayWidth.of(String(scalar)) == 2
                ? 105 : scalar.properties.isUppercase ? 80 : DisplayWidth.of(String(scalar)) == 0 ? 0 : 70
        }
    }
}
