// SPDX-License-Identifier: Apache-2.0

/// Mends counts that nearly obey a polytope by swapping one person for another, again and again.
///
/// It finds whole counts near a fractional solution far faster than branching does, and proves nothing when it fails.
struct Exchange {
    private let polytope: Polytope
    private let low: [Int]
    private let high: [Int]
    private var counts: [Int]
    private var sideSums: [Int]
    private var unitSums: [Int]
    /// The step at which each type may be added or removed again.
    private var addFrom: [Int]
    private var removeFrom: [Int]

    private static let patience = 40
    private static let breadth = 40

    /// Counts that obey the polytope, near `start`, which must obey the bounds and the units' upper bounds.
    static func mend(_ start: [Int], _ polytope: Polytope, low: [Int], high: [Int]) -> [Int]? {
        var exchange = Exchange(start, polytope, low, high)
        return exchange.run() ? exchange.counts : nil
    }

    private init(_ start: [Int], _ polytope: Polytope, _ low: [Int], _ high: [Int]) {
        self.polytope = polytope
        self.low = low
        self.high = high
        counts = start
        sideSums = Array(repeating: 0, count: polytope.sides.count)
        unitSums = Array(repeating: 0, count: polytope.units.count)
        addFrom = Array(repeating: 0, count: polytope.columns.count)
        removeFrom = addFrom
        for (type, signatures) in polytope.signaturesOfType.enumerated() {
            var sum = 0
            for s in signatures {
                sum += start[s]
                if polytope.unitOf[s] >= 0 { unitSums[Int(polytope.unitOf[s])] += start[s] }
            }
            for term in polytope.columns[type] { sideSums[term.row] += term.coefficient * sum }
        }
    }

    // MARK: - How far off

    private func shortage(_ side: Int, _ sum: Int) -> Int {
        let range = polytope.sides[side]
        if let lower = range.lower, sum < lower { return lower - sum }
        if let upper = range.upper, sum > upper { return sum - upper }
        return 0
    }

    private var isMended: Bool {
        sideSums.indices.allSatisfy { shortage($0, sideSums[$0]) == 0 }
            && unitSums.indices.allSatisfy { unitSums[$0] >= polytope.units[$0].lower ?? 0 }
    }

    /// How much worse every side row together gets, in people, when its sums change so.
    private func cost(_ changes: [Int]) -> Double {
        var sum = 0.0
        for side in changes.indices where changes[side] != 0 {
            let before = shortage(side, sideSums[side])
            let after = shortage(side, sideSums[side] + changes[side])
            sum += Double(after - before) / Double(max(1, abs(polytope.sides[side].inside)))
        }
        return sum
    }

    // MARK: - Moves

    /// A type that can give or take a person, and through which units.
    private struct Side {
        /// nil: nobody.
        let type: Int?
        let column: [Int]
        /// A signature whose unit does not mind.
        var free: Int?
        /// Signatures whose unit is full or at its lower bound, by unit.
        var bound: [Int: Int] = [:]
    }

    private mutating func run() -> Bool {
        var best = Double.infinity
        var waited = 0
        var total = sideSums.indices.reduce(0.0) {
            $0 + Double(shortage($1, sideSums[$1])) / Double(max(1, abs(polytope.sides[$1].inside)))
        }
        var step = 0
        while !isMended {
            guard total > 0, waited < Self.patience else { return false }
            step += 1
            let givers = candidates(adding: false, step)
            let takers = candidates(adding: true, step)
            var chosen: (add: Int?, remove: Int?, cost: Double)?
            for taker in takers {
                for giver in givers where taker.type != giver.type {
                    let changes = zip(taker.column, giver.column).map { $0 - $1 }
                    let cost = cost(changes)
                    guard cost < chosen?.cost ?? .infinity, let pair = pair(taker, giver) else { continue }
                    chosen = (pair.add, pair.remove, cost)
                }
            }
            guard let chosen else { return false }
            if let add = chosen.add { move(add, 1, step) }
            if let remove = chosen.remove { move(remove, -1, step) }
            total += chosen.cost
            waited = total < best - 1e-9 ? 0 : waited + 1
            best = min(best, total)
        }
        return true
    }

    private func column(_ type: Int?) -> [Int] {
        var column = [Int](repeating: 0, count: sideSums.count)
        if let type { for term in polytope.columns[type] { column[term.row] = term.coefficient } }
        return column
    }

    /// The most promising types to add or remove, and nobody.
    private func candidates(adding: Bool, _ step: Int) -> [Side] {
        var rated: [(cost: Double, type: Int)] = []
        for type in polytope.columns.indices where (adding ? addFrom : removeFrom)[type] <= step {
            // The number of people is put right by the other half of the move.
            var cost = 0.0
            for term in polytope.columns[type] where polytope.sides[term.row].group != nil {
                let sum = sideSums[term.row]
                let change = adding ? term.coefficient : -term.coefficient
                let difference = shortage(term.row, sum + change) - shortage(term.row, sum)
                cost += Double(difference) / Double(max(1, abs(polytope.sides[term.row].inside)))
            }
            rated.append((cost, type))
        }
        rated.sort { ($0.cost, $0.type) < ($1.cost, $1.type) }
        var sides = [Side(type: nil, column: column(nil))]
        for (_, type) in rated {
            let side = side(type, adding)
            if side.free != nil || !side.bound.isEmpty { sides.append(side) }
            if sides.count > Self.breadth { break }
        }
        return sides
    }

    private func side(_ type: Int, _ adding: Bool) -> Side {
        var side = Side(type: type, column: column(type))
        for s in polytope.signaturesOfType[type] where adding ? counts[s] < high[s] : counts[s] > low[s] {
            let unit = Int(polytope.unitOf[s])
            let isFree =
                unit < 0
                || (adding
                    ? unitSums[unit] < polytope.units[unit].upper ?? .max
                    : unitSums[unit] > polytope.units[unit].lower ?? 0)
            if isFree {
                side.free = s
            } else {
                side.bound[unit] = s
            }
        }
        return side
    }

    private func pair(_ taker: Side, _ giver: Side) -> (add: Int?, remove: Int?)? {
        if taker.type == nil { return giver.free.map { (nil, $0) } }
        if giver.type == nil { return taker.free.map { ($0, nil) } }
        if let add = taker.free, let remove = giver.free { return (add, remove) }
        for (unit, add) in taker.bound.sorted(by: { $0.key < $1.key }) {
            for s in polytope.signaturesOfType[giver.type ?? 0]
            where Int(polytope.unitOf[s]) == unit && counts[s] > low[s] {
                return (add, s)
            }
        }
        return nil
    }

    private mutating func move(_ signature: Int, _ number: Int, _ step: Int) {
        counts[signature] += number
        let type = Int(polytope.typeOf[signature])
        for term in polytope.columns[type] { sideSums[term.row] += number * term.coefficient }
        if polytope.unitOf[signature] >= 0 { unitSums[Int(polytope.unitOf[signature])] += number }
        if number > 0 { removeFrom[type] = step + 8 } else { addFrom[type] = step + 8 }
    }
}
