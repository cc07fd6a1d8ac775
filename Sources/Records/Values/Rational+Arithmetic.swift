// SPDX-License-Identifier: Apache-2.0

extension Rational: Comparable {
    /// Compares exactly, by cross-multiplication in 128 bits.
    public static func < (a: Rational, b: Rational) -> Bool {
        if a.denominator == b.denominator { return a.numerator < b.numerator }
        if a.denominator == 0 { return a.numerator < 0 }
        if b.denominator == 0 { return b.numerator > 0 }
        return Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
    }
}

extension Rational {
    /// The sum; nil when it does not fit or is a sum of opposite infinities.
    public func adding(_ other: Rational) -> Rational? {
        guard isFinite, other.isFinite else {
            if isFinite { return other }
            return other.isFinite || other == self ? self : nil
        }
        if denominator == 1, other.denominator == 1 {
            let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
            return overflow ? nil : Rational(sum)
        }
        let top = Int128(numerator) * Int128(other.denominator) + Int128(other.numerator) * Int128(denominator)
        return Rational(wide: top, Int128(denominator) * Int128(other.denominator))
    }

    /// The difference; nil when it does not fit or is a difference of like infinities.
    public func subtracting(_ other: Rational) -> Rational? {
        guard let negated = other.negated else { return nil }
        return adding(negated)
    }

    /// The product; nil when it does not fit.
    ///
    /// Zero times an infinity is zero, as bounds need.
    public func multiplied(by other: Rational) -> Rational? {
        guard isFinite, other.isFinite else {
            let sign = numerator.signum() * other.numerator.signum()
            return sign == 0 ? .zero : sign > 0 ? .infinity : .negativeInfinity
        }
        return Rational(
            wide: Int128(numerator) * Int128(other.numerator), Int128(denominator) * Int128(other.denominator))
    }

    /// The quotient by a number that is not zero; nil when it does not fit or the divisor is zero.
    public func divided(by other: Rational) -> Rational? {
        guard other.numerator != 0 else { return nil }
        guard other.isFinite else { return isFinite ? .zero : nil }
        guard isFinite else { return other.numerator > 0 ? self : negated }
        return Rational(
            wide: Int128(numerator) * Int128(other.denominator), Int128(denominator) * Int128(other.numerator))
    }
}

extension Rational: CustomStringConvertible {
    /// The number in plain notation with a decimal point, or as `a/b` when it has no short decimal.
    public var description: String {
        guard isFinite else { return numerator > 0 ? "+∞" : "-∞" }
        if denominator == 1 { return String(numerator) }
        return decimalText(separator: ".") ?? "\(numerator)/\(denominator)"
    }

    /// The exact decimal notation, or nil when the fraction has none of at most nine places.
    public func decimalText(separator: String) -> String? {
        guard isFinite else { return nil }
        var places = 0
        var scale: Int64 = 1
        while scale % denominator != 0 {
            places += 1
            guard places <= 9 else { return nil }
            scale *= 10
        }
        let (units, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
        guard !overflow else { return nil }
        let digits = String(units.magnitude)
        guard places > 0 else { return String(units) }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(places) + separator + padded.suffix(places)
    }
}
