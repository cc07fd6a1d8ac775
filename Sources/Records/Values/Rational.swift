// SPDX-License-Identifier: Apache-2.0

/// An exact fraction, or an infinity that stands for "no bound".
///
/// Always reduced, with a positive denominator. A result that 64 bits cannot hold becomes nil from the checked
/// operations; callers that keep bounds widen them to an infinity, so that an overflow can make an answer unknown but
/// never wrong.
public struct Rational: Sendable, Hashable {
    /// The numerator; its sign is the fraction's.
    public let numerator: Int64
    /// The denominator; 0 for an infinity.
    public let denominator: Int64

    /// Greater than every number.
    public static let infinity = Rational(unchecked: 1, 0)
    /// Less than every number.
    public static let negativeInfinity = Rational(unchecked: -1, 0)
    /// Nothing.
    public static let zero = Rational(0)

    /// A whole number.
    public init(_ whole: Int64) {
        self.init(unchecked: whole, 1)
    }

    /// A whole number.
    public init(_ whole: Int) {
        self.init(unchecked: Int64(whole), 1)
    }

    /// A fraction, or nil when the denominator is 0 or the reduced fraction does not fit.
    public init?(_ numerator: Int64, _ denominator: Int64) {
        guard denominator > 0, numerator != .min else {
            self.init(wide: Int128(numerator), Int128(denominator))
            return
        }
        // Most fractions are small, and dividing 128 bits takes many times as long.
        let divisor = Int64(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.init(unchecked: numerator / divisor, denominator / divisor)
    }

    /// A scaled decimal: `units` millionths.
    public init(millionths units: Int64) {
        let divisor = Int64(greatestCommonDivisor(units.magnitude, UInt64(ExactDecimal.scale)))
        self.init(unchecked: units / divisor, ExactDecimal.scale / divisor)
    }

    init?(wide numerator: Int128, _ denominator: Int128) {
        guard denominator != 0 else { return nil }
        let divisor = Int128(greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        let sign: Int128 = denominator < 0 ? -1 : 1
        guard let top = Int64(exactly: numerator / divisor * sign),
            let bottom = Int64(exactly: denominator / divisor * sign)
        else { return nil }
        self.init(unchecked: top, bottom)
    }

    private init(unchecked numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Whether it is a number and not an infinity.
    public var isFinite: Bool { denominator != 0 }

    /// Whether it is a whole number.
    public var isWhole: Bool { denominator == 1 }

    /// The fraction with its sign turned, or nil when that does not fit.
    public var negated: Rational? {
        numerator == .min ? nil : Rational(unchecked: -numerator, denominator)
    }

    /// The greatest whole number not above it; nil for an infinity.
    public var floor: Int64? {
        guard isFinite else { return nil }
        let quotient = numerator / denominator
        return numerator % denominator < 0 ? quotient - 1 : quotient
    }

    /// The least whole number not below it; nil for an infinity.
    public var ceiling: Int64? {
        guard isFinite else { return nil }
        let quotient = numerator / denominator
        return numerator % denominator > 0 ? quotient + 1 : quotient
    }

    /// The nearest whole number, halves away from zero; nil for an infinity.
    public var roundedHalfUp: Int64? {
        guard isFinite else { return nil }
        let doubled = Int128(numerator) * 2
        let bottom = Int128(denominator)
        let shifted = numerator < 0 ? doubled - bottom : doubled + bottom
        return Int64(exactly: shifted / (bottom * 2))
    }
}

/// The greatest common divisor; of 0 and 0 it is 1, so that it may always divide.
func greatestCommonDivisor<Number: UnsignedInteger & FixedWidthInteger>(_ a: Number, _ b: Number) -> Number {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return x == 0 ? 1 : x
}
