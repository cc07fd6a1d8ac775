// SPDX-License-Identifier: Apache-2.0

import Records
import TestSupport
import Testing

@testable import Rounds

@Suite struct RanksTests {
    /// The rank by its definition: one more than there are people who are before.
    private func defined<Key: Comparable>(_ keys: [[Key]]) -> [Int] {
        keys.map { key in 1 + keys.count { $0.lexicographicallyPrecedes(key) } }
    }

    /// The ranks of people whose keys are given one person after the other.
    private func ranks(_ keys: [[Rational]]) -> [Int] {
        var columns = RankKeys(count: keys.count)
        for column in keys.first?.indices ?? 0..<0 { columns.add(keys.map { $0[column] }) }
        return columns.ranks
    }

    private func key(_ denominators: [Int64], _ random: inout SplitMix) -> Rational {
        if random.chance(9) { return random.chance(2) ? .infinity : .negativeInfinity }
        let denominator = denominators.randomElement(using: &random) ?? 1
        return Rational(Int64.random(in: -9...9, using: &random), denominator) ?? .zero
    }

    @Test("a rank is one more than the people before, whatever fractions the keys are", arguments: 0..<40)
    func definition(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        // The last list has no common denominator that fits.
        let denominators: [[Int64]] = [
            [1], [1, 2, 10], [3, 7, 1_000_000], [999_999_937, 999_999_893, 999_999_883, 1],
        ]
        let width = seed % 3 + 1
        let keys = (0..<60).map { _ in (0..<width).map { _ in key(denominators[seed % 4], &random) } }
        #expect(ranks(keys) == defined(keys))
        #expect((RankKeys.scaledCodes(keys.map { $0[0] }) != nil) == (seed % 4 != 3))
    }

    @Test("numbers at the ends of what fits are in order too; nobody, and people without keys, share the first rank")
    func ends() {
        let values = [Int64.max, .min, 0, .max - 1, .min + 1, .max].map { [Rational($0)] }
        #expect(ranks(values) == defined(values))
        #expect(ranks([]).isEmpty)
        #expect(ranks([[], []]) == [1, 1])
        let endless = [[Rational.infinity], [.negativeInfinity], [.infinity]]
        #expect(ranks(endless) == [2, 1, 2])
    }

    @Test("keys are counted, sorted by digits or compared, as their size asks", arguments: 0..<24)
    func sizes(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        // By columns: how many bits the keys have, and how many of the last are all the same.
        let shapes: [[(bits: UInt64, same: UInt64)]] = [
            [(5, 0)], [(23, 0)], [(40, 20)], [(64, 0)], [(64, 58)], [(64, 62), (64, 0)], [(3, 0), (30, 0), (2, 0)],
            [(12, 7), (61, 57), (61, 57)],
        ]
        let shape = shapes[seed % shapes.count]
        let keys: [[UInt64]] = (0..<300).map { _ in
            shape.map { column in
                let number = UInt64.random(in: .min ... .max, using: &random) >> (64 - column.bits)
                return (number >> column.same) << column.same
            }
        }
        var order = RankOrder(count: keys.count)
        for column in shape.indices { order.split(by: keys.map { $0[column] }) }
        #expect(order.ranks == defined(keys))
    }
}
