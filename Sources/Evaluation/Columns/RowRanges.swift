// SPDX-License-Identifier: Apache-2.0

import Cores
import Rules

/// Rows in ranges that several cores work on at a time.
struct RowRanges {
    private let ranges: [Range<Int>]

    /// - parameter threads: How many ranges there may be at most; fewer where a range of its own is not worth a core.
    init(rows: Int, threads: Int) {
        let count = max(1, min(threads, rows / Self.least))
        // Whole words of sixty-four rows each.
        let bounds = (0...count).map { $0 == count ? rows : rows * $0 / count / 64 * 64 }
        ranges = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }

    /// Rows that are looked at one by one, for some milliseconds.
    private static let least = 4096

    /// What the body makes of each range, in the order of the rows.
    ///
    /// SAFETY: the body is called on several threads; it must write nothing that another call reads or writes.
    func map<Part>(_ body: @escaping (Range<Int>) -> Part) -> [Part] {
        onCoresUnchecked(ranges.count) { [ranges] in body(ranges[$0]) }
    }
}

extension ColumnEvaluator {
    /// The rows of a frame in ranges for an expression; one range where something is written down on the way.
    func ranges(_ id: ExpressionID, _ frame: Frame) -> RowRanges {
        let isAlone = reaches[id].callsFunction || rows.recorder != nil || rows.openings != nil
        return RowRanges(rows: count(of: frame), threads: isAlone ? 1 : threads)
    }
}
