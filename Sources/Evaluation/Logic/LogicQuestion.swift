// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

/// Asks of some conditions of one rule what records can do, and puts records into words.
struct LogicQuestion {
    private let rulebook: Rulebook
    private let prose: Prose
    private var builder: LogicBuilder

    init(_ rulebook: Rulebook, _ prose: Prose) {
        self.rulebook = rulebook
        self.prose = prose
        builder = LogicBuilder(rulebook)
    }

    mutating func formula(_ id: ExpressionID) -> LogicFormula { builder.formula(id) }

    /// Whether surely no record makes a formula true.
    func isNever(_ formula: LogicFormula) -> Bool {
        if case .none = LogicSolver(things: builder.things).satisfy(formula) { true } else { false }
    }

    /// A record that makes a formula true, in words; nil when none was found.
    func record(_ formula: LogicFormula) -> String? {
        guard case .found(let values) = LogicSolver(things: builder.things).satisfy(formula) else { return nil }
        // Six facts are as many as a sentence carries.
        let texts = values.sorted { $0.key < $1.key }.map { words($0.key, $0.value) }
        return texts.prefix(6).joined(separator: "; ") + (texts.count > 6 ? "; …" : "")
    }

    // MARK: Single conditions

    /// The record that comes nearest to a condition that nobody meets.
    func best(_ id: ExpressionID) -> String { extreme(id, highest: true) }

    /// The record that comes nearest to failing a condition that everyone meets.
    func worst(_ id: ExpressionID) -> String { extreme(id, highest: false) }

    private func extreme(_ id: ExpressionID, highest: Bool) -> String {
        switch rulebook.expressions[id].operation {
        case .compare(let relation, let a, let b):
            let bounds = builder.bounds.constant(a) == nil ? (a, relation) : (b, relation.mirrored)
            let isLower = bounds.1 == .atLeast || bounds.1 == .moreThan
            let value = builder.bounds.bounds(bounds.0)
            let end = isLower == highest ? value.high : value.low
            return "\(prose.words(bounds.0)) = \(prose.value(end, rulebook.expressions[bounds.0].type))"
        case .between(let a, let low, _):
            let value = builder.bounds.bounds(a)
            let isBelow = builder.bounds.constant(low).map { value.high < $0 } ?? false
            let end = isBelow == highest ? value.high : value.low
            return "\(prose.words(a)) = \(prose.value(end, rulebook.expressions[a].type))"
        case .isOneOf(let a, _, _):
            let value = builder.bounds.bounds(a)
            let end = value.high.isFinite ? value.high : value.low
            return "\(prose.words(a)) = \(prose.value(end, rulebook.expressions[a].type))"
        default: return record(.constant(true)) ?? ""
        }
    }

    private func words(_ index: Int, _ value: LogicValue) -> String {
        let thing = builder.things[index]
        let name = prose.words(thing.expression)
        switch value {
        case .number(let number):
            return
                "\(prose.counted(thing.expression)) = \(prose.value(number, rulebook.expressions[thing.expression].type))"
        case .text(let text): return "\(name) = “\(text)”"
        case .otherText: return "\(name) = …"
        case .truth(let isTrue):
            if rulebook.expressions[thing.expression].type == .condition { return isTrue ? name : prose.denied(name) }
            return "\(name) = \(prose.constant(.truth(isTrue)))"
        case .absent: return "\(name) = –"
        }
    }
}

extension Prose {
    /// The words of a condition turned round.
    func denied(_ words: String) -> String { Message("prose.not", ["a": words]).text(in: language) }
}
