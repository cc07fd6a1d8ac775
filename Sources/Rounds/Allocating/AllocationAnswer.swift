// SPDX-License-Identifier: Apache-2.0

import Allocation

/// Who gets the seats of a problem, by id: the allocator alone, for people who bring their own candidates.
public struct AllocationAnswer: Sendable {
    /// Those chosen whatever the ties, by rank and id.
    public let awarded: [String]
    /// Those whom the ties decide, by rank and id.
    public let contested: [String]
    /// The others, by rank and id.
    public let notAwarded: [String]
    /// The tie classes that decide: rank, least and most seats.
    public let contestedClasses: [(rank: Int, least: Int, most: Int)]
    /// What each reserve lacks, by id.
    public let shortfalls: [(reserve: String, missing: Int)]
    /// How each rule came out.
    public let rules: [Rule]
    /// Why each candidate stands where it does.
    public let reasons: [(id: String, reason: Reason)]
    /// Why nobody is chosen although there are seats and someone competes; nil if that is not so.
    public let starved: Starved?

    /// How one rule came out.
    public struct Rule: Sendable {
        /// The id.
        public let id: String
        /// `cap`, `ceiling`, `floor` or `reserve`.
        public let kind: String
        /// The number needed or allowed.
        public let need: Int
        /// The number chosen of its group.
        public let have: Int
        /// Whether removing it alone changes someone's outcome; nil when that was not determined.
        public let isBinding: Bool?
    }

    /// Why, as a code and whom or what it speaks of.
    public struct Reason: Sendable {
        /// `merit`, `reserve`, `rank`, `cap_full`, `displaced`, `rules_together`, `tie`, `decided`, `not_determined`.
        public let code: String
        /// The rules concerned.
        public let rules: [String]
        /// The other candidates concerned.
        public let candidates: [String]
        /// The ranks concerned: the cut-off, or the tie classes that decide.
        public let ranks: [Int]
        /// Of somebody not awarded, if asked for: for each worse-ranked winner the rules that a swap would break.
        public var swaps: [(winner: String, rules: [String])] = []
    }

    /// A starved quota: rules that force the empty list, and the smallest change of each that would end it.
    public struct Starved: Sendable {
        /// The rules, "seats" for the number of seats.
        public let rules: [String]
        /// For each rule the bound it would need, as text; nil when no change of it alone is enough.
        public let changes: [(rule: String, bound: String?)]
    }

    /// Allots the seats of a problem; `swaps` also says for each pair which rules a swap would break.
    public init(_ file: ProblemFile, swaps: Bool = false) throws(RoundFailure) {
        let outcome: Outcome
        do {
            outcome = try allocate(file.problem)
        } catch {
            throw RoundFailure(diagnostics: [])
        }
        let ranks = file.problem.ranks
        let ids = file.candidates
        func named(_ standing: (Standing) -> Bool) -> [String] {
            ids.indices.filter { standing(outcome.standings[$0]) }
                .sorted { (ranks[$0], ids[$0]) < (ranks[$1], ids[$1]) }.map { ids[$0] }
        }
        awarded = named { $0 == .awarded }
        contested = named { $0 == .contested || $0 == .notDetermined }
        notAwarded = named { $0 == .notAwarded }
        contestedClasses = outcome.contestedClasses.map { ($0.rank, $0.least, $0.most) }
        shortfalls = outcome.shortfalls.map { ($0.reserve, $0.missing) }
        rules = outcome.rules.filter { $0.rule.kind != .seats }.map {
            Rule(
                id: $0.rule.id, kind: $0.rule.kind.rawValue, need: $0.need, have: $0.have.lowerBound,
                isBinding: $0.binding)
        }
        reasons = ids.indices.map { index in
            var reason = Self.reason(outcome.reason(of: index), ids, outcome)
            if swaps, outcome.standings[index] == .notAwarded {
                reason.swaps = outcome.awarded.filter { ranks[$0] > ranks[index] }.map { winner in
                    (ids[winner], outcome.rulesBroken(byReplacing: winner, with: index).map(\.id))
                }
            }
            return (ids[index], reason)
        }
        starved = outcome.starvation.map { starvation in
            Starved(
                rules: starvation.rules.map(\.id),
                changes: starvation.changes.map { ($0.rule.id, $0.bound.map(Self.text)) })
        }
    }

    private static func text(_ bound: RuleChange.Bound) -> String {
        switch bound {
        case .number(let number): String(number)
        case .share(let share): share.description
        }
    }

    private static func reason(_ reason: Allocation.Reason, _ ids: [String], _ outcome: Outcome) -> Reason {
        func make(_ code: String, _ rules: [RuleName] = [], _ people: [Int] = [], _ ranks: [Int] = []) -> Reason {
            Reason(code: code, rules: rules.map(\.id), candidates: people.map { ids[$0] }.sorted(), ranks: ranks)
        }
        switch reason {
        case .merit: return make("merit")
        case .reserved(let rules):
            return make("reserve", rules, outcome.rules.filter { rules.contains($0.rule) }.flatMap(\.wouldEnter))
        case .rank(let cutOff): return make("rank", [], [], [cutOff])
        case .full(let rules, let holders): return make("cap_full", rules, holders)
        case .displaced(let rule, let winners): return make("displaced", [rule], winners)
        case .excluded(let rules): return make("rules_together", rules)
        case .ties(let ranks): return make("tie", [], [], ranks)
        case .decided: return make("decided")
        case .notDetermined: return make("not_determined")
        }
    }
}
