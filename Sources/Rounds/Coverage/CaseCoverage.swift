// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// What the cases of a pack have seen of its rules.
public struct CaseCoverage: Sendable {
    /// Every condition that can decide something, in the order of files and lines.
    public let conditions: [ConditionCoverage]
    /// Every standard of the pack's own awards.
    public let standards: [StandardCoverage]

    /// Conditions seen both true and false.
    public var coveredConditions: Int { conditions.count(where: \.isCovered) }
    /// Standards that were once the only one met.
    public var decisiveStandards: Int { standards.count(where: \.isDecisive) }
}

/// A condition, and how the cases saw it; of a threshold, true and false are its two sides.
public struct ConditionCoverage: Sendable {
    /// Where it is written.
    public let part: RulePart
    /// The condition in the words of the language asked for.
    public let words: String
    /// Whether some candidate of a case met it.
    public let isSeenTrue: Bool
    /// Whether some candidate of a case failed it.
    public let isSeenFalse: Bool

    /// Whether it was seen from both sides.
    public var isCovered: Bool { isSeenTrue && isSeenFalse }
}

/// A standard, and whether it was ever the only one that a candidate met.
public struct StandardCoverage: Sendable {
    /// The award's id.
    public let award: String
    /// The standard's id.
    public let standard: String
    /// Where it is written.
    public let position: SourcePosition
    /// Whether a candidate of a case was eligible by it alone.
    public let isDecisive: Bool
}
