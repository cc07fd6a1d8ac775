// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

/// Every reason of the table, on a problem small enough to see it.
@Suite struct ReasonTests {
    @Test("without rules merit awards and the cut-off refuses")
    func merit() throws {
        let outcome = try allocate(Problem.of(seats: 2, ranks: [3, 1, 2]))
        #expect(outcome.awarded == [1, 2])
        #expect(outcome.reason(of: 1) == .merit)
        #expect(outcome.reason(of: 0) == .rank(cutOff: 2))
        #expect(outcome.report("seats")?.binding == true)
    }

    @Test("a reserve awards, and says who would have been in without it")
    func reserve() throws {
        let outcome = try allocate(Problem.of(seats: 2, ranks: [1, 2, 3, 4], groups: [[2, 3]]).reserve(0, 1))
        let name = RuleName(.reserve, "reserve0")
        #expect(outcome.awarded == [0, 2])
        #expect(outcome.reason(of: 0) == .merit)
        #expect(outcome.reason(of: 2) == .reserved([name]))
        #expect(outcome.report("reserve0")?.wouldEnter == [1])
        #expect(outcome.reason(of: 1) == .displaced(by: name, for: [2]))
        #expect(outcome.reason(of: 3) == .rank(cutOff: 1))
        #expect(outcome.rulesBroken(byReplacing: 2, with: 1) == [name])
    }

    @Test("a reserve displaces someone who ranks before the cut-off")
    func displaced() throws {
        // Candidate 3 is in by merit, because 2 is limited by a cap that is full.
        let problem = Problem.of(seats: 3, ranks: [1, 2, 3, 4, 5], groups: [[4], [0, 1], [1, 2]])
            .reserve(0, 1).cap(2, 1).ceiling(1, "2/3")
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [0, 1, 4])
        // Somebody of a worse rank has a seat, so rank alone did not decide.
        #expect(outcome.reason(of: 2) == .full([RuleName(.cap, "cap0")], holders: [1]))
        #expect(outcome.reason(of: 3) == .displaced(by: RuleName(.reserve, "reserve0"), for: [4]))
    }

    @Test("a full cap names those who fill it")
    func full() throws {
        let outcome = try allocate(Problem.of(seats: 3, ranks: [1, 2, 3, 4], groups: [[0, 1, 2]]).cap(0, 1))
        #expect(outcome.awarded == [0, 3])
        #expect(outcome.reason(of: 1) == .full([RuleName(.cap, "cap0")], holders: [0]))
        #expect(outcome.rulesBroken(byReplacing: 3, with: 1) == [RuleName(.cap, "cap0")])
    }

    @Test("a reserve that took the seat is named with those it took it for")
    func took() throws {
        // Without the reserve for 2 the third seat is 1's; 3 is in by merit since 1 has no seat to take.
        let problem = Problem.of(seats: 3, ranks: [1, 2, 4, 3], groups: [[2], [1, 3], [3]])
            .reserve(0, 1).reserve(2, 1)
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [0, 3, 2])
        #expect(
            outcome.reason(of: 1) == .rank(cutOff: 1)
                || outcome.reason(of: 1) == .displaced(by: RuleName(.reserve, "reserve0"), for: [2]))
    }

    @Test("a decision is its own reason, and the rest is computed around it")
    func decided() throws {
        let outcome = try allocate(
            Problem.of(seats: 2, ranks: [1, 2, 3]).decided(2, .award).decided(0, .deny))
        #expect(outcome.awarded == [1, 2])
        #expect(outcome.reason(of: 2) == .decided(.award))
        #expect(outcome.reason(of: 0) == .decided(.deny))
        #expect(outcome.standings == [.notAwarded, .awarded, .awarded])
    }

    @Test("decisions that contradict a hard rule are named with it, and nothing is allotted")
    func contradiction() throws {
        let problem = Problem.of(seats: 3, ranks: [1, 2, 3, 4], groups: [[0, 1, 2]]).cap(0, 1)
            .decided(1, .award).decided(2, .award).decided(3, .award)
        let outcome = try allocate(problem)
        #expect(outcome.conflicts == [.decisions(candidates: [1, 2], rules: [RuleName(.cap, "cap0")])])
        #expect(outcome.awarded.isEmpty)
        #expect(outcome.standings.allSatisfy { $0 == .notDetermined })
    }

    @Test("equal ranks at the last seat are contested")
    func ties() throws {
        let outcome = try allocate(Problem.of(seats: 2, ranks: [1, 2, 2, 2, 3]))
        #expect(outcome.awarded == [0])
        #expect(outcome.contested == [1, 2, 3])
        #expect(outcome.reason(of: 1) == .ties(ranks: [2]))
        #expect(outcome.reason(of: 4) == .rank(cutOff: 1))
        #expect(outcome.contestedClasses.map { [$0.rank, $0.least, $0.most] } == [[2, 1, 1]])
    }

    @Test("a quota without seats is limited by its other rules alone")
    func withoutSeats() throws {
        let outcome = try allocate(Problem.of(seats: nil, ranks: [1, 1, 1], groups: [[0, 1]]).cap(0, 1))
        #expect(outcome.awarded == [2])
        #expect(outcome.contested == [0, 1])
        #expect(outcome.rules.map(\.rule.id) == ["cap0"])
    }

    @Test("nobody competes, nobody is chosen, and nothing is starved")
    func empty() throws {
        let outcome = try allocate(Problem.of(seats: 3, ranks: [], groups: [[]]).reserve(0, 2).cap(0, 1))
        #expect(outcome.standings.isEmpty)
        #expect(outcome.shortfalls.map(\.missing) == [2])
        #expect(outcome.starvation == nil)
    }
}
