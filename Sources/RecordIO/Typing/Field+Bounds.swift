// SPDX-License-Identifier: Apache-2.0

internal import Records

extension Field {
    /// The least and greatest number in millionths; nil when they do not fit.
    var bounds: ClosedRange<Int64>? {
        func scaled(_ bound: Rational) -> Rational? { bound.multiplied(by: Rational(ExactDecimal.scale)) }
        var (least, greatest) = (Int64.min, Int64.max)
        if let bound = range.least {
            guard let whole = scaled(bound)?.ceiling else { return nil }
            least = whole
        }
        if let bound = range.greatest {
            guard let whole = scaled(bound)?.floor else { return nil }
            greatest = whole
        }
        return least <= greatest ? least...greatest : nil
    }
}
