// SPDX-License-Identifier: Apache-2.0

public import Rules

/// What differs between two results, what in the rules differs, and which conditions made the difference.
///
/// ```swift
/// let difference = RoundDifference(from: current, to: proposed, language: .vietnamese)
/// if difference.nobodyChanges { print("nobody, among", difference.records) }
/// for change in difference.conditions { print(change.words, change.people.map(\.key)) }
/// ```
public struct RoundDifference: Sendable {
    /// Who enters, who leaves, who else changes, seats and quota rules.
    public var comparison: RoundComparison
    /// The conditions whose truth changed, each with those to whom it mattered.
    public var conditions: [ConditionDifference]
    /// Parameters with another value in force.
    public var parameters: [ParameterDifference]
    /// The rule files that differ, with their lines; nil when the rules are not at hand, as in stored results.
    public var files: [FileDifference]?
    /// Whether the packs are the same to the byte.
    public var hasSamePacks: Bool
    /// The records judged before.
    public var recordsBefore: JudgedRecords
    /// The records judged after.
    public var recordsAfter: JudgedRecords

    /// Whether nobody's outcome, verdict or reason changed.
    public var nobodyChanges: Bool {
        comparison.awards.allSatisfy(\.notable.isEmpty)
    }
}

/// What records a result rests on: how many, and their digest.
public struct JudgedRecords: Sendable, Hashable {
    /// The SHA-256 of the file or folder in hexadecimal; empty if the records came from no file.
    public var digest: String
    /// How many of each kind, in the order of the schema.
    public var counts: [Count]

    /// How many of a kind.
    public struct Count: Sendable, Hashable {
        /// The kind as people read it; of a stored result as rules write it.
        public var title: String
        /// How many.
        public var count: Int
    }
}

/// A parameter with another value in force.
public struct ParameterDifference: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// The value before with its unit; nil if there was none.
    public var before: String?
    /// The value after with its unit; nil if there is none.
    public var after: String?
    /// The value that the round itself sets, so that the pack's other value changes nothing in it; nil if it sets none.
    public var setByRound: String?
    /// Where the value after comes from; empty if not said.
    public var basis: String
    /// Whether nobody has confirmed the value after.
    public var isAssumed: Bool
    /// The line of its declaration, such as `goi/parameters.lua:12`.
    public var position: String
}

/// A rule file that differs.
public struct FileDifference: Sendable, Hashable {
    /// The file as messages name it: `pack/file.lua`.
    public var file: String
    /// Whether it is in both packs, only in the later one, or only in the earlier one.
    public var kind: Kind
    /// The lines that went and came.
    public var lines: [LineDifference.Line]

    /// In which packs a file is.
    public enum Kind: String, Sendable {
        case changed
        case added
        case removed
    }
}

/// A condition whose truth changed, and those to whom it mattered.
public struct ConditionDifference: Sendable, Hashable {
    /// The award's id.
    public var award: String
    /// The award's title.
    public var awardTitle: String
    /// Where in the award it stands.
    public var section: Section
    /// What must hold.
    public var words: String
    /// The article; empty if none.
    public var basis: String
    /// The line of the rule before; empty if the condition is new or the rules are not at hand.
    public var positionBefore: String
    /// The line of the rule after; empty if the condition is gone or the rules are not at hand.
    public var positionAfter: String
    /// `true`, `false`, `unknown`; nil if the condition is new.
    public var before: String?
    /// `true`, `false`, `unknown`; nil if the condition is gone.
    public var after: String?
    /// Those to whom it mattered.
    public var people: [Person]

    /// The parts of an award that hold conditions.
    public enum Section: String, Sendable {
        case requirement
        case standard
        case hold
        case approval
    }

    /// Somebody to whom the condition mattered.
    public struct Person: Sendable, Hashable {
        /// The record's key.
        public var key: String
        /// The name.
        public var name: String
        /// What was found, as text; empty if it is no comparison.
        public var found: String
        /// What was needed before, as text; empty if it is no comparison.
        public var neededBefore: String
        /// What is needed after, as text; empty if it is no comparison.
        public var neededAfter: String
    }
}
