// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

/// An outcome may take over the model of another; the answer must be the one that is found alone.
@Suite struct AfterTests {
    @Test(
        "after a problem with other numbers, other members or other decisions, the outcome is as if alone",
        arguments: 1...3)
    func departments(tie: Int) throws {
        var random = Seeded(UInt64(700 + tie))
        for _ in 0..<4 * effort {
            let problem = Problem.departments(60, &random, tie: tie)
            let known = try allocate(problem)
            for other in Self.others(problem, &random) {
                let (after, alone) = (try? allocate(other, after: known), try? allocate(other))
                #expect(after == alone, "\(other) after \(problem)")
                guard let after, let alone else { continue }
                #expect(other.ranks.indices.allSatisfy { after.reason(of: $0) == alone.reason(of: $0) })
            }
        }
    }

    @Test("after a problem in which one number alone was another, the outcome is as if alone", arguments: 1...3)
    func oneNumber(tie: Int) throws {
        var random = Seeded(UInt64(730 + tie))
        let shape = WorldShape(
            candidates: 4...10, groups: 2...4, rules: 2...5, kinds: [.cap, .cap, .reserve, .reserve, .floor, .ceiling],
            decisions: true, ranks: 3...12)
        for index in 0..<60 * effort {
            let problem = index % 6 == 0 ? Problem.departments(60, &random, tie: tie) : shape.world(&random)
            guard let known = try? allocate(problem) else { continue }
            for other in Self.oneNumberChanged(problem, &random) {
                let (after, alone) = (try? allocate(other, after: known), try? allocate(other))
                #expect(after == alone, "\(other) after \(problem)")
                guard after == alone, let after, let alone else { return }
                #expect(other.ranks.indices.allSatisfy { after.reason(of: $0) == alone.reason(of: $0) })
            }
        }
    }

    @Test("what is wrong with other numbers is said as if alone")
    func faults() throws {
        var random = Seeded(710)
        let problem = Problem.departments(60, &random, tie: 1)
        let known = try allocate(problem)
        var wrong: [Problem] = []
        func add(_ change: (inout Problem) -> Void) {
            var other = problem
            change(&other)
            wrong.append(other)
        }
        let share = try #require(Share(3, over: 2))
        add { $0.seats = -1 }
        add { if !$0.caps.isEmpty { $0.caps[$0.caps.count - 1].atMost = -2 } }
        add { if $0.caps.count > 1 { $0.caps[1].id = $0.caps[0].id } }
        add { if !$0.floors.isEmpty { $0.floors[0].share = share } }
        add { if !$0.ceilings.isEmpty { $0.ceilings[0].share = share } }
        add { $0.reserves.append(Reserve(id: "more", group: 99_999, atLeast: 1)) }
        add { problem in
            for place in problem.reserves.indices {
                problem.reserves[place].atLeast = 1000
                problem.reserves[place].ifUnfilled = .vacant
            }
        }
        var found = 0
        for other in wrong {
            let (after, alone) = (faults(other, after: known), faults(other, after: nil))
            #expect(after == alone, "\(other)")
            found += alone.isEmpty ? 0 : 1
        }
        #expect(found >= 4, "hardly anything is wrong")
    }

    private func faults(_ problem: Problem, after known: Outcome?) -> [Fault] {
        do {
            _ = try allocate(problem, after: known)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("several problems allotted at a time come out as each alone", arguments: 1...3)
    func several(tie: Int) throws {
        var random = Seeded(UInt64(720 + tie))
        var questions: [Question] = []
        var alone: [Result<Outcome, ProblemError>] = []
        for _ in 0..<4 {
            let problem = Problem.departments(60, &random, tie: tie)
            let known = try allocate(problem)
            for other in [problem] + Self.others(problem, &random) {
                questions.append(Question(other, after: known))
                alone.append(Result { () throws(ProblemError) in try allocate(other) })
            }
        }
        for isParallel in [true, false] {
            let found = allocate(questions, isParallel: isParallel)
            #expect(found.count == alone.count)
            for (one, other) in zip(found, alone) {
                #expect((try? one.get()) == (try? other.get()))
                guard let outcome = try? one.get() else { continue }
                // Reasons are gathered once, and must be those that are found of each candidate.
                let kinds = ReasonKinds(outcome)
                for candidate in outcome.standings.indices {
                    #expect(kinds.reasons[Int(kinds.places[candidate])] == outcome.reason(of: candidate))
                }
            }
        }
    }

    /// The problem with other numbers, which keeps its model, and with other people, which must not.
    private static func others(_ problem: Problem, _ random: inout Seeded) -> [Problem] {
        var numbers = problem
        numbers.seats = problem.seats.map { max(1, $0 + random.int(-3...3)) }
        for place in numbers.caps.indices { numbers.caps[place].atMost = random.int(1...6) }
        for place in numbers.reserves.indices { numbers.reserves[place].atLeast = random.int(0...2) }
        var members = problem
        for place in members.groups.indices where random.chance(50) { _ = members.groups[place].members.popLast() }
        var ranks = problem
        ranks.ranks.swapAt(0, ranks.ranks.count - 1)
        var groups = problem
        if let place = groups.caps.indices.last { groups.caps[place].group = random.int(0...groups.groups.count - 1) }
        return [numbers, members, ranks, groups, problem.decided(random.int(0...9), .award), problem.decided(3, .deny)]
    }

    /// The problem with each of its numbers changed alone.
    private static func oneNumberChanged(_ problem: Problem, _ random: inout Seeded) -> [Problem] {
        var found: [Problem] = []
        func add(_ change: (inout Problem) -> Void) {
            var other = problem
            change(&other)
            found.append(other)
        }
        if let seats = problem.seats { add { $0.seats = max(0, seats + random.int(-3...3)) } }
        for place in problem.caps.indices.prefix(6) { add { $0.caps[place].atMost = random.int(0...6) } }
        for place in problem.reserves.indices {
            add { $0.reserves[place].atLeast = random.int(0...4) }
            add { other in
                other.reserves[place].atLeast += 1
                other.seats = other.seats.map { $0 + 1 }
            }
        }
        for place in problem.floors.indices { add { $0.floors[place].share = .percent(random.int(0...100)) } }
        for place in problem.ceilings.indices { add { $0.ceilings[place].share = .percent(random.int(0...100)) } }
        return found
    }
}
