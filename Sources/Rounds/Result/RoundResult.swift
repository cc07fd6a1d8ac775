// SPDX-License-Identifier: Apache-2.0

public import Messages

/// Everything that a round decided, ready to be shown; nothing in it needs the rules or the records again.
public struct RoundResult: Sendable, Hashable {
    /// The round.
    public var round: Round
    /// The packs by id with the digest of their files, the outermost parent first.
    public var packs: [Digest]
    /// The digest of the records.
    public var recordsDigest: String
    /// The engine's version.
    public var engine: String
    /// What every output must say.
    public var warnings: [Diagnostic]
    /// Parameters that nobody has confirmed and that this result used.
    public var assumptions: [Assumption]
    /// The awards in the order they were declared.
    public var awards: [AwardResult]
    /// A digest over everything that the result rests on and over the whole round's result, also where only one award
    /// is shown.
    public var seal: String

    /// The identity of the round.
    public struct Round: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// The year.
        public var year: Int
        /// The day of the meeting, as `2024-12-10`.
        public var date: String
        /// The day whose law applies, as `2024-12-10`.
        public var lawAsOf: String
    }

    /// A thing and the SHA-256 of its content in hexadecimal.
    public struct Digest: Sendable, Hashable {
        /// What it is.
        public var id: String
        /// The digest.
        public var sha256: String
    }

    /// A parameter used with a value that is assumed.
    public struct Assumption: Sendable, Hashable {
        /// The parameter's id.
        public var parameter: String
        /// Its title.
        public var title: String
        /// The value with its unit, as text.
        public var value: String
        /// Where it comes from.
        public var basis: String
    }
}

/// One award of a round.
public struct AwardResult: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// `title` or `form`.
    public var kind: String
    /// The kind of record of its subjects, such as `person`.
    public var forEach: String
    /// The article that founds it, as text; empty if none.
    public var basis: String
    /// The seats.
    public var seats: Seats
    /// The rules that bound the choice.
    public var rules: [RuleResult]
    /// The candidates: those chosen by rank, then the rest by outcome, rank, name and key.
    public var candidates: [CandidateResult]
    /// Why the list is the one that the rules ask for, for `verify`: JSON text; nil when the search was beyond its bound.
    public var certificate: String?

    /// The seats of an award.
    public struct Seats: Sendable, Hashable {
        /// The limit; nil when there is none.
        public var limit: Int?
        /// How many were awarded.
        public var awarded: Int
        /// How many are contested.
        public var contested: Int
        /// Seats of the limit that stay empty.
        public var vacant: Int?
        /// The arithmetic of the limit, such as "15 % × 23 = 3,45 → 3".
        public var working: String
        /// The ids of the rules that force an empty list although seats and candidates are there; empty if not starved.
        public var starved: [String]
    }
}

/// How one rule of a quota came out.
public struct RuleResult: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// `reserve`, `floor`, `ceiling` or `cap`.
    public var kind: String
    /// The number needed (reserve, floor) or allowed (ceiling, cap).
    public var need: Int
    /// The number of winners in its group.
    public var have: Int
    /// Whether removing it alone changes someone's outcome.
    public var isBinding: Bool
    /// The arithmetic of the number, if it is a share.
    public var working: String
    /// The article or decision; empty if none.
    public var basis: String
}

/// Where a candidate ended up.
public enum OutcomeCode: String, Sendable, CaseIterable {
    case awarded
    case contested
    case notAwarded = "not_awarded"
    case excluded
    case notCompeting = "not_competing"
    /// A council's decision stands instead of the engine's answer.
    case overridden
}

/// One candidate of an award.
public struct CandidateResult: Sendable, Hashable {
    /// The record's key.
    public var key: String
    /// The nomination's key; nil when there is none.
    public var nomination: String?
    /// The name.
    public var name: String
    /// The name of the unit; empty if the record has none.
    public var unit: String
    /// `eligible`, `ineligible` or `undetermined`.
    public var verdict: String
    /// Whether a hold keeps it waiting.
    public var isHeld: Bool
    /// `not_needed`, `carried`, `not_carried` or `not_taken`.
    public var approval: String
    /// The missing papers: codes with their titles; empty when the dossier is complete.
    public var missingPapers: [Coded]
    /// The standards and the truth of each.
    public var standards: [StandardResult]
    /// The rank among those who compete, from 1; ties share a rank; nil when it does not compete.
    public var rank: Int?
    /// The values of the rank keys, as text, for people.
    public var rankKeys: [String]
    /// Where it ended up.
    public var outcome: OutcomeCode
    /// Why.
    public var reason: Reason
    /// The facts that would settle an undetermined verdict, as paths.
    public var missingFacts: [String]
    /// The council's decision, if there is one.
    public var decision: DecisionResult?
    /// The money in đồng, if the award carries any and it is awarded.
    public var bonus: Int64?

    /// A code and its title.
    public struct Coded: Sendable, Hashable {
        /// The code.
        public var code: String
        /// The title.
        public var title: String
    }

    /// A standard and whether it is met.
    public struct StandardResult: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The title; the id if it has none.
        public var title: String
        /// `true`, `false` or `unknown`.
        public var truth: String
        /// The article as text; empty if none.
        public var basis: String
    }
}

/// Why a candidate has its outcome: a code for programs, a message for people, and whom or what it speaks of.
public struct Reason: Sendable, Hashable {
    /// The code, such as `merit`, `reserve`, `rank`, `cap_full`, `tie`, `ineligible`, `held`, `dossier`.
    public var code: String
    /// The sentence.
    public var message: Message
    /// The rules concerned, by id.
    public var rules: [String]
    /// The other candidates concerned, by key.
    public var candidates: [String]
}

/// A council's decision on a candidate, beside the engine's own answer.
public struct DecisionResult: Sendable, Hashable {
    /// What was decided: `awarded` or `not_awarded`.
    public var outcome: String
    /// Who recorded it.
    public var by: String
    /// When, as `2024-12-10`.
    public var date: String
    /// Why.
    public var reason: String
    /// The engine's own answer.
    public var engineOutcome: OutcomeCode
    /// The engine's own reason.
    public var engineReason: Reason
}
