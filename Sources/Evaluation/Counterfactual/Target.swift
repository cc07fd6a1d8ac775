// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// The numbers that a condition wants: between two bounds, each of which may itself be left out.
struct Target: Hashable {
    var low = Rational.negativeInfinity
    var high = Rational.infinity
    var isLowOpen = false
    var isHighOpen = false

    static func exactly(_ value: Rational) -> Target { Target(low: value, high: value) }

    init(
        low: Rational = .negativeInfinity, high: Rational = .infinity, isLowOpen: Bool = false, isHighOpen: Bool = false
    ) {
        self.low = low
        self.high = high
        self.isLowOpen = isLowOpen
        self.isHighOpen = isHighOpen
    }

    init(_ relation: Comparison, _ bound: Rational) {
        switch relation {
        case .atLeast: self.init(low: bound)
        case .moreThan: self.init(low: bound, isLowOpen: true)
        case .atMost: self.init(high: bound)
        case .lessThan: self.init(high: bound, isHighOpen: true)
        }
    }

    /// Whether every number that a value may be lies inside.
    func holds(_ value: NumberValue) -> Bool {
        value.absence == .never && contains(value.low) && contains(value.high)
    }

    func contains(_ value: Rational) -> Bool {
        (isLowOpen ? value > low : value >= low) && (isHighOpen ? value < high : value <= high)
    }

    /// The same numbers after each bound was moved by a growing function.
    func mapped(_ body: (Rational) -> Rational?) -> Target? {
        guard let low = low.isFinite ? body(low) : low, let high = high.isFinite ? body(high) : high else { return nil }
        return Target(low: low, high: high, isLowOpen: isLowOpen, isHighOpen: isHighOpen)
    }

    /// The same numbers after each bound was moved by a falling function.
    func flipped(_ body: (Rational) -> Rational?) -> Target? {
        guard let low = high.isFinite ? body(high) : high.negated,
            let high = self.low.isFinite ? body(self.low) : self.low.negated
        else { return nil }
        return Target(low: low, high: high, isLowOpen: isHighOpen, isHighOpen: isLowOpen)
    }

    /// Whether both ends are bounded.
    var isExact: Bool { low.isFinite && high.isFinite }

    /// Only the lower bound, and only the upper one.
    var lower: Target { Target(low: low, isLowOpen: isLowOpen) }
    var upper: Target { Target(high: high, isHighOpen: isHighOpen) }

    /// The whole numbers inside.
    var whole: (low: Int64?, high: Int64?) {
        let least = isLowOpen ? low.floor.map { $0 + 1 } : low.ceiling
        let greatest = isHighOpen ? high.ceiling.map { $0 - 1 } : high.floor
        return (least, greatest)
    }
}
