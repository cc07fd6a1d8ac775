// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// What it would take for a candidate to be eligible for an award: the smallest sets of changes, each tried out.
public struct Counterfactual: Sendable {
    /// The ways, those of this round first; empty if the candidate is eligible, or if its verdict waits for facts.
    public var ways: [Way] = []
    /// Whether there are more ways than are listed.
    public var isCut = false
    /// Whether a condition stands in the way that cannot be computed backwards, so that there may be ways nobody listed.
    public var isOpaque = false
    /// Requirements that fail and that nothing changeable would mend in this round.
    public var blocked: [ExpressionID] = []
}

/// A set of changes that together make a candidate eligible, none of which can be left out.
public struct Way: Sendable {
    /// The year of the first round in which it can come true.
    public let year: Int
    /// The changes.
    public let steps: [Step]
    /// How far all of it is: the sum of the steps' distances.
    public let distance: Rational
    /// The standards that hold then, by index in the award.
    public let standards: [Int]
    /// The conditions that do not hold now and hold then, with their articles.
    public let satisfied: [Satisfied]

    /// A condition and its article.
    public struct Satisfied: Sendable {
        /// The condition.
        public let condition: ExpressionID
        /// The article.
        public let basis: Citation?
    }
}

/// One change: a fact and what it would have to be.
public struct Step: Sendable, Hashable {
    /// Which fact.
    public enum Place: Sendable, Hashable {
        /// A plain field.
        case field
        /// A value of a set: that it belongs, or not.
        case member(Cell)
        /// A year of a yearly field.
        case year(Int)
        /// An item of the event at this place in its table.
        case item(event: Int, item: Int)
        /// One more event, with what its items must be, by item.
        case event([Int: Needed])
    }

    /// What a fact must be.
    public enum Needed: Sendable, Hashable {
        /// A number, day number or code's place between two bounds, both included; an infinity is no bound.
        case between(Rational, Rational)
        case text(String)
        case truth(Bool)
    }

    /// The kind of record.
    public let record: Int
    /// The row.
    public let row: Int
    /// The field.
    public let field: Int
    /// Which fact of it.
    public let place: Place
    /// What it is now; nil for an event that is not there.
    public let found: Value?
    /// What it must be; of a new event, see its place.
    public let needed: Needed
    /// How far it is, in the unit of the fact: points, votes, years, steps of an ordered list; nil where nothing is known of
    /// the fact yet and it only has to turn out so.
    public let distance: Rational?

    /// Whether nobody has said yet what it is: then it is a question, not a change.
    public var isQuestion: Bool { distance == nil }
}
