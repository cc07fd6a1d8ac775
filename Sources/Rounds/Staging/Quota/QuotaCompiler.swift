// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// Makes the allocation problem of an award.
struct QuotaCompiler {
    let evaluator: Evaluator
    let evaluation: AwardEvaluation
    let facts: QuotaFacts
    /// The problem of the round that this one overlays, over the same candidates.
    let base: QuotaProblem?
    /// Whether the quota is declared as it was there.
    let hasSameQuota: Bool

    /// The problem as the evaluator finds it; what no change reaches is taken from `base`.
    init(evaluator: Evaluator, evaluation: AwardEvaluation, base: QuotaProblem? = nil, hasSameQuota: Bool = false) {
        self.evaluator = evaluator
        self.evaluation = evaluation
        self.base = base
        self.hasSameQuota = hasSameQuota
        facts = QuotaFacts(evaluator, record: evaluator.rulebook.awards[evaluation.award].record)
    }

    /// The problem with numbers and memberships taken from elsewhere.
    init(evaluator: Evaluator, evaluation: AwardEvaluation, facts: QuotaFacts) {
        self.evaluator = evaluator
        self.evaluation = evaluation
        self.facts = facts
        base = nil
        hasSameQuota = false
    }

    var rulebook: Rulebook { evaluator.rulebook }
    var award: Award { rulebook.awards[evaluation.award] }

    /// The problem over the given candidates (places in the evaluation), or what keeps it from being stated.
    func compile(_ competing: [Int]) throws(RoundFailure) -> QuotaProblem {
        guard let quota = rulebook.quota(of: evaluation.award) else {
            return QuotaProblem(
                problem: Problem(seats: nil, ranks: competing.map { _ in 1 }), competing: competing,
                seatsWorking: nil, workings: [:], sources: [:], warnings: [])
        }
        // Where the same compete, only what a change reaches is made again.
        let known = base.flatMap { $0.competing == competing ? $0 : nil }
        if let known, let problem = try retaken(quota, known) { return problem }
        let candidates = competing.map { evaluation.candidates[$0] }
        var draft = Draft(quota: quota)
        let (seats, seatsWorking) = try seats(quota, &draft)
        let part = QuotaProblem.Part(quota.rank)
        let ranks =
            if let known, known.doubts[part] != nil, isUnchanged(part.reads) {
                draft.take(part, from: known, known.problem.ranks)
            } else {
                draft.noting(part) { rankKeys(quota, candidates, &$0).ranks }
            }
        draft.problem = Problem(seats: seats, ranks: ranks)
        for rule in quota.rules { try add(rule, candidates, seats: seats, known, &draft) }
        return QuotaProblem(
            problem: draft.problem, competing: competing, seatsWorking: seatsWorking,
            workings: draft.workings, sources: draft.sources, warnings: draft.warnings, doubts: draft.doubts)
    }

    struct Draft {
        let quota: Quota
        var problem = Problem(seats: nil, ranks: [])
        var workings: [String: QuotaProblem.Working] = [:]
        var sources: [String: QuotaRule] = [:]
        var warnings: [Diagnostic] = []
        var doubts: [QuotaProblem.Part: [Diagnostic]] = [:]

        init(quota: Quota) { self.quota = quota }
    }

    // MARK: Seats and ranks

    func seats(
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
    func settled(
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

    func number(_ id: ExpressionID, _ row: Candidate?) -> NumberValue {
        facts.number(id, row)
    }

    func readsValuelessParameter(_ id: ExpressionID) -> Bool {
        let operation = rulebook.expressions[id].operation
        if case .parameter(let index, _) = operation, evaluator.inputs.value(of: index, rulebook) == nil { return true }
        return operation.operands.contains { readsValuelessParameter($0) }
    }

    /// The arithmetic of an expression that is a rounded share.
    func working(_ id: ExpressionID, in row: Candidate?) -> QuotaProblem.Working? {
        guard case .share(let share, let of, let rounding, _) = rulebook.expressions[id].operation else { return nil }
        let (part, whole) = (number(share, row), number(of, row))
        guard let share = part.exact, whole.low.isFinite, let result = number(id, row).low.floor else { return nil }
        let base = whole.low
        return QuotaProblem.Working(share: share, base: base, rounding: rounding, result: Int(result))
    }

    func rankKeys(_ quota: Quota, _ candidates: [Candidate], _ draft: inout Draft) -> RankKeys {
        var keys = RankKeys(count: candidates.count)
        for key in quota.rank {
            var doubtful: [String] = []
            if key.direction == .prefer {
                let truth = facts.truth(key.expression, candidates)
                for index in candidates.indices where truth[index] == .unknown {
                    doubtful.append(self.key(candidates[index]))
                }
                keys.add(candidates.indices.map { Rational(truth[$0] == .true ? 0 : 1) })
            } else {
                let numbers = facts.numbers(key.expression, candidates)
                for (index, number) in numbers.enumerated() where !number.isKnown {
                    doubtful.append(self.key(candidates[index]))
                }
                keys.add(numbers.map { Self.ascending($0, key.direction).low })
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
        return keys
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

    // MARK: Words

    func title(_ rule: QuotaRule) -> String { rule.title ?? rule.id }

    func key(_ candidate: Candidate) -> String {
        evaluator.records.tables[award.record].keys[candidate.row]
    }

    func place(_ position: SourcePosition) -> Place { .file(position.file, line: position.line) }

    func unknownLimit(_ rule: QuotaRule) -> RoundFailure {
        failure("rounds.limit_unknown", ["rule": title(rule)], at: rule.position)
    }

    func failure(
        _ key: String, _ arguments: [String: String] = [:], at position: SourcePosition
    ) -> RoundFailure {
        let arguments = arguments.merging(["award": award.title]) { first, _ in first }
        return RoundFailure(diagnostics: [Diagnostic(.error, at: place(position), Message(key, arguments))])
    }
}
