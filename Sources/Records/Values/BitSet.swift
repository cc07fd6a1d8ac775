// SPDX-License-Identifier: Apache-2.0

/// A set of row numbers below a fixed count, one bit each.
///
/// INVARIANT: bits at and beyond `count` in the last word are zero, so that whole words may be counted and compared.
public struct BitSet: Sendable, Hashable {
    /// How many rows there are.
    public let count: Int
    /// Sixty-four rows per word, lowest bit first.
    public internal(set) var words: [UInt64]

    /// The empty set, or the set of all rows.
    public init(count: Int, all: Bool = false) {
        self.count = count
        words = [UInt64](repeating: all ? .max : 0, count: (count + 63) / 64)
        clearTail()
    }

    /// A set from whole words; bits beyond the count are dropped.
    public init(count: Int, words: [UInt64]) {
        precondition(words.count == (count + 63) / 64, "one word per sixty-four rows")
        self.count = count
        self.words = words
        clearTail()
    }

    /// Whether a row is in the set.
    @inlinable public subscript(row: Int) -> Bool {
        get { words[row >> 6] & (1 << UInt64(row & 63)) != 0 }
        set { if newValue { insert(row) } else { remove(row) } }
    }

    /// Adds a row.
    public mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

    /// Adds rows.
    public mutating func insert(_ rows: [Int]) {
        words.withUnsafeMutableBufferPointer { words in
            for row in rows { words[row >> 6] |= 1 << UInt64(row & 63) }
        }
    }

    /// Drops rows.
    public mutating func subtract(_ rows: [Int]) {
        words.withUnsafeMutableBufferPointer { words in
            for row in rows { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
        }
    }

    /// Drops a row.
    public mutating func remove(_ row: Int) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }

    /// How many rows are in the set.
    public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether no row is in the set.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The rows in both.
    public func intersection(_ other: BitSet) -> BitSet { combined(other, &) }

    /// The rows in either.
    public func union(_ other: BitSet) -> BitSet { combined(other, |) }

    /// The rows here and not there.
    public func subtracting(_ other: BitSet) -> BitSet { combined(other) { $0 & ~$1 } }

    /// The rows in one of two sets and not in the other.
    public func symmetricDifference(_ other: BitSet) -> BitSet { combined(other, ^) }

    /// Keeps the rows that are in the other set too.
    public mutating func formIntersection(_ other: BitSet) { form(other, &) }

    /// Adds the rows of the other set.
    public mutating func formUnion(_ other: BitSet) { form(other, |) }

    /// The rows not in the set.
    public var complement: BitSet { BitSet(count: count, words: words.map { ~$0 }) }

    /// Calls the body with each row in the set, ascending.
    public func forEach(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// The rows in the set that lie in a range, ascending.
    public func rows(in range: Range<Int>) -> [Int] {
        precondition(range.upperBound <= count, "rows of the set")
        var found: [Int] = []
        found.reserveCapacity(range.count)
        var row = range.lowerBound
        while row < range.upperBound {
            let end = min(range.upperBound, (row | 63) + 1)
            var rest = words[row >> 6] >> UInt64(row & 63) & (UInt64.max >> UInt64(64 - (end - row)))
            while rest != 0 {
                found.append(row + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
            row = end
        }
        return found
    }

    /// Calls the body with the words in memory; the pointer is valid until it returns, and nil when there are none.
    @inlinable public func withUnsafeWords<Result>(_ body: (UnsafePointer<UInt64>?) -> Result) -> Result {
        words.withUnsafeBufferPointer { body($0.baseAddress) }
    }

    private func combined(_ other: BitSet, _ operation: (UInt64, UInt64) -> UInt64) -> BitSet {
        var result = self
        result.form(other, operation)
        return result
    }

    @inline(__always)
    private mutating func form(_ other: BitSet, _ operation: (UInt64, UInt64) -> UInt64) {
        precondition(count == other.count, "sets over the same rows")
        words.withUnsafeMutableBufferPointer { words in
            other.words.withUnsafeBufferPointer { others in
                for index in words.indices { words[index] = operation(words[index], others[index]) }
            }
        }
    }

    private mutating func clearTail() {
        if count & 63 != 0 { words[words.count - 1] &= (1 << UInt64(count & 63)) - 1 }
    }
}
