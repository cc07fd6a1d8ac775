// SPDX-License-Identifier: Apache-2.0

/// An exact ratio such as 3/10; a rule's share must lie in 0…1, which `Problem.faults()` checks.
///
/// Shares compare and round by integers alone, so 70 % of 9 is exactly 63/10 on every machine.
public struct Share: Sendable, Hashable {
    /// The part, in lowest terms.
    public let numerator: Int
    /// The whole, in lowest terms and positive.
    public let denominator: Int

    /// The ratio `numerator` / `denominator`, or nil when the denominator is not positive.
    public init?(_ numerator: Int, over denominator: Int) {
        guard denominator > 0, numerator > Int.min else { return nil }
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// A whole number of per cent.
    public static func percent(_ value: Int) -> Share {
        // The denominator is positive, so the initializer cannot refuse except for Int.min, which is no percentage.
        Share(value, over: 100) ?? Share(0)
    }

    /// Reads "3/10", "1", or a decimal such as "0.25"; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]) {
            self.init(top, over: bottom)
            return
        }
        let decimal = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 1, (1...2).contains(decimal.count), decimal.allSatisfy({ !$0.isEmpty }) else { return nil }
        let fraction = decimal.count == 2 ? decimal[1] : ""
        guard fraction.allSatisfy({ ("0"..."9").contains($0) }), fraction.count <= 15,
            let digits = Int(String(decimal[0]) + String(fraction))
        else { return nil }
        self.init(digits, over: (0..<fraction.count).reduce(1) { power, _ in power * 10 })
    }

    private init(_ whole: Int) {
        numerator = whole
        denominator = 1
    }

    /// Whether the ratio lies in 0…1.
    public var isProper: Bool { 0 <= numerator && numerator <= denominator }

    /// The largest whole number that is at most this share of `count`.
    func roundedDown(of count: Int) -> Int { count * numerator / denominator }

    /// The smallest whole number that is at least this share of `count`.
    func roundedUp(of count: Int) -> Int { (count * numerator + denominator - 1) / denominator }
}

extension Share: Comparable {
    /// Compares by value, exactly.
    public static func < (a: Share, b: Share) -> Bool {
        let left = a.numerator.multipliedFullWidth(by: b.denominator)
        let right = b.numerator.multipliedFullWidth(by: a.denominator)
        return (left.high, left.low) < (right.high, right.low)
    }
}

extension Share: CustomStringConvertible {
    /// The ratio as "3/10".
    public var description: String { "\(numerator)/\(denominator)" }
}

func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(1, Int(clamping: a))
}
