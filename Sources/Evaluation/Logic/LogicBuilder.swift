// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Turns conditions into formulas over the things they rest on; the same fact in two conditions is the same thing.
struct LogicBuilder {
    let rulebook: Rulebook
    let bounds: LogicBounds
    private(set) var things: [LogicThing] = []
    private var indices: [LogicThing.Key: Int] = [:]

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        bounds = LogicBounds(rulebook: rulebook)
    }

    /// Things must not be told from each other by a table that changes: ids of equal expressions stand for one.
    private func canonical(_ operation: Operation) -> Operation {
        operation.mapped { rulebook.expressions[$0].canonical }
    }

    // MARK: Conditions

    mutating func formula(_ id: ExpressionID, _ path: [Fact] = []) -> LogicFormula {
        switch rulebook.expressions[id].operation {
        case .all(let list): return .all(list.map { formula($0, path) })
        case .any(let list): return .any(list.map { formula($0, path) })
        case .none(let list): return .not(.any(list.map { formula($0, path) }))
        case .atLeastOf(let count, let list):
            guard let count = bounds.constant(count)?.ceiling else { return unseen(id, path) }
            return .atLeast(Int(count), list.map { formula($0, path) })
        case .compare(let relation, let a, let b): return comparison(id, relation, a, b, path)
        case .between(let a, let low, let high):
            guard let low = bounds.constant(low), let high = bounds.constant(high), !isFixed(a) else {
                return unseen(id, path)
            }
            return ask(a, .between(low, high), path)
        case .isOneOf(let a, let values, let isNegated): return membership(id, a, values, isNegated, path)
        case .isTrue(let a):
            return .atom(LogicAtom(thing: thing(a, .truth, path), question: .oneOf([.truth(true)])))
        case .isAbsent(let a):
            guard isNumber(a) else { return unseen(id, path) }
            return bounds.bounds(a).absence == .never ? unseen(id, path) : ask(a, .isAbsent, path)
        case .exists(let query): return count(.eventCount(query), id, path)
        case .some(let query, let condition): return count(.memberCount(query, condition), id, path)
        case .fact(let fact): return definition(id, fact, path)
        case .when(let condition, let a, let b):
            let (test, yes, no) = (formula(condition, path), formula(a, path), formula(b, path))
            return .any([.all([test, yes]), .all([.not(test), no])])
        default: return unseen(id, path)
        }
    }

    /// A condition that nothing more can be said of: it may be true or false.
    private mutating func unseen(_ id: ExpressionID, _ path: [Fact]) -> LogicFormula {
        let key = LogicThing.Key(path: path, operation: canonical(rulebook.expressions[id].operation))
        let thing = index(LogicThing(key: key, expression: id, kind: .truth, mayBeAbsent: false))
        return .atom(LogicAtom(thing: thing, question: .oneOf([.truth(true)])))
    }

    private mutating func definition(_ id: ExpressionID, _ fact: Fact, _ path: [Fact]) -> LogicFormula {
        guard case .definition(let index) = fact.end else { return unseen(id, path) }
        let inner = formula(rulebook.definitions[index].expression, self.path(through: fact, path))
        // Of nobody a condition is false.
        return bounds.mayBeAbsent(fact) ? .all([unseen(id, path), inner]) : inner
    }

    private func path(through fact: Fact, _ path: [Fact]) -> [Fact] {
        if fact.root == .subject(depth: 0), fact.hops.isEmpty { return path }
        return path + [Fact(root: fact.root, hops: fact.hops, end: .record(0))]
    }

    // MARK: Comparisons

    private mutating func comparison(
        _ id: ExpressionID, _ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ path: [Fact]
    ) -> LogicFormula {
        switch (bounds.constant(a), bounds.constant(b)) {
        // Between two constants it is a matter of parameters, not of records.
        case (.some, .some): return unseen(id, path)
        case (nil, let limit?): return ask(a, .compare(relation, limit), path)
        case (let limit?, nil): return ask(b, .compare(relation.mirrored, limit), path)
        case (nil, nil):
            switch bounds.bounds(a).compared(relation, to: bounds.bounds(b)) {
            case .true: return .constant(true)
            case .false: return .constant(false)
            case .unknown: return unseen(id, path)
            }
        }
    }

    private mutating func membership(
        _ id: ExpressionID, _ a: ExpressionID, _ values: [ExpressionID], _ isNegated: Bool, _ path: [Fact]
    ) -> LogicFormula {
        if case .set = rulebook.expressions[a].type {
            guard !isNegated else { return unseen(id, path) }
            // A set may hold any of them: each is a question of its own.
            return .any(
                values.map { value in
                    let key = LogicThing.Key(path: path, operation: canonical(.isOneOf(a, [value], negated: false)))
                    let thing = index(LogicThing(key: key, expression: id, kind: .truth, mayBeAbsent: false))
                    return .atom(LogicAtom(thing: thing, question: .oneOf([.truth(true)])))
                })
        }
        var found: Set<LogicValue> = []
        for value in values {
            guard let constant = written(value) else { return unseen(id, path) }
            found.insert(constant)
        }
        let question: LogicAtom.Question = isNegated ? .noneOf(found) : .oneOf(found)
        switch rulebook.expressions[a].type {
        case .number, .date, .code: return isFixed(a) ? unseen(id, path) : ask(a, question, path)
        case .text: return .atom(LogicAtom(thing: thing(a, .text, path), question: question))
        case .flag: return .atom(LogicAtom(thing: thing(a, .truth, path), question: question))
        default: return unseen(id, path)
        }
    }

    private func written(_ id: ExpressionID) -> LogicValue? {
        switch rulebook.expressions[id].operation {
        case .constant(.text(let text)): .text(text)
        case .constant(.truth(let value)): .truth(value)
        default: isNumber(id) ? bounds.constant(id).map { .number($0) } : nil
        }
    }

    private func isNumber(_ id: ExpressionID) -> Bool {
        switch rulebook.expressions[id].type {
        case .number, .date, .code: true
        default: false
        }
    }

    /// Whether it is the same for every record.
    private func isFixed(_ id: ExpressionID) -> Bool { bounds.constant(id) != nil }

    /// A list that is not empty: a count from 1.
    private mutating func count(_ operation: Operation, _ id: ExpressionID, _ path: [Fact]) -> LogicFormula {
        let key = LogicThing.Key(path: path, operation: canonical(operation))
        let thing = index(
            LogicThing(
                key: key, expression: id, kind: .number(low: .zero, high: .infinity, step: Rational(1)),
                mayBeAbsent: false))
        return .atom(LogicAtom(thing: thing, question: .compare(.atLeast, Rational(1))))
    }

    // MARK: Things

    private mutating func ask(_ id: ExpressionID, _ question: LogicAtom.Question, _ path: [Fact]) -> LogicFormula {
        // A definition that only names another number is that number.
        if case .fact(let fact) = rulebook.expressions[id].operation, case .definition(let index) = fact.end,
            !bounds.mayBeAbsent(fact)
        {
            return ask(rulebook.definitions[index].expression, question, self.path(through: fact, path))
        }
        let bounds = bounds.bounds(id)
        let kind = LogicThing.Kind.number(low: bounds.low, high: bounds.high, step: step(id))
        return .atom(LogicAtom(thing: thing(id, kind, path), question: question))
    }

    private mutating func thing(_ id: ExpressionID, _ kind: LogicThing.Kind, _ path: [Fact]) -> Int {
        let operation = rulebook.expressions[id].operation
        let mayBeAbsent: Bool
        switch kind {
        case .number: mayBeAbsent = bounds.bounds(id).absence != .never
        case .text, .truth:
            mayBeAbsent =
                switch operation {
                case .fact(let fact), .inYear(let fact, _): bounds.mayBeAbsent(fact)
                case .parameter, .constant: false
                default: true
                }
        }
        let key = LogicThing.Key(path: path, operation: canonical(operation))
        return index(LogicThing(key: key, expression: id, kind: kind, mayBeAbsent: mayBeAbsent))
    }

    private mutating func index(_ thing: LogicThing) -> Int {
        if let known = indices[thing.key] { return known }
        things.append(thing)
        indices[thing.key] = things.count - 1
        return things.count - 1
    }

    /// The step of what is surely a multiple of one; decimals and results of arithmetic may lie anywhere.
    private func step(_ id: ExpressionID) -> Rational? {
        let expression = rulebook.expressions[id]
        switch expression.type {
        case .date, .code: return Rational(1)
        default: break
        }
        switch expression.operation {
        case .fact(let fact), .inYear(let fact, _):
            switch bounds.field(fact)?.type {
            case .integer?, .yearly(.integer)?: return Rational(1)
            default: return nil
            }
        case .yearStreak, .yearCount, .eventCount, .eventStreak, .eventCountDistinct, .memberCount, .countInRound,
            .spellDays, .year, .yearsUntil, .monthsUntil, .monthsThrough:
            return Rational(1)
        default: return nil
        }
    }
}

extension Comparison {
    /// The relation seen from the other side.
    var mirrored: Comparison {
        switch self {
        case .atLeast: .atMost
        case .atMost: .atLeast
        case .moreThan: .lessThan
        case .lessThan: .moreThan
        }
    }
}
