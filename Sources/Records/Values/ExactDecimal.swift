// SPDX-License-Identifier: Apache-2.0

/// Decimals as records hold them: whole millionths.
public enum ExactDecimal {
    /// Places after the point that a record keeps.
    public static let places = 6
    /// Units in one.
    public static let scale: Int64 = 1_000_000

    /// Reads plain decimal notation with a point, such as `-16.5`; nil when it is anything else, has more than six
    /// places, or does not fit.
    public static func millionths(_ text: some StringProtocol) -> Int64? {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        var units: Int64 = 0
        var places: Int?
        var seen = 0
        for digit in digits {
            if digit == UInt8(ascii: "."), places == nil {
                places = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            if let known = places {
                // Zeros beyond the last place say nothing new.
                if known == Self.places {
                    guard digit == UInt8(ascii: "0") else { return nil }
                    continue
                }
                places = known + 1
            }
            seen += 1
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !overflow, !carried else { return nil }
            units = sum
        }
        guard seen > 0 else { return nil }
        for _ in (places ?? 0)..<Self.places {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            units = product
        }
        return isNegative ? -units : units
    }
}
