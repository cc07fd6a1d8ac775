// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What follows from each value of one parameter, or from each pair of values of two.
public struct SweepAnswer: Sendable, Hashable {
    /// The parameters, one or two.
    public var parameters: [SweptParameter]
    /// The points: of one parameter in the order of its values; of two, all values of the second for each of the first.
    public var points: [SweepPoint]

    /// The points at which the list is not that of the point before, and those that cannot be judged; of one parameter.
    public var breakpoints: [SweepPoint] {
        points.enumerated().filter { $0.offset == 0 || $0.element.isBreak }.map(\.element)
    }

    /// How many lists come out.
    public var outcomeCount: Int { Set(points.compactMap(\.outcome)).count }
}

/// A parameter and the values that it is given.
public struct SweptParameter: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// The unit; empty if it has none.
    public var unit: String
    /// The values as text, in the order given.
    public var values: [String]
    /// The value of the round as it is, as text.
    public var current: String
}

/// One value, or pair of values, and what comes of it.
public struct SweepPoint: Sendable, Hashable {
    /// The value of each parameter as text.
    public var values: [String]
    /// The number of the list, from 1 in the order in which lists first appear; nil when nothing can be judged.
    public var outcome: Int?
    /// Whether the list is that of the round as it is.
    public var isCurrent: Bool
    /// Whether the list is another than at the point before.
    public var isBreak: Bool
    /// Seats filled in each shown award, in the order of their declaration.
    public var awarded: [Seats]
    /// Who moves against the round as it is.
    public var moves: [AwardMoves]
    /// Who moves against the point before; empty at the first point and where two parameters are swept.
    public var steps: [AwardMoves]
    /// Why it cannot be judged; empty otherwise.
    public var problems: [Diagnostic]

    /// The winners of an award, in people or collectives.
    public struct Seats: Sendable, Hashable {
        /// The award's id.
        public var award: String
        /// How many have it.
        public var winners: Int
    }
}
