// SPDX-License-Identifier: Apache-2.0

/// Whole numbers in the narrowest width that holds them all.
///
/// The storage is padded with zeros to whole words of sixty-four rows, so that loops over words need no special end.
public enum PackedIntegers: Sendable {
    /// All within 8 bits.
    case bytes([Int8])
    /// All within 16 bits.
    case shorts([Int16])
    /// All within 32 bits.
    case words([Int32])
    /// Any.
    case longs([Int64])

    /// Packs numbers.
    public init(_ values: [Int64]) { self.init(packing: values) }

    /// Packs numbers of any width; those beyond the last may be padding already.
    init<Value: FixedWidthInteger>(packing values: [Value]) {
        var (least, greatest): (Value, Value) = (0, 0)
        for value in values { (least, greatest) = (min(least, value), max(greatest, value)) }
        func fits<Number: FixedWidthInteger>(_ type: Number.Type) -> Bool {
            Number(exactly: least) != nil && Number(exactly: greatest) != nil
        }
        if fits(Int8.self) {
            self = .bytes(Self.padded(values))
        } else if fits(Int16.self) {
            self = .shorts(Self.padded(values))
        } else if fits(Int32.self) {
            self = .words(Self.padded(values))
        } else {
            self = .longs(Self.padded(values))
        }
    }

    /// The number of a row.
    public subscript(row: Int) -> Int64 {
        switch self {
        case .bytes(let values): Int64(values[row])
        case .shorts(let values): Int64(values[row])
        case .words(let values): Int64(values[row])
        case .longs(let values): values[row]
        }
    }

    /// How many bits each number takes.
    public enum Width: Sendable {
        case byte, short, word, long
    }

    /// How many bits each of these takes.
    public var width: Width {
        switch self {
        case .bytes: .byte
        case .shorts: .short
        case .words: .word
        case .longs: .long
        }
    }

    /// Calls the body with the numbers in memory, in their width; the pointer is valid until it returns.
    @inlinable public func withUnsafeValues<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
        switch self {
        case .bytes(let values): values.withUnsafeBytes { body($0.baseAddress) }
        case .shorts(let values): values.withUnsafeBytes { body($0.baseAddress) }
        case .words(let values): values.withUnsafeBytes { body($0.baseAddress) }
        case .longs(let values): values.withUnsafeBytes { body($0.baseAddress) }
        }
    }

    /// The numbers of the first rows, which all fit.
    func numbers(_ count: Int) -> [Int32] {
        switch self {
        case .bytes(let values): values.prefix(count).map { Int32($0) }
        case .shorts(let values): values.prefix(count).map { Int32($0) }
        case .words(let values): values.count == count ? values : Array(values.prefix(count))
        case .longs(let values): values.prefix(count).map { Int32(truncatingIfNeeded: $0) }
        }
    }

    private static func padded<Number: FixedWidthInteger>(_ values: [some FixedWidthInteger]) -> [Number] {
        let count = (values.count + 63) / 64 * 64
        var packed = [Number](repeating: 0, count: count)
        for (index, value) in values.enumerated() { packed[index] = Number(truncatingIfNeeded: value) }
        return packed
    }
}

/// Decimals as whole multiples of the largest unit that divides them all, in millionths.
public struct PackedDecimals: Sendable {
    /// How many units each row holds.
    public let multiples: PackedIntegers
    /// The unit in millionths, 1 or more.
    public let unit: Int64

    init(multiples: PackedIntegers, unit: Int64) {
        self.multiples = multiples
        self.unit = unit
    }

    /// Packs decimals in millionths.
    public init(millionths values: [Int64]) { self.init(packing: values) }

    /// Packs decimals in millionths that are packed already.
    init(millionths values: PackedIntegers) {
        switch values {
        case .bytes(let values): self.init(packing: values)
        case .shorts(let values): self.init(packing: values)
        case .words(let values): self.init(packing: values)
        case .longs(let values): self.init(packing: values)
        }
    }

    private init<Value: FixedWidthInteger & SignedInteger>(packing values: [Value]) {
        var divisor: Value.Magnitude = 0
        for value in values where divisor != 1 && value != 0 {
            // Most values are whole multiples of what is known so far.
            if divisor == 0 || value.magnitude % divisor != 0 {
                divisor = Value.Magnitude(greatestCommonDivisor(UInt64(divisor), UInt64(value.magnitude)))
            }
        }
        let unit = Int64(exactly: max(divisor, 1)) ?? 1
        self.unit = unit
        // The least number of a width is a multiple of a unit that the width does not hold.
        if let narrow = Value(exactly: unit) {
            multiples = PackedIntegers(packing: narrow == 1 ? values : values.map { $0 / narrow })
        } else {
            multiples = PackedIntegers(packing: values.map { Int64($0) / unit })
        }
    }

    /// The decimal of a row in millionths.
    public subscript(row: Int) -> Int64 { multiples[row] * unit }
}
