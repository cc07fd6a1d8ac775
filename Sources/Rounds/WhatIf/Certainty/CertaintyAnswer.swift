// SPDX-License-Identifier: Apache-2.0

/// Who gets what however the open matters of a round turn out, and which of them decide the rest.
public struct CertaintyAnswer: Sendable, Hashable {
    /// The shown awards in the order of their declaration.
    public var awards: [Award]
    /// The open matters that decide anything in the awards that are exact, the one that settles most first.
    public var matters: [Matter]
    /// How the awards that are not exact were tried; nil when all are.
    public var sampling: Sampling?

    /// How many outcomes, of a candidate in an award, hang on the matters.
    public var decided: Int { awards.reduce(0) { $0 + $1.possible.count { !$0.hangsOn.isEmpty } } }

    /// How many of the limited seats are not certain to go to anybody in particular.
    public var openSeats: Int { awards.reduce(0) { $0 + ($1.openSeats ?? 0) } }

    /// One award.
    public struct Award: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// The seats there are; nil without a limit, or while their number is open.
        public var seats: Int?
        /// Whether every way in which the open matters can turn out was covered.
        public var isExact: Bool
        /// Those who have it however they turn out, best rank first.
        public var certain: [AwardMoves.Person]
        /// Those who may have it or not.
        public var possible: [Possible]
        /// Those who do not have it however they turn out.
        public var out: [AwardMoves.Person]

        /// How many of the seats are not certain to go to anybody in particular; nil without a limit.
        public var openSeats: Int? { seats.map { min($0, certain.count + possible.count) - certain.count } }
    }

    /// One whose award is not certain.
    public struct Possible: Sendable, Hashable {
        /// The candidate.
        public var person: AwardMoves.Person
        /// Whether the candidate has it as things are.
        public var isIn: Bool
        /// The open matters it hangs on, by their number in the list; empty where only a tie is left, or when sampled.
        public var hangsOn: [Int]
        /// Whether a tie that the council must break may decide it.
        public var isTied: Bool
        /// In how many of the samples the candidate has it; nil where the award is exact.
        public var samples: Int?
    }

    /// One open matter.
    public struct Matter: Sendable, Hashable {
        /// What kind of matter it is.
        public enum Kind: String, Sendable, Hashable {
            /// A fact that nobody has said.
            case fact
            /// A paper that has not come.
            case paper
            /// A hold that may end either way.
            case hold
        }

        /// Its number, from 1.
        public var number: Int
        /// The kind.
        public var kind: Kind
        /// Whose it is; of a nomination its subject.
        public var person: AwardMoves.Person
        /// The name of the award that a nomination is for; empty for what is no nomination's.
        public var nominated: String
        /// What it is: the field with its year, the paper, or the hold's condition.
        public var title: String
        /// The sheet and row of its owner, such as `Cá nhân!A34`; empty if no file holds it.
        public var place: String
        /// How many outcomes hang on it.
        public var decides: Int
        /// How many of the outcomes that are open become certain once it is known: at least, and at most.
        public var settles: Bounds
    }

    /// The least and the most.
    public struct Bounds: Sendable, Hashable {
        /// The least.
        public var least: Int
        /// The most.
        public var most: Int
    }

    /// How samples were drawn.
    public struct Sampling: Sendable, Hashable {
        /// How many worlds were tried.
        public var count: Int
        /// The seed that gives the same worlds again.
        public var seed: UInt64
        /// How many open matters were answered at random.
        public var matters: Int
    }
}
