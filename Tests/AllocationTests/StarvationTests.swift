// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite struct StarvationTests {
    private func starvation(_ problem: Problem) throws -> Starvation? { try allocate(problem).starvation }

    @Test("a cap of nothing on everyone starves, and one would end it")
    func cap() throws {
        let found = try starvation(Problem.of(seats: 2, ranks: [1, 2], groups: [[0, 1]]).cap(0, 0))
        #expect(found?.rules == [RuleName(.cap, "cap0")])
        #expect(found?.changes.map(\.bound) == [.number(1)])
    }

    @Test("two floors with one seat starve together with the seats")
    func floors() throws {
        let problem = Problem.of(seats: 1, ranks: [1, 2], groups: [[0], [1]]).floor(0, "1/3").floor(1, "1/2")
        let found = try starvation(problem)
        #expect(found?.rules == [.seats, RuleName(.floor, "floor0"), RuleName(.floor, "floor1")])
        #expect(found?.changes.map(\.bound) == [.number(2), .share(.read("0")), .share(.read("0"))])
    }

    @Test("a ceiling that nobody outside the group can dilute")
    func ceiling() throws {
        let problem = Problem.of(seats: 9, ranks: [1, 2, 3], groups: [[0, 1], [2]]).ceiling(0, "1/2").cap(1, 0)
        let found = try starvation(problem)
        #expect(found?.rules == [RuleName(.cap, "cap0"), RuleName(.ceiling, "ceiling0")])
        #expect(found?.changes.map(\.bound) == [.number(1), .share(.read("1"))])
    }

    @Test("a vacant reserve that keeps every seat")
    func vacant() throws {
        let found = try starvation(Problem.of(seats: 3, ranks: [1, 2], groups: [[]]).reserve(0, 3, .vacant))
        #expect(found?.rules == [RuleName(.reserve, "reserve0")])
        #expect(found?.changes.map(\.bound) == [.number(2)])
    }

    @Test("a rule of which no change alone is enough says so")
    func jointly() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2], groups: [[0, 1]]).cap(0, 0).ceiling(0, "0")
        let found = try starvation(problem)
        #expect(found?.rules == [RuleName(.cap, "cap0")])
        #expect(found?.changes.map(\.bound) == [nil])
    }

    @Test("no seats is no starvation")
    func noSeats() throws {
        #expect(try starvation(Problem.of(seats: 0, ranks: [1], groups: [[0]]).cap(0, 0)) == nil)
    }

    @Test("the set is a smallest one that forces the empty list, and each change is the smallest that ends it")
    func search() throws {
        var random = Seeded(21)
        var count = 0
        for _ in 0..<1_500 * effort {
            let shape = WorldShape(
                candidates: 2...5, rules: 2...5, kinds: [.cap, .ceiling, .floor, .reserve], ties: false)
            let problem = shape.world(&random)
            guard let found = try starvation(problem) else { continue }
            count += 1
            #expect(found.rules == smallest(problem), "\(problem)")
            for change in found.changes { try check(change, problem) }
        }
        #expect(count > 20)
    }

    /// The first smallest set of hard rules that leaves nothing but the empty list, by trying them all.
    private func smallest(_ problem: Problem) -> [RuleName] {
        let hard =
            (problem.seats == nil ? [] : [RuleName.seats]) + problem.caps.map { RuleName(.cap, $0.id) }
            + problem.ceilings.map { RuleName(.ceiling, $0.id) } + problem.floors.map { RuleName(.floor, $0.id) }
            + problem.reserves.filter { $0.ifUnfilled == .vacant && problem.seats != nil }
            .map { RuleName(.reserve, $0.id) }
        let sets = (0..<1 << hard.count).map { mask in hard.indices.filter { mask >> $0 & 1 == 1 } }
            .sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
        let first = sets.first { set in
            (1..<UInt32(1) << UInt32(problem.ranks.count)).allSatisfy { list in
                set.contains { breaks(list, hard[$0], problem) }
            }
        }
        return (first ?? []).map { hard[$0] }
    }

    private func breaks(_ list: UInt32, _ rule: RuleName, _ problem: Problem) -> Bool {
        var alone = Problem(seats: nil, ranks: problem.ranks)
        alone.groups = problem.groups
        switch rule.kind {
        case .seats: alone.seats = problem.seats
        case .cap: alone.caps = problem.caps.filter { $0.id == rule.id }
        case .ceiling: alone.ceilings = problem.ceilings.filter { $0.id == rule.id }
        case .floor: alone.floors = problem.floors.filter { $0.id == rule.id }
        case .reserve:
            guard let reserve = problem.reserves.first(where: { $0.id == rule.id }), let seats = problem.seats else {
                return false
            }
            let outsiders = (0..<problem.ranks.count).filter {
                list >> UInt32($0) & 1 == 1 && !problem.isMember($0, reserve.group)
            }
            return outsiders.count > max(0, seats - reserve.atLeast)
        }
        return !Oracle.obeys(list, alone)
    }

    /// With the new bound someone is chosen; with one just short of it, or with any when there is none, nobody is.
    private func check(_ change: RuleChange, _ problem: Problem) throws {
        func filled(_ bound: RuleChange.Bound) throws -> Int {
            var changed = problem
            switch (change.rule.kind, bound) {
            case (.seats, .number(let number)): changed.seats = number
            case (.cap, .number(let number)):
                for index in changed.caps.indices where changed.caps[index].id == change.rule.id {
                    changed.caps[index].atMost = number
                }
            case (.reserve, .number(let number)):
                for index in changed.reserves.indices where changed.reserves[index].id == change.rule.id {
                    changed.reserves[index].atLeast = number
                }
            case (.ceiling, .share(let share)):
                for index in changed.ceilings.indices where changed.ceilings[index].id == change.rule.id {
                    changed.ceilings[index].share = share
                }
            case (.floor, .share(let share)):
                for index in changed.floors.indices where changed.floors[index].id == change.rule.id {
                    changed.floors[index].share = share
                }
            default: Issue.record("a bound of another kind: \(change)")
            }
            return changed.faults().isEmpty ? try allocate(changed, detail: .standings).filled : 0
        }
        guard let bound = change.bound else {
            let without = try allocate(problem.without(change.rule), detail: .standings)
            // Dropping the seats turns vacant reserves off as well, which no number of seats does.
            if change.rule.kind != .seats { #expect(without.filled == 0, "\(problem)") }
            return
        }
        #expect(try filled(bound) > 0, "\(change) in \(problem)")
        switch (change.rule.kind, bound) {
        case (.seats, .number(let number)), (.cap, .number(let number)):
            #expect(try filled(.number(number - 1)) == 0, "\(change) in \(problem)")
        case (.reserve, .number(let number)):
            #expect(try filled(.number(number + 1)) == 0, "\(change) in \(problem)")
        case (.ceiling, .share(let share)):
            let less = Share(share.numerator * 1_000 - 1, over: share.denominator * 1_000)
            if let less, less.isProper { #expect(try filled(.share(less)) == 0, "\(change) in \(problem)") }
        case (.floor, .share(let share)):
            let more = Share(share.numerator * 1_000 + 1, over: share.denominator * 1_000)
            if let more, more.isProper { #expect(try filled(.share(more)) == 0, "\(change) in \(problem)") }
        default: break
        }
    }
}
