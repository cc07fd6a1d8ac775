// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// A condition as a formula over things that can differ between records, for asking whether it can ever hold.
///
/// What the formula cannot see into (functions, results of other awards, members' conditions) is a thing of its own that
/// may be either way. So a formula allows at least every record that exists: what no assignment satisfies, no record does.
indirect enum LogicFormula: Sendable {
    case constant(Bool)
    case atom(LogicAtom)
    case all([LogicFormula])
    case any([LogicFormula])
    case not(LogicFormula)
    case atLeast(Int, [LogicFormula])

    /// Every thing it speaks of.
    var things: Set<Int> {
        switch self {
        case .constant: []
        case .atom(let atom): [atom.thing]
        case .all(let list), .any(let list), .atLeast(_, let list): list.reduce(into: []) { $0.formUnion($1.things) }
        case .not(let a): a.things
        }
    }
}

/// What is asked of one thing.
struct LogicAtom: Sendable {
    /// The thing by index.
    let thing: Int
    let question: Question

    enum Question: Sendable {
        case compare(Comparison, Rational)
        case between(Rational, Rational)
        case oneOf(Set<LogicValue>)
        case noneOf(Set<LogicValue>)
        case isAbsent
    }

    /// The answer for a value of the thing; an absent value fails every question but the one for absence.
    func holds(for value: LogicValue) -> Bool {
        switch question {
        case .isAbsent: return value == .absent
        case .oneOf(let values): return value != .absent && values.contains(value)
        case .noneOf(let values): return value != .absent && !values.contains(value)
        case .between(let low, let high):
            guard case .number(let number) = value else { return false }
            return low <= number && number <= high
        case .compare(let relation, let limit):
            guard case .number(let number) = value else { return false }
            return switch relation {
            case .atLeast: number >= limit
            case .atMost: number <= limit
            case .moreThan: number > limit
            case .lessThan: number < limit
            }
        }
    }

    /// The numbers at which the answer may turn.
    var turns: [Rational] {
        switch question {
        case .compare(_, let limit): [limit]
        case .between(let low, let high): [low, high]
        case .oneOf(let values), .noneOf(let values):
            values.compactMap { if case .number(let number) = $0 { number } else { nil } }
        case .isAbsent: []
        }
    }

    /// The texts that it names.
    var texts: [LogicValue] {
        switch question {
        case .oneOf(let values), .noneOf(let values):
            values.filter { if case .text = $0 { true } else { false } }.sorted { "\($0)" < "\($1)" }
        default: []
        }
    }
}

/// A value that a thing may have.
enum LogicValue: Sendable, Hashable {
    /// A number, a day or the place of a code.
    case number(Rational)
    case text(String)
    /// A text that no rule names.
    case otherText
    case truth(Bool)
    case absent
}
