// SPDX-License-Identifier: Apache-2.0

/// Who gets the seats, with what the choice rests on.
public struct Outcome: Sendable, Equatable {
    /// What each candidate gets, by position.
    public internal(set) var standings: [Standing]
    /// The candidates chosen under every order of the ties, best rank first, by position within a rank.
    public internal(set) var awarded: [Int]
    /// The candidates on whom the ties decide, best rank first, by position within a rank.
    public internal(set) var contested: [Int]
    /// The tie classes from which different people can be chosen, best rank first.
    public internal(set) var contestedClasses: [ContestedClass]
    /// How many seats are filled; the same under every order of the ties.
    public internal(set) var filled: Int
    /// What each reserve lacks, in the order of the rules.
    public internal(set) var shortfalls: [Shortfall]
    /// What each rule asked for and got: seats, caps, ceilings, floors, reserves, each in the order of the problem.
    public internal(set) var rules: [RuleReport]
    /// Why nobody is chosen although there are seats and someone competes, or nil.
    public internal(set) var starvation: Starvation?
    /// What the rules or decisions cost or contradict.
    public internal(set) var conflicts: [Conflict]
    /// Whether every question was settled; if not, some standings are `notDetermined`.
    public internal(set) var isDetermined: Bool
    /// Why this is the outcome the definition asks for; nil when nothing was allotted, or the ties lead to too many lists.
    ///
    /// Put into the terms of the problem each time it is asked for.
    public var certificate: Certificate? { certifier?.certificate }
    let certifier: Certifier?
    let problem: Problem
    let model: Model
    /// What reasons are read from; nil when they were not asked for.
    var explanation: Explanation?
    /// Which reason is whose, where that was gathered along with them.
    var gathered = Gathered()

    /// What follows from the rest of an outcome, and so makes it no other one.
    struct Gathered: Sendable, Equatable {
        var kinds: ReasonKinds?
        /// What the problem comes to without some of its rules.
        var attempts: Attempts?

        static func == (a: Gathered, b: Gathered) -> Bool { true }
    }
}

extension Outcome {
    /// The candidates who get something else than in another outcome for as many, ascending.
    public func differing(from other: Outcome) -> [Int] {
        standings.withUnsafeBufferPointer { own in
            other.standings.withUnsafeBufferPointer { others in own.indices.filter { own[$0].isOther(than: others[$0]) }
            }
        }
    }
}

/// What a candidate gets.
public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Chosen under every strict order that refines the ranks.
    case awarded
    /// Chosen under some such orders and not under others.
    case contested
    /// Chosen under none.
    case notAwarded
    /// The search was larger than its stated bound, so nothing is claimed.
    case notDetermined

    /// Whether it is another one; `!=` would compare the names.
    @inline(__always)
    fileprivate func isOther(than other: Standing) -> Bool {
        switch (self, other) {
        case (.awarded, .awarded), (.contested, .contested), (.notAwarded, .notAwarded),
            (.notDetermined, .notDetermined):
            false
        default: true
        }
    }
}

/// Equally ranked candidates from whom different ones can be chosen.
public struct ContestedClass: Sendable, Hashable {
    /// The rank they share.
    public var rank: Int
    /// The fewest seats the class takes under any order of the ties.
    public var least: Int
    /// The most seats the class takes under any order of the ties.
    public var most: Int

    /// A class that takes from `least` to `most` seats.
    public init(rank: Int, least: Int, most: Int) {
        self.rank = rank
        self.least = least
        self.most = most
    }
}

/// What a reserve lacks.
public struct Shortfall: Sendable, Hashable {
    /// The reserve's id.
    public var reserve: String
    /// How many members are missing; zero when the reserve is filled.
    public var missing: Int
}

/// What a rule asked for and got.
public struct RuleReport: Sendable, Hashable {
    /// The rule.
    public var rule: RuleName
    /// The bound as a number of people, for the number actually chosen where it is a share.
    public var need: Int
    /// How many were chosen of those the rule counts; a range when the ties decide.
    public var have: ClosedRange<Int>
    /// Whether removing this rule alone changes someone's standing; nil when that was not determined.
    ///
    /// Removing the seats leaves vacant reserves the number of outsiders that they allow.
    public var binding: Bool?
    /// For a rule that binds, those not awarded now who would be without it, best rank first.
    public var wouldEnter: [Int]
    /// For a rule that binds, those awarded now who would not be without it, best rank first.
    public var wouldLeave: [Int]
}

/// Why nobody is chosen although there are seats and someone competes.
public struct Starvation: Sendable, Hashable {
    /// A smallest set of rules that forces the empty list.
    public var rules: [RuleName]
    /// For each of those rules, the smallest change of it alone that would end the starvation.
    public var changes: [RuleChange]
}

/// The smallest change of one rule.
public struct RuleChange: Sendable, Hashable {
    /// The rule to change.
    public var rule: RuleName
    /// The bound it would need, or nil when no change of this rule alone is enough.
    public var bound: Bound?

    /// A rule's bound.
    public enum Bound: Sendable, Hashable {
        /// A number of people.
        case number(Int)
        /// A share of the chosen.
        case share(Share)
    }
}

/// Something that the rules or decisions cost or contradict.
public enum Conflict: Sendable, Hashable {
    /// These reserves keep `seats` seats empty that could be filled without them.
    case emptySeats(reserves: [String], seats: Int)
    /// These decisions cannot stand together with these hard rules; nothing was allotted.
    case decisions(candidates: [Int], rules: [RuleName])
}
