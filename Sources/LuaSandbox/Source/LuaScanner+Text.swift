// SPDX-License-Identifier: Apache-2.0

extension LuaScanner {
    /// The level of a long bracket ("[[" is 0, "[==[" is 2) at a place, or `nil` when none begins there.
    func longBracket(_ start: Int) -> Int? {
        var end = start + 1
        while end < source.count, source[end] == UInt8(ascii: "=") { end += 1 }
        return end < source.count && source[end] == UInt8(ascii: "[") ? end - start - 1 : nil
    }

    /// Reads a long text or comment; `nil` when it has no end.
    mutating func longText(_ level: Int) -> [UInt8]? {
        at += level + 2
        if let byte = peek(), byte.isLineEnd { skipLineEnd() }
        var bytes: [UInt8] = []
        while let byte = peek() {
            if byte == UInt8(ascii: "]"), closes(level) {
                at += level + 2
                return bytes
            }
            if byte.isLineEnd {
                skipLineEnd()
                bytes.append(0x0A)
            } else {
                bytes.append(byte)
                at += 1
            }
        }
        return nil
    }

    private func closes(_ level: Int) -> Bool {
        let end = at + level + 1
        guard end < source.count, source[end] == UInt8(ascii: "]") else { return false }
        return source[(at + 1)..<end].allSatisfy { $0 == UInt8(ascii: "=") }
    }

    /// Reads a quoted text; `nil` when it is unfinished or has a wrong escape, which then ends at its line.
    mutating func shortText() -> [UInt8]? {
        let quote = source[at]
        at += 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var isValid = true
        while let byte = peek(), !byte.isLineEnd {
            at += 1
            if byte == quote { return isValid ? bytes : nil }
            if byte != UInt8(ascii: "\\") {
                bytes.append(byte)
            } else if !escape(&bytes) {
                isValid = false
            }
        }
        return nil
    }

    /// Reads what follows a backslash.
    private mutating func escape(_ bytes: inout [UInt8]) -> Bool {
        guard let byte = peek() else { return false }
        if byte.isLineEnd {
            skipLineEnd()
            bytes.append(0x0A)
            return true
        }
        if byte.isDigit { return decimalEscape(&bytes) }
        at += 1
        switch byte {
        case UInt8(ascii: "a"): bytes.append(0x07)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "v"): bytes.append(0x0B)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): bytes.append(byte)
        case UInt8(ascii: "x"):
            guard let high = peek()?.hexValue, let low = peek(1)?.hexValue else { return false }
            at += 2
            bytes.append(high << 4 | low)
        case UInt8(ascii: "u"): return unicodeEscape(&bytes)
        case UInt8(ascii: "z"):
            while let next = peek(), next.isLineEnd || next == UInt8(ascii: " ") || (0x09...0x0C).contains(next) {
                if next.isLineEnd { skipLineEnd() } else { at += 1 }
            }
        default: return false
        }
        return true
    }

    private mutating func decimalEscape(_ bytes: inout [UInt8]) -> Bool {
        var value = 0
        for _ in 0..<3 {
            guard let byte = peek(), byte.isDigit else { break }
            value = value * 10 + Int(byte - 0x30)
            at += 1
        }
        guard let byte = UInt8(exactly: value) else { return false }
        bytes.append(byte)
        return true
    }

    /// Reads `\u{XXX}` as UTF-8 in the old, wide sense of up to six bytes, as Lua does.
    private mutating func unicodeEscape(_ bytes: inout [UInt8]) -> Bool {
        guard peek() == UInt8(ascii: "{"), peek(1)?.hexValue != nil else { return false }
        at += 1
        var value: UInt32 = 0
        while let digit = peek()?.hexValue {
            guard value < 0x0800_0000 else { return false }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        guard peek() == UInt8(ascii: "}") else { return false }
        at += 1
        guard value >= 0x80 else {
            bytes.append(UInt8(truncatingIfNeeded: value))
            return true
        }
        var tail: [UInt8] = []
        var limit: UInt32 = 0x3F
        while value > limit {
            tail.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
            value >>= 6
            limit >>= 1
        }
        bytes.append(UInt8(truncatingIfNeeded: (~limit << 1) | value))
        bytes.append(contentsOf: tail.reversed())
        return true
    }
}
