// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records

/// The rank keys of those who compete, a column for each key, turned so that less is better.
///
/// They are kept no longer than it takes to rank people by them.
struct RankKeys {
    /// How many compete.
    let count: Int
    /// The first key in force first.
    private(set) var columns: [[Rational]] = []

    init(count: Int) {
        self.count = count
    }

    /// Adds the next key, with a value for each who competes.
    mutating func add(_ column: [Rational]) {
        precondition(column.count == count, "one value each")
        columns.append(column)
    }

    /// Ranks: 1 is best, one more than there are people before, and equal keys share a rank.
    var ranks: [Int] {
        var order = RankOrder(count: count)
        for column in columns { order.split(by: Self.codes(column)) }
        return order.ranks
    }

    /// Whole numbers, 0 or more, in the order of some fractions and infinities and equal where those are equal.
    static func codes(_ column: [Rational]) -> [UInt64] { scaledCodes(column) ?? listedCodes(column) }

    /// The fractions over one denominator, counted from the least; nil where there is no such denominator of reasonable size.
    static func scaledCodes(_ column: [Rational]) -> [UInt64]? {
        var denominator: Int64 = 1
        for value in column where value.denominator > 1 && denominator % value.denominator != 0 {
            guard let common = common(denominator, value.denominator) else { return nil }
            denominator = common
        }
        var (least, greatest) = (Int64.max, Int64.min)
        for value in column where value.isFinite {
            guard let number = scaled(value, denominator) else { return nil }
            (least, greatest) = (min(least, number), max(greatest, number))
        }
        guard least <= greatest else { return listedCodes(column) }
        // Below the least and above the greatest there is room for the infinities.
        let span = UInt64(bitPattern: greatest &- least)
        guard span < .max - 2 else { return nil }
        return column.map { value in
            guard value.isFinite else { return value.numerator < 0 ? 0 : span + 2 }
            return UInt64(bitPattern: value.numerator &* (denominator / value.denominator) &- least) + 1
        }
    }

    private static func common(_ a: Int64, _ b: Int64) -> Int64? {
        guard let reduced = Rational(a, b) else { return nil }
        let (product, overflow) = a.multipliedReportingOverflow(by: reduced.denominator)
        return overflow || product > 1_000_000_000_000 ? nil : product
    }

    private static func scaled(_ value: Rational, _ denominator: Int64) -> Int64? {
        let (number, overflow) = value.numerator.multipliedReportingOverflow(by: denominator / value.denominator)
        return overflow ? nil : number
    }

    /// The place of each value among those that differ, compared as they are.
    private static func listedCodes(_ column: [Rational]) -> [UInt64] {
        var places: [Rational: UInt64] = [:]
        for (place, value) in Set(column).sorted().enumerated() { places[value] = UInt64(place) }
        return column.map { places[$0] ?? 0 }
    }
}
