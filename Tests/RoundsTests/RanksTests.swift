// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import TestSupport
import Testing

@testable import Rounds

@Suite struct RanksTests {
    /// The rank by its definition: one more than there are people who are before.
    private func defined(_ keys: [[NumberValue]]) -> [Int] {
        func isBefore(_ a: [NumberValue], _ b: [NumberValue]) -> Bool {
            for (x, y) in zip(a, b) where x.low != y.low { return x.low < y.low }
            return false
        }
        return keys.map { key in 1 + keys.count { isBefore($0, key) } }
    }

    private func key(_ denominators: [Int64], _ random: inout SplitMix) -> NumberValue {
        if random.chance(9) { return NumberValue(random.chance(2) ? Rational.infinity : .negativeInfinity) }
        let denominator = denominators.randomElement(using: &random) ?? 1
        return NumberValue(Rational(Int64.random(in: -9...9, using: &random), denominator) ?? .zero)
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
        #expect(QuotaCompiler.ranks(keys) == defined(keys))
        let hasOrder = RankOrder(keys) != nil
        #expect(hasOrder == (seed % 4 != 3))
    }

    @Test("numbers at the ends of what fits are in order too; nobody, and people without keys, share the first rank")
    func ends() {
        let values = [Int64.max, .min, 0, .max - 1, .min + 1, .max].map { [NumberValue(Rational($0))] }
        #expect(QuotaCompiler.ranks(values) == defined(values))
        #expect(QuotaCompiler.ranks([]).isEmpty)
        #expect(QuotaCompiler.ranks([[], []]) == [1, 1])
    }
}
