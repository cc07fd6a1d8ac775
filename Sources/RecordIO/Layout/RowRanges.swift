// SPDX-License-Identifier: Apache-2.0

/// Row numbers as people write them: `5, 12–14`.
enum RowRanges {
    /// The text of ascending numbers.
    static func text(_ rows: [Int]) -> String {
        var ranges: [(first: Int, last: Int)] = []
        for row in rows {
            if let last = ranges.last, last.last + 1 == row {
                ranges[ranges.count - 1].last = row
            } else {
                ranges.append((row, row))
            }
        }
        return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: ", ")
    }
}
