// SPDX-License-Identifier: Apache-2.0

public import Messages

/// What follows from scenarios, each held against the round as it is.
public struct WhatIfAnswer: Sendable, Hashable {
    /// The round.
    public var round: RoundResult.Round
    /// The round's seal: nothing in it was touched.
    public var seal: String
    /// The figures of the round as it is.
    public var baseline: RoundFigures
    /// The shown awards of the round as it is, with everybody who is looked at.
    public var awards: [RoundSnapshot.Award]
    /// The scenarios in the order they were asked.
    public var scenarios: [ScenarioAnswer]
    /// What follows from a range of values, if it was asked.
    public var sweep: SweepAnswer?
    /// What each rule costs, if it was asked.
    public var prices: [RulePrice]?
    /// Which value brings somebody in, if it was asked.
    public var goal: GoalAnswer?
    /// Who gets what however the open matters turn out, if it was asked.
    public var certainty: CertaintyAnswer?
    /// How firmly each winner has the award, if it was asked.
    public var stability: StabilityAnswer?
    /// How near each unit is to one more place, if it was asked.
    public var nextPlaces: [NextPlaces]?
}

/// What follows from one scenario.
public struct ScenarioAnswer: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// What it changes, in words.
    public var changes: [String]
    /// What differs from the round as it is; nil when the scenario cannot be judged.
    public var comparison: RoundComparison?
    /// The figures; nil when the scenario cannot be judged.
    public var figures: RoundFigures?
    /// Why it cannot be judged; empty otherwise.
    public var problems: [Diagnostic]
}

/// What a list comes to, in numbers.
public struct RoundFigures: Sendable, Hashable {
    /// The shown awards in the order of their declaration.
    public var awards: [Award]
    /// The money by who decides the award, in the order of the awards.
    public var money: [Money]
    /// The names of the units that get no award of those with limited seats, neither they nor anyone in them.
    public var emptyUnits: [String]

    /// One award.
    public struct Award: Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name people read.
        public var title: String
        /// How many have it.
        public var winners: Int
        /// How many of them belong to each group that the quota speaks of, and to each that it prefers.
        public var groups: [Group]
    }

    /// A group within an award's winners.
    public struct Group: Sendable, Hashable {
        /// The condition in words, such as "Người lao động trực tiếp".
        public var title: String
        /// How many winners satisfy it.
        public var count: Int
    }

    /// Money that one authority pays.
    public struct Money: Sendable, Hashable {
        /// Who decides, as the rules say it; empty if they do not.
        public var decidedBy: String
        /// The amount in đồng.
        public var amount: Int64
    }
}
