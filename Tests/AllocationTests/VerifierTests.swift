// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite struct VerifierTests {
    private func found(_ claim: Claim, _ problem: Problem, _ certificate: Certificate) -> [Discrepancy] {
        Verifier.discrepancies(in: claim, about: problem, certificate: certificate)
    }

    @Test("someone put in for someone else is named")
    func swapped() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3, 4], groups: [[0, 1]]).cap(0, 1)
        let outcome = try allocate(problem)
        let certificate = try #require(outcome.certificate)
        var claim = Claim(outcome)
        #expect(found(claim, problem, certificate).isEmpty)
        claim.standings.swapAt(2, 3)
        #expect(
            found(claim, problem, certificate) == [
                .otherStanding(candidate: 2, shown: .awarded), .otherStanding(candidate: 3, shown: .notAwarded),
            ])
    }

    @Test("a hidden shortfall, an empty seat and a forgotten contest are named")
    func numbers() throws {
        let problem = Problem.of(seats: 3, ranks: [1, 2, 2, 3], groups: [[0, 1], [1, 2]]).cap(1, 1).reserve(0, 3)
        let outcome = try allocate(problem)
        let certificate = try #require(outcome.certificate)
        var claim = Claim(outcome)
        #expect(outcome.shortfalls.map(\.missing) == [1])
        claim.shortfalls = [0]
        #expect(found(claim, problem, certificate).contains(.otherShortfall(reserve: "reserve0")))
        claim = Claim(outcome)
        claim.filled = 2
        #expect(found(claim, problem, certificate).contains(.sizeNotShown))

        let tied = Problem.of(seats: 1, ranks: [1, 1])
        let contest = try allocate(tied)
        let proof = try #require(contest.certificate)
        claim = Claim(contest)
        claim.contestedClasses = []
        #expect(found(claim, tied, proof) == [.otherContest(rank: 1)])
    }

    @Test("a claim about a problem with another rule is not shown")
    func otherRule() throws {
        let problem = Problem.of(seats: 2, ranks: [1, 2, 3], groups: [[0, 1]]).cap(0, 1)
        let outcome = try allocate(problem)
        let certificate = try #require(outcome.certificate)
        var edited = problem
        edited.caps[0].atMost = 2
        #expect(!found(Claim(outcome), edited, certificate).isEmpty)
        edited.caps[0].atMost = 0
        #expect(found(Claim(outcome), edited, certificate).contains(.brokenRule(RuleName(.cap, "cap0"))))
    }

    @Test("no false claim passes, with the true certificate or another one", arguments: 0..<6)
    func falseClaims(seed: Int) throws {
        var random = Seeded(UInt64(300 + seed))
        for _ in 0..<60 * effort {
            let problem = WorldShape(candidates: 2...7).world(&random)
            let outcome = try allocate(problem)
            let truth = Claim(outcome)
            let certificate = try #require(outcome.certificate)
            for _ in 0..<4 {
                let claim = edited(truth, &random)
                guard claim != truth else { continue }
                #expect(!found(claim, problem, certificate).isEmpty, "\(claim) about \(problem)")
            }
            // A certificate made for other rules can show nothing false either.
            var other = problem
            change(&other, &random)
            guard other.faults().isEmpty, other != problem, let foreign = try allocate(other).certificate else {
                continue
            }
            let foreignClaim = Claim(try allocate(other, detail: .standings))
            if found(foreignClaim, problem, foreign).isEmpty { #expect(foreignClaim == truth, "\(problem) \(other)") }
        }
    }

    @Test("an edited certificate shows nothing false", arguments: 0..<4)
    func editedCertificates(seed: Int) throws {
        var random = Seeded(UInt64(400 + seed))
        for _ in 0..<60 * effort {
            let problem = WorldShape(candidates: 3...7).world(&random)
            let outcome = try allocate(problem)
            let truth = Claim(outcome)
            let certificate = try #require(outcome.certificate)
            for _ in 0..<6 {
                let forged = edited(certificate, &random)
                let claim = random.chance(50) ? truth : edited(truth, &random)
                if found(claim, problem, forged).isEmpty { #expect(claim == truth, "\(problem) \(forged)") }
            }
        }
    }

    @Test("choices that leave different people are not taken for the same future")
    func otherFuture() throws {
        // Whoever of the two equals is chosen keeps the other of their unit out.
        let problem = Problem.of(seats: 2, ranks: [1, 1, 2, 3], groups: [[0, 2], [1, 3], [0, 1]])
            .cap(0, 1).cap(1, 1).cap(2, 1)
        let outcome = try allocate(problem)
        #expect(outcome.contested == [0, 1, 2, 3])
        var certificate = try #require(outcome.certificate)
        var claim = Claim(outcome)
        #expect(found(claim, problem, certificate).isEmpty)
        let root = certificate.stretches.count - 1
        let next = certificate.stretches[root].choices[0].options.map(\.next)
        #expect(Set(next).count == 2)
        for kept in 0..<2 {
            certificate.stretches[root].choices[0].options[1 - kept].next = next[kept]
            certificate.stretches[root].choices[0].options[kept].next = next[kept]
            for refused in 2...3 {
                claim.standings[refused] = .notAwarded
                claim.standings[5 - refused] = .awarded
                #expect(!found(claim, problem, certificate).isEmpty)
            }
        }
    }

    private func edited(_ claim: Claim, _ random: inout Seeded) -> Claim {
        var claim = claim
        let candidate = random.int(0...claim.standings.count - 1)
        switch random.int(0...4) {
        case 0: claim.standings[candidate] = random.pick(Standing.allCases)
        case 1: claim.standings.swapAt(candidate, random.int(0...claim.standings.count - 1))
        case 2: claim.filled = max(0, claim.filled + random.pick([-1, 1]))
        case 3:
            if !claim.shortfalls.isEmpty { claim.shortfalls[0] = max(0, claim.shortfalls[0] + random.pick([-1, 1])) }
        default:
            // A consistent lie: somebody is simply left out.
            if let winner = claim.standings.indices.last(where: { claim.standings[$0] == .awarded }) {
                claim.standings[winner] = .notAwarded
                claim.filled -= 1
            }
        }
        return claim
    }

    private func change(_ problem: inout Problem, _ random: inout Seeded) {
        switch random.int(0...3) {
        case 0: problem.seats = problem.seats.map { max(0, $0 + random.pick([-1, 1])) }
        case 1: if !problem.caps.isEmpty { problem.caps[0].atMost = random.int(0...3) }
        case 2: if !problem.reserves.isEmpty { problem.reserves[0].atLeast = random.int(0...3) }
        default: problem.ranks.shuffle(using: &random)
        }
    }

    private func edited(_ certificate: Certificate, _ random: inout Seeded) -> Certificate {
        var certificate = certificate
        let index = random.int(0...certificate.stretches.count - 1)
        switch random.int(0...7) {
        case 0: certificate.stretches[index].closings.removeAll { _ in random.chance(50) }
        case 1: certificate.stretches[index].closings.shuffle(using: &random)
        case 2: certificate.stretches[index].choices.removeAll { _ in random.chance(50) }
        case 3:
            for place in certificate.stretches[index].choices.indices {
                certificate.stretches[index].choices[place].options.removeAll { _ in random.chance(40) }
            }
        case 4:
            let rows: [RowName] = [.sizeAtMost, .sizeAtLeast, .goal, .rule(RuleName(.cap, "r0")), .kept("r1")]
            certificate.stretches[index].closings.append(
                Certificate.Closing(
                    afterRank: nil,
                    refutation: .sum([Refutation.Multiple(row: random.pick(rows), times: random.int(-1...2))])))
        case 5: certificate.idle = (certificate.idle ?? []) + ["r\(random.int(0...2))"]
        case 6:
            // Another choice is said to lead where this one does.
            for place in certificate.stretches[index].choices.indices {
                for option in certificate.stretches[index].choices[place].options.indices where random.chance(50) {
                    certificate.stretches[index].choices[place].options[option].next = random.int(
                        0...certificate.stretches.count - 1)
                }
            }
        default: certificate.size = .sum([Refutation.Multiple(row: .goal, times: random.int(1...3))])
        }
        return certificate
    }
}
