// SPDX-License-Identifier: Apache-2.0

/// Text that reads as it stands: composed, tidy, and not in letters from before Unicode.
enum PlainText {
    /// ASCII alone.
    case ascii
    /// Vietnamese, with a letter that no older set of letters has.
    case vietnamese
    /// Anything that has to be looked at with care.
    case unsure

    /// Looks at UTF-8 bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        var previous: UInt8 = 0x20
        var isASCII = true
        var isSurelyModern = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte >= 0x80 {
                isASCII = false
                switch byte {
                // Up to U+00FF, where older letters hide; then up to U+02FF.
                case 0xC3: index += 1
                case 0xC4...0xCB:
                    index += 1
                    isSurelyModern = true
                case 0xE1:
                    guard index + 1 < bytes.count, Self.isVietnamese(bytes[index], bytes[index + 1]) else {
                        self = .unsure
                        return
                    }
                    index += 2
                    isSurelyModern = true
                default:
                    self = .unsure
                    return
                }
            } else if byte < 0x20 || byte == 0x7F || byte == 0x20 && previous == 0x20 {
                self = .unsure
                return
            }
            previous = byte
        }
        if previous == 0x20 || bytes.count == 1 && bytes[0] == UInt8(ascii: "?") {
            self = .unsure
        } else {
            self = isASCII ? .ascii : isSurelyModern ? .vietnamese : .unsure
        }
    }

    /// Whether the lowest bytes of a word are ASCII without spaces and controls; those above are zero.
    @inline(__always)
    static func isSolid(_ word: UInt64, count: Int) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        let wanted = high >> UInt64(64 - 8 * count)
        guard word & high == 0 else { return false }
        // 5F lifts all from 21 on above 7F, 01 only 7F itself; no sum reaches the next byte.
        let solid = word &+ 0x5F5F_5F5F_5F5F_5F5F
        return solid & wanted == wanted && (word &+ 0x0101_0101_0101_0101) & wanted == 0
    }

    /// Whether two bytes after E1 make a letter from U+1EA0 to U+1EF9.
    private static func isVietnamese(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0xBA && third >= 0xA0 || second == 0xBB && third <= 0xB9
    }
}
