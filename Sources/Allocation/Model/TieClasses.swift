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
        var isIn = signature.map { $0 >= 0 }
        for candidate in decided { isIn[candidate] = false }
        var (least, most, count) = (Int.max, Int.min, 0)
        for (candidate, rank) in ranks.enumerated() where isIn[candidate] {
            least = min(least, rank)
            most = max(most, rank)
            count += 1
        }
        guard count > 0 else { return }
        signatures.reserveCapacity(count)
        counts.reserveCapacity(count)
        starts.reserveCapacity(count + 1)
        self.ranks.reserveCapacity(count)
        let (span, overflow) = most.subtractingReportingOverflow(least)
        if !overflow, span <= 4 * count + 1024 {
            addByCounting(ranks, signature, isIn, from: least, span, count)
        } else {
            candidates = ranks.indices.filter { isIn[$0] }.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map(Int32.init)
            var first = 0
            while first < count {
                let rank = ranks[Int(candidates[first])]
                var end = first + 1
                while end < count, ranks[Int(candidates[end])] == rank { end += 1 }
                addClass(rank, first..<end, signature)
                first = end
            }
        }
    }

    /// Sorts by counting, for ranks that lie close together.
    private mutating func addByCounting(
        _ ranks: [Int], _ signature: [Int32], _ isIn: [Bool], from least: Int, _ span: Int, _ count: Int
    ) {
        var ends = [Int32](repeating: 0, count: span + 2)
        for (candidate, rank) in ranks.enumerated() where isIn[candidate] { ends[rank - least + 1] += 1 }
        for slot in 1..<ends.count { ends[slot] += ends[slot - 1] }
        candidates = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            for (candidate, rank) in ranks.enumerated() where isIn[candidate] {
                buffer[Int(ends[rank - least])] = Int32(candidate)
                ends[rank - least] += 1
            }
            initialized = count
        }
        var first = 0
        for slot in 0...span where Int(ends[slot]) > first {
            addClass(least + slot, first..<Int(ends[slot]), signature)
            first = Int(ends[slot])
        }
    }

    /// Adds the candidates at some places as one class.
    private mutating func addClass(_ rank: Int, _ places: Range<Int>, _ signature: [Int32]) {
        if places.count == 1 {
            signatures.append(signature[Int(candidates[places.lowerBound])])
            counts.append(1)
        } else {
            candidates[places].sort { (signature[Int($0)], $0) < (signature[Int($1)], $1) }
            var place = places.lowerBound
            while place < places.upperBound {
                let own = signature[Int(candidates[place])]
                var next = place + 1
                while next < places.upperBound, signature[Int(candidates[next])] == own { next += 1 }
                signatures.append(own)
                counts.append(Int32(next - place))
                place = next
            }
        }
        self.ranks.append(rank)
        starts.append(Int32(signatures.count))
    }
}
