// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// A thing that can differ between records: a fact, a count, a chain of years, or a condition nobody can see into.
struct LogicThing: Sendable {
    /// Where it is reached from, and what is read there.
    struct Key: Hashable, Sendable {
        /// The paths that lead through definitions to where the thing is read.
        let path: [Fact]
        let operation: Operation
    }

    /// What values it has at all.
    enum Kind: Sendable {
        /// Numbers between bounds; all multiples of a step, if there is one.
        case number(low: Rational, high: Rational, step: Rational?)
        case text
        case truth
    }

    let key: Key
    /// An expression whose words name it.
    let expression: ExpressionID
    let kind: Kind
    let mayBeAbsent: Bool

    /// Enough values that every answer to some questions is given by one of them, the plainest first.
    func samples(for atoms: [LogicAtom]) -> [LogicValue] {
        var values: [LogicValue]
        switch kind {
        case .truth: values = [.truth(true), .truth(false)]
        case .text: values = [.otherText] + atoms.flatMap(\.texts)
        case .number(let low, let high, let step):
            values = Self.numbers(low, high, step, Set(atoms.flatMap(\.turns)).sorted()).map { .number($0) }
        }
        if mayBeAbsent { values.append(.absent) }
        var seen: Set<LogicValue> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// The turns themselves, what lies next to and between them, and the bounds: one value of every stretch.
    private static func numbers(_ low: Rational, _ high: Rational, _ step: Rational?, _ turns: [Rational]) -> [Rational]
    {
        var found = turns
        if low.isFinite { found.append(low) }
        if high.isFinite { found.append(high) }
        for turn in turns {
            if let step {
                // The multiples of the step next to the turn on both sides.
                guard let place = turn.divided(by: step), let below = place.floor, let above = place.ceiling else {
                    continue
                }
                found += [below - 1, below, above, above + 1].compactMap { step.multiplied(by: Rational($0)) }
            } else {
                found += [turn.adding(Rational(1)), turn.subtracting(Rational(1))].compactMap { $0 }
            }
        }
        if step == nil {
            for (a, b) in zip(found.sorted(), found.sorted().dropFirst()) {
                if let middle = a.adding(b)?.divided(by: Rational(2)) { found.append(middle) }
            }
        }
        if found.isEmpty { found = [.zero] }
        return found.filter { value in
            guard low <= value, value <= high else { return false }
            guard let step else { return true }
            return value.divided(by: step)?.isWhole ?? true
        }
    }
}
