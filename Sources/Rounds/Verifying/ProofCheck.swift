// SPDX-License-Identifier: Apache-2.0

import Allocation
public import Messages
import Platform

extension RoundSession {
    /// What does not hold in a stored result when its seats are checked against this round's records and rules.
    ///
    /// The problem of each award is stated anew from records and rules; the lists are the file's, and so is the certificate.
    /// The checker counts people and adds up multiples; it shares no code with the allocator.
    public func proofProblems(in text: String) -> [Diagnostic] {
        guard let stored = StoredResult(json: text) else {
            return [Diagnostic(.error, at: .nowhere, Message("rounds.verify_not_a_result"))]
        }
        return stored.awards.flatMap { award -> [Diagnostic] in
            guard let index = loaded.rulebook.awardIndex(award.id), let staged = staged[index] else {
                return [Diagnostic(.error, at: .named(award.id), Message("rules.unknown_award", ["name": award.id]))]
            }
            return ProofCheck(session: self, staged: staged, stored: award).problems
        }
    }
}

/// Checks the seats of one award as a file has them.
private struct ProofCheck {
    let session: RoundSession
    let staged: StagedAward
    let stored: StoredResult.Award

    var problems: [Diagnostic] {
        guard let text = stored.certificate, let data = text.data(using: .utf8),
            let certificate = try? JSONDecoder().decode(Certificate.self, from: data)
        else {
            // A search beyond its bound has no certificate, and then nothing is claimed of it.
            return staged.outcome.certificate == nil ? [] : [problem("rounds.verify_no_certificate", [:])]
        }
        var standings: [Standing] = []
        var found: [Diagnostic] = []
        let claims = Dictionary(stored.candidates.map { ($0.candidate, $0) }) { first, _ in first }
        for place in staged.quota.competing.indices {
            let key = key(place)
            guard let standing = claims[key]?.standing else {
                found.append(problem("rounds.verify_not_claimed", ["candidate": key]))
                continue
            }
            standings.append(standing)
        }
        guard found.isEmpty else { return found }
        var claim = Claim(staged.outcome)
        claim.standings = standings
        let shown = Verifier.discrepancies(in: claim, about: staged.quota.problem, certificate: certificate)
        return shown.map { discrepancy in
            let (key, values) = words(discrepancy)
            return problem(key, values)
        }
    }

    private func words(_ discrepancy: Discrepancy) -> (key: String, values: [String: String]) {
        let quota = staged.quota
        return switch discrepancy {
        case .otherProblem: ("rounds.verify_other_problem", [:])
        case .brokenRule(let rule): ("rounds.verify_broken_rule", ["rule": quota.title(of: rule.id)])
        case .otherShortfall(let id): ("rounds.verify_other_shortfall", ["rule": quota.title(of: id)])
        case .otherSize(let size): ("rounds.verify_other_size", ["count": String(size)])
        case .shortfallNotShown(let id): ("rounds.verify_shortfall_not_shown", ["rule": quota.title(of: id)])
        case .sizeNotShown: ("rounds.verify_size_not_shown", [:])
        case .choicesNotShown(let rank): ("rounds.verify_choices_not_shown", ["rank": String(rank)])
        case .brokenWalk: ("rounds.verify_broken_walk", [:])
        case .otherStanding(let candidate, let standing):
            ("rounds.verify_standing", ["candidate": key(candidate), "standing": outcome(standing).rawValue])
        case .otherContest(let rank): ("rounds.verify_other_contest", ["rank": String(rank)])
        case .tooLarge: ("rounds.verify_too_large", [:])
        }
    }

    private func outcome(_ standing: Standing) -> OutcomeCode {
        switch standing {
        case .awarded: .awarded
        case .notAwarded: .notAwarded
        case .contested, .notDetermined: .contested
        }
    }

    private func key(_ place: Int) -> String {
        let award = session.loaded.rulebook.awards[staged.evaluation.award]
        let row = staged.evaluation.candidates[staged.quota.competing[place]].row
        return session.loaded.records.tables[award.record].keys[row]
    }

    private func problem(_ key: String, _ arguments: [String: String]) -> Diagnostic {
        Diagnostic(.error, at: .named(stored.id), Message(key, arguments))
    }
}
