// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

/// What the definition guarantees, each on its stated class of problems.
@Suite struct GuaranteeTests {
    private func awarded(_ problem: Problem) throws -> Set<Int> {
        Set(try allocate(problem, detail: .standings).awarded)
    }

    private func worlds(_ count: Int, _ seed: UInt64, _ shape: WorldShape, _ check: (Problem) throws -> Void) throws {
        var random = Seeded(seed)
        for _ in 0..<count * effort { try check(shape.world(&random)) }
    }

    @Test("who ranks better, is limited by no more and supported by no less than a winner wins")
    func dominance() throws {
        try worlds(250, 1, WorldShape()) { problem in
            let limits = Set(problem.caps.map(\.group) + problem.ceilings.map(\.group))
            let supports = Set(problem.reserves.map(\.group) + problem.floors.map(\.group))
            let winners = try awarded(problem)
            for winner in winners {
                for other in problem.ranks.indices
                where problem.ranks[other] < problem.ranks[winner]
                    && limits.allSatisfy({ !problem.isMember(other, $0) || problem.isMember(winner, $0) })
                    && supports.allSatisfy({ problem.isMember(other, $0) || !problem.isMember(winner, $0) })
                {
                    #expect(winners.contains(other), "\(other) before \(winner) in \(problem)")
                }
            }
        }
    }

    @Test("joining a group that only supports never makes a winner lose")
    func joining() throws {
        try worlds(150, 2, WorldShape()) { problem in
            let limits = Set(problem.caps.map(\.group) + problem.ceilings.map(\.group))
            for group in Set(problem.reserves.map(\.group) + problem.floors.map(\.group)).subtracting(limits) {
                for winner in try awarded(problem) where !problem.isMember(winner, group) {
                    var joined = problem
                    joined.groups[group].members.append(winner)
                    #expect(try awarded(joined).contains(winner), "\(winner) joining \(group) in \(problem)")
                }
            }
        }
    }

    @Test("worsening or withdrawing a loser, or improving a winner, changes nothing")
    func irrelevance() throws {
        try worlds(80, 3, WorldShape(ties: false)) { problem in
            let winners = try awarded(problem)
            for candidate in problem.ranks.indices {
                var moved = problem
                // Ranks are doubled so that there is room between them and at both ends.
                moved.ranks = problem.ranks.map { 2 * $0 }
                let isWinner = winners.contains(candidate)
                for other in problem.ranks + [0] where isWinner == (other < problem.ranks[candidate]) {
                    moved.ranks[candidate] = 2 * other + 1
                    #expect(try awarded(moved) == winners, "\(candidate) to \(2 * other + 1) in \(problem)")
                }
                guard !isWinner else { continue }
                let left = winners.map { $0 > candidate ? $0 - 1 : $0 }
                let fewer = problem.withdrawing(candidate)
                guard fewer.faults().isEmpty else { continue }
                #expect(try awarded(fewer) == Set(left), "without \(candidate) in \(problem)")
            }
        }
    }

    @Test("the order of the records is irrelevant, to the reasons and the certificate as well")
    func order() throws {
        var random = Seeded(4)
        for _ in 0..<150 * effort {
            let problem = WorldShape().world(&random)
            let order = problem.ranks.indices.shuffled(using: &random)
            let outcome = try allocate(problem)
            let other = try allocate(problem.reordered(order))
            #expect(order.map { outcome.standings[$0] } == other.standings)
            #expect(outcome.certificate == other.certificate)
            #expect(outcome.rules.map(\.binding) == other.rules.map(\.binding))
            #expect(outcome.starvation == other.starvation)
            for (new, old) in order.enumerated() {
                #expect(kind(outcome.reason(of: old)) == kind(other.reason(of: new)), "\(problem) \(order)")
            }
        }
    }

    /// A reason without the people it names, who are numbered differently.
    private func kind(_ reason: Reason) -> Reason {
        switch reason {
        case .full(let rules, _): .full(rules, holders: [])
        case .displaced(let rule, _): .displaced(by: rule, for: [])
        default: reason
        }
    }

    @Test("with open reserves one more seat never means fewer winners")
    func moreSeats() throws {
        try worlds(200, 5, WorldShape(vacant: false, mayLackSeats: false)) { problem in
            let more = problem.seats((problem.seats ?? 0) + 1)
            let filled = try allocate(problem, detail: .standings).filled
            #expect(try allocate(more, detail: .standings).filled >= filled, "\(problem)")
        }
    }

    @Test("with one laminar family of caps and open reserves one more seat removes no winner")
    func laminarSeats() throws {
        let shape = WorldShape(kinds: [.cap, .reserve], vacant: false, laminar: true, mayLackSeats: false)
        try worlds(200, 6, shape) { problem in
            let more = problem.seats((problem.seats ?? 0) + 1)
            let before = try awarded(problem)
            #expect(try awarded(more).isSuperset(of: before), "\(problem)")
        }
    }

    @Test("with laminar caps and open reserves filling reserves first leaves no seat empty")
    func laminarFill() throws {
        let shape = WorldShape(kinds: [.cap, .reserve], vacant: false, laminar: true)
        try worlds(150, 7, shape) { problem in
            var free = problem
            free.reserves = []
            let outcome = try allocate(problem)
            let most = try allocate(free, detail: .standings).filled
            #expect(outcome.filled == most, "\(problem)")
            #expect(outcome.conflicts.isEmpty)
        }
    }

    @Test("a rule binds if and only if someone's standing is another without it")
    func binding() throws {
        try worlds(150, 8, WorldShape()) { problem in
            let outcome = try allocate(problem)
            // What a vacant reserve keeps empty is said in seats, and stays when the seats are dropped.
            let isSaidInSeats = problem.reserves.contains { $0.ifUnfilled == .vacant }
            for report in outcome.rules where report.rule != .seats || !isSaidInSeats {
                let without = try allocate(problem.without(report.rule), detail: .standings)
                #expect(report.binding == (outcome.standings != without.standings), "\(report.rule) in \(problem)")
                #expect(report.wouldEnter == without.awarded.filter { outcome.standings[$0] != .awarded })
                #expect(report.wouldLeave == outcome.awarded.filter { without.standings[$0] != .awarded })
            }
        }
    }

    @Test("taking the seat of a worse-ranked winner always breaks a rule")
    func swaps() throws {
        try worlds(200, 9, WorldShape(ties: false)) { problem in
            let outcome = try allocate(problem)
            for loser in problem.ranks.indices where outcome.standings[loser] == .notAwarded {
                for winner in outcome.awarded where problem.ranks[winner] > problem.ranks[loser] {
                    #expect(!outcome.rulesBroken(byReplacing: winner, with: loser).isEmpty, "\(problem)")
                }
            }
        }
    }

    @Test("in one laminar family only the chosen list is such that every better swap breaks a rule")
    func laminarSwaps() throws {
        let shape = WorldShape(kinds: [.cap, .reserve], ties: false, vacant: false, laminar: true)
        try worlds(150, 12, shape) { problem in
            let oracle = Oracle(problem)
            let chosen = try awarded(problem).reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            #expect(oracle.best.filter { isStable($0, oracle) } == [chosen], "\(problem)")
        }
    }

    /// Whether nobody could take the seat of someone worse ranked without a worse shortfall or size.
    private func isStable(_ list: UInt32, _ oracle: Oracle) -> Bool {
        let ranks = oracle.problem.ranks
        let sets = Set(oracle.best)
        return ranks.indices.allSatisfy { loser in
            ranks.indices.allSatisfy { winner in
                let isBetter = ranks[loser] < ranks[winner]
                let (joining, leaving) = (UInt32(1) << UInt32(loser), UInt32(1) << UInt32(winner))
                guard isBetter, list & joining == 0, list & leaving != 0 else { return true }
                return !sets.contains(list & ~leaving | joining)
            }
        }
    }

    @Test("the rules a swap is said to break are those it breaks")
    func swapTruth() throws {
        try worlds(150, 10, WorldShape(kinds: [.cap, .ceiling, .floor, .reserve], ties: false, vacant: false)) {
            problem in
            let outcome = try allocate(problem)
            for loser in problem.ranks.indices where outcome.standings[loser] == .notAwarded {
                for winner in outcome.awarded {
                    let list = outcome.awarded.filter { $0 != winner } + [loser]
                    func inside(_ group: Int) -> Int { list.filter { problem.isMember($0, group) }.count }
                    let caps = problem.caps.filter { inside($0.group) > $0.atMost }.map(\.id)
                    let ceilings = problem.ceilings.filter {
                        inside($0.group) * $0.share.denominator > list.count * $0.share.numerator
                    }.map(\.id)
                    let floors = problem.floors.filter {
                        inside($0.group) * $0.share.denominator < list.count * $0.share.numerator
                    }.map(\.id)
                    let reserves = zip(problem.reserves, outcome.shortfalls).filter {
                        $0.atLeast - inside($0.group) > $1.missing
                    }.map { $0.0.id }
                    #expect(
                        outcome.rulesBroken(byReplacing: winner, with: loser).map(\.id)
                            == caps + ceilings + floors + reserves, "\(problem)")
                }
            }
        }
    }

    @Test("applying decisions from the best contested class down leaves a list that some order of the ties gives")
    func decisions() throws {
        try worlds(80, 11, WorldShape()) { problem in
            var current = problem
            var outcome = try allocate(current)
            let oracle = Oracle(problem)
            while let open = outcome.contestedClasses.first {
                let members = problem.ranks.indices.filter { problem.ranks[$0] == open.rank }
                // The council decides on one contested member at a time: the last is preferred.
                guard let chosen = members.last(where: { outcome.standings[$0] == .contested }) else { break }
                current.decisions.append(Decision(candidate: chosen, verdict: .award))
                outcome = try allocate(current)
            }
            #expect(outcome.contested.isEmpty)
            let list = outcome.awarded.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            #expect(oracle.results.contains { $0.reduce(0, |) == list }, "\(problem)")
        }
    }
}
