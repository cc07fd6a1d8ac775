// SPDX-License-Identifier: Apache-2.0

/// How firmly each winner has the award: the smallest single changes that would cost it.
public struct StabilityAnswer: Sendable, Hashable {
    /// The awards looked at, in the order of their declaration.
    public var awards: [Award]

    /// One award.
    public struct Award: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// The winners, best rank first.
        public var winners: [Winner]
    }

    /// One winner.
    public struct Winner: Sendable, Hashable {
        /// The winner.
        public var person: AwardMoves.Person
        /// The rank among those who compete; nil for who has it by decision alone.
        public var rank: Int?
        /// The smallest changes of the winner's own numbers, at most three, one for each fact, the smallest first.
        public var own: [Change]
        /// The smallest changes of others' facts, at most three, the smallest first.
        public var others: [Change]

        /// The fewest steps of any single change that costs the award; nil when none does.
        public var margin: Int? { (own + others).map(\.steps).min() }
    }

    /// A change of one fact.
    public struct Change: Sendable, Hashable {
        /// Whose fact it is; of a nomination its subject.
        public var person: AwardMoves.Person
        /// The name of the award that a nomination is for; empty for what is no nomination's.
        public var nominated: String
        /// What fact: the field with its year, or the paper.
        public var title: String
        /// The sheet and row of its owner, such as `Cá nhân!A34`; empty if no file holds it.
        public var place: String
        /// What it is.
        public var from: String
        /// What it would be.
        public var to: String
        /// How many steps that is: for a number of its step, for an ordered list of places, else 1.
        public var steps: Int
        /// The step of a number, the last decimal place that its column uses; empty for what is no number.
        public var step: String
        /// Whether the winner would be left in a tie that the council must break, and not be out.
        public var isTie: Bool
        /// Who would come in.
        public var entering: [AwardMoves.Person]
    }
}
