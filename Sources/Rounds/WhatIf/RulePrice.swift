// SPDX-License-Identifier: Apache-2.0

import Allocation
public import Messages
import Rules

/// What one rule of a quota costs: the round without it, held against the round as it is.
public struct RulePrice: Sendable, Hashable {
    /// The award's id.
    public var award: String
    /// The award's name.
    public var awardTitle: String
    /// The rule's id; of a rank key its place, such as `rank 2`.
    public var rule: String
    /// The rule in words.
    public var title: String
    /// `reserve`, `floor`, `ceiling`, `cap`, or of a rank key `highest`, `lowest`, `prefer`.
    public var kind: String
    /// Those who are in only because of the rule, with their rank.
    public var broughtIn: [Ranked]
    /// Those who are out only because of the rule, with their rank.
    public var keptOut: [Ranked]
    /// Who moves in other awards when the rule is gone.
    public var elsewhere: [AwardMoves]
    /// By how many ranks those brought in stand lower than those kept out, all together; nil where their numbers differ.
    public var ranks: Int?
    /// Why the round cannot be judged without the rule; empty otherwise.
    public var problems: [Diagnostic]

    /// Whether anything would be otherwise without the rule.
    public var hasEffect: Bool { !broughtIn.isEmpty || !keptOut.isEmpty || !elsewhere.isEmpty }

    /// A candidate with its rank among those who compete; nil when it does not.
    public struct Ranked: Sendable, Hashable {
        /// The candidate.
        public var person: AwardMoves.Person
        /// The rank.
        public var rank: Int?
    }
}

extension WhatIf {
    /// The round without each reserve, cap, floor, ceiling and rank key of the shown awards in turn.
    public func prices() -> [RulePrice] {
        let rulebook = session.loaded.rulebook
        return session.outcome.awards.keys.sorted().flatMap { award -> [RulePrice] in
            guard let quota = rulebook.quota(of: award) else { return [] }
            let prose = Prose(rulebook, language)
            let rules = quota.rules.indices.map { index in
                var changed = quota
                let rule = changed.rules.remove(at: index)
                return price(
                    changed, rule: rule.id, title: rule.title ?? rule.id, kind: rule.kind.rawValue)
            }
            let keys = quota.rank.indices.map { index in
                var changed = quota
                let key = changed.rank.remove(at: index)
                return price(
                    changed, rule: "rank \(index + 1)", title: prose.words(key.expression),
                    kind: key.direction.rawValue)
            }
            return rules + keys
        }
    }

    private func price(_ quota: Quota, rule: String, title: String, kind: String) -> RulePrice {
        let declared = session.loaded.rulebook.awards[quota.award]
        var price = RulePrice(
            award: declared.id, awardTitle: declared.title, rule: rule, title: title, kind: kind, broughtIn: [],
            keptOut: [], elsewhere: [], ranks: nil, problems: [])
        do throws(RoundFailure) {
            let without = try session.outcome(after: RoundChange(quotas: [quota]))
            let moves = MovesBuilder(session: session).moves(from: session.outcome, to: without)
            let own = moves.first { $0.award == declared.id }
            let ranks = ranks(quota.award)
            price.broughtIn = (own?.leaving ?? []).map { .init(person: $0, rank: ranks[$0.key]) }
            price.keptOut = (own?.entering ?? []).map { .init(person: $0, rank: ranks[$0.key]) }
            price.elsewhere = moves.filter { $0.award != declared.id }
            let (inside, outside) = (price.broughtIn.compactMap(\.rank), price.keptOut.compactMap(\.rank))
            if !inside.isEmpty, inside.count == outside.count, inside.count == price.broughtIn.count,
                outside.count == price.keptOut.count
            {
                price.ranks = inside.reduce(0, +) - outside.reduce(0, +)
            }
        } catch {
            price.problems = error.diagnostics
        }
        return price
    }

    /// The rank of each competing candidate of an award, by key.
    func ranks(_ award: Int) -> [String: Int] {
        guard let staged = session.staged[award] else { return [:] }
        let keys = session.loaded.records.tables[session.loaded.rulebook.awards[award].record].keys
        return Dictionary(
            staged.quota.competing.enumerated().map { place, index in
                (keys[staged.evaluation.candidates[index].row], staged.quota.problem.ranks[place])
            }, uniquingKeysWith: { first, _ in first })
    }
}
