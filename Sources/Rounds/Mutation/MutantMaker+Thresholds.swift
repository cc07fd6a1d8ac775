// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

extension MutantMaker {
    /// The two ways to move a threshold.
    private static let signs = [1, -1]

    /// On which side of a threshold the threshold itself stands, which says whom a moved one treats otherwise.
    enum Side {
        /// With what lies above it, as in `at_least` and `less_than`.
        case above
        /// With what lies below it, as in `at_most` and `more_than`.
        case below

        /// The text that names who is needed when the threshold rises or falls.
        func hint(_ sign: Int) -> String {
            switch (self, sign > 0) {
            case (.above, true), (.below, false): "cases.hint.exact"
            case (.above, false): "cases.hint.below"
            case (.below, true): "cases.hint.above"
            }
        }
    }

    func addThresholds(_ part: RulePart) {
        switch rulebook.expressions[part.first].operation {
        case .compare(let relation, let a, let b):
            let side: Side = relation == .atLeast || relation == .lessThan ? .above : .below
            move(part, b, like: a, side) { operation, moved in
                guard case .compare(let relation, let a, let b) = operation else { return nil }
                return .compare(relation, a, moved(b))
            }
        case .between(let a, let low, let high):
            move(part, low, like: a) { operation, moved in
                guard case .between(let a, let low, let high) = operation else { return nil }
                return .between(a, moved(low), high)
            }
            move(part, high, like: a, .below) { operation, moved in
                guard case .between(let a, let low, let high) = operation else { return nil }
                return .between(a, low, moved(high))
            }
        default: break
        }
    }

    /// Two mutants of a part: one of its operands a step up, and a step down.
    func step(_ operand: ExpressionID, like other: ExpressionID) -> Rational? {
        let steps = Granularity(rulebook)
        // A constant knows less of its step than what it is compared with.
        if case .constant = rulebook.expressions[other].operation { return steps.step(of: operand) }
        return steps.step(of: other)
    }

    private func move(
        _ part: RulePart, _ operand: ExpressionID, like other: ExpressionID, _ side: Side = .above,
        _ body: (Operation, (ExpressionID) -> ExpressionID) -> Operation?
    ) {
        guard let step = step(operand, like: other) else { return }
        if case .constant(.code(let list, let place)) = rulebook.expressions[operand].operation {
            for next in [place + 1, place - 1] where rulebook.schema.codeLists[list].codes.indices.contains(next) {
                let constant = Constant.code(list: list, next)
                add(
                    part, moved(part, prose.words(operand), prose.constant(constant)),
                    hint: Message("cases.hint.code", ["condition": words(part), "value": atBorder(place, next, list)])
                ) { operation, change in
                    body(operation) {
                        change.add(.constant(constant), rulebook.expressions[$0].type, at: part.position)
                    }
                }
            }
            return
        }
        for sign in Self.signs {
            let shift = step.scaled(sign)
            add(
                part, moved(part, operand, by: shift),
                hint: Message(side.hint(sign), ["condition": words(part), "step": prose.number(step)])
            ) { operation, change in
                body(operation) { change.shifted($0, by: shift, in: rulebook) }
            }
        }
    }

    /// The code at which the rule and its mutant part ways.
    private func atBorder(_ place: Int, _ next: Int, _ list: Int) -> String {
        prose.constant(.code(list: list, min(place, next)))
    }

    private func moved(_ part: RulePart, _ old: String, _ new: String) -> Message {
        Message("cases.mutant.moved", ["condition": words(part), "old": old, "new": new])
    }

    /// From 2 to 3, or of what is no plain number: raised by 1.
    private func moved(_ part: RulePart, _ operand: ExpressionID, by shift: Rational) -> Message {
        if case .constant(.number(let value)) = rulebook.expressions[operand].operation,
            let sum = value.adding(shift)
        {
            return moved(part, prose.number(value), prose.number(sum))
        }
        return Message(
            shift > .zero ? "cases.mutant.raised" : "cases.mutant.lowered",
            ["condition": words(part), "step": prose.number(shift > .zero ? shift : shift.scaled(-1))])
    }

    // MARK: Inside lists and histories

    /// Windows of years, counts of conditions, rounded shares, codes of chains.
    func addInner(_ part: RulePart) {
        switch rulebook.expressions[part.first].operation {
        case .atLeastOf(let count, _):
            move(part, count, like: count) { operation, moved in
                guard case .atLeastOf(let count, let list) = operation else { return nil }
                return .atLeastOf(moved(count), list)
            }
        case .share(let share, _, _, let least):
            moveShare(part, share)
            if let least {
                move(part, least, like: least) { operation, moved in
                    guard case .share(let share, let of, let rounding, let least?) = operation else { return nil }
                    return .share(share, of: of, rounding: rounding, minimum: moved(least))
                }
            }
        case .yearStreak(_, let test, _, _), .yearCount(_, let test, _, _): replaceCode(part, of: test)
        case .unbroken(_, _, _, let gap, _):
            move(part, gap, like: gap) { operation, moved in
                guard case .unbroken(let query, let from, let to, let gap, let ending) = operation else { return nil }
                return .unbroken(query, from: from, to: to, gapDays: moved(gap), ending: ending)
            }
        default: break
        }
        moveWindows(part)
    }

    private func moveShare(_ part: RulePart, _ share: ExpressionID) {
        for sign in Self.signs {
            let shift = Granularity.share.scaled(sign)
            add(
                part, moved(part, share, by: shift),
                hint: Message(
                    Side.above.hint(sign), ["condition": words(part), "step": prose.number(Granularity.share)])
            ) { operation, change in
                guard case .share(let share, let of, let rounding, let least) = operation else { return nil }
                return .share(
                    change.shifted(share, by: shift, in: rulebook), of: of, rounding: rounding, minimum: least)
            }
        }
    }

    /// `:within(n)` one year longer and one year shorter.
    private func moveWindows(_ part: RulePart) {
        guard let query = rulebook.expressions[part.first].operation.eventQuery else { return }
        for (place, filter) in query.filters.enumerated() {
            guard case .within(let years, _) = filter else { continue }
            for (sign, hint) in [(1, "cases.hint.window_higher"), (-1, "cases.hint.window_lower")] {
                let shift = Rational(sign)
                add(
                    part, moved(part, years, by: shift),
                    hint: Message(hint, ["condition": words(part)])
                ) { operation, change in
                    operation.replacingFilter(place) { filter in
                        guard case .within(let years, let item) = filter else { return filter }
                        return .within(change.shifted(years, by: shift, in: rulebook), item: item)
                    }
                }
            }
        }
    }

    private func replaceCode(_ part: RulePart, of test: YearTest) {
        let (value, _) = test.operand
        guard case .constant(let constant) = rulebook.expressions[value].operation,
            let other = neighbour(of: constant, besides: [value])
        else { return }
        add(
            part,
            Message(
                "cases.mutant.code",
                ["condition": words(part), "old": prose.constant(constant), "new": prose.constant(other)]),
            hint: Message("cases.hint.code", ["condition": words(part), "value": prose.constant(constant)])
        ) { operation, change in
            let id = change.add(.constant(other), rulebook.expressions[value].type, at: part.position)
            switch operation {
            case .yearStreak(let fact, let test, let endings, let since):
                return .yearStreak(fact, test.replaced(by: id), endings: endings, since: since)
            case .yearCount(let fact, let test, let years, let since):
                return .yearCount(fact, test.replaced(by: id), years: years, since: since)
            default: return nil
            }
        }
    }
}

extension YearTest {
    fileprivate var operand: (ExpressionID, Bool) {
        switch self {
        case .equals(let id): (id, false)
        case .atLeast(let id): (id, true)
        }
    }

    fileprivate func replaced(by id: ExpressionID) -> YearTest {
        switch self {
        case .equals: .equals(id)
        case .atLeast: .atLeast(id)
        }
    }
}

extension Rational {
    /// The number or its negative.
    func scaled(_ sign: Int) -> Rational { sign < 0 ? negated ?? self : self }
}

extension RulebookChange {
    /// A new expression: an old one plus a number.
    mutating func shifted(_ id: ExpressionID, by shift: Rational, in rulebook: Rulebook) -> ExpressionID {
        let old = rulebook.expressions[id]
        if case .constant(.number(let value)) = old.operation, let sum = value.adding(shift) {
            return add(.constant(.number(sum)), old.type, at: old.position)
        }
        let step = add(.constant(.number(shift)), .number, at: old.position)
        return add(.arithmetic(.add, id, step), old.type, at: old.position)
    }
}
