// SPDX-License-Identifier: Apache-2.0

import Allocation

// Short spellings for problems written out in tests; rule ids are the kind and the order: cap0, floor0, reserve0, …

extension Problem {
    /// A problem with groups given by members; `ranks` best first.
    static func of(seats: Int?, ranks: [Int], groups: [[Int]] = []) -> Problem {
        var problem = Problem(seats: seats, ranks: ranks)
        problem.groups = groups.map(Group.init)
        return problem
    }

    func cap(_ group: Int, _ atMost: Int) -> Problem {
        var problem = self
        problem.caps.append(Cap(id: "cap\(caps.count)", group: group, atMost: atMost))
        return problem
    }

    func ceiling(_ group: Int, _ share: String) -> Problem {
        var problem = self
        problem.ceilings.append(Ceiling(id: "ceiling\(ceilings.count)", group: group, share: .read(share)))
        return problem
    }

    func floor(_ group: Int, _ share: String) -> Problem {
        var problem = self
        problem.floors.append(Floor(id: "floor\(floors.count)", group: group, share: .read(share)))
        return problem
    }

    func reserve(_ group: Int, _ atLeast: Int, _ unfilled: Reserve.Unfilled = .open) -> Problem {
        var problem = self
        problem.reserves.append(
            Reserve(id: "reserve\(reserves.count)", group: group, atLeast: atLeast, ifUnfilled: unfilled))
        return problem
    }

    func decided(_ candidate: Int, _ verdict: Decision.Verdict) -> Problem {
        var problem = self
        problem.decisions.append(Decision(candidate: candidate, verdict: verdict))
        return problem
    }

    func seats(_ seats: Int?) -> Problem {
        var problem = self
        problem.seats = seats
        return problem
    }

    /// The problem without one rule.
    func without(_ rule: RuleName) -> Problem {
        var problem = self
        switch rule.kind {
        case .seats: problem.seats = nil
        case .cap: problem.caps.removeAll { $0.id == rule.id }
        case .ceiling: problem.ceilings.removeAll { $0.id == rule.id }
        case .floor: problem.floors.removeAll { $0.id == rule.id }
        case .reserve: problem.reserves.removeAll { $0.id == rule.id }
        }
        return problem
    }

    /// The same problem with candidate `order[i]` in position i.
    func reordered(_ order: [Int]) -> Problem {
        var place = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { place[old] = new }
        var problem = self
        problem.ranks = order.map { ranks[$0] }
        problem.groups = groups.map { Group(members: $0.members.map { place[$0] }.reversed()) }
        problem.decisions = decisions.map { Decision(candidate: place[$0.candidate], verdict: $0.verdict) }
        return problem
    }

    /// The same problem without one candidate; later candidates move up.
    func withdrawing(_ candidate: Int) -> Problem {
        var problem = self
        problem.ranks.remove(at: candidate)
        problem.groups = groups.map { group in
            Group(members: group.members.filter { $0 != candidate }.map { $0 > candidate ? $0 - 1 : $0 })
        }
        return problem
    }

    /// The group a rule counts; nil for the seats.
    func group(of rule: RuleName) -> Int? {
        switch rule.kind {
        case .seats: nil
        case .cap: caps.first { $0.id == rule.id }?.group
        case .ceiling: ceilings.first { $0.id == rule.id }?.group
        case .floor: floors.first { $0.id == rule.id }?.group
        case .reserve: reserves.first { $0.id == rule.id }?.group
        }
    }

    func isMember(_ candidate: Int, _ group: Int) -> Bool { groups[group].members.contains(candidate) }
}

extension Share {
    static func read(_ text: String) -> Share {
        guard let share = Share(text) else { fatalError("not a share: \(text)") }
        return share
    }
}

extension Outcome {
    func report(_ id: String) -> RuleReport? { rules.first { $0.rule.id == id } }
}
