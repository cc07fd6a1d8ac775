// SPDX-License-Identifier: Apache-2.0

// Rounding without the mathematics library, which nothing else here needs.

/// The whole number nearest to a value that a count can have.
func nearestWhole(_ value: Double) -> Int {
    guard abs(value) < 1e18 else { return 0 }
    return Int(value < 0 ? value - 0.5 : value + 0.5)
}

/// How far a value is from the nearest whole number.
func distanceFromWhole(_ value: Double) -> Double { abs(value - Double(nearestWhole(value))) }
