// SPDX-License-Identifier: Apache-2.0

import Platform

extension RoundSnapshot {
    /// The snapshot of a result stored by `binhxet evaluate --format json`; nil for any other text.
    ///
    /// Sentences are in the language in which the result was stored.
    public init?(json text: String) {
        guard let data = text.data(using: .utf8), let stored = try? JSONDecoder().decode(StoredRound.self, from: data),
            stored.format == "binhxet.result/1"
        else { return nil }
        self.init(
            id: stored.round.id, title: stored.round.title, date: stored.round.date, lawAsOf: stored.round.law_as_of,
            seal: stored.seal ?? "", awards: [])
        for award in stored.awards {
            var candidates: [String: Candidate] = [:]
            for candidate in award.candidates {
                guard let made = candidate.snapshot else { return nil }
                candidates[candidate.candidate] = made
            }
            let amounts = award.candidates.compactMap(\.bonus)
            awards.append(
                Award(
                    id: award.id, title: award.title, forEach: award.for_each,
                    seats: Seats(
                        limit: award.seats.limit, awarded: award.seats.awarded, contested: award.seats.contested,
                        vacant: award.seats.vacant, bonus: amounts.isEmpty ? nil : amounts.reduce(0, +)),
                    rules: award.rules.map {
                        Rule(
                            id: $0.id, title: $0.title, kind: $0.kind, need: $0.need, have: $0.have,
                            isBinding: $0.binding)
                    },
                    candidates: candidates))
        }
    }
}

/// The format `binhxet.result/1` as far as results are compared; names are the format's own.
private struct StoredRound: Decodable {
    let format: String
    let seal: String?
    let round: Round
    let awards: [Award]

    struct Round: Decodable {
        let id: String
        let title: String
        let date: String
        let law_as_of: String
    }

    struct Award: Decodable {
        let id: String
        let title: String
        let for_each: String
        let seats: Seats
        let rules: [Rule]
        let candidates: [Candidate]
    }

    struct Seats: Decodable {
        let limit: Int?
        let awarded: Int
        let contested: Int
        let vacant: Int?
    }

    struct Rule: Decodable {
        let id: String
        let title: String
        let kind: String
        let need: Int
        let have: Int
        let binding: Bool
    }

    struct Candidate: Decodable {
        let candidate: String
        let name: String
        let unit: String
        let verdict: String
        let held: Bool
        let approval: String
        let dossier: Dossier
        let missing_facts: [String]
        let rank: Int?
        let bonus: Int64?
        let outcome: String
        let reason: Reason
        let decision: Decision?

        /// Nil when the outcome is no outcome.
        var snapshot: RoundSnapshot.Candidate? {
            guard let outcome = OutcomeCode(rawValue: outcome) else { return nil }
            return RoundSnapshot.Candidate(
                key: candidate, name: name, unit: unit,
                standing: .init(
                    outcome: outcome, decision: decision?.outcome, verdict: verdict, isHeld: held, approval: approval,
                    missingPapers: dossier.missing, missingFacts: missing_facts, rank: rank, bonus: bonus,
                    reason: reason.code, text: reason.text, rules: reason.rules, others: reason.candidates))
        }
    }

    struct Dossier: Decodable {
        let missing: [String]
    }

    struct Reason: Decodable {
        let code: String
        let text: String
        let rules: [String]
        let candidates: [String]
    }

    struct Decision: Decodable {
        let outcome: String
    }
}
