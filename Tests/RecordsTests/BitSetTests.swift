// SPDX-License-Identifier: Apache-2.0

import Records
import TestSupport
import Testing

@Suite struct BitSetTests {
    @Test(
        "many rows at once are the same as each alone, at the ends of words too", arguments: [1, 63, 64, 65, 128, 200])
    func many(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let (all, none) = (Array(0..<count), [Int]())
        for rows in [all, none, all.filter { _ in random.chance(2) }, all.filter { _ in random.chance(9) }] {
            var (together, alone) = (BitSet(count: count), BitSet(count: count))
            together.insert(rows)
            for row in rows { alone.insert(row) }
            #expect(together == alone)
            for low in Set([0, 1, count / 2, count - 1, count]) where low <= count {
                for high in Set([low, (low + count) / 2, count]) {
                    #expect(together.rows(in: low..<high) == rows.filter { (low..<high).contains($0) })
                }
            }
            let dropped = rows.filter { _ in random.chance(3) }
            together.subtract(dropped)
            for row in dropped { alone.remove(row) }
            #expect(together == alone)
        }
    }
}
