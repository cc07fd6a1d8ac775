// SPDX-License-Identifier: Apache-2.0

/// Why words cannot be read: they are too few, or say what cannot be.
package struct DamagedWords: Error {
    /// Makes the error.
    package init() {}
}

/// Reads what a ``WordWriter`` wrote, and trusts none of it: no count is believed that the bytes left cannot hold.
package struct WordReader {
    /// The checksum of everything read so far.
    package var checksum: UInt64 { sum.value }
    /// How many bytes are left.
    package private(set) var left: Int

    private static let block = 1 << 16

    private var sum = WordSum()
    /// Bytes that the source gave and nobody took yet, from `next` on.
    private var window: [UInt8] = []
    private var next = 0
    private let source: (UnsafeMutableRawBufferPointer) -> Bool

    /// A reader of bytes.
    ///
    /// - Parameters:
    ///   - size: How many bytes the source has.
    ///   - source: Fills a buffer with the bytes that come next; false when it cannot.
    package init(size: Int, _ source: @escaping (UnsafeMutableRawBufferPointer) -> Bool) {
        left = size
        self.source = source
    }

    /// Reads a word.
    package mutating func word() throws(DamagedWords) -> UInt64 {
        guard left >= 8 else { throw DamagedWords() }
        if next == window.count { try refill() }
        let word = window.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: next, as: UInt64.self) }
        next += 8
        left -= 8
        sum.add(word)
        return word
    }

    /// Reads a number.
    package mutating func number() throws(DamagedWords) -> Int { Int(truncatingIfNeeded: try word()) }

    /// Reads how many things follow that take at least so many bytes each.
    package mutating func count(ofSize size: Int = 8) throws(DamagedWords) -> Int {
        let count = try number()
        guard count >= 0, count <= left / size else { throw DamagedWords() }
        return count
    }

    /// Reads yes or no.
    package mutating func flag() throws(DamagedWords) -> Bool {
        switch try word() {
        case 0: return false
        case 1: return true
        default: throw DamagedWords()
        }
    }

    /// Reads a number or nothing.
    package mutating func optionalNumber() throws(DamagedWords) -> Int? {
        let isThere = try flag()
        let number = try number()
        return isThere ? number : nil
    }

    /// Reads a text.
    package mutating func text() throws(DamagedWords) -> String {
        String(decoding: try numbers(UInt8.self), as: UTF8.self)
    }

    /// Reads texts.
    package mutating func texts() throws(DamagedWords) -> [String] {
        let lengths = try numbers(UInt32.self)
        let bytes = try numbers(UInt8.self)
        guard lengths.reduce(0, { $0 + Int($1) }) == bytes.count else { throw DamagedWords() }
        return bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            return lengths.map { length in
                defer { start += Int(length) }
                return String(
                    decoding: UnsafeBufferPointer(rebasing: bytes[start..<start + Int(length)]), as: UTF8.self)
            }
        }
    }

    /// Reads numbers.
    package mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type
    ) throws(DamagedWords) -> [Number] {
        let size = MemoryLayout<Number>.stride
        let count = try count(ofSize: size)
        let whole = count * size & ~7
        var isRead = true
        var numbers = [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            isRead = fill(UnsafeMutableRawBufferPointer(rebasing: bytes[..<whole]))
            bytes[(isRead ? whole : 0)...].initializeMemory(as: UInt8.self, repeating: 0)
            initialized = count
        }
        guard isRead else { throw DamagedWords() }
        if whole < count * size {
            let rest = try word()
            withUnsafeBytes(of: rest) { rest in
                numbers.withUnsafeMutableBytes { bytes in
                    for index in whole..<bytes.count { bytes[index] = rest[index - whole] }
                }
            }
        }
        return numbers
    }

    /// Fills a buffer of whole words.
    private mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard buffer.count <= left else { return false }
        let known = min(buffer.count, window.count - next)
        window.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[next..<next + known])) }
        next += known
        if known < buffer.count, !source(UnsafeMutableRawBufferPointer(rebasing: buffer[known...])) { return false }
        left -= buffer.count
        sum.add(UnsafeRawBufferPointer(buffer))
        return true
    }

    private mutating func refill() throws(DamagedWords) {
        // No word stands across two windows.
        let size = min(left & ~7, Self.block)
        var isRead = false
        window = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            isRead = source(UnsafeMutableRawBufferPointer(buffer))
            if isRead { initialized = size }
        }
        next = 0
        guard isRead else { throw DamagedWords() }
    }
}
