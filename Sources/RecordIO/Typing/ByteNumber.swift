// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Numbers of up to eight bytes, read eight bytes at a time; they say what ``PlainNumber`` says.
enum ByteNumber {
    /// The number that the lowest bytes of a word spell in digits; nil when any of them is no digit.
    @inline(__always)
    static func whole(_ word: UInt64, count: Int) -> Int64? {
        guard count > 0, count <= 8 else { return nil }
        // The digits move to the upper end, zeros fill the rest.
        let shift = UInt64(64 - 8 * count)
        let zeros: UInt64 = 0x3030_3030_3030_3030
        var digits = (word &<< shift) | (count == 8 ? 0 : zeros &>> UInt64(8 * count))
        let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
        guard digits & high == zeros, (digits &+ 0x0606_0606_0606_0606) & high == zeros else { return nil }
        // Pairs, then fours, then all eight (Lemire and Kurz, "Quickly parsing eight digits").
        digits = ((digits & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
        digits = ((digits & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return Int64(((digits & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32)
    }

    /// The number in millionths that the lowest bytes of a word spell, with a point or comma or without; nil when it is
    /// not plain.
    @inline(__always)
    static func millionths(_ word: UInt64, count: Int) -> Int64? {
        guard count <= 8 else { return nil }
        let zeros = marks(word, 0x2E2E_2E2E_2E2E_2E2E) | marks(word, 0x2C2C_2C2C_2C2C_2C2C)
        let place = zeros.trailingZeroBitCount / 8
        guard place < count else { return whole(word, count: count).map { $0 * ExactDecimal.scale } }
        let places = count - 1 - place
        guard place > 0, let scale = scale(places) else { return nil }
        let below = (UInt64(1) << UInt64(8 * place)) - 1
        return whole(word & below | word >> 8 & ~below, count: count - 1).map { $0 * scale }
    }

    /// The highest bit of each byte that equals a pattern's, exact for the lowest such byte.
    @inline(__always)
    private static func marks(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
        let bytes = word ^ pattern
        return (bytes &- 0x0101_0101_0101_0101) & ~bytes & 0x8080_8080_8080_8080
    }

    /// Millionths in the last of so many places; none for three places, which might be thousands.
    @inline(__always)
    private static func scale(_ places: Int) -> Int64? {
        switch places {
        case 1: 100_000
        case 2: 10_000
        case 4: 100
        case 5: 10
        case 6: 1
        default: nil
        }
    }
}

/// Days written with ten bytes.
enum ByteDate {
    /// The day of `10/12/2024` or `2024-12-10` with any of the signs that dates have; nil when it is anything else.
    @inline(__always)
    static func day(_ bytes: UnsafeRawBufferPointer) -> CalendarDate? {
        guard bytes.count == 10 else { return nil }
        if isSign(bytes[2]), isSign(bytes[5]) {
            guard let day = number(bytes, 0, 2), let month = number(bytes, 3, 2), let year = number(bytes, 6, 4) else {
                return nil
            }
            return CalendarDate(year: year, month: month, day: day)
        }
        guard isSign(bytes[4]), isSign(bytes[7]), let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
            let day = number(bytes, 8, 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
        var number = 0
        for byte in bytes[start..<(start + count)] {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}
