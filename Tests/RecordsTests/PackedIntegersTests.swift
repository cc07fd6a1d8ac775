// SPDX-License-Identifier: Apache-2.0

import Records
import Testing

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
            ([.min], 1), ([.max], .max), ([.min, 6], 2),
        ] as [([Int64], Int64)])
    func units(values: [Int64], unit: Int64) {
        let packed = PackedDecimals(millionths: values)
        #expect(values.indices.map { packed[$0] } == values)
        #expect(packed.unit == unit)
    }
}
