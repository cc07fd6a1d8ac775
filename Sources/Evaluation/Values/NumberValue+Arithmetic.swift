// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Arithmetic on bounds. A bound that 64 bits cannot hold widens to an infinity: the result is then less known than it
/// might be, and never wrong.
extension NumberValue {
    func adding(_ other: NumberValue) -> NumberValue {
        combined(other) { a, b in
            (a.low.adding(b.low) ?? .negativeInfinity, a.high.adding(b.high) ?? .infinity)
        }
    }

    func subtracting(_ other: NumberValue) -> NumberValue {
        combined(other) { a, b in
            (a.low.subtracting(b.high) ?? .negativeInfinity, a.high.subtracting(b.low) ?? .infinity)
        }
    }

    func multiplied(by other: NumberValue) -> NumberValue {
        combined(other) { a, b in
            Self.hull([
                a.low.multiplied(by: b.low), a.low.multiplied(by: b.high), a.high.multiplied(by: b.low),
                a.high.multiplied(by: b.high),
            ])
        }
    }

    /// The quotient; a division by zero is absent, and one that may be by zero may be.
    func divided(by other: NumberValue) -> NumberValue {
        if other.low == .zero, other.high == .zero { return .absent }
        guard other.low <= .zero, other.high >= .zero else {
            return combined(other) { a, b in
                Self.hull([
                    a.low.divided(by: b.low), a.low.divided(by: b.high), a.high.divided(by: b.low),
                    a.high.divided(by: b.high),
                ])
            }
        }
        if absence == .always || other.absence == .always { return .absent }
        // Near zero the quotient has no bound, but a count divided by a count that may be 0 keeps its sign.
        let isPositive = low >= .zero && other.low >= .zero
        return NumberValue(low: isPositive ? .zero : .negativeInfinity, high: .infinity, absence: .maybe)
    }

    func applying(_ sign: Arithmetic, _ other: NumberValue) -> NumberValue {
        switch sign {
        case .add: adding(other)
        case .subtract: subtracting(other)
        case .multiply: multiplied(by: other)
        case .divide: divided(by: other)
        }
    }

    func minimum(_ other: NumberValue) -> NumberValue {
        combined(other) { a, b in (min(a.low, b.low), min(a.high, b.high)) }
    }

    func maximum(_ other: NumberValue) -> NumberValue {
        combined(other) { a, b in (max(a.low, b.low), max(a.high, b.high)) }
    }

    func rounded(_ mode: Rounding) -> NumberValue {
        if absence == .always { return self }
        return NumberValue(low: Self.rounded(low, mode), high: Self.rounded(high, mode), absence: absence)
    }

    private static func rounded(_ value: Rational, _ mode: Rounding) -> Rational {
        let whole =
            switch mode {
            case .down: value.floor
            case .up: value.ceiling
            case .halfUp: value.roundedHalfUp
            }
        return whole.map { Rational($0) } ?? value
    }

    /// The least and greatest of some results, of which one may not have fitted.
    private static func hull(_ values: [Rational?]) -> (low: Rational, high: Rational) {
        let known = values.compactMap { $0 }
        guard known.count == values.count, let low = known.min(), let high = known.max() else {
            return (.negativeInfinity, .infinity)
        }
        return (low, high)
    }
}
