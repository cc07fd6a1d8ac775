// SPDX-License-Identifier: Apache-2.0

/// One candidate's explanation for one award in words, ready to be shown as a tree or as sentences.
public struct ExplanationView: Sendable {
    /// The candidate with its seat: rank, outcome and reason.
    public var candidate: CandidateResult
    /// The award.
    public var award: AwardHeading
    /// Conditions that all must hold.
    public var requirements: [Node]
    /// Standards, of which one must hold; their parts are conditions.
    public var standards: [Node]
    /// Conditions that keep a candidate waiting; `true` is what holds.
    public var holds: [Node]
    /// The vote.
    public var approvals: [Node]
    /// The seat in sentences: rank, cut-off, the rule that bound, who took the last place.
    public var seat: [String]
    /// The whole in sentences.
    public var sentences: [String]
    /// What it would take to be eligible; nil where nobody asked, or nothing is needed.
    public var takes: TakesView?

    /// The award's names.
    public struct AwardHeading: Sendable {
        /// The id.
        public var id: String
        /// The title.
        public var title: String
        /// The article as text.
        public var basis: String
    }

    /// One condition in words.
    public struct Node: Sendable {
        /// What must hold.
        public var words: String
        /// `true`, `false` or `unknown`.
        public var truth: String
        /// What was found, as text; empty if it is no comparison.
        public var found: String
        /// What was needed, as text; empty if it is no comparison.
        public var needed: String
        /// By how much it is met or missed, signed, as text; empty if it cannot be said.
        public var margin: String
        /// The article as text; empty if none.
        public var basis: String
        /// The line of the rule, such as `viet-nam-2024/titles.lua:12`.
        public var position: String
        /// The facts it rests on: path, words and value.
        public var facts: [Fact]
        /// Those who keep it from being true, each with name and why.
        public var exceptions: [String]
        /// The conditions it is made of.
        public var parts: [Node]
    }

    /// A fact.
    public struct Fact: Sendable {
        /// The path, such as `person.rating[2023]`.
        public var path: String
        /// The words people read.
        public var title: String
        /// The value as text; words for "not known" if it is not.
        public var value: String
        /// Whether it is known.
        public var isKnown: Bool
    }
}
