// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Values as the lines of a seal have them: as Swift describes them, which takes it much longer.
enum SealedText {
    /// Text with its line breaks and backslashes escaped, so that no two lists of texts have the same lines.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0x0A || $0 == 0x0D }) else {
            return "\"\(text)\""
        }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + "\""
    }

    /// Adds texts in brackets.
    static func add(_ texts: [String], to line: inout String) {
        line += "["
        var isFirst = true
        for text in texts {
            if !isFirst { line += ", " }
            isFirst = false
            if isPlain(text) {
                line += "\""
                line += text
                line += "\""
            } else {
                line += text.debugDescription
            }
        }
        line += "]"
    }

    /// A fact of the round.
    static func described(_ value: RoundDeclaration.Literal) -> String {
        switch value {
        case .text(let text): "text(\(text.debugDescription))"
        case .number(let number): "number(\(number.description))"
        case .flag(let flag): flag ? "flag(true)" : "flag(false)"
        }
    }

    /// A value of a parameter.
    static func described(_ value: Constant) -> String {
        switch value {
        case .number(let number): "number(\(number.description))"
        case .date(let date): "date(\(date.description))"
        case .code(let list, let place): "code(list: \(list), \(place))"
        case .text(let text): "text(\(text.debugDescription))"
        case .truth(let truth): truth ? "truth(true)" : "truth(false)"
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
}
