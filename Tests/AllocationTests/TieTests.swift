// SPDX-License-Identifier: Apache-2.0

@_spi(Testing) import Allocation
import Testing

/// Ties too many to list, and what is said when even the search for what is common to them is.
@Suite struct TieTests {
    /// `count` candidates of one rank in units of five with a cap each; every third is in the last group.
    private func tied(_ count: Int, seats: Int?, cap: Int) -> Problem {
        let units = (0..<count / 5).map { unit in Array(unit * 5..<unit * 5 + 5) }
        var problem = Problem.of(
            seats: seats, ranks: Array(repeating: 7, count: count),
            groups: units + [(0..<count).filter { $0 % 3 == 0 }])
        for unit in units.indices { problem = problem.cap(unit, cap) }
        return problem
    }

    @Test("sixty equals under caps are all contested, and the class takes every seat")
    func laminar() throws {
        let outcome = try allocate(tied(60, seats: 18, cap: 2))
        #expect(outcome.isDetermined)
        #expect(outcome.contested.count == 60)
        #expect(outcome.contestedClasses == [ContestedClass(rank: 7, least: 18, most: 18)])
        #expect(outcome.report("cap3")?.have == 0...2)
        #expect(outcome.reason(of: 5) == .ties(ranks: [7]))
    }

    @Test("without seats the caps alone limit equals")
    func unlimited() throws {
        let outcome = try allocate(tied(60, seats: nil, cap: 2))
        #expect(outcome.filled == 24)
        #expect(outcome.report("cap3")?.have == 2...2)
        #expect(outcome.contested.count == 60)
    }

    @Test("a reserve that crosses the units decides who of sixty equals is sure")
    func crossing() throws {
        // Every one of the 20 in the reserved group gets one of the 20 seats kept for it.
        let problem = tied(60, seats: 25, cap: 3).reserve(12, 20)
        let outcome = try allocate(problem)
        #expect(outcome.isDetermined)
        #expect(outcome.awarded == (0..<60).filter { $0 % 3 == 0 })
        #expect(outcome.contested == (0..<60).filter { $0 % 3 != 0 })
        #expect(outcome.report("reserve0")?.have == 20...20)
        #expect(outcome.contestedClasses == [ContestedClass(rank: 7, least: 25, most: 25)])
    }

    /// People with few different scores in many small units, each with a cap, and a reserve for half of them.
    private func department(_ count: Int, seats: Int, units: Int, cap: Int, _ random: inout Seeded) -> Problem {
        let unitOf = (0..<count).map { _ in random.int(0...units - 1) }
        var problem = Problem.of(
            seats: seats, ranks: (0..<count).map { _ in random.int(1...12) },
            groups: (0..<units).map { unit in unitOf.indices.filter { unitOf[$0] == unit } }
                + [(0..<count).filter { _ in random.chance(50) }])
        for unit in 0..<units { problem = problem.cap(unit, cap) }
        return problem.reserve(units, seats * 3 / 5)
    }

    @Test("caps of many units that are hardly ever reached leave ties of a large department settled and shown")
    func largeDepartment() throws {
        var random = Seeded(31)
        let problem = department(1_200, seats: 150, units: 300, cap: 3, &random)
        let outcome = try allocate(problem)
        #expect(outcome.isDetermined)
        #expect(!outcome.contested.isEmpty)
        #expect(outcome.rules.allSatisfy { $0.binding != nil })
        let certificate = try #require(outcome.certificate)
        let idle = try #require(certificate.idle)
        #expect(idle.count > 200)
        var claim = Claim(outcome)
        #expect(Verifier.discrepancies(in: claim, about: problem, certificate: certificate).isEmpty)

        // A cap that is set aside although a list breaks it is told, and so is one that is not there.
        var tight = problem
        let unit = try #require(
            (0..<300).first { unit in
                idle.contains("cap\(unit)")
                    && problem.groups[unit].members.contains { outcome.standings[$0] == .awarded }
            })
        tight.caps[unit].atMost = 0
        #expect(
            Verifier.discrepancies(in: claim, about: tight, certificate: certificate) == [
                .brokenRule(RuleName(.cap, "cap\(unit)"))
            ])
        var other = certificate
        other.idle?.append("elsewhere")
        #expect(Verifier.discrepancies(in: claim, about: problem, certificate: other) == [.otherProblem])
        other = certificate
        other.idle = nil
        #expect(Verifier.discrepancies(in: claim, about: problem, certificate: other) == [.otherProblem])
        let contested = outcome.contested[0]
        claim.standings[contested] = .awarded
        #expect(!Verifier.discrepancies(in: claim, about: problem, certificate: certificate).isEmpty)
    }

    @Test("setting caps aside changes nothing", arguments: 0..<4)
    func setAside(seed: Int) throws {
        var random = Seeded(UInt64(40 + seed))
        var all = TieLimits()
        all.caps = .max
        var few = TieLimits()
        few.triesAll = false
        var compared = 0
        for _ in 0..<6 {
            let problem = department(60, seats: 20, units: 20, cap: 1 + seed % 3, &random)
            let (slow, fast) = (try allocate(problem, limits: all), try allocate(problem, limits: few))
            #expect(fast.isDetermined || !slow.isDetermined)
            guard slow.isDetermined else { continue }
            compared += 1
            #expect(fast.standings == slow.standings)
            #expect(fast.contestedClasses == slow.contestedClasses)
            for (mine, other) in zip(fast.rules, slow.rules) {
                #expect(mine.have == other.have)
                if let (a, b) = mine.binding.flatMap({ a in other.binding.map { (a, $0) } }) {
                    #expect(a == b)
                    #expect(mine.wouldEnter == other.wouldEnter)
                    #expect(mine.wouldLeave == other.wouldLeave)
                }
            }
        }
        #expect(compared > 0)
    }

    @Test("what cannot be settled is not determined, and what comes before and surely after stays sure")
    func notDetermined() throws {
        // Two classes of forty, of which the first leaves choices that the second depends on, under crossing limits.
        var random = Seeded(3)
        var problem = Problem.of(
            seats: 20, ranks: [1, 2] + (0..<80).map { $0 < 40 ? 3 : 4 },
            groups: (0..<8).map { _ in (1..<82).filter { _ in random.chance(40) } } + [[0, 81]])
        for group in 0..<8 { problem = problem.cap(group, 5 + group % 3) }
        problem = problem.cap(8, 1)
        var limits = TieLimits()
        limits.choices = 1
        limits.separate = 1
        limits.merged = 1
        let outcome = try allocate(problem, limits: limits)
        #expect(!outcome.isDetermined)
        #expect(outcome.standings[0] == .awarded)
        #expect(outcome.standings[81] == .notAwarded)
        // Some order chooses them and another does not, whichever the ties are that decide.
        #expect(outcome.standings[10] == .contested)
        #expect(outcome.reason(of: 10) == .ties(ranks: []))
        #expect(outcome.rules.allSatisfy { $0.binding == nil })
        #expect(outcome.certificate == nil)
    }

    @Test("where ties cannot be followed, single orders and exchanges of seats tell most people", arguments: 0..<2)
    func openTies(seed: Int) throws {
        var random = Seeded(UInt64(60 + seed))
        let problem = department(400, seats: 60, units: 60, cap: 2, &random)
        var limits = TieLimits()
        (limits.choices, limits.separate, limits.merged) = (1, 1, 1)
        let outcome = try allocate(problem, limits: limits)
        #expect(!outcome.isDetermined)
        let told = outcome.standings.filter { $0 != .notDetermined }
        #expect(told.count > 340)
        #expect(told.count { $0 == .awarded } > 0)
        #expect(told.count { $0 == .contested } > 0)
        // Whatever order the ties are brought into, those who are sure get what they are told.
        var strict = problem
        for _ in 0..<30 {
            let order = problem.ranks.indices.shuffled(using: &random).sorted { problem.ranks[$0] < problem.ranks[$1] }
            for (place, candidate) in order.enumerated() { strict.ranks[candidate] = place }
            let chosen = Set(try allocate(strict, detail: .standings).awarded)
            for (candidate, standing) in outcome.standings.enumerated() {
                if standing == .awarded { #expect(chosen.contains(candidate)) }
                if standing == .notAwarded { #expect(!chosen.contains(candidate)) }
            }
        }
    }

    @Test("a set that only a proof by cases excludes is refused, and the certificate says why")
    func cases() throws {
        // Of each triangle 3–5 and 6–8 one can be chosen, though half of each three would fit. Taking 0 excludes 1 and 2,
        // and then the triangles would have to give three.
        let triangles = [[3, 4], [4, 5], [3, 5], [6, 7], [7, 8], [6, 8]]
        var problem = Problem.of(seats: 4, ranks: Array(1...9), groups: [[0, 1], [0, 2]] + triangles)
        for group in 0..<8 { problem = problem.cap(group, 1) }
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [1, 2, 3, 6])
        let certificate = try #require(outcome.certificate)
        #expect(Verifier.discrepancies(in: Claim(outcome), about: problem, certificate: certificate).isEmpty)
        let closing = try #require(certificate.stretches.last?.choices.first ?? nil)
        #expect(closing.rank == 1)
        guard case .split = closing.refutations[0] else {
            Issue.record("not by cases: \(closing)")
            return
        }
    }
}
