// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// The allocation problem of one award: its quota's rules over the candidates that compete, in plain integers.
struct QuotaProblem {
    /// The problem; candidates are numbered as in `competing`.
    var problem: Problem
    /// The candidates that compete, by their place in the award's evaluation.
    let competing: [Int]
    /// The values of the rank keys of each competing candidate.
    let keys: [[NumberValue]]
    /// The arithmetic of the seats and of each rule given as a share.
    let seatsWorking: Working?
    let workings: [String: Working]
    /// Each rule's source, by the id the allocator knows it by; the rules of a cap over a path share one.
    let sources: [String: QuotaRule]
    /// Doubts that the result must say.
    let warnings: [Diagnostic]

    /// The arithmetic of a rounded share: share × base = product → result.
    struct Working: Sendable {
        let share: Rational
        let base: Rational
        let rounding: Rounding
        let result: Int
    }
}

/// Where the numbers and memberships of a quota are taken from.
struct QuotaFacts {
    /// A condition over candidates.
    let truth: (ExpressionID, [Candidate]) -> TruthColumn
    /// A number over candidates.
    let numbers: (ExpressionID, [Candidate]) -> [NumberValue]
    /// A value for a candidate.
    let value: (ExpressionID, Candidate) -> Value
    /// A number of the round, or of a record.
    let number: (ExpressionID, Candidate?) -> NumberValue

    /// As an evaluator finds them.
    init(_ evaluator: Evaluator, record: Int) {
        truth = { evaluator.truth($0, record: record, $1) }
        numbers = { evaluator.numbers($0, record: record, $1) }
        value = { evaluator.value($0, of: $1) }
        number = { id, row in
            guard let row else { return evaluator.number(id) }
            if case .number(let value) = evaluator.value(id, of: row) { return value }
            return .unknown
        }
    }

    /// As they are given.
    init(
        truth: @escaping (ExpressionID, [Candidate]) -> TruthColumn,
        numbers: @escaping (ExpressionID, [Candidate]) -> [NumberValue],
        value: @escaping (ExpressionID, Candidate) -> Value, number: @escaping (ExpressionID, Candidate?) -> NumberValue
    ) {
        self.truth = truth
        self.numbers = numbers
        self.value = value
        self.number = number
    }
}

/// Makes the allocation problem of an award.
struct QuotaCompiler {
    let evaluator: Evaluator
    let evaluation: AwardEvaluation
    let facts: QuotaFacts

    /// - parameter facts: Where numbers and memberships are taken from instead of the evaluator.
    init(evaluator: Evaluator, evaluation: AwardEvaluation, facts: QuotaFacts? = nil) {
        self.evaluator = evaluator
        self.evaluation = evaluation
        self.facts = facts ?? QuotaFacts(evaluator, record: evaluator.rulebook.awards[evaluation.award].record)
    }

    private var rulebook: Rulebook { evaluator.rulebook }
    private var award: Award { rulebook.awards[evaluation.award] }

    /// The problem over the given candidates (places in the evaluation), or what keeps it from being stated.
    func compile(_ competing: [Int]) throws(RoundFailure) -> QuotaProblem {
        let candidates = competing.map { evaluation.candidates[$0] }
        guard let quota = rulebook.quota(of: evaluation.award) else {
            return QuotaProblem(
                problem: Problem(seats: nil, ranks: competing.map { _ in 1 }), competing: competing,
                keys: competing.map { _ in [] }, seatsWorking: nil, workings: [:], sources: [:], warnings: [])
        }
        var draft = Draft(quota: quota)
        let (seats, seatsWorking) = try seats(quota, &draft)
        let keys = rankKeys(quota, candidates, &draft)
        draft.problem = Problem(seats: seats, ranks: Self.ranks(keys))
        for rule in quota.rules { try add(rule, candidates, seats: seats, &draft) }
        return QuotaProblem(
            problem: draft.problem, competing: competing, keys: keys, seatsWorking: seatsWorking,
            workings: draft.workings, sources: draft.sources, warnings: draft.warnings)
    }

    private struct Draft {
        let quota: Quota
        var problem = Problem(seats: nil, ranks: [])
        var workings: [String: QuotaProblem.Working] = [:]
        var sources: [String: QuotaRule] = [:]
        var warnings: [Diagnostic] = []

        init(quota: Quota) { self.quota = quota }
    }

    // MARK: Seats and ranks

    private func seats(
        _ quota: Quota, _ draft: inout Draft
    ) throws(RoundFailure) -> (Int?, QuotaProblem.Working?) {
        guard let expression = quota.seats else { return (nil, nil) }
        let value = settled(expression, nil, Message("rounds.rule_seats"), at: quota.position, &draft)
        guard let value, value >= .zero else { throw failure("rounds.seats_unknown", at: quota.position) }
        guard value.isWhole, let whole = value.floor else {
            throw failure(
                "rounds.not_whole",
                ["rule": Message("rounds.rule_seats").text(in: .vietnamese), "value": value.description],
                at: quota.position)
        }
        return (Int(whole), working(expression, in: nil))
    }

    /// A number to allot by: where people who are still undetermined leave it open, the least it can be, which is said.
    ///
    /// Nil when a parameter without a value leaves it open: nobody may allot by that.
    private func settled(
        _ id: ExpressionID, _ row: Candidate?, _ what: Message, at position: SourcePosition, _ draft: inout Draft
    ) -> Rational? {
        let value = number(id, row)
        if let exact = value.exact { return exact }
        guard value.absence == .never, value.low.isFinite, !readsValuelessParameter(id) else { return nil }
        draft.warnings.append(
            Diagnostic(
                .warning, at: place(position),
                Message(
                    "rounds.limit_open",
                    [
                        "award": award.title, "rule": what.text(in: .vietnamese), "low": value.low.description,
                        "high": value.high.isFinite ? value.high.description : "…",
                    ])))
        return value.low
    }

    private func number(_ id: ExpressionID, _ row: Candidate?) -> NumberValue {
        facts.number(id, row)
    }

    private func readsValuelessParameter(_ id: ExpressionID) -> Bool {
        let operation = rulebook.expressions[id].operation
        if case .parameter(let index, _) = operation, evaluator.inputs.value(of: index, rulebook) == nil { return true }
        return operation.operands.contains { readsValuelessParameter($0) }
    }

    /// The arithmetic of an expression that is a rounded share.
    private func working(_ id: ExpressionID, in row: Candidate?) -> QuotaProblem.Working? {
        guard case .share(let share, let of, let rounding, _) = rulebook.expressions[id].operation else { return nil }
        let (part, whole) = (number(share, row), number(of, row))
        guard let share = part.exact, whole.low.isFinite, let result = number(id, row).low.floor else { return nil }
        let base = whole.low
        return QuotaProblem.Working(share: share, base: base, rounding: rounding, result: Int(result))
    }

    private func rankKeys(_ quota: Quota, _ candidates: [Candidate], _ draft: inout Draft) -> [[NumberValue]] {
        var keys = candidates.map { _ in [NumberValue]() }
        for key in quota.rank {
            var doubtful: [String] = []
            if key.direction == .prefer {
                let truth = facts.truth(key.expression, candidates)
                for index in candidates.indices {
                    if truth[index] == .unknown { doubtful.append(self.key(candidates[index])) }
                    keys[index].append(NumberValue(truth[index] == .true ? 0 : 1))
                }
            } else {
                let numbers = facts.numbers(key.expression, candidates)
                for (index, number) in numbers.enumerated() {
                    if !number.isKnown { doubtful.append(self.key(candidates[index])) }
                    keys[index].append(number)
                }
            }
            if !doubtful.isEmpty {
                draft.warnings.append(
                    Diagnostic(
                        .warning, at: place(quota.position),
                        Message(
                            "rounds.rank_unknown",
                            ["award": award.title, "candidates": doubtful.joined(separator: ", ")])))
            }
        }
        return zip(candidates.indices, keys).map { _, row in
            zip(quota.rank, row).map { key, number in Self.ascending(number, key.direction) }
        }
    }

    /// A rank key turned so that less is better: a key that is not known counts as the worst it can be, and one that is
    /// absent as worse than any.
    static func ascending(_ number: NumberValue, _ direction: RankKey.Direction) -> NumberValue {
        if number.absence != .never { return NumberValue(Rational.infinity) }
        return switch direction {
        case .highest: NumberValue(number.low.negated ?? .infinity)
        case .lowest: NumberValue(number.high)
        case .prefer: number
        }
    }

    /// Ranks from keys of which less is better: 1 is best, and equal keys share a rank.
    private static func ranks(_ keys: [[NumberValue]]) -> [Int] {
        func isBefore(_ a: Int, _ b: Int) -> Bool {
            for (x, y) in zip(keys[a], keys[b]) where x.low != y.low { return x.low < y.low }
            return false
        }
        let order = keys.indices.sorted { isBefore($0, $1) || !isBefore($1, $0) && $0 < $1 }
        var ranks = [Int](repeating: 1, count: keys.count)
        for (place, index) in order.enumerated() where place > 0 {
            let previous = order[place - 1]
            ranks[index] = isBefore(previous, index) ? place + 1 : ranks[previous]
        }
        return ranks
    }

    // MARK: Rules

    private func add(
        _ rule: QuotaRule, _ candidates: [Candidate], seats: Int?, _ draft: inout Draft
    ) throws(RoundFailure) {
        switch rule.group {
        case .each(let path): try addEach(rule, path, candidates, &draft)
        case .condition(let condition):
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
            let members = candidates.indices.filter { truth[$0] == .true || isLimit && truth[$0] == .unknown }
            let group = draft.problem.groups.count
            draft.problem.groups.append(Group(members: members))
            draft.sources[rule.id] = rule
            try addPlain(rule, group: group, seats: seats, &draft)
        }
    }

    private func addPlain(_ rule: QuotaRule, group: Int, seats: Int?, _ draft: inout Draft) throws(RoundFailure) {
        let name = Message("rounds.rule_named", ["rule": title(rule)])
        guard let limit = settled(rule.limit, nil, name, at: rule.position, &draft) else { throw unknownLimit(rule) }
        switch rule.kind {
        case .cap:
            guard limit >= .zero, let whole = limit.floor else { throw unknownLimit(rule) }
            guard limit.isWhole else {
                throw failure("rounds.not_whole", ["rule": title(rule), "value": limit.description], at: rule.position)
            }
            draft.workings[rule.id] = working(rule.limit, in: nil)
            draft.problem.caps.append(Cap(id: rule.id, group: group, atMost: Int(whole)))
        case .ceiling:
            draft.problem.ceilings.append(Ceiling(id: rule.id, group: group, share: try share(limit, rule)))
        case .floor:
            draft.problem.floors.append(Floor(id: rule.id, group: group, share: try share(limit, rule)))
        case .reserve:
            let need = try reserved(rule, limit, seats: seats, &draft)
            draft.problem.reserves.append(
                Reserve(
                    id: rule.id, group: group, atLeast: need, ifUnfilled: rule.isVacantIfUnfilled ? .vacant : .open))
        }
    }

    private func share(_ limit: Rational, _ rule: QuotaRule) throws(RoundFailure) -> Share {
        guard limit >= .zero, limit <= Rational(1),
            let share = Share(Int(limit.numerator), over: Int(limit.denominator))
        else {
            throw failure("rounds.bad_share", ["rule": title(rule), "value": limit.description], at: rule.position)
        }
        return share
    }

    /// How many a reserve asks for: a number, or a rounded share of the seats or of a base.
    private func reserved(
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
    private func addEach(
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

    // MARK: Words

    private func title(_ rule: QuotaRule) -> String { rule.title ?? rule.id }

    private func key(_ candidate: Candidate) -> String {
        evaluator.records.tables[award.record].keys[candidate.row]
    }

    private func place(_ position: SourcePosition) -> Place { .file(position.file, line: position.line) }

    private func unknownLimit(_ rule: QuotaRule) -> RoundFailure {
        failure("rounds.limit_unknown", ["rule": title(rule)], at: rule.position)
    }

    private func failure(
        _ key: String, _ arguments: [String: String] = [:], at position: SourcePosition
    ) -> RoundFailure {
        let arguments = arguments.merging(["award": award.title]) { first, _ in first }
        return RoundFailure(diagnostics: [Diagnostic(.error, at: place(position), Message(key, arguments))])
    }
}
