// SPDX-License-Identifier: Apache-2.0

/// What differs between two results, by award id and candidate key: who enters, who leaves, what else changed and why.
///
/// ```swift
/// let comparison = RoundComparison(
///     from: RoundSnapshot(yesterday.result(language: .vietnamese), language: .vietnamese),
///     to: RoundSnapshot(today.result(language: .vietnamese), language: .vietnamese))
/// for award in comparison.awards { print(award.title, award.entering.map(\.key), award.leaving.map(\.key)) }
/// ```
public struct RoundComparison: Sendable, Hashable {
    /// The result compared with, without its awards.
    public var before: RoundSnapshot
    /// The other result, without its awards.
    public var after: RoundSnapshot
    /// Every award of either: in the order of `after`, then those that are only in `before`.
    public var awards: [AwardComparison]

    /// Whether nothing differs but the identity of the two rounds.
    public var isSame: Bool { awards.allSatisfy(\.isSame) }
}

/// What differs in one award.
public struct AwardComparison: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// The kind of record of its subjects, such as `person`.
    public var forEach: String
    /// The seats; nil where the award is not there.
    public var seatsBefore: RoundSnapshot.Seats?
    /// The seats; nil where the award is not there.
    public var seatsAfter: RoundSnapshot.Seats?
    /// The rules of both results.
    var rulePair: RulePair
    /// Those of whom more changed than the rank or the words of the reason: who enters, who leaves, who becomes or ceases
    /// to be contested, the rest; each by rank and key.
    public var notable: [CandidateComparison]
    /// The others on whom anything differs.
    var reworded: RewordedCandidates

    /// Every rule of either, in the order of the later result, then those that are gone.
    public var rules: [RuleComparison] {
        get { rulePair.comparisons }
        set { rulePair = RulePair(newValue.compactMap(\.before), newValue.compactMap(\.after)) }
    }

    /// Those on whom anything differs: the notable ones, then those of whom only the rank or the words of the reason did.
    ///
    /// The sentences of the latter are made each time they are asked for, and in a large round there can be tens of
    /// thousands.
    public var candidates: [CandidateComparison] {
        get { notable + reworded.all }
        set {
            notable = newValue.filter(\.isNotable)
            reworded = RewordedCandidates(told: newValue.filter { !$0.isNotable })
        }
    }

    /// Whether nothing differs.
    public var isSame: Bool {
        seatsBefore == seatsAfter && notable.isEmpty && reworded.count == 0 && rulePair.isSame
    }

    /// Those who get the award and did not have it.
    public var entering: [CandidateComparison] { notable.filter { $0.movement == .enters } }

    /// Those who had the award and lose it.
    public var leaving: [CandidateComparison] { notable.filter { $0.movement == .leaves } }

    /// Those who neither enter nor leave, and whose outcome, verdict or reason changed.
    public var otherwiseChanged: [CandidateComparison] {
        notable.filter { $0.movement != .enters && $0.movement != .leaves }
    }
}

/// One rule in two results.
public struct RuleComparison: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The name people read.
    public var title: String
    /// `reserve`, `floor`, `ceiling` or `cap`.
    public var kind: String
    /// The rule as it was; nil if it was not there.
    public var before: RoundSnapshot.Rule?
    /// The rule as it is; nil if it is gone.
    public var after: RoundSnapshot.Rule?

    /// Whether need, have and binding are the same.
    public var isSame: Bool {
        before?.need == after?.need && before?.have == after?.have && before?.isBinding == after?.isBinding
    }
}

/// One candidate in two results of an award.
public struct CandidateComparison: Sendable, Hashable {
    /// The record's key.
    public var key: String
    /// The name.
    public var name: String
    /// The name of the unit; empty if the record has none.
    public var unit: String
    /// Where it stood; nil if it was no candidate.
    public var before: RoundSnapshot.Standing?
    /// Where it stands; nil if it is no candidate.
    public var after: RoundSnapshot.Standing?

    /// What happened to a candidate.
    public enum Movement: String, Sendable, CaseIterable {
        /// It gets the award and did not have it.
        case enters
        /// It had the award and loses it.
        case leaves
        /// It becomes, or ceases to be, one on whom the council must decide.
        case contested
        /// Something else changed.
        case stays
    }

    /// What of a standing changed.
    public enum Aspect: String, Sendable, CaseIterable {
        /// Where it ended up, or what was decided.
        case outcome
        /// Eligible, ineligible or undetermined.
        case verdict
        /// The code of the reason, or the rules that it names.
        case reason
        /// Whether it is held.
        case hold
        /// The vote.
        case approval
        /// The missing papers.
        case papers
        /// The missing facts.
        case facts
        /// The money.
        case bonus
        /// The rank.
        case rank
        /// Numbers or names inside the sentence of the reason alone.
        case wording
    }

    /// What happened.
    public var movement: Movement {
        switch (before?.isIn ?? false, after?.isIn ?? false) {
        case (false, true): .enters
        case (true, false): .leaves
        default: (before?.outcome == .contested) != (after?.outcome == .contested) ? .contested : .stays
        }
    }

    /// What changed, in the order of the cases; of somebody who is there only once, the outcome.
    public var aspects: [Aspect] {
        guard let before, let after else { return [.outcome] }
        return Aspect.allCases.filter { $0.differs(before, after) }
    }

    /// Whether more changed than the rank or the words of the reason.
    public var isNotable: Bool {
        guard let before, let after else { return true }
        return Aspect.allCases.contains { $0 != .rank && $0 != .wording && $0.differs(before, after) }
    }
}

extension CandidateComparison.Aspect {
    /// Whether this of two standings differs.
    fileprivate func differs(_ before: RoundSnapshot.Standing, _ after: RoundSnapshot.Standing) -> Bool {
        switch self {
        case .outcome: before.outcome != after.outcome || before.decision != after.decision
        case .verdict: before.verdict != after.verdict
        case .reason: before.reason != after.reason || before.rules != after.rules
        case .hold: before.isHeld != after.isHeld
        case .approval: before.approval != after.approval
        case .papers: before.missingPapers != after.missingPapers
        case .facts: before.missingFacts != after.missingFacts
        case .bonus: before.bonus != after.bonus
        case .rank: before.rank != after.rank
        case .wording:
            before.reason == after.reason && before.rules == after.rules
                && (before.text != after.text || before.others != after.others)
        }
    }
}
