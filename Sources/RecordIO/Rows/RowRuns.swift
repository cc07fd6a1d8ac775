// SPDX-License-Identifier: Apache-2.0

/// Ascending rows, those that follow one another together.
struct RowRuns {
    /// The runs.
    private(set) var runs: [Range<Int>] = []
    /// How many rows there are.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// Adds a row behind the last.
    mutating func append(_ row: Int) {
        count += 1
        if let last = runs.indices.last, runs[last].upperBound == row {
            runs[last] = runs[last].lowerBound..<(row + 1)
        } else {
            runs.append(row..<(row + 1))
        }
    }

    /// What a list holds for the rows.
    func picked<Element>(from list: [Element]) -> [Element] {
        var picked: [Element] = []
        picked.reserveCapacity(count)
        for run in runs { picked += list[run] }
        return picked
    }
}
