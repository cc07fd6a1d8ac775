// SPDX-License-Identifier: Apache-2.0

/// One quota to fill: ranked candidates, the groups they belong to, and the rules the chosen set must obey.
///
/// Candidates are the positions of `ranks`; nothing else is known of them. A candidate counts for every group that
/// lists them. For example, two seats of which one is reserved for the members of group 0:
///
/// ```swift
/// var problem = Problem(seats: 2, ranks: [1, 2, 3])
/// problem.groups = [Group(members: [2])]
/// problem.reserves = [Reserve(id: "direct", group: 0, atLeast: 1)]
/// try allocate(problem).awarded  // [0, 2]
/// ```
public struct Problem: Sendable, Hashable {
    /// The most candidates that may be chosen; nil leaves the number to the other rules.
    public var seats: Int?
    /// The rank of each candidate; the smallest is best and equal ranks are ties.
    public var ranks: [Int]
    /// The groups that rules speak of.
    public var groups: [Group] = []
    /// Upper bounds on how many of a group are chosen.
    public var caps: [Cap] = []
    /// Upper bounds on a group's share of the chosen.
    public var ceilings: [Ceiling] = []
    /// Lower bounds on a group's share of the chosen.
    public var floors: [Floor] = []
    /// Seats kept for groups, in legal priority.
    public var reserves: [Reserve] = []
    /// What a council has decided already; the rest is computed around it.
    public var decisions: [Decision] = []

    /// A quota over candidates with these ranks, as yet without rules.
    public init(seats: Int?, ranks: [Int]) {
        self.seats = seats
        self.ranks = ranks
    }
}

extension Problem {
    /// Whether the same people compete with the same ranks in the same groups, and the same was decided: what numbers the
    /// rules ask for may differ.
    func hasSamePeople(as other: Problem) -> Bool {
        ranks == other.ranks && groups == other.groups && decisions == other.decisions
            && (caps.sharesStorage(with: other.caps)
                || caps.lazy.map(\.group).elementsEqual(other.caps.lazy.map(\.group)))
            && ceilings.lazy.map(\.group).elementsEqual(other.ceilings.lazy.map(\.group))
            && floors.lazy.map(\.group).elementsEqual(other.floors.lazy.map(\.group))
            && reserves.lazy.map(\.group).elementsEqual(other.reserves.lazy.map(\.group))
    }
}

extension Problem {
    /// Whether the rules, seats apart, are called the same; what they ask for may differ.
    public func hasSameRules(as other: Problem) -> Bool {
        (caps.sharesStorage(with: other.caps) || caps.lazy.map(\.id).elementsEqual(other.caps.lazy.map(\.id)))
            && ceilings.lazy.map(\.id).elementsEqual(other.ceilings.lazy.map(\.id))
            && floors.lazy.map(\.id).elementsEqual(other.floors.lazy.map(\.id))
            && reserves.lazy.map(\.id).elementsEqual(other.reserves.lazy.map(\.id))
    }
}

extension Array {
    /// Whether it is the very same array, as the thousands of caps are where nothing but other numbers changed.
    func sharesStorage(with other: [Element]) -> Bool {
        withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
        }
    }
}

/// Candidates that a rule counts together.
public struct Group: Sendable, Hashable {
    /// Positions in `Problem.ranks`, in any order; naming one twice is the same as naming it once.
    public var members: [Int]

    /// A group of these candidates.
    public init(members: [Int]) { self.members = members }
}
