// SPDX-License-Identifier: Apache-2.0

public import Records

/// An example inside a pack: a small world and what the rules must say of it.
public struct PackCase: Sendable {
    /// What the case is called.
    public let name: String
    /// Where it stands.
    public let position: SourcePosition
    /// The round it sets up.
    public let round: RoundDeclaration
    /// The records it sets up, as JSON.
    public let records: String
    /// What it expects of candidates.
    public let expectations: [Expectation]
    /// What it expects of limits.
    public let limitExpectations: [LimitExpectation]

    /// What is expected of one candidate for one award; only what is named is checked.
    public struct Expectation: Sendable {
        /// The award's id.
        public let award: String
        /// The candidate's key.
        public let candidate: String
        /// Where it stands.
        public let position: SourcePosition
        /// The verdict.
        public let verdict: String?
        /// The outcome.
        public let outcome: String?
        /// Whether a hold keeps it waiting.
        public let isHeld: Bool?
        /// The state of the vote.
        public let approval: String?
        /// The name of a condition or the id of a standard that must be in the way.
        public let because: String?
        /// The codes of the papers that must be missing, no more and no fewer.
        public let missingPapers: [String]?
        /// The facts that must be missing, no more and no fewer.
        public let missingFacts: [String]?
        /// The standards that must be met.
        public let standards: [String]?
        /// The rank.
        public let rank: Int?
        /// The money in đồng.
        public let bonus: Int?
    }

    /// What is expected of one record and a limit that checks it.
    public struct LimitExpectation: Sendable {
        /// The limit's id.
        public let limit: String
        /// The record's key.
        public let record: String
        /// Where it stands.
        public let position: SourcePosition
        /// Whether the record keeps the limit.
        public let verdict: Verdict

        /// What a limit says of a record.
        public enum Verdict: String, CaseIterable, Sendable {
            case kept, broken, undetermined
        }
    }
}
