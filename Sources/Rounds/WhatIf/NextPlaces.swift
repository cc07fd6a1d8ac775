// SPDX-License-Identifier: Apache-2.0

/// How near each unit is to one more place of an award.
public struct NextPlaces: Sendable, Hashable {
    /// The award's id.
    public var award: String
    /// The award's name.
    public var title: String
    /// The number that sets the award's seats; nil where no single parameter does, and then nothing was tried.
    public var lever: Lever?
    /// The units of which somebody waits: by how little it takes, then those for whom nothing tried is enough.
    public var units: [Unit]

    /// A parameter that sets the seats of an award.
    public struct Lever: Sendable, Hashable {
        /// The parameter's id.
        public var parameter: String
        /// The parameter's name.
        public var title: String
        /// The value of the round as it is, with its unit.
        public var current: String
        /// The greatest value that was tried, with its unit.
        public var greatest: String
    }

    /// One unit.
    public struct Unit: Sendable, Hashable {
        /// The unit.
        public var unit: AwardMoves.Person
        /// How many of the award it has.
        public var winners: Int
        /// Whether it has none of the awards with limited seats.
        public var hasNothing: Bool
        /// Who would be next: whom the least value brings in, or where none does, the best ranked who waits.
        public var next: AwardMoves.Person
        /// The rank of that candidate.
        public var rank: Int?
        /// The least value above the present one at which the unit has one place more, with its unit; nil if there is none.
        public var value: String?
        /// Who else moves at that value.
        public var moves: [AwardMoves]
        /// Why the candidate has no seat now.
        public var reason: String
    }
}
