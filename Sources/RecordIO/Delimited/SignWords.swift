// SPDX-License-Identifier: Apache-2.0

internal import ColumnKernels

/// Where signs stand among bytes: a bit a byte, sixty-four bytes to a word.
struct SignWords: ~Copyable {
    /// Words in memory; those of the last bytes that were looked at count.
    private(set) var words: UnsafeMutablePointer<UInt64>
    private var capacity: Int

    init() {
        capacity = 64
        words = .allocate(capacity: capacity)
    }

    deinit { words.deallocate() }

    /// Finds either of two signs.
    ///
    /// Sixty-three bytes more may be read; what stands there does not matter.
    mutating func find(_ sign: UInt8, or other: UInt8, in bytes: UnsafeRawBufferPointer) {
        let count = room(for: bytes)
        ck_signs(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count, sign, other, words)
    }

    /// Finds bytes that are not ASCII, in the same way.
    mutating func findForeign(in bytes: UnsafeRawBufferPointer) {
        let count = room(for: bytes)
        ck_beyond_ascii(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count, words)
    }

    /// Whether any bit of the first bytes is set, or of the few behind them.
    func hasAny(within count: Int) -> Bool {
        for word in 0..<((count + 63) / 64) where words[word] != 0 { return true }
        return false
    }

    private mutating func room(for bytes: UnsafeRawBufferPointer) -> Int {
        let count = (bytes.count + 63) / 64
        if count > capacity {
            words.deallocate()
            capacity = count
            words = .allocate(capacity: capacity)
        }
        return count
    }
}
