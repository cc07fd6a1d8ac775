// SPDX-License-Identifier: Apache-2.0

/// At most `atMost` of a group are chosen; hard.
///
/// A cap on each value of a path is one cap per value, each with its own id.
public struct Cap: Sendable, Hashable {
    /// Names the rule in results.
    public var id: String
    /// Position in `Problem.groups`.
    public var group: Int
    /// The largest number of chosen members.
    public var atMost: Int

    /// A cap on one group.
    public init(id: String, group: Int, atMost: Int) {
        self.id = id
        self.group = group
        self.atMost = atMost
    }
}

/// At most a share of the chosen belong to a group; hard.
public struct Ceiling: Sendable, Hashable {
    /// Names the rule in results.
    public var id: String
    /// Position in `Problem.groups`.
    public var group: Int
    /// The largest share of those actually chosen.
    public var share: Share

    /// A ceiling on one group.
    public init(id: String, group: Int, share: Share) {
        self.id = id
        self.group = group
        self.share = share
    }
}

/// At least a share of the chosen belong to a group; hard.
public struct Floor: Sendable, Hashable {
    /// Names the rule in results.
    public var id: String
    /// Position in `Problem.groups`.
    public var group: Int
    /// The smallest share of those actually chosen.
    public var share: Share

    /// A floor under one group.
    public init(id: String, group: Int, share: Share) {
        self.id = id
        self.group = group
        self.share = share
    }
}

/// Seats kept for a group; soft, so that what cannot be filled is a shortfall and no contradiction.
public struct Reserve: Sendable, Hashable {
    /// What becomes of seats that the group cannot fill.
    public enum Unfilled: String, Sendable, Hashable, CaseIterable {
        /// They open to everyone.
        case open
        /// They stay empty: at most `seats - atLeast` outside the group are chosen, which is hard.
        case vacant
    }

    /// Names the rule in results.
    public var id: String
    /// Position in `Problem.groups`.
    public var group: Int
    /// The number of members that should be chosen.
    public var atLeast: Int
    /// What becomes of unfilled seats; ignored when the quota has no seats.
    public var ifUnfilled: Unfilled

    /// A reserve for one group.
    public init(id: String, group: Int, atLeast: Int, ifUnfilled: Unfilled = .open) {
        self.id = id
        self.group = group
        self.atLeast = atLeast
        self.ifUnfilled = ifUnfilled
    }
}

/// A council's recorded decision on one candidate.
public struct Decision: Sendable, Hashable {
    /// Which way the council decided.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The candidate takes a seat whatever their rank.
        case award
        /// The candidate does not compete.
        case deny
    }

    /// Position in `Problem.ranks`.
    public var candidate: Int
    /// Which way the council decided.
    public var verdict: Verdict

    /// A decision on one candidate.
    public init(candidate: Int, verdict: Verdict) {
        self.candidate = candidate
        self.verdict = verdict
    }
}

/// The kinds of rule that a result speaks of.
public enum RuleKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The number of seats.
    case seats
    /// A `Cap`.
    case cap
    /// A `Ceiling`.
    case ceiling
    /// A `Floor`.
    case floor
    /// A `Reserve`, open or vacant.
    case reserve
}

/// A rule as results cite it.
public struct RuleName: Sendable, Hashable, Codable {
    /// The kind of rule.
    public var kind: RuleKind
    /// The rule's id; "seats" for the number of seats.
    public var id: String

    /// Names a rule.
    public init(_ kind: RuleKind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// The number of seats.
    public static let seats = RuleName(.seats, "seats")
}
