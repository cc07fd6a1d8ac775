// SPDX-License-Identifier: Apache-2.0

/// Checks a claim against a problem by arithmetic alone, with a certificate for what arithmetic cannot find quickly.
///
/// The checker shares no code with the allocator: it counts people anew, derives every bound from the problem, and takes
/// from the certificate nothing but multiples to add up and choices to follow. An empty answer means that everything was
/// shown: that every list obeys the rules, that shortfalls and size are the best possible, and that merit decided the rest.
public struct Verifier {
    let problem: Problem
    let claim: Claim
    let certificate: Certificate
    let people: CountedPeople
    let conditions: Conditions

    /// What does not hold; empty when all does.
    public static func discrepancies(
        in claim: Claim, about whole: Problem, certificate: Certificate
    ) -> [Discrepancy] {
        guard whole.faults().isEmpty else { return [.otherProblem] }
        let aside = Set(certificate.idle ?? [])
        let idle = whole.caps.filter { aside.contains($0.id) }
        var problem = whole
        problem.caps.removeAll { aside.contains($0.id) }
        guard idle.count == aside.count, claim.standings.count == problem.ranks.count,
            claim.shortfalls.count == problem.reserves.count,
            certificate.shortfalls.count == problem.reserves.count,
            let people = CountedPeople(problem, kinds: certificate.kinds)
        else { return [.otherProblem] }
        let verifier = Verifier(
            problem: problem, claim: claim, certificate: certificate, people: people,
            conditions: Conditions(problem, claim))
        let found = verifier.discrepancies()
        guard found.isEmpty else { return found }
        return idle.filter { !isKept($0, by: claim, in: whole) }.map { .brokenRule(RuleName(.cap, $0.id)) }
    }

    /// Whether no list can break a cap: not even all of its group who are chosen under some order are too many.
    private static func isKept(_ cap: Cap, by claim: Claim, in problem: Problem) -> Bool {
        let chosen = Set(problem.groups[cap.group].members).filter { member in
            claim.standings[member] == .awarded || claim.standings[member] == .contested
        }
        return chosen.count <= cap.atMost
    }

    private func discrepancies() -> [Discrepancy] {
        var found: [Discrepancy] = []
        checkShortfalls(&found)
        checkSize(&found)
        var replay = Replay(self)
        replay.run()
        found += replay.found
        if replay.found.isEmpty { compare(replay, &found) }
        return found
    }

    /// One more for a reserve is refuted by the hard rules and the reserves before it.
    private func checkShortfalls(_ found: inout [Discrepancy]) {
        for (index, reserve) in problem.reserves.enumerated() where claim.shortfalls[index] > 0 {
            let got = reserve.atLeast - claim.shortfalls[index]
            let check = Arithmetic(
                people: people,
                rows: conditions.open(
                    reserves: index, goal: Condition(group: reserve.group, inside: -1, bound: -got - 1)))
            let refutes = certificate.shortfalls[index].map {
                check.refutes($0, low: people.decided, high: people.sizes)
            }
            if refutes != true { found.append(.shortfallNotShown(reserve: reserve.id)) }
        }
    }

    private func checkSize(_ found: inout [Discrepancy]) {
        let most = min(problem.seats ?? .max, people.sizes.reduce(0, +))
        guard claim.filled < most else {
            if claim.filled > most { found.append(.otherSize(most)) }
            return
        }
        let check = Arithmetic(
            people: people,
            rows: conditions.open(reserves: problem.reserves.count, goal: Condition(all: -1, bound: -claim.filled - 1)))
        let refutes = certificate.size.map { check.refutes($0, low: people.decided, high: people.sizes) }
        if refutes != true { found.append(.sizeNotShown) }
    }

    /// Compares what the replay shows with what is claimed.
    private func compare(_ replay: Replay, _ found: inout [Discrepancy]) {
        for candidate in problem.ranks.indices {
            let shown = replay.standing(of: candidate)
            if shown != claim.standings[candidate] {
                found.append(.otherStanding(candidate: candidate, shown: shown))
            }
        }
        let shown = replay.contested
        let claimed = Dictionary(claim.contestedClasses.map { ($0.rank, $0) }, uniquingKeysWith: { first, _ in first })
        for rank in Set(shown.keys).union(claimed.keys).sorted() where shown[rank] != claimed[rank] {
            found.append(.otherContest(rank: rank))
        }
    }
}
