// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

/// What the definition does not guarantee, each with a smallest case that shows it.
@Suite struct CounterexampleTests {
    private func awarded(_ problem: Problem) throws -> [Int] { try allocate(problem).awarded }

    @Test("where groups cross, one more seat can remove a winner")
    func crossingCaps() throws {
        let problem = Problem.of(seats: 1, ranks: [2, 3, 1], groups: [[0, 2], [1, 2]]).cap(0, 1).cap(1, 1)
        #expect(try awarded(problem) == [2])
        #expect(try awarded(problem.seats(2)) == [0, 1])
    }

    @Test("where reserves cross, one more seat can remove a winner")
    func crossingReserves() throws {
        let problem = Problem.of(seats: 1, ranks: [3, 2, 1], groups: [[0, 2], [0, 1]]).reserve(0, 1).reserve(1, 1)
        #expect(try awarded(problem) == [0])
        #expect(try awarded(problem.seats(2)) == [2, 1])
    }

    @Test("a vacant reserve under a cap: one more seat can remove a winner")
    func vacantUnderCap() throws {
        let problem = Problem.of(seats: 1, ranks: [2, 3, 1], groups: [[0, 1, 2], [0, 1], [2]])
            .cap(0, 1).reserve(1, 1).reserve(2, 1, .vacant)
        #expect(try awarded(problem) == [2])
        #expect(try awarded(problem.seats(2)) == [0])
    }

    @Test("a floor with a ceiling: one more seat can remove a winner")
    func floorAndCeiling() throws {
        let problem = Problem.of(seats: 1, ranks: [2, 3, 1], groups: [[1, 2], [2]]).ceiling(1, "1/2").floor(0, "1/5")
        #expect(try awarded(problem) == [1])
        #expect(try awarded(problem.seats(2)) == [2, 0])
    }

    @Test("reserves that are shares of the seats: one more seat can remove a winner")
    func shareReserves() throws {
        func problem(_ seats: Int) -> Problem {
            // A third of the seats for each of two groups, rounded half up.
            let reserved = (2 * seats + 3) / 6
            return Problem.of(seats: seats, ranks: [1, 2, 3], groups: [[1], [2]]).reserve(0, reserved).reserve(
                1, reserved)
        }
        #expect(try awarded(problem(1)) == [0])
        #expect(try awarded(problem(2)) == [1, 2])
    }

    @Test("a cap with room and no winner in its group can bind")
    func slackCapBinds() throws {
        // Candidates 0 and 1 could only come together, and the cap forbids that; each of them excludes 2 and 3.
        let problem = Problem.of(
            seats: 3, ranks: [1, 2, 3, 4, 5], groups: [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [0, 1, 2, 3]]
        )
        .cap(0, 1).cap(1, 1).cap(2, 1).cap(3, 1).cap(4, 1).floor(5, "2/3")
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [2, 3, 4])
        #expect(outcome.report("cap0")?.have == 0...0)
        #expect(outcome.report("cap0")?.binding == true)
        #expect(outcome.report("cap0")?.wouldEnter == [0, 1])
    }

    @Test("two rules that do not bind may not be dropped together")
    func jointlyBinding() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3], groups: [[0, 1]]).cap(0, 1).cap(0, 1)
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [0, 2])
        #expect(outcome.rules.filter { $0.rule.kind == .cap }.map(\.binding) == [false, false])
        var free = problem
        free.caps = []
        #expect(try awarded(free) == [0, 1])
    }

    @Test("a reserve can leave a seat empty, and without it the exchange is not one for one")
    func shortfallBeforeFill() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3], groups: [[0, 1], [0, 2], [0]])
            .cap(0, 1).cap(1, 1).reserve(2, 1)
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [0])
        #expect(outcome.conflicts == [.emptySeats(reserves: ["reserve0"], seats: 1)])
        #expect(outcome.report("reserve0")?.wouldEnter == [1, 2])
        #expect(outcome.report("reserve0")?.wouldLeave == [0])
        #expect(outcome.reason(of: 0) == .reserved([RuleName(.reserve, "reserve0")]))
    }

    @Test("reserves that leave a seat empty only together are named together")
    func jointlyEmpty() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3], groups: [[0, 1], [0, 2], [0]])
            .cap(0, 1).cap(1, 1).reserve(2, 1).reserve(2, 1)
        #expect(
            try allocate(problem).conflicts == [.emptySeats(reserves: ["reserve0", "reserve1"], seats: 1)])
    }

    @Test("where groups cross, a list of which every better swap breaks a rule need not be the best")
    func stableButNotBest() throws {
        // Of 1 and 2 neither can give their seat to 0, who shares a cap with the other; 0 and 3 are better together.
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3, 4], groups: [[0, 1], [0, 2]]).cap(0, 1).cap(1, 1)
        #expect(try awarded(problem) == [0, 3])
        #expect(Oracle.obeys(0b0110, problem))
        #expect(!Oracle.obeys(0b0101, problem))
        #expect(!Oracle.obeys(0b0011, problem))
    }

    @Test("a floor is a share of those awarded, so that few members shorten the list")
    func floorShortens() throws {
        let problem = Problem.of(seats: 4, ranks: [1, 2, 3, 4], groups: [[3]]).floor(0, "1/2")
        #expect(try awarded(problem) == [0, 3])
        #expect(problem.cautions() == [.floorMayShorten(id: "floor0", share: .read("1/2"), members: 1)])
    }

    @Test("what is possible at one size may not be at a smaller one")
    func sizesWithGaps() throws {
        // Half of the list from each of two groups: an even size or none.
        let problem = Problem.of(seats: 3, ranks: [1, 2, 3, 4], groups: [[0, 1], [2, 3]]).floor(0, "1/2").floor(
            1, "1/2")
        #expect(try allocate(problem).filled == 2)
        #expect(try allocate(problem.seats(1)).filled == 0)
    }

    @Test("another class can decide about someone with a rank of their own")
    func decidedElsewhere() throws {
        // Whichever of 0 and 1 is chosen, the cap it shares then keeps out 2 or lets them in.
        let problem = Problem.of(seats: 2, ranks: [1, 1, 2, 3], groups: [[0, 2], [0, 1]]).cap(0, 1).cap(1, 1)
        let outcome = try allocate(problem)
        #expect(outcome.contested == [0, 1, 2, 3])
        #expect(outcome.reason(of: 2) == .ties(ranks: [1]))
        #expect(outcome.contestedClasses.map { [$0.rank, $0.least, $0.most] } == [[1, 1, 1]])
    }
}
