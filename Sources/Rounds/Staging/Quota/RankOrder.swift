// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records

/// Rank keys as whole numbers side by side: those of a million people are compared without following a pointer.
///
/// Keys are fractions and infinities; each column of them is brought to one denominator.
struct RankOrder {
    /// The keys of one after the other, `width` each.
    private var numbers: [Int64] = []
    private let width: Int
    private let count: Int

    /// Nil where a column's fractions have no common denominator of reasonable size.
    init?(_ keys: [[NumberValue]]) {
        count = keys.count
        width = keys.first?.count ?? 0
        guard width > 0 else { return nil }
        var denominators = [Int64](repeating: 1, count: width)
        for row in keys {
            for (column, key) in row.enumerated() where key.low.denominator > 1 {
                guard denominators[column] % key.low.denominator != 0 else { continue }
                guard let common = Self.common(denominators[column], key.low.denominator) else { return nil }
                denominators[column] = common
            }
        }
        numbers.reserveCapacity(count * width)
        for row in keys {
            for (column, key) in row.enumerated() {
                guard let number = Self.number(key.low, denominators[column]) else { return nil }
                numbers.append(number)
            }
        }
    }

    private static func common(_ a: Int64, _ b: Int64) -> Int64? {
        guard let reduced = Rational(a, b) else { return nil }
        let (product, overflow) = a.multipliedReportingOverflow(by: reduced.denominator)
        return overflow || product > 1_000_000_000_000 ? nil : product
    }

    private static func number(_ value: Rational, _ denominator: Int64) -> Int64? {
        guard value.isFinite else { return value.numerator > 0 ? .max : .min }
        let (number, overflow) = value.numerator.multipliedReportingOverflow(by: denominator / value.denominator)
        return overflow || number == .max || number == .min ? nil : number
    }

    /// Everyone from best to worst, those with equal keys in their own order.
    var order: [Int] {
        if width == 1 {
            // The key beside its owner, so that sorting stays in one stretch of memory.
            return zip(numbers, 0..<count).sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }.map(\.1)
        }
        return numbers.withUnsafeBufferPointer { numbers in
            (0..<count).sorted { a, b in
                for column in 0..<width {
                    let (x, y) = (numbers[a * width + column], numbers[b * width + column])
                    if x != y { return x < y }
                }
                return a < b
            }
        }
    }

    /// Whether two have the same keys.
    func areEqual(_ a: Int, _ b: Int) -> Bool {
        (0..<width).allSatisfy { numbers[a * width + $0] == numbers[b * width + $0] }
    }
}
