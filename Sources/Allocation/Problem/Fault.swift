// SPDX-License-Identifier: Apache-2.0

/// Something that makes a problem meaningless; `allocate` refuses it.
public enum Fault: Sendable, Hashable {
    /// Two rules have the same id.
    case duplicateRule(id: String)
    /// A rule speaks of a group that is not there.
    case unknownGroup(rule: RuleName, group: Int)
    /// A group lists a candidate that is not there.
    case unknownCandidate(group: Int, candidate: Int)
    /// A decision names a candidate that is not there.
    case unknownDecision(candidate: Int)
    /// A candidate is both awarded and denied by decisions.
    case contradictoryDecisions(candidate: Int)
    /// A number of seats, a cap or a reserve is below zero.
    case negativeNumber(rule: RuleName, value: Int)
    /// A share lies outside 0…1.
    case shareOutsideUnit(rule: RuleName, share: Share)
    /// A share's denominator is too large to count with exactly.
    case shareTooFine(rule: RuleName, share: Share)
    /// A vacant reserve keeps more seats than there are.
    case vacantReserveAboveSeats(id: String, atLeast: Int, seats: Int)
    /// Vacant reserves of groups without a common member keep more seats together than there are.
    case vacantReservesAboveSeats(ids: [String], atLeast: Int, seats: Int)
}

/// Something that is well defined and yet may not be what the authority meant.
public enum Caution: Sendable, Hashable {
    /// Open reserves of groups without a common member promise more seats together than there are.
    case openReservesAboveSeats(ids: [String], atLeast: Int, seats: Int)
    /// A floor is a share of those actually chosen, so that few members can shorten the list.
    case floorMayShorten(id: String, share: Share, members: Int)
    /// A ceiling is a share of those actually chosen, so that few outsiders can shorten the list.
    case ceilingMayShorten(id: String, share: Share, outsiders: Int)
    /// A vacant reserve without a number of seats keeps nothing empty.
    case vacantReserveWithoutSeats(id: String)
}

/// The faults that kept `allocate` from answering.
public struct ProblemError: Error, Sendable, Hashable {
    /// Every fault, in the order of the rules.
    public let faults: [Fault]
}
