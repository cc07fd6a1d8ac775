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

    /// Texts in brackets.
    static func listed(_ texts: [String]) -> String {
        "[" + texts.map { isPlain($0) ? "\"\($0)\"" : $0.debugDescription }.joined(separator: ", ") + "]"
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
