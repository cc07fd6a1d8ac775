// SPDX-License-Identifier: Apache-2.0

@_spi(Testing) import Allocation
import Testing

/// Classes settled as a whole are shown to the checker as well, and an edited result about them is told.
@Suite struct RestTests {
    /// Choices are never listed, so that every class with one is settled as a whole where that is possible.
    private var unlisted: TieLimits {
        var limits = TieLimits()
        limits.choices = 1
        return limits
    }

    private func found(_ claim: Claim, _ problem: Problem, _ certificate: Certificate) -> [Discrepancy] {
        Verifier.discrepancies(in: claim, about: problem, certificate: certificate)
    }

    /// Sixty of one rank in units of five, after one and before another; every third is in the last group.
    private func tied(seats: Int, cap: Int) -> Problem {
        let units = (0..<12).map { unit in Array(unit * 5 + 1..<unit * 5 + 6) }
        var problem = Problem.of(
            seats: seats, ranks: [1] + Array(repeating: 7, count: 60) + [9],
            groups: units + [(1..<61).filter { $0 % 3 == 0 }])
        for unit in units.indices { problem = problem.cap(unit, cap) }
        return problem
    }

    @Test("under nested rules, counting shows sixty equals; whoever is moved in or out of them is named")
    func nested() throws {
        let problem = tied(seats: 19, cap: 2)
        let outcome = try allocate(problem)
        #expect(outcome.contested.count == 60)
        let certificate = try #require(outcome.certificate)
        #expect(certificate.stretches.map(\.rest) == [Certificate.Rest(rank: 7, last: nil)])
        var claim = Claim(outcome)
        #expect(found(claim, problem, certificate).isEmpty)
        claim.standings[30] = .awarded
        #expect(found(claim, problem, certificate) == [.otherStanding(candidate: 30, shown: .contested)])
        claim = Claim(outcome)
        claim.contestedClasses[0].most = 19
        #expect(found(claim, problem, certificate) == [.otherContest(rank: 7)])
        claim = Claim(outcome)
        claim.filled = 18
        #expect(found(claim, problem, certificate).contains(.sizeNotShown))
    }

    @Test("under crossing rules, full lists and refutations show who of sixty equals is sure")
    func last() throws {
        let problem = tied(seats: 26, cap: 3).reserve(12, 20)
        let outcome = try allocate(problem)
        #expect(outcome.awarded == [0] + (1..<61).filter { $0 % 3 == 0 })
        let certificate = try #require(outcome.certificate)
        let last = try #require(certificate.stretches.first?.rest?.last)
        var claim = Claim(outcome)
        #expect(found(claim, problem, certificate).isEmpty)
        claim.standings[3] = .contested
        #expect(found(claim, problem, certificate) == [.otherStanding(candidate: 3, shown: .awarded)])

        // Without any one part of it the certificate shows less.
        func without(_ change: (inout Certificate.Last) -> Void) -> [Discrepancy] {
            var part = last
            change(&part)
            var edited = certificate
            edited.stretches[0].rest = Certificate.Rest(rank: 7, last: part)
            return found(Claim(outcome), problem, edited)
        }
        #expect(without { $0.refutations = [] } == [.choicesNotShown(rank: 7)])
        #expect(without { $0.later = [] } == [.choicesNotShown(rank: 7)])
        #expect(without { $0.lists = [] } == [.choicesNotShown(rank: 7)])
        #expect(!without { $0.lists[0][0].count += 1 }.isEmpty)
        var crossed = certificate
        crossed.stretches[0].rest = Certificate.Rest(rank: 7, last: nil)
        #expect(found(Claim(outcome), problem, crossed) == [.choicesNotShown(rank: 7)])
    }

    private let tied = WorldShape(
        candidates: 5...9, groups: 3...5, rules: 3...6, kinds: [.cap, .cap, .cap, .floor, .reserve], ranks: 2...3,
        caps: 1...1, members: 2...4, fewestSeats: 60)

    @Test("no false claim about a class settled as a whole passes", arguments: 0..<6)
    func falseClaims(seed: Int) throws {
        var random = Seeded(UInt64(500 + seed))
        var rests = 0
        for index in 0..<60 * effort {
            let shape =
                index % 2 == 0
                ? tied : WorldShape(kinds: [.cap, .reserve, .floor], laminar: index % 3 == 0, ranks: 1...3)
            let problem = shape.world(&random)
            let outcome = try allocate(problem, limits: unlisted)
            guard let certificate = outcome.certificate, certificate.stretches.contains(where: { $0.rest != nil })
            else {
                continue
            }
            rests += 1
            #expect(found(Claim(outcome), problem, certificate).isEmpty, "\(problem)")
            for candidate in problem.ranks.indices {
                for standing in [Standing.awarded, .contested, .notAwarded]
                where standing != outcome.standings[candidate] {
                    var claim = Claim(outcome)
                    claim.standings[candidate] = standing
                    #expect(!found(claim, problem, certificate).isEmpty, "\(claim) about \(problem)")
                }
            }
            for place in outcome.contestedClasses.indices {
                var claim = Claim(outcome)
                claim.contestedClasses[place].most += 1
                #expect(!found(claim, problem, certificate).isEmpty, "\(claim) about \(problem)")
                claim.contestedClasses.remove(at: place)
                #expect(!found(claim, problem, certificate).isEmpty, "\(claim) about \(problem)")
            }
            // A forged part shows nothing false: what it leads the checker to is the truth or refused.
            var forged = certificate
            let stretch = random.int(0...forged.stretches.count - 1)
            guard var rest = forged.stretches[stretch].rest else { continue }
            if random.chance(30) { rest.last = nil } else { rest.last?.lists.shuffle(using: &random) }
            if random.chance(30) { rest.last?.lists.removeLast() }
            if random.chance(30) { rest.last?.later.removeAll { _ in random.chance(50) } }
            forged.stretches[stretch].rest = rest
            var claim = Claim(outcome)
            claim.standings.shuffle(using: &random)
            if claim.standings != outcome.standings { #expect(!found(claim, problem, forged).isEmpty, "\(claim)") }
        }
        #expect(rests > 3)
    }
}
