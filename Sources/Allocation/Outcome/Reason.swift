// SPDX-License-Identifier: Apache-2.0

/// Why a candidate got what they got, as codes and numbers.
public enum Reason: Sendable, Hashable {
    /// Awarded, with or without any reserve.
    case merit
    /// Awarded because of each of these rules: without it the candidate would not be. Its report says who would be.
    case reserved([RuleName])
    /// Not awarded: the rank lies beyond the cut-off, the worst rank awarded by merit.
    case rank(cutOff: Int)
    /// Not awarded: these caps or ceilings are full, filled by these people.
    case full([RuleName], holders: [Int])
    /// Not awarded: this reserve took the seat for these people, who would not have it without the reserve.
    case displaced(by: RuleName, for: [Int])
    /// Not awarded: these rules leave no seat together, none of them alone.
    case excluded([RuleName])
    /// Contested: the resolution of the classes with these ranks decides.
    case ties(ranks: [Int])
    /// A recorded decision.
    case decided(Decision.Verdict)
    /// The search was larger than its stated bound.
    case notDetermined
}
