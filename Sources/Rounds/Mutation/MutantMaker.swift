// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

/// Makes every mutant of a pack: thresholds one step up and down, conditions negated, `all` and `any` swapped, codes
/// replaced, shares and seats moved.
final class MutantMaker {
    let rulebook: Rulebook
    let inventory: RuleInventory
    let prose: Prose
    let isInherited: Bool

    private(set) var mutants: [Mutant] = []

    init(_ rulebook: Rulebook, _ inventory: RuleInventory, _ language: Language, isInherited: Bool) {
        self.rulebook = rulebook
        self.inventory = inventory
        self.isInherited = isInherited
        prose = Prose(rulebook, language)
    }

    /// The mutants in the order of files and lines.
    func make() -> [Mutant] {
        for part in inventory.parts { add(part) }
        for index in rulebook.quotas.indices { addLimits(index) }
        return mutants.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map(\.element)
    }

    private func add(_ part: RulePart) {
        switch rulebook.expressions[part.first].operation {
        case .compare, .between: addThresholds(part)
        case .isOneOf(_, let values, _): addCodes(part, values)
        case .all(let list), .any(let list): if list.count > 1 { addSwap(part) }
        case .none(let list): if list.count > 1 { addSwap(part) }
        case .atLeastOf, .share, .exists, .eventCount, .eventSum, .eventStreak, .yearStreak, .yearCount, .unbroken,
            .eventLatest, .eventCountDistinct:
            addInner(part)
        default: break
        }
        if part.isCondition || isCount(part) { addNegation(part) }
    }

    private func isCount(_ part: RulePart) -> Bool {
        if case .atLeastOf = rulebook.expressions[part.first].operation { true } else { false }
    }

    /// Changes every expression of a part alike.
    func add(
        _ part: RulePart, _ what: Message, hint: Message,
        _ body: (Operation, inout RulebookChange) -> Operation?
    ) {
        var change = RulebookChange(rulebook)
        for id in part.expressions {
            guard let operation = body(rulebook.expressions[id].operation, &change) else { return }
            change.replace(id, by: operation)
        }
        append(
            Mutant(
                position: part.position, what: what, hint: hint, awards: part.awards, limits: part.limits,
                change: change))
    }

    func append(_ mutant: Mutant) { mutants.append(mutant) }

    /// The words of a part, for messages.
    func words(_ part: RulePart) -> String { prose.words(part.named(in: rulebook)) }

    // MARK: Conditions

    private func addNegation(_ part: RulePart) {
        let words = words(part)
        add(
            part, Message("cases.mutant.negated", ["condition": words]),
            hint: Message("cases.hint.negated", ["condition": words])
        ) { operation, change in
            let copy = change.add(operation, .condition, at: part.position)
            return Operation.none([copy])
        }
    }

    private func addSwap(_ part: RulePart) {
        let isAll = if case .all = rulebook.expressions[part.first].operation { true } else { false }
        add(
            part, Message(isAll ? "cases.mutant.all_to_any" : "cases.mutant.any_to_all", ["condition": words(part)]),
            hint: Message("cases.hint.swapped", ["condition": words(part)])
        ) { operation, change in
            switch operation {
            case .all(let list): return .any(list)
            case .any(let list): return .all(list)
            // "None" becomes "not all".
            case .none(let list): return Operation.none([change.add(.all(list), .condition, at: part.position)])
            default: return nil
            }
        }
    }

    // MARK: Codes

    private func addCodes(_ part: RulePart, _ values: [ExpressionID]) {
        for (place, value) in values.enumerated() {
            guard case .constant(let constant) = rulebook.expressions[value].operation,
                let other = neighbour(of: constant, besides: values)
            else { continue }
            add(
                part,
                Message(
                    "cases.mutant.code",
                    [
                        "condition": words(part), "old": prose.constant(constant), "new": prose.constant(other),
                    ]),
                hint: Message("cases.hint.code", ["condition": words(part), "value": prose.constant(constant)])
            ) { operation, change in
                guard case .isOneOf(let a, var list, let isNegated) = operation, list.indices.contains(place) else {
                    return nil
                }
                list[place] = change.add(.constant(other), rulebook.expressions[list[place]].type, at: part.position)
                return .isOneOf(a, list, negated: isNegated)
            }
        }
    }

    /// Another value of the same kind that a list does not name: the next code, else one before.
    func neighbour(of constant: Constant, besides values: [ExpressionID]) -> Constant? {
        let named = Set(
            values.compactMap { id -> Constant? in
                if case .constant(let constant) = rulebook.expressions[id].operation { constant } else { nil }
            })
        switch constant {
        case .code(let list, let place):
            let count = rulebook.schema.codeLists[list].codes.count
            return (1..<max(count, 1)).map { Constant.code(list: list, (place + $0) % count) }
                .first { !named.contains($0) }
        case .text(let text): return .text(text + "?")
        case .truth(let value): return .truth(!value)
        case .number(let value): return value.adding(Rational(1)).map { .number($0) }
        case .date(let date): return .date(CalendarDate(day: date.day + 1))
        }
    }
}
