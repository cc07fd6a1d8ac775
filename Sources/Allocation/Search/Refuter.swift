// SPDX-License-Identifier: Apache-2.0

/// Turns the prices of an infeasible simplex end into whole multiples of rows, and checks the contradiction exactly.
struct Refuter {
    let polytope: Polytope
    let simplex: Simplex
    let low: [Int]
    let high: [Int]

    /// Multiples of rows that contradict the bounds, or nil when none of the scales tried gives any.
    func proof() -> Proof? {
        let prices = simplex.sidePrices.map { -$0 } + simplex.unitPrices.map { -$0 }
        for scale in scales(prices) {
            if let terms = contradiction(prices.map { nearestWhole($0 * scale) }) { return .sum(terms) }
        }
        return nil
    }

    /// The exact common denominator if the prices have a small one, then ever finer approximations.
    private func scales(_ prices: [Double]) -> [Double] {
        var common = 1.0
        for price in prices {
            guard let denominator = (1...1_000).first(where: { isWhole(price * common * Double($0)) }) else {
                common = 0
                break
            }
            common *= Double(denominator)
            if common > 1e7 { break }
        }
        let exact = common > 0 && common <= 1e7 ? [common] : []
        return exact + [Double(1 << 12), Double(1 << 20), Double(1 << 28)]
    }

    private func isWhole(_ value: Double) -> Bool { distanceFromWhole(value) < 1e-6 * max(1, abs(value) * 1e-3) }

    /// The terms, if the rows taken `multiples` times ask for more than the bounds allow.
    private func contradiction(_ multiples: [Int]) -> [Proof.Term]? {
        var allowed: Int128 = 0
        var terms: [Proof.Term] = []
        var sideTimes = [Int](repeating: 0, count: simplex.rows)
        var unitTimes = [Int](repeating: 0, count: polytope.units.count)
        func take(_ times: Int, _ lower: Int?, _ upper: Int?, _ lowerRow: Proof.Source, _ upperRow: Proof.Source) -> Int
        {
            // A price on a side that has no bound is rounding noise.
            guard times != 0, let bound = times > 0 ? upper : lower else { return 0 }
            allowed += Int128(times) * Int128(bound)
            terms.append(Proof.Term(row: times > 0 ? upperRow : lowerRow, times: abs(times)))
            return times
        }
        for (row, side) in polytope.sides.enumerated() {
            sideTimes[row] = take(
                multiples[row], side.lower, side.upper, .entry(side.lowerEntry), .entry(side.upperEntry))
        }
        for (depth, _) in simplex.splitTypes.enumerated() {
            let row = polytope.sides.count + depth
            let logical = simplex.structurals + simplex.units + row
            sideTimes[row] = take(
                multiples[row], whole(simplex.low[logical]), whole(simplex.high[logical]),
                .branch(simplex.lowDepth[depth]), .branch(simplex.highDepth[depth]))
        }
        for (index, unit) in polytope.units.enumerated() {
            unitTimes[index] = take(
                multiples[simplex.rows + index], unit.lower, unit.upper, .entry(unit.lowerEntry),
                .entry(unit.upperEntry))
        }
        let perType = polytope.columns.indices.map { type in
            polytope.columns[type].reduce(Int128(0)) { $0 + Int128($1.coefficient) * Int128(sideTimes[$1.row]) }
                + Int128(simplex.splitRowsOfType[type].map { sideTimes[$0] } ?? 0)
        }
        return needed(perType, unitTimes) > allowed ? reduced(terms) : nil
    }

    /// The least that the multiples of the rows sum to within the bounds.
    private func needed(_ perType: [Int128], _ unitTimes: [Int]) -> Int128 {
        // Small enough for plain whole numbers, most often.
        let largest = (perType.map(\.magnitude).max() ?? 0) + UInt128(unitTimes.map(\.magnitude).max() ?? 0)
        let people = UInt128(polytope.model.population)
        if largest * max(1, people) < UInt128(Int.max) {
            let perType = perType.map { Int(truncatingIfNeeded: $0) }
            var needed = 0
            for s in low.indices {
                let unit = polytope.unitOf[s]
                let coefficient = perType[Int(polytope.typeOf[s])] &+ (unit >= 0 ? unitTimes[Int(unit)] : 0)
                needed &+= coefficient &* (coefficient > 0 ? low[s] : high[s])
            }
            return Int128(needed)
        }
        var needed: Int128 = 0
        for s in low.indices {
            let unit = polytope.unitOf[s]
            let coefficient = perType[Int(polytope.typeOf[s])] + (unit >= 0 ? Int128(unitTimes[Int(unit)]) : 0)
            needed += coefficient * Int128(coefficient > 0 ? low[s] : high[s])
        }
        return needed
    }

    private func whole(_ bound: Double) -> Int? { bound.isFinite ? Int(bound) : nil }

    private func reduced(_ terms: [Proof.Term]) -> [Proof.Term] {
        let divisor = terms.reduce(0) { greatestCommonDivisor(UInt($0), $1.times.magnitude) }
        return terms.map { Proof.Term(row: $0.row, times: $0.times / max(1, divisor)) }
    }
}
