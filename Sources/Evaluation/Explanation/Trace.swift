// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// Why one condition is true, false or unknown for one candidate: made from the same tree that the verdict came from.
public struct Trace: Sendable {
    /// The expression explained.
    public let expression: ExpressionID
    /// Its truth.
    public let truth: Truth
    /// Of a comparison: what was found.
    public let found: Value?
    /// Of a comparison: what was needed.
    public let needed: Value?
    /// How much is to spare, negative where it is missed; nil unless both are known numbers.
    public let margin: Rational?
    /// The facts it rests on, as far as it read them itself.
    public let facts: [FactReading]
    /// Of a condition over members: those who keep it from being true, by key.
    public let exceptions: [Exception]
    /// The conditions it is made of.
    public let parts: [Trace]

    /// A member who fails a condition that all must meet, or about whom it is not known.
    public struct Exception: Sendable, Hashable {
        /// The kind of record.
        public let record: Int
        /// The row.
        public let row: Int
        /// False or unknown.
        public let truth: Truth
    }
}

/// A fact that a condition read, and what it held.
public struct FactReading: Sendable, Hashable {
    /// The path as rules write it, such as `person.rating[2023]`.
    public let path: String
    /// The words people read, such as "Xếp loại 2023".
    public let title: String
    /// What it held.
    public let value: Value
    /// What kind of value it is.
    public let type: ValueType
}

/// Why a candidate is where it is for one award: verdict, holds, vote and papers.
public struct AwardExplanation: Sendable {
    /// The award by index.
    public let award: Int
    /// The candidate.
    public let candidate: Candidate
    /// The verdict.
    public let verdict: Verdict
    /// Each requirement, with its article.
    public let requirements: [Clause]
    /// Each standard.
    public let standards: [Standard]
    /// Each hold; one that is true or unknown keeps the candidate waiting.
    public let holds: [Clause]
    /// Each condition of the vote.
    public let approvals: [Clause]
    /// The facts that would settle an undetermined verdict.
    public let missingFacts: [String]

    /// A condition with its article.
    public struct Clause: Sendable {
        /// The condition.
        public let trace: Trace
        /// The article.
        public let basis: Citation?
    }

    /// A standard with its conditions.
    public struct Standard: Sendable {
        /// The standard's id.
        public let id: String
        /// Its name, if it has one.
        public let title: String?
        /// Its article.
        public let basis: Citation?
        /// Whether all its conditions hold.
        public let truth: Truth
        /// Its conditions.
        public let conditions: [Trace]
    }
}
