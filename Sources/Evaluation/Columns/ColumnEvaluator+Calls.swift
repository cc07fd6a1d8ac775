// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// What functions of rule files answered about some rows, kept for whoever asks again.
struct Asked<Answer> {
    private var known: BitSet
    private var answers: [Answer]

    init(count: Int, blank: Answer) {
        known = BitSet(count: count)
        answers = [Answer](repeating: blank, count: count)
    }

    /// The answers about some rows; those not known yet are asked for.
    mutating func answers(about rows: [Int], _ ask: ([Int]) -> [Answer]) -> [Answer] {
        let open = rows.contains { known[$0] } ? rows.filter { !known[$0] } : rows
        guard !open.isEmpty else { return rows.map { answers[$0] } }
        let found = ask(open)
        precondition(found.count == open.count, "one answer a row")
        answers.withUnsafeMutableBufferPointer { answers in
            for (row, answer) in zip(open, found) { answers[row] = answer }
        }
        known.insert(open)
        return open.count == rows.count ? found : rows.map { answers[$0] }
    }
}

/// Functions of rule files, which cost hundreds of times what a comparison costs: they are called for those rows alone on
/// which something depends, many rows in one go.
extension ColumnEvaluator {
    /// Whether a condition is better asked of few rows than computed for all: it calls a function about the row itself.
    func isCall(_ id: ExpressionID) -> Bool {
        switch rows.operation(id) {
        case .check, .compute: true
        case .compare(_, let a, let b), .arithmetic(_, let a, let b): isCall(a) || isCall(b)
        case .fact(let fact): ownDefinition(fact).map { reaches[$0].runsScript } ?? false
        default: false
        }
    }

    /// The truth of a condition on some rows of its record, none of them nominated.
    func truths(_ id: ExpressionID, _ asked: [Int]) -> [Truth] {
        if let base = unchangedBase(id) { return base.truths(id, asked) }
        switch rows.operation(id) {
        case .check(let call):
            return remember(id, \.askedTruths, .unknown, of: call, asked) { rows.scripts.checkEach(call, $0, id, rows) }
        case .compare(let relation, let a, let b):
            guard reaches[b].isGlobal else {
                return zip(numbers(a, asked), numbers(b, asked)).map { $0.compared(relation, to: $1) }
            }
            let bound = rows.number(b, .anyone)
            return numbers(a, asked).map { $0.compared(relation, to: bound) }
        case .all(let list): return combined(list, asked, settledBy: .false) { $0 && $1 }
        case .any(let list): return combined(list, asked, settledBy: .true) { $0 || $1 }
        case .none(let list): return combined(list, asked, settledBy: .true) { $0 || $1 }.map { !$0 }
        case .fact(let fact):
            if let definition = ownDefinition(fact) { return truths(definition, asked) }
        default: break
        }
        return asked.map { rows.truth(id, Environment($0)) }
    }

    /// A number on some rows of its record, none of them nominated.
    func numbers(_ id: ExpressionID, _ asked: [Int]) -> [NumberValue] {
        if let base = unchangedBase(id) { return base.numbers(id, asked) }
        if reaches[id].isGlobal {
            return [NumberValue](repeating: rows.number(id, .anyone), count: asked.count)
        }
        switch rows.operation(id) {
        case .compute(let call, let decimals):
            return remember(id, \.askedNumbers, .unknown, of: call, asked) {
                rows.scripts.computeEach(call, decimals, $0, id, rows)
            }
        case .arithmetic(let sign, let a, let b):
            return zip(numbers(a, asked), numbers(b, asked)).map { $0.applying(sign, $1) }
        case .fact(let fact):
            if let definition = ownDefinition(fact) { return numbers(definition, asked) }
        default: break
        }
        return asked.map { rows.number(id, Environment($0)) }
    }

    /// Conditions one after the other, each on the rows that those before it left open.
    private func combined(
        _ list: [ExpressionID], _ asked: [Int], settledBy settling: Truth, _ join: (Truth, Truth) -> Truth
    ) -> [Truth] {
        var result = truths(list[0], asked)
        for id in list.dropFirst() {
            let open = result.indices.filter { result[$0] != settling }
            for (place, truth) in zip(open, truths(id, open.map { asked[$0] })) {
                result[place] = join(result[place], truth)
            }
        }
        return result
    }

    /// The expression of a definition that a path leads to on the row itself.
    private func ownDefinition(_ fact: Fact) -> ExpressionID? {
        guard case .definition(let index) = fact.end, fact.hops.isEmpty, fact.root == .subject(depth: 0) else {
            return nil
        }
        return rulebook.definitions[index].expression
    }

    private func remember<Answer>(
        _ id: ExpressionID, _ store: ReferenceWritableKeyPath<ColumnEvaluator, [ExpressionID: Asked<Answer>]>,
        _ blank: Answer, of call: ScriptCall, _ asked: [Int], _ ask: ([Int]) -> [Answer]
    ) -> [Answer] {
        let canonical = rulebook.expressions[id].canonical
        // Taken out meanwhile: the function may read a definition that calls the same one.
        var known =
            self[keyPath: store].removeValue(forKey: canonical)
            ?? Asked(count: records.tables[call.record].count, blank: blank)
        defer { self[keyPath: store][canonical] = known }
        return known.answers(about: asked, ask)
    }
}
