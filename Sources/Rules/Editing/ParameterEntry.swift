// SPDX-License-Identifier: Apache-2.0

public import Records

/// A new value of a parameter as it is written into a rule file.
struct ParameterEntry {
    let from: CalendarDate
    let through: CalendarDate?
    let value: Constant
    let basis: String
    let status: Parameter.Status

    /// How long a line of a rule file may be.
    static let lineLength = 120

    /// The entry as Lua: on one line, or broken where that would be too long.
    ///
    /// - Parameters:
    ///   - column: How many characters stand before it on its line.
    ///   - indent: What stands before the entry's own lines.
    ///   - lineEnd: The line end of the file.
    func text(_ schema: Schema, column: Int, indent: String, lineEnd: String) -> String {
        let parts = [
            "{ from = \"\(from)\", value = \(schema.literal(value)),", "basis = \(Self.quoted(basis)),",
            "status = \"\(status.rawValue)\"" + (through.map { ", through = \"\($0)\"" } ?? "") + " }",
        ]
        var text = ""
        var width = column
        for part in parts {
            // One more for the comma behind the entry.
            if !text.isEmpty, width + 1 + part.count + 1 > Self.lineLength {
                text += "\(lineEnd)\(indent)  \(part)"
                width = indent.count + 2 + part.count
            } else {
                text += (text.isEmpty ? "" : " ") + part
                width += (text == part ? 0 : 1) + part.count
            }
        }
        return text
    }

    /// A text as a Lua literal on one line.
    static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.composed.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value)
                literal += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}

extension Schema {
    /// A value as a rule file has it: `1.5`, `"2024-07-10"`, `true`, `"HTTNV"`.
    public func literal(_ value: Constant) -> String {
        switch value {
        case .number(let number): number.decimalText(separator: ".") ?? "\(number.numerator) / \(number.denominator)"
        case .date(let date): "\"\(date)\""
        case .code(let list, let place): ParameterEntry.quoted(codeLists[list].codes[place].code)
        case .text(let text): ParameterEntry.quoted(text)
        case .truth(let flag): flag ? "true" : "false"
        }
    }
}
