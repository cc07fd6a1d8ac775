// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

extension QuotaCompiler {
    /// Adds a rule with its group, or with one group for each value of its path.
    func add(
        _ rule: QuotaRule, _ candidates: [Candidate], seats: Int?, _ known: QuotaProblem?, _ draft: inout Draft
    ) throws(RoundFailure) {
        let part = QuotaProblem.Part(rule)
        let known = known.flatMap { $0.doubts[part] != nil && isUnchanged(part.reads) ? $0 : nil }
        switch rule.group {
        case .each(let path):
            if let known { return takeEach(rule, from: known, &draft) }
            try draft.noting(part) { draft throws(RoundFailure) in try addEach(rule, path, candidates, &draft) }
        case .condition(let condition):
            let belonging =
                if let known, let members = known.members(of: rule) {
                    draft.take(part, from: known, members)
                } else {
                    draft.noting(part) { members(of: rule, condition, candidates, &$0) }
                }
            draft.problem.groups.append(Group(members: belonging))
            draft.sources[rule.id] = rule
            let bound = try bound(of: rule, seats: seats, &draft)
            draft.problem.add(rule, bound, group: draft.problem.groups.count - 1)
        }
    }

    /// Who belongs to a rule's group, by their places among the candidates; who may belong is said.
    private func members(
        of rule: QuotaRule, _ condition: ExpressionID, _ candidates: [Candidate], _ draft: inout Draft
    ) -> [Int] {
        let truth = facts.truth(condition, candidates)
        let isLimit = rule.kind == .cap || rule.kind == .ceiling
        let doubtful = candidates.indices.filter { truth[$0] == .unknown }
        if !doubtful.isEmpty {
            draft.warnings.append(
                Diagnostic(
                    .warning, at: place(rule.position),
                    Message(
                        isLimit ? "rounds.group_unknown_limit" : "rounds.group_unknown_support",
                        [
                            "rule": title(rule),
                            "candidates": doubtful.map { key(candidates[$0]) }.joined(separator: ", "),
                        ])))
        }
        // Who is not known to belong is counted where that is safe: against a limit, not towards a promise.
        return candidates.indices.filter { truth[$0] == .true || isLimit && truth[$0] == .unknown }
    }

    /// What a rule with one group asks for.
    func bound(of rule: QuotaRule, seats: Int?, _ draft: inout Draft) throws(RoundFailure) -> Bound {
        let name = Message("rounds.rule_named", ["rule": title(rule)])
        guard let limit = settled(rule.limit, nil, name, at: rule.position, &draft) else { throw unknownLimit(rule) }
        switch rule.kind {
        case .cap:
            guard limit >= .zero, let whole = limit.floor else { throw unknownLimit(rule) }
            guard limit.isWhole else {
                throw failure("rounds.not_whole", ["rule": title(rule), "value": limit.description], at: rule.position)
            }
            draft.workings[rule.id] = working(rule.limit, in: nil)
            return .cap(Int(whole))
        case .ceiling: return .ceiling(try share(limit, rule))
        case .floor: return .floor(try share(limit, rule))
        case .reserve: return .reserve(try reserved(rule, limit, seats: seats, &draft))
        }
    }

    func share(_ limit: Rational, _ rule: QuotaRule) throws(RoundFailure) -> Share {
        guard limit >= .zero, limit <= Rational(1),
            let share = Share(Int(limit.numerator), over: Int(limit.denominator))
        else {
            throw failure("rounds.bad_share", ["rule": title(rule), "value": limit.description], at: rule.position)
        }
        return share
    }

    /// How many a reserve asks for: a number, or a rounded share of the seats or of a base.
    func reserved(
        _ rule: QuotaRule, _ limit: Rational, seats: Int?, _ draft: inout Draft
    ) throws(RoundFailure) -> Int {
        let base: Rational?
        switch rule.base {
        case .expression(let id):
            base = settled(id, nil, Message("rounds.rule_named", ["rule": title(rule)]), at: rule.position, &draft)
        case .seats: base = seats.map { Rational($0) }
        case nil:
            if limit.isWhole {
                guard limit >= .zero else { throw unknownLimit(rule) }
                draft.workings[rule.id] = working(rule.limit, in: nil)
                return Int(limit.numerator)
            }
            // A share that does not say of what is a share of the seats.
            base = seats.map { Rational($0) }
        }
        guard let base, let product = limit.multiplied(by: base) else { throw unknownLimit(rule) }
        let whole =
            switch rule.rounding {
            case .down: product.floor
            case .up: product.ceiling
            case .halfUp: product.roundedHalfUp
            }
        guard let whole, whole >= 0 else { throw unknownLimit(rule) }
        draft.workings[rule.id] = QuotaProblem.Working(
            share: limit, base: base, rounding: rule.rounding, result: Int(whole))
        return Int(whole)
    }

    /// One cap per value of the path; a candidate without a value is in none.
    func addEach(
        _ rule: QuotaRule, _ path: ExpressionID, _ candidates: [Candidate], _ draft: inout Draft
    ) throws(RoundFailure) {
        var members: [String: [Int]] = [:]
        var rows: [String: Int] = [:]
        var doubtful: [String] = []
        for (index, candidate) in candidates.enumerated() {
            switch facts.value(path, candidate) {
            case .row(.known(let row)):
                guard case .record(let record) = rulebook.expressions[path].type else { continue }
                let key = evaluator.records.tables[record].keys[row]
                members[key, default: []].append(index)
                rows[key] = row
            case .text(.known(let text)): members[text, default: []].append(index)
            case .number(let number):
                if let exact = number.exact {
                    let text = Prose(rulebook, .vietnamese).value(exact, rulebook.expressions[path].type)
                    members[text, default: []].append(index)
                } else if !number.isKnown {
                    doubtful.append(key(candidate))
                }
            case .flag(.known(let flag)): members[String(flag), default: []].append(index)
            case let value: if !value.isKnown { doubtful.append(key(candidate)) }
            }
        }
        if !doubtful.isEmpty {
            draft.warnings.append(
                Diagnostic(
                    .warning, at: place(rule.position),
                    Message(
                        "rounds.each_unknown", ["rule": title(rule), "candidates": doubtful.joined(separator: ", ")])))
        }
        for key in members.keys.sorted() {
            let row = rows[key].map { Candidate(row: $0, nomination: nil) }
            let name = Message("rounds.rule_named", ["rule": "\(title(rule)): \(key)"])
            let limit = settled(rule.limit, row, name, at: rule.position, &draft)
            guard let whole = limit?.floor, whole >= 0 else {
                throw failure("rounds.limit_unknown_for", ["rule": title(rule), "value": key], at: rule.position)
            }
            guard limit?.isWhole ?? false else {
                throw failure(
                    "rounds.not_whole", ["rule": title(rule), "value": limit?.description ?? ""], at: rule.position)
            }
            let id = "\(rule.id)/\(key)"
            draft.sources[id] = rule
            draft.workings[id] = working(rule.limit, in: row)
            draft.problem.groups.append(Group(members: members[key] ?? []))
            draft.problem.caps.append(Cap(id: id, group: draft.problem.groups.count - 1, atMost: Int(whole)))
        }
    }
}

/// What a rule asks for: a number of people or a share of the chosen.
enum Bound {
    case cap(Int)
    case ceiling(Share)
    case floor(Share)
    case reserve(Int)
}

extension Problem {
    /// Adds a rule on a group.
    fileprivate mutating func add(_ rule: QuotaRule, _ bound: Bound, group: Int) {
        switch bound {
        case .cap(let number): caps.append(Cap(id: rule.id, group: group, atMost: number))
        case .ceiling(let share): ceilings.append(Ceiling(id: rule.id, group: group, share: share))
        case .floor(let share): floors.append(Floor(id: rule.id, group: group, share: share))
        case .reserve(let number):
            reserves.append(
                Reserve(
                    id: rule.id, group: group, atLeast: number, ifUnfilled: rule.isVacantIfUnfilled ? .vacant : .open))
        }
    }
}
