// SPDX-License-Identifier: Apache-2.0

public import Records

/// One place of a rule file where one thing is said: a condition, a threshold, a share.
///
/// Declaring families in a loop, or giving a condition a name with `:as`, makes several expressions of one written place;
/// they are one part.
public struct RulePart: Sendable {
    /// The expressions written here that say the same, smallest first.
    public let expressions: [ExpressionID]
    /// Where it stands.
    public let position: SourcePosition
    /// The awards, by index, whose results can depend on it.
    public let awards: Set<Int>
    /// The limits, by index, whose results can depend on it.
    public let limits: Set<Int>
    /// Whether it is a condition by itself, not a combination of others and not a number.
    public let isCondition: Bool

    /// The first of its expressions.
    public var first: ExpressionID { expressions[0] }

    /// The expression of this place that has words of its own, else the first.
    public func named(in rulebook: Rulebook) -> ExpressionID {
        expressions.first { rulebook.expressions[$0].label != nil } ?? first
    }
}
