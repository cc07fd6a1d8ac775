// SPDX-License-Identifier: Apache-2.0

/// The places of a list by the hashes of what stands there: a hash table that holds no keys of its own.
///
/// Linear probing over words of thirty-two bits of hash and a place; who asks compares the few whose hashes agree.
package struct HashSlots: Sendable {
    /// The upper half is the hash, the lower one the place plus one; zero is free.
    private var slots: [UInt64]
    private var count = 0

    /// An empty table with room for so many.
    package init(capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
    }

    /// The first place with this hash that the caller takes for a match.
    @inline(__always)
    package func first(_ hash: UInt32, where isMatch: (Int) -> Bool) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var position = Int(hash) & mask
            while slots[position] != 0 {
                let slot = slots[position]
                if UInt32(truncatingIfNeeded: slot >> 32) == hash {
                    let place = Int(slot & 0xFFFF_FFFF) - 1
                    if isMatch(place) { return place }
                }
                position = (position + 1) & mask
            }
            return nil
        }
    }

    /// Adds a place under a hash, behind those that are there under it.
    package mutating func insert(_ hash: UInt32, place: Int) {
        if (count + 1) * 2 > slots.count { grow() }
        Self.put(UInt64(hash) << 32 | UInt64(place + 1), &slots)
        count += 1
    }

    private mutating func grow() {
        var larger = [UInt64](repeating: 0, count: slots.count * 2)
        // Places under one hash keep their order: they stand in a run, which begins after a free slot.
        let start = (slots.firstIndex(of: 0) ?? 0) + 1
        for slot in slots[start...] where slot != 0 { Self.put(slot, &larger) }
        for slot in slots[..<start] where slot != 0 { Self.put(slot, &larger) }
        slots = larger
    }

    private static func put(_ slot: UInt64, _ slots: inout [UInt64]) {
        slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            var position = Int(slot >> 32) & mask
            while slots[position] != 0 { position = (position + 1) & mask }
            slots[position] = slot
        }
    }
}

/// Hashes of text by its bytes, the same in every process.
package enum TextHash {
    /// The hash of bytes.
    @inline(__always)
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        hash(bytes) { $0 }
    }

    /// The hash of ASCII bytes without regard to case.
    @inline(__always)
    package static func hashIgnoringCase(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        // Setting the bit that parts capitals from small letters makes some other signs one, too, which only costs a comparison.
        hash(bytes) { $0 | 0x2020_2020_2020_2020 }
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafeRawBufferPointer, _ fold: (UInt64) -> UInt64) -> UInt32 {
        var state = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= bytes.count {
            state = mix(state ^ fold(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        if index < bytes.count {
            var rest: UInt64 = 0
            var shift: UInt64 = 0
            while index < bytes.count {
                rest |= UInt64(bytes[index]) << shift
                shift += 8
                index += 1
            }
            state = mix(state ^ fold(rest))
        }
        return UInt32(truncatingIfNeeded: state >> 32)
    }

    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}

extension String {
    /// Calls the body with the bytes of the text.
    @inline(__always)
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
        var copy = self
        return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are those of a text.
    @inline(__always)
    package func equals(_ text: String) -> Bool {
        text.withBytes { other in
            guard other.count == count else { return false }
            for index in 0..<count where self[index] != other[index] { return false }
            return true
        }
    }

    /// Whether every byte is ASCII.
    package var isASCII: Bool { allSatisfy { $0 < 0x80 } }
}
