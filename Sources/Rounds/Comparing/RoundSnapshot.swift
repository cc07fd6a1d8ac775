// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What of a round's result is compared with another: who stands where and why, seats and rules, as plain values.
///
/// It is made from a result at hand or from one stored as JSON, so that today's list can be held against last week's.
public struct RoundSnapshot: Sendable, Hashable {
    /// The id of the round.
    public var id: String
    /// The name people read.
    public var title: String
    /// The day of the meeting, as `2024-12-10`.
    public var date: String
    /// The day whose law applies, as `2024-12-10`.
    public var lawAsOf: String
    /// The seal of the result.
    public var seal: String
    /// The awards in the order of their declaration.
    public var awards: [Award]

    /// One award.
    public struct Award: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// The kind of record of its subjects, such as `person`.
        public var forEach: String
        /// The seats.
        public var seats: Seats
        /// The rules of its quota in their order.
        public var rules: [Rule]
        /// The candidates by key.
        public var candidates: [String: Candidate]
    }

    /// The seats of an award, in people or collectives.
    public struct Seats: Sendable, Hashable {
        /// The limit; nil when there is none.
        public var limit: Int?
        /// How many were awarded.
        public var awarded: Int
        /// How many are contested.
        public var contested: Int
        /// Seats of the limit that stay empty; nil without a limit.
        public var vacant: Int?
        /// The money of all winners in đồng; nil when nobody gets any.
        public var bonus: Int64?
    }

    /// One rule of a quota.
    public struct Rule: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// `reserve`, `floor`, `ceiling` or `cap`.
        public var kind: String
        /// The number needed or allowed.
        public var need: Int
        /// The number of winners in its group.
        public var have: Int
        /// Whether removing it alone changes someone's outcome.
        public var isBinding: Bool
    }

    /// One candidate of an award.
    public struct Candidate: Sendable, Hashable {
        /// The record's key.
        public var key: String
        /// The name.
        public var name: String
        /// The name of the unit; empty if the record has none.
        public var unit: String
        /// Where it stands.
        public var standing: Standing
    }

    /// Where a candidate stands, and why.
    public struct Standing: Sendable, Hashable {
        /// Where it ended up.
        public var outcome: OutcomeCode
        /// What a council decided, `awarded` or `not_awarded`; nil when nothing was decided.
        public var decision: String?
        /// `eligible`, `ineligible` or `undetermined`.
        public var verdict: String
        /// Whether a hold keeps it waiting.
        public var isHeld: Bool
        /// `not_needed`, `carried`, `not_carried` or `not_taken`.
        public var approval: String
        /// The codes of the missing papers.
        public var missingPapers: [String]
        /// The facts that would settle the verdict, as paths.
        public var missingFacts: [String]
        /// The rank among those who compete; nil when it does not compete.
        public var rank: Int?
        /// The money in đồng.
        public var bonus: Int64?
        /// The code of the reason, such as `merit`.
        public var reason: String
        /// The reason as a sentence in the snapshot's language.
        public var text: String
        /// The rules that the reason names, by id.
        public var rules: [String]
        /// The other candidates that the reason names, by key.
        public var others: [String]

        /// Whether it has the award, by the engine's answer or by decision.
        public var isIn: Bool { outcome == .awarded || outcome == .overridden && decision == "awarded" }
    }
}

extension RoundSnapshot {
    /// The snapshot of a result, with its sentences in a language.
    public init(_ result: RoundResult, language: Language) {
        self.init(
            id: result.round.id, title: result.round.title, date: result.round.date, lawAsOf: result.round.lawAsOf,
            seal: result.seal, awards: result.awards.map { Award($0, language) })
    }
}

extension RoundSnapshot.Award {
    init(_ award: AwardResult, _ language: Language) {
        let amounts = award.candidates.compactMap(\.bonus)
        self.init(
            id: award.id, title: award.title, forEach: award.forEach,
            seats: .init(award.seats, bonus: amounts.isEmpty ? nil : amounts.reduce(0, +)),
            rules: award.rules.map(RoundSnapshot.Rule.init),
            candidates: Dictionary(
                award.candidates.map { ($0.key, RoundSnapshot.Candidate($0, language)) }, uniquingKeysWith: { $1 }))
    }
}

extension RoundSnapshot.Seats {
    init(_ seats: AwardResult.Seats, bonus: Int64?) {
        self.init(
            limit: seats.limit, awarded: seats.awarded, contested: seats.contested, vacant: seats.vacant, bonus: bonus)
    }
}

extension RoundSnapshot.Rule {
    init(_ rule: RuleResult) {
        self.init(
            id: rule.id, title: rule.title, kind: rule.kind, need: rule.need, have: rule.have,
            isBinding: rule.isBinding)
    }
}

extension RoundSnapshot.Candidate {
    init(_ candidate: CandidateResult, _ language: Language) {
        self.init(
            key: candidate.key, name: candidate.name, unit: candidate.unit,
            standing: .init(
                outcome: candidate.outcome, decision: candidate.decision?.outcome, verdict: candidate.verdict,
                isHeld: candidate.isHeld, approval: candidate.approval,
                missingPapers: candidate.missingPapers.map(\.code), missingFacts: candidate.missingFacts,
                rank: candidate.rank, bonus: candidate.bonus, reason: candidate.reason.code,
                text: candidate.reason.message.text(in: language), rules: candidate.reason.rules,
                others: candidate.reason.candidates))
    }
}
