// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// A number, date or code as far as it is known: bounds, and whether it may be absent.
///
/// Dates are day numbers and codes their places in their list. A known number has equal bounds; an absent one has none
/// that mean anything.
public struct NumberValue: Sendable, Hashable {
    /// Whether there is a number at all: an average of nobody is absent, and that is knowledge, not ignorance.
    public enum Absence: Sendable, Hashable {
        case never, maybe, always
    }

    /// The least it can be.
    public let low: Rational
    /// The greatest it can be.
    public let high: Rational
    /// Whether it may be absent.
    public let absence: Absence

    /// A known number.
    public init(_ value: Rational) {
        self.init(low: value, high: value)
    }

    /// A known whole number.
    public init(_ value: Int) {
        self.init(Rational(value))
    }

    /// A number between bounds.
    public init(low: Rational, high: Rational, absence: Absence = .never) {
        self.low = low
        self.high = high
        self.absence = absence
    }

    /// Nothing is known but that it is a number.
    public static let unknown = NumberValue(low: .negativeInfinity, high: .infinity)
    /// Known to be none.
    public static let absent = NumberValue(low: .zero, high: .zero, absence: .always)

    /// Whether its value, or that it has none, is known.
    public var isKnown: Bool { absence == .always || absence == .never && low == high }

    /// The number, if known and there.
    public var exact: Rational? { absence == .never && low == high ? low : nil }

    /// Either this or, if this may be absent, the other.
    public func otherwise(_ other: NumberValue) -> NumberValue {
        switch absence {
        case .never: self
        case .always: other
        case .maybe:
            NumberValue(
                low: min(low, other.low), high: max(high, other.high),
                absence: other.absence == .never ? .never : .maybe)
        }
    }

    /// One of two, nobody knows which.
    public func either(_ other: NumberValue) -> NumberValue {
        if absence == .always || other.absence == .always {
            if absence == other.absence { return self }
            let present = absence == .always ? other : self
            return NumberValue(low: present.low, high: present.high, absence: .maybe)
        }
        let absence: Absence = absence == .never && other.absence == .never ? .never : .maybe
        return NumberValue(low: min(low, other.low), high: max(high, other.high), absence: absence)
    }

    /// An operation on bounds; the absence of an operand is the absence of the result.
    func combined(
        _ other: NumberValue, _ operation: (NumberValue, NumberValue) -> (low: Rational, high: Rational)
    ) -> NumberValue {
        if absence == .always || other.absence == .always { return .absent }
        let bounds = operation(self, other)
        let absence: Absence = absence == .never && other.absence == .never ? .never : .maybe
        return NumberValue(low: bounds.low, high: bounds.high, absence: absence)
    }
}

extension NumberValue {
    /// The relation between two numbers; with an absent one it is false.
    public func compared(_ relation: Comparison, to other: NumberValue) -> Truth {
        if absence == .always || other.absence == .always { return .false }
        let isCertain: Bool
        let isPossible: Bool
        switch relation {
        case .atLeast: (isCertain, isPossible) = (low >= other.high, high >= other.low)
        case .atMost: (isCertain, isPossible) = (high <= other.low, low <= other.high)
        case .moreThan: (isCertain, isPossible) = (low > other.high, high > other.low)
        case .lessThan: (isCertain, isPossible) = (high < other.low, low < other.high)
        }
        guard isPossible else { return .false }
        return isCertain && absence == .never && other.absence == .never ? .true : .unknown
    }

    /// Whether two numbers are the same; with an absent one it is false.
    public func equals(_ other: NumberValue) -> Truth {
        if absence == .always || other.absence == .always { return .false }
        guard low <= other.high, other.low <= high else { return .false }
        let isExact = low == high && other.low == other.high
        return isExact && absence == .never && other.absence == .never ? .true : .unknown
    }
}
