// SPDX-License-Identifier: Apache-2.0

/// Candidates in rank order, equal ranks together, and within a rank the people of one signature as one entry.
struct TieClasses: Sendable, Equatable {
    /// The rank of each class, best first.
    private(set) var ranks: [Int] = []
    /// Where each class's entries begin, and one past the last.
    private(set) var starts: [Int32] = [0]
    /// The signature of each entry; ascending within a class.
    private(set) var signatures: [Int32] = []
    /// How many people each entry stands for.
    private(set) var counts: [Int32] = []
    /// The candidates entry by entry, by position within an entry.
    private(set) var candidates: [Int32] = []

    var count: Int { ranks.count }

    /// The entries of a class.
    func entries(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    init(_ ranks: [Int], _ signature: [Int32], leavingOut decided: Set<Int>) {
        var order = ranks.indices.filter { signature[$0] >= 0 && !decided.contains($0) }.map(Int32.init)
        Self.sort(&order, by: ranks)
        candidates = order
        signatures.reserveCapacity(order.count)
        counts.reserveCapacity(order.count)
        var first = 0
        while first < order.count {
            let rank = ranks[Int(order[first])]
            var end = first + 1
            while end < order.count, ranks[Int(order[end])] == rank { end += 1 }
            if end - first > 1 {
                candidates[first..<end].sort { (signature[Int($0)], $0) < (signature[Int($1)], $1) }
            }
            var position = first
            while position < end {
                let own = signature[Int(candidates[position])]
                var next = position + 1
                while next < end, signature[Int(candidates[next])] == own { next += 1 }
                signatures.append(own)
                counts.append(Int32(next - position))
                position = next
            }
            self.ranks.append(rank)
            starts.append(Int32(signatures.count))
            first = end
        }
    }

    /// Sorts positions by rank, then position: by counting where the ranks lie close together.
    private static func sort(_ order: inout [Int32], by ranks: [Int]) {
        guard let least = order.lazy.map({ ranks[Int($0)] }).min(),
            let most = order.lazy.map({ ranks[Int($0)] }).max()
        else { return }
        let (span, overflow) = most.subtractingReportingOverflow(least)
        guard !overflow, span <= 4 * order.count + 1024 else {
            order.sort { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
            return
        }
        var next = [Int32](repeating: 0, count: span + 2)
        for candidate in order { next[ranks[Int(candidate)] - least + 1] += 1 }
        for slot in 1..<next.count { next[slot] += next[slot - 1] }
        let source = order
        for candidate in source {
            let slot = ranks[Int(candidate)] - least
            order[Int(next[slot])] = candidate
            next[slot] += 1
        }
    }
}
