// SPDX-License-Identifier: Apache-2.0

/// Bits of eight bytes at a time, that of the lowest byte first.
package enum ByteBits {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The lowest bit of each byte.
    @inline(__always)
    package static func lowest(_ bytes: UInt64) -> UInt64 {
        // The factor moves the bit of byte n to place 56 + n.
        ((bytes & ones) &* 0x0102_0408_1020_4080) >> 56
    }

    /// A bit for each byte that is not zero.
    @inline(__always)
    static func filled(_ bytes: UInt64) -> UInt64 {
        let low = ones &* 0x7F
        return lowest((((bytes & low) &+ low) | bytes) >> 7)
    }
}
