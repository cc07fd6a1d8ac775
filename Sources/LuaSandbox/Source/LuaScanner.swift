// SPDX-License-Identifier: Apache-2.0

/// Takes a Lua text apart into tokens, in the way of Lua's own reader.
///
/// Comments and blanks are left out. It never fails: what Lua would refuse becomes a token of kind
/// ``LuaToken/Kind/invalid``, and reading goes on.
public struct LuaScanner: Sequence, IteratorProtocol {
    var source: [UInt8]
    var at = 0
    private(set) var line = 1
    /// The place up to which columns were counted, so that counting stays linear on long lines.
    private var counted = 0
    private var column = 1

    /// Creates a scanner at the beginning of a text.
    public init(_ source: String) {
        self.source = Array(source.utf8)
        if self.source.starts(with: [0xEF, 0xBB, 0xBF]) { skipMark() }
    }

    private mutating func skipMark() {
        at = 3
        counted = 3
    }

    /// The next token, or `nil` at the end.
    public mutating func next() -> LuaToken? {
        if let unfinished = skipBlanks() { return unfinished }
        guard let byte = peek() else { return nil }
        let start = at
        var token = LuaToken(kind: .symbol, text: "", line: line, column: countColumn(), offset: start)
        switch byte {
        case UInt8(ascii: "["):
            if let level = longBracket(at) {
                token.bytes = longText(level)
                token.kind = token.bytes == nil ? .invalid : .string
            } else {
                at += 1
            }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            token.bytes = shortText()
            token.kind = token.bytes == nil ? .invalid : .string
        case _ where byte.isDigit || byte == UInt8(ascii: ".") && (peek(1)?.isDigit ?? false):
            token.kind = .number
            skipNumber()
        case _ where byte.isLetter:
            while let next = peek(), next.isLetter || next.isDigit { at += 1 }
            token.kind = .name
        default:
            let length = symbolLength()
            token.kind = length == 0 ? .invalid : .symbol
            at += 1
            if length > 0 { at += length - 1 } else { while let next = peek(), next & 0xC0 == 0x80 { at += 1 } }
        }
        token.text = String(decoding: source[start..<at], as: UTF8.self)
        if token.kind == .name, isKeyword(start, at) { token.kind = .keyword }
        return token
    }

    /// Whether the name between two places is reserved; most are told from the reserved words by their first two letters.
    private func isKeyword(_ start: Int, _ end: Int) -> Bool {
        guard (2...8).contains(end - start) else { return false }
        return Self.reserved[Int(source[start] & 31)].contains { word in
            word.count == end - start && word[1] == source[start + 1] && word.elementsEqual(source[start..<end])
        }
    }

    /// The reserved words by the low bits of their first letter.
    private static let reserved: [[[UInt8]]] = (0..<32).map { bits in
        LuaToken.keywords.map { Array($0.utf8) }.filter { Int($0[0] & 31) == bits }
    }

    func peek(_ offset: Int = 0) -> UInt8? { at + offset < source.count ? source[at + offset] : nil }

    private mutating func countColumn() -> Int {
        while counted < at {
            if source[counted] & 0xC0 != 0x80 { column += 1 }
            counted += 1
        }
        return column
    }

    /// Steps over a line end; "\r\n" and "\n\r" are one.
    mutating func skipLineEnd() {
        let first = source[at]
        at += 1
        if let second = peek(), second.isLineEnd, second != first { at += 1 }
        line += 1
        counted = at
        column = 1
    }

    /// Steps over blanks and comments; returns the last comment when it has no end.
    private mutating func skipBlanks() -> LuaToken? {
        while let byte = peek() {
            if byte.isLineEnd {
                skipLineEnd()
            } else if byte == UInt8(ascii: " ") || (0x09...0x0C).contains(byte) {
                at += 1
            } else if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
                let token = LuaToken(kind: .invalid, text: "--[", line: line, column: countColumn(), offset: at)
                at += 2
                if peek() == UInt8(ascii: "["), let level = longBracket(at) {
                    if longText(level) == nil { return token }
                } else {
                    while let next = peek(), !next.isLineEnd { at += 1 }
                }
            } else {
                return nil
            }
        }
        return nil
    }

    private mutating func skipNumber() {
        let isHex = peek() == UInt8(ascii: "0") && (peek(1) ?? 0) | 0x20 == UInt8(ascii: "x")
        let exponent = UInt8(ascii: isHex ? "p" : "e")
        if isHex { at += 2 }
        while let byte = peek() {
            if byte | 0x20 == exponent {
                at += 1
                if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
            } else if byte.hexValue != nil || byte == UInt8(ascii: ".") {
                at += 1
            } else {
                break
            }
        }
        // Lua takes what follows into the number, to refuse it there.
        while let byte = peek(), byte.isLetter || byte.isDigit { at += 1 }
    }

    /// The length of the sign that begins here, or 0 when none does.
    private func symbolLength() -> Int {
        let (first, second) = (source[at], peek(1))
        switch first {
        case UInt8(ascii: "."):
            guard second == first else { return 1 }
            return peek(2) == first ? 3 : 2
        case UInt8(ascii: "="), UInt8(ascii: "~"): return second == UInt8(ascii: "=") ? 2 : 1
        case UInt8(ascii: "<"), UInt8(ascii: ">"): return second == first || second == UInt8(ascii: "=") ? 2 : 1
        case UInt8(ascii: "/"), UInt8(ascii: ":"): return second == first ? 2 : 1
        // # % & ( ) * + , - ; [ ] ^ { | }
        case 0x23, 0x25, 0x26, 0x28...0x2D, 0x3B, 0x5B, 0x5D, 0x5E, 0x7B...0x7D: return 1
        default: return 0
        }
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { self == UInt8(ascii: "_") || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
