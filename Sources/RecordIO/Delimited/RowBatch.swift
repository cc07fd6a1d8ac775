// SPDX-License-Identifier: Apache-2.0

/// A few rows on their way into long lists, which grow by many at a time.
struct RowBatch: ~Copyable {
    private static let most = 1024

    /// Where each row begins.
    let offsets = UnsafeMutablePointer<Int>.allocate(capacity: most)
    /// How many bytes each has.
    let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: most)
    /// Their numbers.
    let numbers = UnsafeMutablePointer<Int32>.allocate(capacity: most)
    /// How many rows there are.
    var count = 0

    var isFull: Bool { count == Self.most }

    init() {}

    deinit {
        offsets.deallocate()
        lengths.deallocate()
        numbers.deallocate()
    }

    /// Adds a row where there is room.
    @inline(__always)
    mutating func add(_ offset: Int, _ length: Int, _ number: Int) {
        (offsets + count).initialize(to: offset)
        (lengths + count).initialize(to: UInt32(truncatingIfNeeded: length))
        (numbers + count).initialize(to: Int32(truncatingIfNeeded: number))
        count += 1
    }
}
