// SPDX-License-Identifier: Apache-2.0

import Messages

/// Where below a line of a rule file the caret stands, in cells of the terminal.
///
/// Lua says only the line. The word that a message speaks of is looked for in it, so that the eye finds the place.
struct CaretMark {
    /// Cells before the mark.
    let offset: Int
    /// Cells that it is wide.
    let width: Int

    /// The arguments of messages that stand in the file as they are, the most telling first.
    private static let written = ["name", "sign", "method", "key", "value", "a", "b", "word", "id"]

    /// The mark at a known column (in bytes, from 1), else below the word that the message speaks of, else below what the
    /// line begins with; nil of an empty line.
    init?(_ message: Message, in line: String, column: Int) {
        if column > 0 {
            let before = String(decoding: line.utf8.prefix(column - 1), as: UTF8.self)
            (offset, width) = (DisplayWidth.of(before), 1)
            return
        }
        for key in Self.written {
            guard let word = message.arguments[key], let range = Self.place(of: word, in: line) else { continue }
            (offset, width) = (DisplayWidth.of(String(line[..<range.lowerBound])), max(1, DisplayWidth.of(word)))
            return
        }
        guard let first = line.firstIndex(where: { $0 != " " }) else { return nil }
        (offset, width) = (DisplayWidth.of(String(line[..<first])), 1)
    }

    /// The first place where a word stands by itself, not as a part of a longer one.
    private static func place(of word: String, in line: String) -> Range<String.Index>? {
        guard !word.isEmpty else { return nil }
        var start = line.startIndex
        while let found = line[start...].firstRange(of: word) {
            let before = found.lowerBound == line.startIndex ? nil : line[line.index(before: found.lowerBound)]
            let after = found.upperBound == line.endIndex ? nil : line[found.upperBound]
            if !isInside(before, word.first) && !isInside(after, word.last) { return found }
            start = line.index(after: found.lowerBound)
        }
        return nil
    }

    private static func isInside(_ neighbour: Character?, _ end: Character?) -> Bool {
        guard let neighbour, let end else { return false }
        func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
        return isWord(neighbour) && isWord(end)
    }
}
