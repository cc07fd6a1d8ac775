// SPDX-License-Identifier: Apache-2.0

import Dispatch
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
        if ranges.count == 1 { return [body(ranges[0])] }
        return [Part](unsafeUninitializedCapacity: ranges.count) { parts, count in
            let work = Work(ranges: ranges, parts: parts, body: body)
            DispatchQueue.concurrentPerform(iterations: ranges.count) { work.run($0) }
            count = ranges.count
        }
    }

    /// SAFETY: each place of `parts` is written once, by one thread, and read after all have ended; the body is as `map` says.
    private struct Work<Part>: @unchecked Sendable {
        let ranges: [Range<Int>]
        let parts: UnsafeMutableBufferPointer<Part>
        let body: (Range<Int>) -> Part

        func run(_ index: Int) { parts.initializeElement(at: index, to: body(ranges[index])) }
    }
}

extension ColumnEvaluator {
    /// The rows of a frame in ranges for an expression; one range where something is written down on the way.
    func ranges(_ id: ExpressionID, _ frame: Frame) -> RowRanges {
        let isAlone = reaches[id].callsFunction || rows.recorder != nil || rows.openings != nil
        return RowRanges(rows: count(of: frame), threads: isAlone ? 1 : threads)
    }
}
