// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Rules

// An overlay takes over from the round beneath it the parts of a quota that no change reaches.

extension QuotaProblem {
    /// A part that may be taken over as a whole: the ranks, or the group of one rule.
    struct Part: Hashable {
        /// The rule; nil for the ranks.
        private let rule: String?
        private let kind: QuotaRule.Kind?
        private let directions: [RankKey.Direction]
        /// The expressions that it is made from.
        let reads: [ExpressionID]

        init(_ rank: [RankKey]) {
            rule = nil
            kind = nil
            directions = rank.map(\.direction)
            reads = rank.map(\.expression)
        }

        init(_ rule: QuotaRule) {
            self.rule = rule.id
            kind = rule.kind
            directions = []
            reads =
                switch rule.group {
                case .condition(let condition): [condition]
                // The limit of each value is part of its group.
                case .each(let path): [path, rule.limit]
                }
        }
    }

    /// The members of a rule's one group; nil where there is no such rule.
    func members(of rule: QuotaRule) -> [Int]? {
        let group =
            switch rule.kind {
            case .cap: problem.caps.first { $0.id == rule.id }?.group
            case .ceiling: problem.ceilings.first { $0.id == rule.id }?.group
            case .floor: problem.floors.first { $0.id == rule.id }?.group
            case .reserve: problem.reserves.first { $0.id == rule.id }?.group
            }
        return group.map { problem.groups[$0].members }
    }
}

extension QuotaCompiler {
    func isUnchanged(_ ids: [ExpressionID]) -> Bool { !evaluator.hasChanged(evaluator.index.reading(ids)) }

    /// Takes over the caps of each value of a path.
    func takeEach(_ rule: QuotaRule, from known: QuotaProblem, _ draft: inout Draft) {
        for cap in known.problem.caps where cap.id != rule.id && known.sources[cap.id]?.id == rule.id {
            draft.sources[cap.id] = rule
            draft.workings[cap.id] = known.workings[cap.id]
            draft.problem.groups.append(known.problem.groups[cap.group])
            draft.problem.caps.append(Cap(id: cap.id, group: draft.problem.groups.count - 1, atMost: cap.atMost))
        }
        draft.take(QuotaProblem.Part(rule), from: known, ())
    }
}

extension QuotaCompiler {
    /// The base with other numbers, where no change reaches who is ranked where or belongs to what; nil otherwise.
    func retaken(_ quota: Quota, _ known: QuotaProblem) throws(RoundFailure) -> QuotaProblem? {
        let parts = [QuotaProblem.Part(quota.rank)] + quota.rules.map { QuotaProblem.Part($0) }
        guard hasSameQuota, parts.allSatisfy({ known.doubts[$0] != nil && isUnchanged($0.reads) }) else { return nil }
        var draft = Draft(quota: quota)
        draft.problem = known.problem
        draft.workings = known.workings
        let (seats, seatsWorking) = try seats(quota, &draft)
        draft.problem.seats = seats
        for (rule, part) in zip([nil] + quota.rules.map { $0 }, parts) {
            draft.take(part, from: known, ())
            guard let rule, case .condition = rule.group else { continue }
            draft.problem.set(rule, try bound(of: rule, seats: seats, &draft))
        }
        return QuotaProblem(
            problem: draft.problem, competing: known.competing, seatsWorking: seatsWorking,
            workings: draft.workings, sources: known.sources, warnings: draft.warnings, doubts: draft.doubts)
    }
}

extension Problem {
    /// Puts another number in a rule.
    fileprivate mutating func set(_ rule: QuotaRule, _ bound: Bound) {
        switch bound {
        case .cap(let number):
            if let place = caps.firstIndex(where: { $0.id == rule.id }) { caps[place].atMost = number }
        case .ceiling(let share):
            if let place = ceilings.firstIndex(where: { $0.id == rule.id }) { ceilings[place].share = share }
        case .floor(let share):
            if let place = floors.firstIndex(where: { $0.id == rule.id }) { floors[place].share = share }
        case .reserve(let number):
            if let place = reserves.firstIndex(where: { $0.id == rule.id }) { reserves[place].atLeast = number }
        }
    }
}

extension QuotaCompiler.Draft {
    /// Makes a part, and remembers what was said of it.
    mutating func noting<Made, Failure: Error>(
        _ part: QuotaProblem.Part, _ make: (inout Self) throws(Failure) -> Made
    ) throws(Failure) -> Made {
        let start = warnings.count
        let made = try make(&self)
        doubts[part] = Array(warnings[start...])
        return made
    }

    /// What the base made of a part; what it said of it is said again.
    @discardableResult
    mutating func take<Made>(_ part: QuotaProblem.Part, from known: QuotaProblem, _ made: Made) -> Made {
        doubts[part] = known.doubts[part]
        warnings += known.doubts[part] ?? []
        return made
    }
}
