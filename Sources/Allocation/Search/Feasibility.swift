// SPDX-License-Identifier: Apache-2.0

/// Answers whether counts within bounds can obey a system: a witness, a proof that none do, or "too large".
///
/// Branch and bound over the numbers of people per type. The simplex method only advises: witnesses and proofs are
/// checked with whole numbers before they are believed. Once every type's number is whole, the rest is a transportation
/// problem between types and units, whose fractions can always be rounded away along cycles.
struct Feasibility {
    enum Answer {
        case counts([Int])
        case none(Proof)
        case tooLarge
    }

    private(set) var polytope: Polytope
    private var witness: [Int]?
    private var last: Simplex?
    private var nodes = 0

    /// The splits one question may take before it is "not determined".
    static let nodeLimit = 4_000

    init(_ model: Model, _ system: System, objective: Int? = nil) {
        polytope = Polytope(model, system, objective: objective)
    }

    private var model: Model { polytope.model }

    /// Changes the bounds of the rows to those of a system that is otherwise the same; the basis stays a good start.
    mutating func bound(by system: System) {
        polytope.bound(by: system)
        last?.bound(by: polytope)
    }

    /// Counts between `low` and `high` that obey the system, near `start` if that is close to obeying it.
    mutating func answer(low: [Int], high: [Int], near start: [Int]? = nil) -> Answer {
        if let crossed = polytope.crossedBounds() { return .none(crossed) }
        let root = root(low, high, start)
        nodes = 0
        let answer = find(root, low, high, [])
        if case .counts(let counts) = answer { witness = counts }
        return answer
    }

    /// About the most that fractional counts can give a group (everyone, without one); nil when nothing can be said.
    mutating func relaxedMaximum(of group: Int?, low: [Int], high: [Int], near start: [Int]?) -> Int? {
        let side = polytope.sides.firstIndex {
            $0.group == group && ($0.inside, $0.all) == (group == nil ? (0, 1) : (1, 0))
        }
        guard let side, polytope.crossedBounds() == nil else { return nil }
        var root = root(low, high, start)
        let status = root.solve(maximizing: side)
        guard case .feasible = status else { return nil }
        return nearestWhole(root.value[root.structurals + root.units + side] - 0.5 + 1e-6)
    }

    /// A fresh basis resting on whole numbers: near a witness few steps are needed, and they rarely leave whole numbers.
    private func root(_ low: [Int], _ high: [Int], _ start: [Int]?) -> Simplex {
        var start = (start ?? witness).map { adapted($0, low, high) } ?? low
        if last == nil, let totals = Alignment(polytope)?.totals(near: start, low: low, high: high) {
            start = adapted(start, low, high, totals: totals)
        }
        if var last { last.rebound(low: low, high: high, start: start); return last }
        return Simplex(polytope, low: low, high: high, start: start)
    }

    /// Counts moved into the bounds, each type keeping its number of people as far as its other signatures allow.
    ///
    /// - parameter totals: how many each type should have instead.
    private func adapted(_ counts: [Int], _ low: [Int], _ high: [Int], totals: [Int]? = nil) -> [Int] {
        var counts = counts
        var surplus = [Int](repeating: 0, count: polytope.columns.count)
        if let totals {
            for (s, count) in counts.enumerated() { surplus[Int(polytope.typeOf[s])] += count }
            for type in surplus.indices { surplus[type] -= totals[type] }
        }
        var unitRoom = polytope.units.map { $0.upper ?? .max }
        counts.withUnsafeMutableBufferPointer { counts in
            surplus.withUnsafeMutableBufferPointer { surplus in
                unitRoom.withUnsafeMutableBufferPointer { unitRoom in
                    for s in counts.indices {
                        let clamped = min(max(counts[s], low[s]), high[s])
                        surplus[Int(polytope.typeOf[s])] += clamped - counts[s]
                        counts[s] = clamped
                        if polytope.unitOf[s] >= 0 { unitRoom[Int(polytope.unitOf[s])] -= clamped }
                    }
                }
            }
        }
        // Units with too many give first, units with room take first; then whoever can.
        for mindUnits in [true, false] {
            for type in surplus.indices where surplus[type] != 0 {
                for s in polytope.signaturesOfType[type] where surplus[type] != 0 {
                    let unit = Int(polytope.unitOf[s])
                    var change = surplus[type] > 0 ? -min(surplus[type], counts[s] - low[s]) : 0
                    if surplus[type] < 0 { change = min(-surplus[type], high[s] - counts[s]) }
                    if mindUnits, unit >= 0 {
                        change = change < 0 ? max(change, min(0, unitRoom[unit])) : min(change, max(0, unitRoom[unit]))
                    }
                    counts[s] += change
                    surplus[type] += change
                    if unit >= 0 { unitRoom[unit] -= change }
                }
            }
        }
        return counts
    }

    private mutating func find(
        _ node: Simplex, _ low: [Int], _ high: [Int], _ path: [Proof.People]
    ) -> Answer {
        nodes += 1
        guard nodes <= Self.nodeLimit else { return .tooLarge }
        if let crossed = node.crossedSplit() { return .none(crossed) }
        var node = node
        let status = node.solve()
        if path.isEmpty { last = node }
        switch status {
        case .failed: return .tooLarge
        case .infeasible:
            return Refuter(polytope: polytope, simplex: node, low: low, high: high).proof().map(Answer.none)
                ?? .tooLarge
        case .feasible: break
        }
        guard let (type, total) = node.fractionalType() else {
            let counts = Rounding.wholeCounts(node)
            return counts.map { isWitness($0, low, high) ? .counts($0) : .tooLarge } ?? .tooLarge
        }
        if nodes % 16 == 1, let mended = Exchange.mend(node.wholeParts(), polytope, low: low, high: high),
            isWitness(mended, low, high)
        {
            return .counts(mended)
        }
        let limit = nearestWhole(total - 0.5)
        let people = Proof.People(inside: polytope.typeGroups[type], among: polytope.sideGroups)
        var (below, above) = (node, node)
        below.split(type: type, atMost: limit, depth: path.count)
        above.split(type: type, atLeast: limit + 1, depth: path.count)
        let isNearAbove = total - Double(limit) > 0.5
        let first = find(isNearAbove ? above : below, low, high, path + [people])
        guard case .none(let firstProof) = first else { return first }
        let second = find(isNearAbove ? below : above, low, high, path + [people])
        guard case .none(let secondProof) = second else { return second }
        return .none(
            .split(
                people, limit: limit, atMost: isNearAbove ? secondProof : firstProof,
                more: isNearAbove ? firstProof : secondProof))
    }

    private func isWitness(_ counts: [Int], _ low: [Int], _ high: [Int]) -> Bool {
        for s in counts.indices where counts[s] < low[s] || counts[s] > high[s] { return false }
        let total = counts.reduce(0, +)
        return polytope.system.entries.allSatisfy { entry in
            let inside = entry.row.group.map { model.count($0, in: counts) } ?? 0
            return entry.row.inside * inside + entry.row.all * total <= entry.row.bound
        }
    }
}

extension Polytope {
    /// A proof that one range is empty by itself, if one is.
    func crossedBounds() -> Proof? {
        for range in sides + units {
            guard let lower = range.lower, let upper = range.upper, lower > upper else { continue }
            return .sum([
                Proof.Term(row: .entry(range.lowerEntry), times: 1),
                Proof.Term(row: .entry(range.upperEntry), times: 1),
            ])
        }
        return nil
    }
}

extension Simplex {
    /// A proof that the splits so far contradict each other, if they do.
    func crossedSplit() -> Proof? {
        for index in splitTypes.indices {
            let logical = structurals + units + polytope.sides.count + index
            guard low[logical] > high[logical] else { continue }
            return .sum([
                Proof.Term(row: .branch(lowDepth[index]), times: 1),
                Proof.Term(row: .branch(highDepth[index]), times: 1),
            ])
        }
        return nil
    }

    /// The values of the signatures without their fractions.
    func wholeParts() -> [Int] { value[..<structurals].map { nearestWhole($0 - 0.5 + 1e-6) } }

    /// The type whose number of people is farthest from whole, with that number; nil when all are whole.
    func fractionalType() -> (type: Int, total: Double)? {
        // Only variables of the basis can be fractional.
        var touched: Set<Int> = []
        for variable in work + key where variable < structurals { touched.insert(Int(polytope.typeOf[variable])) }
        var found: (type: Int, total: Double)?
        var farthest = 1e-6
        for type in touched.sorted() {
            let total = polytope.signaturesOfType[type].reduce(0.0) { $0 + value[$1] }
            let distance = distanceFromWhole(total)
            if distance > farthest {
                farthest = distance
                found = (type, total)
            }
        }
        return found
    }
}
