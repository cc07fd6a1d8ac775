// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Records

@Suite struct PackedIntegersTests {
    @Test(
        "numbers are kept in the narrowest width that holds them, and come back as they were",
        arguments: [
            ([], 8), ([0, 127, -128], 8), ([0, 128], 16), ([-129], 16), ([32_768, 5], 32), ([-2_147_483_648, 1], 32),
            ([2_147_483_648], 64), ([.min, .max], 64),
        ] as [([Int64], Int)])
    func widths(values: [Int64], width: Int) {
        let packed = PackedIntegers(values)
        #expect(values.indices.map { packed[$0] } == values)
        let found =
            switch packed {
            case .bytes: 8
            case .shorts: 16
            case .words: 32
            case .longs: 64
            }
        #expect(found == width)
    }

    @Test(
        "decimals are kept as multiples of what divides them all",
        arguments: [
            ([74_250_000, 0, 100_000_000], 250_000), ([0, 0], 1), ([-16_500_000], 16_500_000), ([1, 3_000_000], 1),
            ([.min], 1), ([.max], .max), ([.min, 6], 2), ([-128, 0], 128),
        ] as [([Int64], Int64)])
    func units(values: [Int64], unit: Int64) {
        let packed = PackedDecimals(millionths: values)
        #expect(values.indices.map { packed[$0] } == values)
        #expect(packed.unit == unit)
        let repacked = PackedDecimals(millionths: PackedIntegers(values))
        #expect(values.indices.map { repacked[$0] } == values)
        #expect(repacked.unit == unit)
    }

    @Test("keys that ascend, keys that do not and keys given twice are found", arguments: [false, true])
    func keySlots(ascends: Bool) {
        let keys = ["2", "b", "10", "a1", "A2", "a10"] + (ascends ? [] : ["b", "1", "a1"])
        let slots = KeySlots(keys)
        #expect(slots.repeated.map(\.row) == (ascends ? [] : [6, 8]))
        #expect(slots.repeated.map(\.first) == (ascends ? [] : [1, 3]))
        for key in keys { #expect(slots.row(key, among: keys) == keys.firstIndex(of: key)) }
        #expect(slots.row("a2", among: keys) == nil)
    }

    @Test("the bits of eight bytes")
    func byteBits() {
        #expect(ByteBits.lowest(0x0001_FF00_0200_0301) == 0b0110_0011)
        #expect(ByteBits.filled(0x0080_FF00_0200_0301) == 0b0110_1011)
    }
}
