// SPDX-License-Identifier: Apache-2.0

import Allocation

/// A seeded generator (SplitMix64), so that every run sees the same worlds.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    mutating func pick<T>(_ values: [T]) -> T { values[int(0...values.count - 1)] }
}

/// What a random world may contain.
struct WorldShape {
    var candidates = 1...9
    var groups = 1...4
    var rules = 0...5
    var kinds: [RuleKind] = [.cap, .ceiling, .floor, .reserve]
    var ties = true
    var vacant = true
    var laminar = false
    var mayLackSeats = true
    var decisions = false
    /// How many ranks there are; nil for anything from very few to as many as candidates.
    var ranks: ClosedRange<Int>?
    var caps = 0...3
    /// How many members each group has; nil for a fifth to most of all.
    var members: ClosedRange<Int>?
    /// The fewest seats, as a part of the candidates in per cent.
    var fewestSeats = 0

    /// A random world of this shape whose problem has no faults.
    func world(_ random: inout Seeded) -> Problem {
        while true {
            let problem = draft(&random)
            if problem.faults().isEmpty { return problem }
        }
    }

    private func draft(_ random: inout Seeded) -> Problem {
        let n = random.int(candidates)
        let seats = mayLackSeats && random.chance(10) ? nil : random.int(n * fewestSeats / 100...n)
        let spread = ranks.map { random.int($0) } ?? (ties ? random.pick([n, n, max(1, n / 2), 2]) : n)
        var ranks = (0..<n).map { _ in random.int(1...max(1, spread)) }
        if !ties || self.ranks == nil && random.chance(30) { ranks = Array(1...n).shuffled(using: &random) }
        // Classes of more than four would make the oracle follow too many orders.
        while Dictionary(grouping: ranks, by: { $0 }).values.contains(where: { $0.count > 4 }) {
            ranks = ranks.map { $0 + random.int(0...2) }
        }
        var problem = Problem(seats: seats, ranks: ranks)
        let groupCount = random.int(groups)
        problem.groups = laminar ? laminarGroups(n, groupCount, &random) : freeGroups(n, groupCount, &random)
        for index in 0..<random.int(rules) { addRule("r\(index)", to: &problem, &random) }
        if decisions {
            for candidate in 0..<n where random.chance(20) {
                problem.decisions.append(
                    Decision(candidate: candidate, verdict: random.pick([.award, .deny])))
            }
        }
        return problem
    }

    private func freeGroups(_ n: Int, _ count: Int, _ random: inout Seeded) -> [Group] {
        (0..<count).map { _ in
            if let members {
                return Group(members: Array((0..<n).shuffled(using: &random).prefix(random.int(members))))
            }
            let density = random.pick([20, 50, 80])
            return Group(members: (0..<n).filter { _ in random.chance(density) })
        }
    }

    /// Nested or disjoint groups: each new one is part of an earlier one, or outside all of them.
    private func laminarGroups(_ n: Int, _ count: Int, _ random: inout Seeded) -> [Group] {
        var groups: [Set<Int>] = []
        while groups.count < count {
            let inside = random.chance(60) ? groups.randomElement(using: &random) : nil
            let ground = inside ?? Set(0..<n).subtracting(groups.reduce(into: Set()) { $0.formUnion($1) })
            let part = Set(ground.sorted().filter { _ in random.chance(60) })
            let isLaminar = groups.allSatisfy {
                $0.isDisjoint(with: part) || $0.isSubset(of: part) || part.isSubset(of: $0)
            }
            groups.append(isLaminar ? part : [])
        }
        return groups.map { Group(members: $0.sorted()) }
    }

    private func addRule(_ id: String, to problem: inout Problem, _ random: inout Seeded) {
        let group = random.int(0...problem.groups.count - 1)
        let shares = ["0", "1/5", "1/4", "1/3", "2/5", "1/2", "3/5", "2/3", "3/4", "1"].compactMap { Share($0) }
        switch random.pick(kinds) {
        case .seats: break
        case .cap: problem.caps.append(Cap(id: id, group: group, atMost: random.int(caps)))
        case .ceiling: problem.ceilings.append(Ceiling(id: id, group: group, share: random.pick(shares)))
        case .floor: problem.floors.append(Floor(id: id, group: group, share: random.pick(shares)))
        case .reserve:
            problem.reserves.append(
                Reserve(
                    id: id, group: group, atLeast: random.int(0...3),
                    ifUnfilled: vacant && random.chance(35) ? .vacant : .open))
        }
    }
}
