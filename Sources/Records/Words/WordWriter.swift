// SPDX-License-Identifier: Apache-2.0

/// Writes values as whole words of eight bytes, in the machine's order, with a checksum over all of them.
///
/// Arrays stand as they are in memory, padded with zeros, so that reading them back is copying.
package struct WordWriter {
    /// The checksum of everything written so far.
    package var checksum: UInt64 { sum.value }

    private static let block = 1 << 13

    private var sum = WordSum()
    private var pending: [UInt64] = []
    private let sink: (UnsafeRawBufferPointer) -> Void

    /// A writer that gives bytes to a sink a block at a time.
    package init(_ sink: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.sink = sink
        pending.reserveCapacity(Self.block)
    }

    /// Writes a word.
    package mutating func write(_ word: UInt64) {
        sum.add(word)
        pending.append(word)
        if pending.count == Self.block { flush() }
    }

    /// Writes a number.
    package mutating func write(_ number: Int) { write(UInt64(bitPattern: Int64(number))) }

    /// Writes yes or no.
    package mutating func write(_ flag: Bool) { write(flag ? 1 : 0) }

    /// Writes a number or nothing.
    package mutating func write(_ number: Int?) {
        write(number != nil)
        write(number ?? 0)
    }

    /// Writes a text.
    package mutating func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes texts.
    package mutating func write(_ texts: [String]) {
        write(texts.map { UInt32(clamping: $0.utf8.count) })
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count })
        for text in texts { bytes.append(contentsOf: text.utf8) }
        write(bytes)
    }

    /// Writes how many numbers there are, and the numbers.
    package mutating func write<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
        write(numbers.count)
        numbers.withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            if whole > 0 {
                flush()
                let words = UnsafeRawBufferPointer(rebasing: bytes[..<whole])
                sum.add(words)
                sink(words)
            }
            guard whole < bytes.count else { return }
            var rest: UInt64 = 0
            withUnsafeMutableBytes(of: &rest) { $0.copyBytes(from: bytes[whole...]) }
            write(rest)
        }
    }

    /// Writes what is still pending.
    package mutating func flush() {
        guard !pending.isEmpty else { return }
        pending.withUnsafeBytes { sink($0) }
        pending.removeAll(keepingCapacity: true)
    }
}

/// A checksum over words: whatever a disk may do to them shows, what a person does to them need not.
struct WordSum {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    mutating func add(_ word: UInt64) { value = TextHash.mix(value ^ word) }

    /// Adds whole words.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var value = self
        for offset in stride(from: 0, to: bytes.count & ~7, by: 8) {
            value.add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        self = value
    }
}
