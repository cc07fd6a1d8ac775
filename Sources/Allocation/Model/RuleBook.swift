// SPDX-License-Identifier: Apache-2.0

/// The rules of a problem, any of which can be left out to ask what it does.
struct RuleBook: Sendable {
    /// One rule with its hard row, if it has one.
    struct Rule: Sendable {
        let name: RuleName
        let group: Int?
        let hard: Row?
        /// The number a reserve asks for; nil for other rules.
        let wanted: Int?
        /// The bound as the problem states it.
        let bound: RuleChange.Bound

        /// The bound as a number of people, of so many chosen.
        func need(of size: Int) -> Int {
            switch bound {
            case .number(let number): number
            case .share(let share): name.kind == .floor ? share.roundedUp(of: size) : share.roundedDown(of: size)
            }
        }
    }

    /// Seats, caps, ceilings, floors, reserves, each in the order of the problem.
    let rules: [Rule]

    init(_ problem: Problem) {
        // No bound above the number of candidates says more than that number; cutting it there keeps sums small.
        let everyone = problem.ranks.count
        var rules: [Rule] = []
        rules.reserveCapacity(
            1 + problem.caps.count + problem.ceilings.count + problem.floors.count + problem.reserves.count)
        func add(
            _ kind: RuleKind, _ id: String, _ group: Int?, _ hard: Row?, _ bound: RuleChange.Bound, wanted: Int? = nil
        ) {
            rules.append(Rule(name: RuleName(kind, id), group: group, hard: hard, wanted: wanted, bound: bound))
        }
        if let seats = problem.seats {
            add(.seats, RuleName.seats.id, nil, .size(atMost: min(seats, everyone)), .number(seats))
        }
        for cap in problem.caps {
            add(.cap, cap.id, cap.group, .atMost(min(cap.atMost, everyone), in: cap.group), .number(cap.atMost))
        }
        for ceiling in problem.ceilings {
            add(
                .ceiling, ceiling.id, ceiling.group, .share(of: ceiling.group, atMost: ceiling.share),
                .share(ceiling.share))
        }
        for floor in problem.floors {
            add(.floor, floor.id, floor.group, .share(of: floor.group, atLeast: floor.share), .share(floor.share))
        }
        for reserve in problem.reserves {
            var hard: Row?
            if reserve.ifUnfilled == .vacant, let seats = problem.seats {
                let outsiders = min(max(0, seats - reserve.atLeast), everyone)
                hard = .outside(reserve.group, atMost: outsiders)
            }
            add(
                .reserve, reserve.id, reserve.group, hard, .number(reserve.atLeast), wanted: reserve.atLeast)
        }
        self.rules = rules
    }
}
