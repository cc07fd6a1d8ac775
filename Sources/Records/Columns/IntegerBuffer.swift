// SPDX-License-Identifier: Apache-2.0

/// Whole numbers on their way into a column, in the narrowest width that has held them all so far.
struct IntegerBuffer: Sendable {
    private enum Width { case byte, short, word, long }

    private static let block = 512

    private var width = Width.byte
    // One of these holds all numbers; arrays inside an enumeration would be copied at each addition.
    private var bytes: [Int8] = []
    private var shorts: [Int16] = []
    private var words: [Int32] = []
    private var longs: [Int64] = []
    private var pending: [Int64] = []

    /// How many numbers there will be, as far as someone knows: room for them is made at once.
    var expected = 0

    /// Adds a number.
    mutating func append(_ value: Int64) {
        pending.append(value)
        if pending.count == Self.block { flush() }
    }

    /// Adds numbers.
    mutating func append(_ values: UnsafeBufferPointer<Int64>) {
        flush()
        pack(values)
    }

    /// All numbers, padded with zeros to whole words of sixty-four rows.
    mutating func finish() -> PackedIntegers {
        flush()
        defer { self = IntegerBuffer() }
        switch width {
        case .byte:
            Self.pad(&bytes)
            return .bytes(bytes)
        case .short:
            Self.pad(&shorts)
            return .shorts(shorts)
        case .word:
            Self.pad(&words)
            return .words(words)
        case .long:
            Self.pad(&longs)
            return .longs(longs)
        }
    }

    private mutating func flush() {
        if pending.isEmpty { return }
        pending.withUnsafeBufferPointer { pack($0) }
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func pack(_ values: UnsafeBufferPointer<Int64>) {
        // A number fits a width if it and its sign agree in all bits above.
        var bits: Int64 = 0
        for value in values { bits |= value ^ (value >> 63) }
        widen(toHold: -1 - bits, bits)
        let room = room
        switch width {
        case .byte: Self.append(values, to: &bytes, room)
        case .short: Self.append(values, to: &shorts, room)
        case .word: Self.append(values, to: &words, room)
        case .long: longs.append(contentsOf: values)
        }
    }

    private static func append<Number: FixedWidthInteger>(
        _ values: UnsafeBufferPointer<Int64>, to numbers: inout [Number], _ room: Int
    ) {
        if numbers.isEmpty { numbers.reserveCapacity(room) }
        withUnsafeTemporaryAllocation(of: Number.self, capacity: values.count) { narrow in
            for index in values.indices { narrow[index] = Number(truncatingIfNeeded: values[index]) }
            numbers.append(contentsOf: narrow)
        }
    }

    private mutating func widen(toHold least: Int64, _ greatest: Int64) {
        func fits<Number: FixedWidthInteger>(_ type: Number.Type) -> Bool {
            Number(exactly: least) != nil && Number(exactly: greatest) != nil
        }
        if width == .byte, !fits(Int8.self) {
            (shorts, bytes, width) = (widened(bytes), [], .short)
        }
        if width == .short, !fits(Int16.self) {
            (words, shorts, width) = (widened(shorts), [], .word)
        }
        if width == .word, !fits(Int32.self) {
            (longs, words, width) = (widened(words), [], .long)
        }
    }

    private func widened<Number: FixedWidthInteger>(_ numbers: [some FixedWidthInteger]) -> [Number] {
        var wide: [Number] = []
        wide.reserveCapacity(max(room, numbers.count))
        wide.append(contentsOf: numbers.lazy.map { Number($0) })
        return wide
    }

    /// Room for all numbers with their padding.
    private var room: Int { (expected + 63) / 64 * 64 }

    private static func pad<Number: FixedWidthInteger>(_ values: inout [Number]) {
        let count = (values.count + 63) / 64 * 64
        values.append(contentsOf: repeatElement(0, count: count - values.count))
    }
}
