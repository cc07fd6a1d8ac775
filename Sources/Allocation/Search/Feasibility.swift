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

    let polytope: Polytope
    private var simplex: Simplex?
    private var nodes = 0

    /// The splits one question may take before it is "not determined".
    static let nodeLimit = 4_000

    init(_ model: Model, _ system: System) { polytope = Polytope(model, system) }

    private var model: Model { polytope.model }

    /// Counts between `low` and `high` that obey the system, near `start` if that is close to obeying it.
    mutating func answer(low: [Int], high: [Int], near start: [Int]? = nil) -> Answer {
        if let crossed = polytope.crossedBounds() { return .none(crossed) }
        let root = root(low, high, start)
        nodes = 0
        return find(root, low, high, [], keep: true)
    }

    /// The largest value of inside·|S ∩ G| + all·|S| for a side row over fractional counts; nil when it is unbounded or
    /// nothing is claimed.
    mutating func relaxedMaximum(ofSide side: Int, low: [Int], high: [Int], near start: [Int]?) -> Double? {
        var root = root(low, high, start)
        let status = root.solve(maximizing: side)
        simplex = root
        guard case .feasible = status else { return nil }
        let sum = root.value[root.structurals + root.units + side]
        return sum.isFinite ? sum : nil
    }

    private func root(_ low: [Int], _ high: [Int], _ start: [Int]?) -> Simplex {
        guard var known = simplex else {
            return Simplex(polytope, low: low, high: high, start: start ?? low)
        }
        known.rebound(low: low, high: high, start: start)
        return known
    }

    private mutating func find(
        _ node: Simplex, _ low: [Int], _ high: [Int], _ path: [Proof.People], keep: Bool = false
    ) -> Answer {
        nodes += 1
        guard nodes <= Self.nodeLimit else { return .tooLarge }
        if let crossed = node.crossedSplit() { return .none(crossed) }
        var node = node
        let status = node.solve()
        if keep { simplex = node }
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
        let limit = Int(total.rounded(.down))
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

    /// The type whose number of people is farthest from whole, with that number; nil when all are whole.
    func fractionalType() -> (type: Int, total: Double)? {
        // Only variables of the basis can be fractional.
        var touched: Set<Int> = []
        for variable in work + key where variable < structurals { touched.insert(Int(polytope.typeOf[variable])) }
        var found: (type: Int, total: Double)?
        var farthest = 1e-6
        for type in touched.sorted() {
            let total = polytope.signaturesOfType[type].reduce(0.0) { $0 + value[$1] }
            let distance = abs(total - total.rounded())
            if distance > farthest {
                farthest = distance
                found = (type, total)
            }
        }
        return found
    }
}
