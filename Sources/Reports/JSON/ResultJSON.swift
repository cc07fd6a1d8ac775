// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The pieces of a result as JSON values, shared by the result and the explanation.
struct ResultJSON {
    let language: Language

    /// What every output says of its round.
    func round(_ result: RoundResult) -> [String: JSONValue] {
        [
            "round": .object([
                "id": .text(result.round.id),
                "title": .text(result.round.title),
                "year": .integer(result.round.year),
                "date": .text(result.round.date),
                "law_as_of": .text(result.round.lawAsOf),
            ]),
            "packs": .list(result.packs.map { .object(["id": .text($0.id), "sha256": .text($0.sha256)]) }),
            "records": .object(["sha256": .text(result.recordsDigest)]),
            "engine": .text(result.engine),
            "seal": .text(result.seal),
            "language": .text(language.rawValue),
            "warnings": .list(result.warnings.map { DiagnosticReport(language: language).value(of: $0) }),
            "assumptions": .list(
                result.assumptions.map { assumption in
                    .object([
                        "parameter": .text(assumption.parameter),
                        "title": .text(assumption.title),
                        "value": .text(assumption.value),
                        "basis": .text(assumption.basis),
                    ])
                }),
        ]
    }

    func award(_ award: AwardResult) -> JSONValue {
        .object([
            "id": .text(award.id),
            "title": .text(award.title),
            "kind": .text(award.kind),
            "for_each": .text(award.forEach),
            "basis": .text(award.basis),
            "seats": .object([
                "limit": .integer(orNull: award.seats.limit),
                "awarded": .integer(award.seats.awarded),
                "contested": .integer(award.seats.contested),
                "vacant": .integer(orNull: award.seats.vacant),
                "working": .text(award.seats.working),
                "starved": .texts(award.seats.starved),
            ]),
            "rules": .list(award.rules.map { rule($0) }),
            "candidates": .list(award.candidates.map { candidate($0) }),
            "certificate": .text(orNull: award.certificate),
        ])
    }

    func rule(_ rule: RuleResult) -> JSONValue {
        .object([
            "id": .text(rule.id),
            "title": .text(rule.title),
            "kind": .text(rule.kind),
            "need": .integer(rule.need),
            "have": .integer(rule.have),
            "binding": .bool(rule.isBinding),
            "working": .text(rule.working),
            "basis": .text(rule.basis),
        ])
    }

    func candidate(_ candidate: CandidateResult) -> JSONValue {
        .object([
            "candidate": .text(candidate.key),
            "nomination": .text(orNull: candidate.nomination),
            "name": .text(candidate.name),
            "unit": .text(candidate.unit),
            "verdict": .text(candidate.verdict),
            "held": .bool(candidate.isHeld),
            "approval": .text(candidate.approval),
            "dossier": .object([
                "complete": .bool(candidate.missingPapers.isEmpty),
                "missing": .texts(candidate.missingPapers.map(\.code)),
                "missing_titles": .texts(candidate.missingPapers.map(\.title)),
            ]),
            "standards": .list(
                candidate.standards.map { standard in
                    .object([
                        "id": .text(standard.id),
                        "title": .text(standard.title),
                        "truth": .text(standard.truth),
                        "basis": .text(standard.basis),
                    ])
                }),
            "rank": .integer(orNull: candidate.rank),
            "rank_keys": .texts(candidate.rankKeys),
            "outcome": .text(candidate.outcome.rawValue),
            "reason": reason(candidate.reason),
            "missing_facts": .texts(candidate.missingFacts),
            "decision": candidate.decision.map { decision($0) } ?? .null,
            "bonus": candidate.bonus.map { .integer($0) } ?? .null,
        ])
    }

    private func reason(_ reason: Reason) -> JSONValue {
        .object([
            "code": .text(reason.code),
            "text": .text(reason.message.text(in: language)),
            "rules": .texts(reason.rules),
            "candidates": .texts(reason.candidates),
        ])
    }

    private func decision(_ decision: DecisionResult) -> JSONValue {
        .object([
            "outcome": .text(decision.outcome),
            "by": .text(decision.by),
            "date": .text(decision.date),
            "reason": .text(decision.reason),
            "engine_outcome": .text(decision.engineOutcome.rawValue),
            "engine_reason": reason(decision.engineReason),
        ])
    }
}
