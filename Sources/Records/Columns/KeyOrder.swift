// SPDX-License-Identifier: Apache-2.0

/// An order in which lists of keys often come: the shorter first, then by their bytes without regard to case.
///
/// Keys that ascend in it are all different, which spares looking each of them up among those before.
package enum KeyOrder {
    /// Whether a key stands truly behind another, by the bytes of both.
    @inline(__always)
    package static func isBehind(_ key: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        guard key.count == other.count else { return key.count > other.count }
        for index in 0..<key.count where key[index] != other[index] {
            let (letter, otherLetter) = (small(key[index]), small(other[index]))
            if letter != otherLetter { return letter > otherLetter }
        }
        return false
    }

    /// Whether each key stands truly behind the one before.
    static func isAscending(_ keys: [String]) -> Bool {
        for index in keys.indices.dropFirst() {
            let isBehind = keys[index].withBytes { key in keys[index - 1].withBytes { Self.isBehind(key, $0) } }
            if !isBehind { return false }
        }
        return true
    }

    @inline(__always)
    private static func small(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
