// SPDX-License-Identifier: Apache-2.0

/// How many cells of a terminal a text takes.
enum DisplayWidth {
    /// The width of a text: combining marks take no cell, East Asian wide signs take two, all else one.
    static func of(_ text: some StringProtocol) -> Int {
        (text.utf8.withContiguousStorageIfAvailable { plain($0) } ?? nil) ?? ofAny(text)
    }

    /// The width of any text, letter by letter.
    static func ofAny(_ text: some StringProtocol) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += of(scalar) }
        return width
    }

    /// The width of a text of which every letter, known by the first byte, takes one cell; nil for any other.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var width = 0
        for index in bytes.indices {
            switch bytes[index] {
            case 0x20..<0x7F, 0xC3...0xCB: width += 1
            case 0x80..<0xC0: break
            // The marked letters of Vietnamese, dashes and quotes; text is valid, so that what follows is there.
            case 0xE1 where (0xB8...0xBB).contains(bytes[index + 1]): width += 1
            case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]): width += 1
            default: return nil
            }
        }
        return width
    }

    /// The longest beginning of a text that fits a width, with … in place of what is cut.
    static func fit(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 1 else { return width == 1 ? "…" : "" }
        var result = ""
        var used = 0
        for character in text {
            let next = of(String(character))
            if used + next > width - 1 { break }
            result.append(character)
            used += next
        }
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// A text broken at spaces into lines of at most a width; a word longer than a line is broken where it must.
    static func wrap(_ text: String, to width: Int) -> [String] {
        let limit = max(1, width)
        if of(text) <= limit, hasSingleSpaces(text) { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = word
            let room = limit - of(line) - (line.isEmpty ? 0 : 1)
            if of(word) <= room {
                line += (line.isEmpty ? "" : " ") + word
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while of(word) > limit {
                let head = beginning(of: word, width: limit)
                lines.append(String(head))
                word = word[head.endIndex...]
            }
            line = String(word)
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// Whether spaces stand one by one and between words.
    private static func hasSingleSpaces(_ text: String) -> Bool {
        var isAfterSpace = true
        for byte in text.utf8 {
            let isSpace = byte == UInt8(ascii: " ")
            if isSpace, isAfterSpace { return false }
            isAfterSpace = isSpace
        }
        return text.isEmpty || !isAfterSpace
    }

    /// At least one character, and as many as fit.
    private static func beginning(of word: Substring, width: Int) -> Substring {
        var end = word.startIndex
        var used = 0
        while end < word.endIndex {
            let next = of(String(word[end]))
            if used + next > width, end > word.startIndex { break }
            used += next
            end = word.index(after: end)
        }
        return word[..<end]
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xAD ? 0 : 1 }
        // The marked letters of Vietnamese, dashes and quotes: nearly all else that is printed.
        if (0x1E00...0x1EFF).contains(scalar.value) || (0x2010...0x2027).contains(scalar.value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// The blocks whose signs are wide or full-width (Unicode's East Asian Width), as far as names and documents use them.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
