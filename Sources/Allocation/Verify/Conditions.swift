// SPDX-License-Identifier: Apache-2.0

/// inside·|S ∩ G| + all·|S| ≤ bound.
struct Condition {
    var group: Int?
    var inside = 0
    var all = 0
    var bound: Int
}

/// Every condition that a refutation may name, derived from the problem and the claim.
struct Conditions {
    private let problem: Problem
    private let claim: Claim

    init(_ problem: Problem, _ claim: Claim) {
        self.problem = problem
        self.claim = claim
    }

    /// For sets of any size: the hard rules, the first reserves at what they are claimed to get, and the goal.
    func open(reserves: Int, goal: Condition) -> [RowName: Condition] {
        var rows: [RowName: Condition] = [.goal: goal]
        if let seats = problem.seats { rows[.rule(.seats)] = Condition(all: 1, bound: seats) }
        for cap in problem.caps {
            rows[.rule(RuleName(.cap, cap.id))] = Condition(group: cap.group, inside: 1, bound: cap.atMost)
        }
        for ceiling in problem.ceilings {
            rows[.rule(RuleName(.ceiling, ceiling.id))] = Condition(
                group: ceiling.group, inside: ceiling.share.denominator, all: -ceiling.share.numerator, bound: 0)
        }
        for floor in problem.floors {
            rows[.rule(RuleName(.floor, floor.id))] = Condition(
                group: floor.group, inside: -floor.share.denominator, all: floor.share.numerator, bound: 0)
        }
        for (index, reserve) in problem.reserves.enumerated() {
            if reserve.ifUnfilled == .vacant, let seats = problem.seats {
                rows[.rule(RuleName(.reserve, reserve.id))] = Condition(
                    group: reserve.group, inside: -1, all: 1, bound: max(0, seats - reserve.atLeast))
            }
            if index < reserves { rows[.kept(reserve.id)] = kept(index) }
        }
        return rows
    }

    /// For sets of the claimed size: the same, with shares as whole people.
    func sized() -> [RowName: Condition] {
        let size = claim.filled
        var rows: [RowName: Condition] = [
            .sizeAtMost: Condition(all: 1, bound: size), .sizeAtLeast: Condition(all: -1, bound: -size),
        ]
        for cap in problem.caps {
            rows[.rule(RuleName(.cap, cap.id))] = Condition(group: cap.group, inside: 1, bound: cap.atMost)
        }
        for ceiling in problem.ceilings {
            let most = size * ceiling.share.numerator / ceiling.share.denominator
            rows[.rule(RuleName(.ceiling, ceiling.id))] = Condition(group: ceiling.group, inside: 1, bound: most)
        }
        for floor in problem.floors {
            let part = size * floor.share.numerator
            let least = part / floor.share.denominator + (part % floor.share.denominator > 0 ? 1 : 0)
            rows[.rule(RuleName(.floor, floor.id))] = Condition(group: floor.group, inside: -1, bound: -least)
        }
        for (index, reserve) in problem.reserves.enumerated() {
            if reserve.ifUnfilled == .vacant, let seats = problem.seats {
                let least = size - max(0, seats - reserve.atLeast)
                rows[.rule(RuleName(.reserve, reserve.id))] = Condition(
                    group: reserve.group, inside: -1, bound: -least)
            }
            rows[.kept(reserve.id)] = kept(index)
        }
        return rows
    }

    private func kept(_ index: Int) -> Condition {
        let reserve = problem.reserves[index]
        return Condition(group: reserve.group, inside: -1, bound: claim.shortfalls[index] - reserve.atLeast)
    }
}
