// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite struct ValidationTests {
    private func faults(_ problem: Problem) -> [Fault] {
        do {
            _ = try allocate(problem)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("every fault is named, not only the first")
    func all() {
        let problem = Problem.of(seats: -1, ranks: [1, 2], groups: [[0, 7]])
            .cap(0, -2).cap(3, 1).ceiling(0, "6/5").floor(0, "1/2000003").decided(9, .award).decided(0, .award)
            .decided(0, .deny)
        #expect(
            faults(problem) == [
                .negativeNumber(rule: .seats, value: -1),
                .negativeNumber(rule: RuleName(.cap, "cap0"), value: -2),
                .unknownGroup(rule: RuleName(.cap, "cap1"), group: 3),
                .shareOutsideUnit(rule: RuleName(.ceiling, "ceiling0"), share: .read("6/5")),
                .shareTooFine(rule: RuleName(.floor, "floor0"), share: .read("1/2000003")),
                .unknownCandidate(group: 0, candidate: 7),
                .unknownDecision(candidate: 9),
                .contradictoryDecisions(candidate: 0),
            ])
    }

    @Test("a rule id may be used once, whatever the kinds")
    func ids() {
        var problem = Problem.of(seats: 1, ranks: [1], groups: [[0]]).cap(0, 1)
        problem.reserves = [Reserve(id: "cap0", group: 0, atLeast: 1)]
        #expect(faults(problem) == [.duplicateRule(id: "cap0")])
    }

    @Test("a vacant reserve above the seats, and disjoint ones whose sum is")
    func vacant() {
        let problem = Problem.of(seats: 3, ranks: [1, 2, 3], groups: [[0], [1], [0, 2]])
        #expect(
            faults(problem.reserve(0, 4, .vacant))
                == [.vacantReserveAboveSeats(id: "reserve0", atLeast: 4, seats: 3)])
        #expect(
            faults(problem.reserve(0, 2, .vacant).reserve(2, 2, .vacant).reserve(1, 2, .vacant))
                == [.vacantReservesAboveSeats(ids: ["reserve0", "reserve2"], atLeast: 4, seats: 3)])
        // The same member can count for both, so nothing is wrong in itself.
        #expect(faults(problem.reserve(0, 2, .vacant).reserve(2, 2, .vacant)).isEmpty)
        #expect(faults(problem.reserve(0, 2, .vacant).reserve(1, 1, .vacant)).isEmpty)
    }

    @Test("open reserves that promise more than the seats are a caution, of disjoint groups only")
    func open() {
        let problem = Problem.of(seats: 3, ranks: [1, 2, 3], groups: [[0], [1], [0, 2]])
        #expect(
            problem.reserve(0, 2).reserve(1, 2).cautions()
                == [.openReservesAboveSeats(ids: ["reserve0", "reserve1"], atLeast: 4, seats: 3)])
        #expect(problem.reserve(0, 2).reserve(2, 2).cautions().isEmpty)
    }

    @Test("a hundred disjoint reserves are checked at once")
    func many() {
        var problem = Problem.of(seats: 100, ranks: Array(1...100), groups: (0..<100).map { [$0] })
        for group in 0..<100 { problem = problem.reserve(group, 1) }
        #expect(problem.cautions().isEmpty)
        problem.reserves[7].atLeast = 95
        problem.reserves[3].atLeast = 4
        problem.reserves[5].atLeast = 4
        guard case .openReservesAboveSeats(let ids, let sum, _)? = problem.cautions().first else {
            Issue.record("no caution")
            return
        }
        #expect(ids == ["reserve3", "reserve5", "reserve7"])
        #expect(sum == 103)
    }

    @Test("floors and ceilings that can shorten the list, and a vacant reserve without seats")
    func shares() {
        let problem = Problem.of(seats: 4, ranks: [1, 2, 3, 4], groups: [[0]])
        #expect(
            problem.floor(0, "1/2").cautions()
                == [.floorMayShorten(id: "floor0", share: .read("1/2"), members: 1)])
        #expect(problem.floor(0, "1/4").cautions().isEmpty)
        let others = Problem.of(seats: 4, ranks: [1, 2, 3, 4], groups: [[0, 1, 2]])
        #expect(
            others.ceiling(0, "1/2").cautions()
                == [.ceilingMayShorten(id: "ceiling0", share: .read("1/2"), outsiders: 1)])
        #expect(
            problem.seats(nil).reserve(0, 1, .vacant).cautions() == [.vacantReserveWithoutSeats(id: "reserve0")])
    }

    @Test("shares are read exactly or not at all")
    func reading() {
        #expect(Share("3/10") == Share(3, over: 10))
        #expect(Share("0.30") == Share(3, over: 10))
        #expect(Share("1") == .percent(100))
        #expect(Share("6/4")?.description == "3/2")
        #expect(Share("6/4")?.isProper == false)
        #expect(Share(1, over: 3).map { $0 < .percent(34) } == true)
        for text in ["", "1/0", "a", "1/2/3", "0.", ".5", "1e3", "0.5.5", "1/-2", " 1"] {
            #expect(Share(text) == nil, "\(text)")
        }
    }
}
