// SPDX-License-Identifier: Apache-2.0

import Rounds

/// The pieces of a comparison as JSON values.
struct ComparisonJSON {
    func round(_ round: RoundSnapshot) -> JSONValue {
        .object([
            "id": .text(round.id), "title": .text(round.title), "date": .text(round.date),
            "law_as_of": .text(round.lawAsOf), "seal": .text(round.seal),
        ])
    }

    func award(_ award: AwardComparison) -> JSONValue {
        .object([
            "id": .text(award.id), "title": .text(award.title), "for_each": .text(award.forEach),
            "same": .bool(award.isSame), "seats_before": seats(award.seatsBefore),
            "seats_after": seats(award.seatsAfter), "rules": .list(award.rules.map { rule($0) }),
            "entering": .texts(award.entering.map(\.key)), "leaving": .texts(award.leaving.map(\.key)),
            "candidates": .list(award.candidates.map { candidate($0) }),
        ])
    }

    private func seats(_ seats: RoundSnapshot.Seats?) -> JSONValue {
        guard let seats else { return .null }
        return .object([
            "limit": .integer(orNull: seats.limit), "awarded": .integer(seats.awarded),
            "contested": .integer(seats.contested), "vacant": .integer(orNull: seats.vacant),
            "bonus": seats.bonus.map { .integer($0) } ?? .null,
        ])
    }

    private func rule(_ rule: RuleComparison) -> JSONValue {
        .object([
            "id": .text(rule.id), "title": .text(rule.title), "kind": .text(rule.kind), "same": .bool(rule.isSame),
            "before": self.rule(rule.before), "after": self.rule(rule.after),
        ])
    }

    private func rule(_ rule: RoundSnapshot.Rule?) -> JSONValue {
        guard let rule else { return .null }
        return .object([
            "need": .integer(rule.need), "have": .integer(rule.have), "binding": .bool(rule.isBinding),
        ])
    }

    private func candidate(_ candidate: CandidateComparison) -> JSONValue {
        .object([
            "candidate": .text(candidate.key), "name": .text(candidate.name), "unit": .text(candidate.unit),
            "movement": .text(candidate.movement.rawValue), "aspects": .texts(candidate.aspects.map(\.rawValue)),
            "before": standing(candidate.before), "after": standing(candidate.after),
        ])
    }

    private func standing(_ standing: RoundSnapshot.Standing?) -> JSONValue {
        guard let standing else { return .null }
        return .object([
            "outcome": .text(standing.outcome.rawValue), "decision": .text(orNull: standing.decision),
            "verdict": .text(standing.verdict), "held": .bool(standing.isHeld), "approval": .text(standing.approval),
            "missing_papers": .texts(standing.missingPapers), "missing_facts": .texts(standing.missingFacts),
            "rank": .integer(orNull: standing.rank), "bonus": standing.bonus.map { .integer($0) } ?? .null,
            "reason": .object([
                "code": .text(standing.reason), "text": .text(standing.text), "rules": .texts(standing.rules),
                "candidates": .texts(standing.others),
            ]),
        ])
    }
}
