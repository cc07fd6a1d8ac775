// SPDX-License-Identifier: Apache-2.0

/// A strict parser of JSON (RFC 8259) that knows where everything stands and refuses repeated keys.
struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes since the line's start that begin no character, so that columns count characters.
    private var innerBytes = 0
    private var depth = 0

    /// Parses a whole text.
    static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> JSONNode {
        var parser = JSONParser(bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw parser.problem(.notUTF8) }
        let node = try parser.node()
        parser.skipSpace()
        if parser.index < bytes.count { throw parser.unexpected() }
        return node
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            index = 3
            lineStart = 3
        }
    }

    private var position: SourceTable.Position {
        SourceTable.Position(line: Int32(clamping: line), column: Int32(clamping: index - lineStart - innerBytes + 1))
    }

    private func problem(_ kind: JSONProblem.Kind) -> JSONProblem { JSONProblem(kind: kind, position: position) }

    private func unexpected() -> JSONProblem {
        guard index < bytes.count else { return problem(.unfinished) }
        let character = String(decoding: bytes[index..<min(index + 12, bytes.count)], as: UTF8.self).prefix(1)
        return problem(.unexpected(String(character)))
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
            case UInt8(ascii: "\n"):
                index += 1
                line += 1
                lineStart = index
                innerBytes = 0
            default: return
            }
        }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func node() throws(JSONProblem) -> JSONNode {
        skipSpace()
        let start = position
        guard index < bytes.count else { throw unexpected() }
        switch bytes[index] {
        case UInt8(ascii: "{"): return JSONNode(value: try object(), position: start)
        case UInt8(ascii: "["): return JSONNode(value: try array(), position: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), position: start)
        case UInt8(ascii: "t"): return JSONNode(value: try word("true", .boolean(true)), position: start)
        case UInt8(ascii: "f"): return JSONNode(value: try word("false", .boolean(false)), position: start)
        case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), position: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(value: .number(try number()), position: start)
        default: throw unexpected()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw unexpected() }
        index += word.utf8.count
        return value
    }

    private mutating func nested<Result>(
        _ body: (inout JSONParser) throws(JSONProblem) -> Result
    ) throws(JSONProblem) -> Result {
        // Records nest five deep; the bound keeps hostile text from exhausting the stack.
        if depth == 32 { throw problem(.tooDeep) }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return try body(&self)
    }

    private mutating func array() throws(JSONProblem) -> JSONValue {
        try nested { (parser: inout JSONParser) throws(JSONProblem) -> JSONValue in
            var nodes: [JSONNode] = []
            if parser.take("]") { return .array(nodes) }
            repeat { nodes.append(try parser.node()) } while parser.take(",")
            guard parser.take("]") else { throw parser.unexpected() }
            return .array(nodes)
        }
    }

    private mutating func object() throws(JSONProblem) -> JSONValue {
        try nested { (parser: inout JSONParser) throws(JSONProblem) -> JSONValue in
            var members: [(key: String, position: SourceTable.Position, node: JSONNode)] = []
            var keys: Set<String> = []
            if parser.take("}") { return .object(members) }
            repeat {
                parser.skipSpace()
                let start = parser.position
                guard parser.index < parser.bytes.count, parser.bytes[parser.index] == UInt8(ascii: "\"") else {
                    throw parser.unexpected()
                }
                let key = try parser.string()
                guard keys.insert(key).inserted else {
                    throw JSONProblem(kind: .repeatedKey(key), position: start)
                }
                guard parser.take(":") else { throw parser.unexpected() }
                members.append((key, start, try parser.node()))
            } while parser.take(",")
            guard parser.take("}") else { throw parser.unexpected() }
            return .object(members)
        }
    }

    private mutating func number() throws(JSONProblem) -> String {
        let start = index
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = index
        while index < bytes.count, digits.contains(bytes[index]) { index += 1 }
        var isSound = index > whole && (bytes[whole] != UInt8(ascii: "0") || index == whole + 1)
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            let places = index
            while index < bytes.count, digits.contains(bytes[index]) { index += 1 }
            isSound = isSound && index > places
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            let power = index
            while index < bytes.count, digits.contains(bytes[index]) { index += 1 }
            isSound = isSound && index > power
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard isSound else { throw problem(.malformed(text)) }
        return text
    }

    private mutating func string() throws(JSONProblem) -> String {
        index += 1
        var content: [UInt8] = []
        while true {
            guard index < bytes.count else { throw unexpected() }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return EntranceText.normalized(content)
            case UInt8(ascii: "\\"): content.append(contentsOf: try escape().utf8)
            case 0..<0x20: throw problem(.malformed("\\u" + hexadecimal(byte)))
            default:
                content.append(byte)
                if byte & 0xC0 == 0x80 { innerBytes += 1 }
                index += 1
            }
        }
    }

    private func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private mutating func escape() throws(JSONProblem) -> String {
        guard index + 1 < bytes.count else { throw problem(.unfinished) }
        let letter = bytes[index + 1]
        let simple: [UInt8: String] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let text = simple[letter] {
            index += 2
            return text
        }
        guard letter == UInt8(ascii: "u"), let first = unit(at: index + 2) else { throw malformedEscape() }
        if let scalar = Unicode.Scalar(UInt32(first)) {
            index += 6
            return String(scalar)
        }
        guard index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
            let second = unit(at: index + 8), UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(second)
        else { throw malformedEscape() }
        index += 12
        return String(decoding: [first, second], as: UTF16.self)
    }

    private func malformedEscape() -> JSONProblem {
        problem(.malformed(String(decoding: bytes[index..<min(index + 6, bytes.count)], as: UTF8.self)))
    }

    private func unit(at start: Int) -> UInt16? {
        guard start + 4 <= bytes.count else { return nil }
        let digits = bytes[start..<start + 4]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
