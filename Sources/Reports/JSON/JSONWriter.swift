// SPDX-License-Identifier: Apache-2.0

import Platform

/// Writes JSON that people can read and programs can compare: sorted keys, two spaces of indent, a final newline.
///
/// A list or object that fits on the rest of a line of ``lineLength`` bytes stays on it. The text depends on the value
/// alone, so equal values give equal bytes.
struct JSONWriter {
    private var output: [UInt8] = []
    private let lineLength = 110

    /// The document of a value, ending in a newline.
    static func document(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.write(value, indent: 0, column: 0)
        writer.output.append(UInt8(ascii: "\n"))
        return String(decoding: writer.output, as: UTF8.self)
    }

    private mutating func write(_ value: JSONValue, indent: Int, column: Int) {
        let start = output.count
        if writeOnOneLine(value, upTo: start + max(0, lineLength - column)) { return }
        output.removeSubrange(start...)
        switch value {
        case .list(let items):
            output.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                startLine(after: index, indent: indent + 2)
                write(item, indent: indent + 2, column: indent + 2)
            }
            endLines(indent: indent, "]")
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, key) in Self.sorted(members).enumerated() {
                startLine(after: index, indent: indent + 2)
                let lineStart = output.count
                writeKey(key)
                write(members[key] ?? .null, indent: indent + 2, column: indent + 2 + output.count - lineStart)
            }
            endLines(indent: indent, "}")
        case .null, .bool, .integer, .text:
            _ = writeOnOneLine(value, upTo: .max)
        }
    }

    /// Writes a value without line breaks; false as soon as the output is longer than the limit.
    private mutating func writeOnOneLine(_ value: JSONValue, upTo limit: Int) -> Bool {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .text(let text): writeText(text)
        case .list(let items):
            output.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { output.append(contentsOf: ", ".utf8) }
                guard writeOnOneLine(item, upTo: limit) else { return false }
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, key) in Self.sorted(members).enumerated() {
                if index > 0 { output.append(contentsOf: ", ".utf8) }
                writeKey(key)
                guard writeOnOneLine(members[key] ?? .null, upTo: limit) else { return false }
            }
            output.append(UInt8(ascii: "}"))
        }
        return output.count <= limit
    }

    private mutating func startLine(after index: Int, indent: Int) {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    private mutating func endLines(indent: Int, _ bracket: Unicode.Scalar) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
        output.append(UInt8(ascii: bracket))
    }

    private mutating func writeKey(_ key: String) {
        writeText(key)
        output.append(contentsOf: ": ".utf8)
    }

    private mutating func writeText(_ text: String) { text.appendQuotedForJSON(to: &output) }

    /// Keys in the order of their bytes.
    private static func sorted(_ members: [String: JSONValue]) -> [String] {
        members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
