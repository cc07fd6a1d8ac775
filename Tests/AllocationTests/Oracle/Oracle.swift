// SPDX-License-Identifier: Apache-2.0

import Allocation

/// The definition, word for word, by trying every set of candidates and every order of the ties.
///
/// It shares nothing with the allocator but the problem, and is meant for a dozen candidates.
struct Oracle {
    let problem: Problem
    let count: Int
    let members: [UInt32]
    /// Every set that obeys the hard rules, has the smallest shortfalls and then the most members.
    private(set) var best: [UInt32] = []
    private(set) var shortfalls: [Int] = []
    /// The candidates of each rank, best first, without those on whom a decision was made.
    let classes: [(rank: Int, members: [Int])]
    /// Each class's chosen members in turn, one entry for every distinct result over the orders of the ties.
    private(set) var results: [[UInt32]] = []

    init(_ problem: Problem) {
        self.problem = problem
        count = problem.ranks.count
        members = problem.groups.map { $0.members.reduce(0) { $0 | 1 << UInt32($1) } }
        let decided = Set(problem.decisions.map(\.candidate))
        classes = Set(problem.ranks).sorted().compactMap { rank in
            let members = problem.ranks.indices.filter { problem.ranks[$0] == rank && !decided.contains($0) }
            return members.isEmpty ? nil : (rank, members)
        }
        findBest()
        findResults()
    }

    /// No set obeys the hard rules and the decisions together.
    var isContradictory: Bool { best.isEmpty }
    var size: Int { best.first?.nonzeroBitCount ?? 0 }

    private mutating func findBest() {
        for set in 0..<UInt32(1) << UInt32(count) where Self.obeys(set, problem, members) {
            let missing = problem.reserves.map { max(0, $0.atLeast - (set & members[$0.group]).nonzeroBitCount) }
            if !best.isEmpty {
                let order = compare(missing, shortfalls)
                if order > 0 || (order == 0 && set.nonzeroBitCount < size) { continue }
                if order < 0 || set.nonzeroBitCount > size { best = [] }
            }
            shortfalls = missing
            best.append(set)
        }
    }

    /// Whether a set obeys the hard rules and decisions of a problem.
    static func obeys(_ set: UInt32, _ problem: Problem) -> Bool {
        let members = problem.groups.map { $0.members.reduce(UInt32(0)) { $0 | 1 << UInt32($1) } }
        return obeys(set, problem, members)
    }

    private static func obeys(_ set: UInt32, _ problem: Problem, _ members: [UInt32]) -> Bool {
        let size = set.nonzeroBitCount
        func inside(_ group: Int) -> Int { (set & members[group]).nonzeroBitCount }
        return size <= problem.seats ?? .max
            && problem.caps.allSatisfy { inside($0.group) <= $0.atMost }
            && problem.ceilings.allSatisfy {
                inside($0.group) * $0.share.denominator <= $0.share.numerator * size
            }
            && problem.floors.allSatisfy { inside($0.group) * $0.share.denominator >= $0.share.numerator * size }
            && problem.reserves.allSatisfy {
                guard $0.ifUnfilled == .vacant, let seats = problem.seats else { return true }
                return size - inside($0.group) <= max(0, seats - $0.atLeast)
            }
            && problem.decisions.allSatisfy { (set >> UInt32($0.candidate) & 1 == 1) == ($0.verdict == .award) }
    }

    private func compare(_ a: [Int], _ b: [Int]) -> Int {
        for (x, y) in zip(a, b) where x != y { return x < y ? -1 : 1 }
        return 0
    }

    /// Follows every order of every class; sets that agree so far are followed together.
    private mutating func findResults() {
        var open: [(chosen: [UInt32], sets: [UInt32])] = best.isEmpty ? [] : [([], best)]
        for tie in classes {
            let mask = tie.members.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            var next: [(chosen: [UInt32], sets: [UInt32])] = []
            for (chosen, sets) in open {
                for choice in choices(tie.members, sets) {
                    next.append((chosen + [choice], sets.filter { $0 & mask == choice }))
                }
            }
            open = next
        }
        results = open.map(\.chosen)
    }

    /// What the members take under each of their orders.
    private func choices(_ members: [Int], _ sets: [UInt32]) -> [UInt32] {
        var found: Set<UInt32> = []
        func follow(_ left: [Int], _ taken: UInt32, _ sets: [UInt32]) {
            if left.isEmpty { found.insert(taken) }
            for (position, candidate) in left.enumerated() {
                var rest = left
                rest.remove(at: position)
                let bit = UInt32(1) << UInt32(candidate)
                let with = sets.filter { $0 & bit != 0 }
                if with.isEmpty { follow(rest, taken, sets) } else { follow(rest, taken | bit, with) }
            }
        }
        follow(members, 0, sets)
        return found.sorted()
    }

    /// The fewest and most chosen of a group (of all, without one).
    func have(_ group: Int?) -> ClosedRange<Int> {
        let decided = problem.decisions.filter { $0.verdict == .award }.reduce(UInt32(0)) {
            $0 | 1 << UInt32($1.candidate)
        }
        let counts = results.map { result in
            let set = result.reduce(decided, |)
            return (group.map { set & members[$0] } ?? set).nonzeroBitCount
        }
        return (counts.min() ?? 0)...(counts.max() ?? 0)
    }

    func standing(of candidate: Int) -> Standing {
        if isContradictory { return .notDetermined }
        let outcomes = outcomes(of: candidate, in: results)
        return outcomes.count > 1 ? .contested : outcomes.contains(true) ? .awarded : .notAwarded
    }

    private func outcomes(of candidate: Int, in results: [[UInt32]]) -> Set<Bool> {
        if let decision = problem.decisions.first(where: { $0.candidate == candidate }) {
            return [decision.verdict == .award]
        }
        return Set(results.map { $0.contains { $0 >> UInt32(candidate) & 1 == 1 } })
    }

    /// The classes from which different people can be chosen after the same choices from better classes.
    var openClasses: [(rank: Int, least: Int, most: Int)] {
        classes.indices.compactMap { index in
            let choices = Dictionary(grouping: results) { Array($0[..<index]) }
            guard choices.values.contains(where: { Set($0.map { $0[index] }).count > 1 }) else { return nil }
            let sizes = results.map { $0[index].nonzeroBitCount }
            return (classes[index].rank, sizes.min() ?? 0, sizes.max() ?? 0)
        }
    }

    /// The ranks of the classes whose choice changes what can happen to a candidate.
    func deciders(of candidate: Int) -> [Int] {
        classes.indices.filter { index in
            let prefixes = Dictionary(grouping: results) { Array($0[..<index]) }
            return prefixes.values.contains { same in
                let choices = Dictionary(grouping: same) { $0[index] }
                return Set(choices.values.map { outcomes(of: candidate, in: $0) }).count > 1
            }
        }.map { classes[$0].rank }
    }
}
