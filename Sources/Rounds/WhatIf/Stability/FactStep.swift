// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// The values that one fact can take in steps, and which of them is now.
struct FactStep {
    let lever: Lever
    let domain: OpenDomain
    /// What it is now.
    let now: Int64
    /// How far apart two values are; nil for what has no order: then any other value is one step away.
    let size: Int64?

    /// Nil for a fact that nobody knows, or that could not be otherwise.
    init?(_ lever: Lever, _ domain: OpenDomain, _ records: RecordSet) {
        let cell = records.cell(lever)
        guard let now = domain.answer(cell), let type = records.type(of: lever) else { return nil }
        self.lever = lever
        self.domain = domain
        self.now = now
        switch type {
        case .integer: size = 1
        case .decimal: size = Self.place(records, lever)
        case .code(let list): size = records.schema.codeLists[list].isOrdered ? 1 : nil
        default: size = nil
        }
    }

    /// Whether it is a number, or a place in an ordered list.
    var isOrdered: Bool { size != nil }

    /// The last decimal place that the column of a number uses, in millionths.
    private static func place(_ records: RecordSet, _ lever: Lever) -> Int64 {
        var place = ExactDecimal.scale
        for case .decimal(let value) in records.cells(like: lever) {
            while place > 1, value % place != 0 { place /= 10 }
        }
        return place
    }

    /// The nearest value of a kind to the present one, with how many steps it is away; the lower of two.
    func nearest(in ranges: [ClosedRange<Int64>]) -> (answer: Int64, steps: Int)? {
        guard let size else {
            return ranges.compactMap(\.first).filter { $0 != now }.min().map { ($0, 1) }
        }
        var best: (answer: Int64, steps: Int)?
        for range in ranges {
            let offset =
                range.upperBound < now
                ? -((now - range.upperBound + size - 1) / size)
                : range.lowerBound > now ? (range.lowerBound - now + size - 1) / size : 0
            let answer = now + offset * size
            guard offset != 0, range.contains(answer) else { continue }
            if best.map({ abs(Int(offset)) < $0.steps }) ?? true { best = (answer, abs(Int(offset))) }
        }
        return best
    }
}
