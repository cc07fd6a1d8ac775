// SPDX-License-Identifier: Apache-2.0

/// Candidates in rank order, equal ranks together, and within a rank the people of one signature as one entry.
struct TieClasses: Sendable, Equatable {
    /// The rank of each class, best first; empty where every class is one person, whose own rank it is.
    private var ranks: [Int] = []
    /// The rank of each candidate.
    private let ranksOfAll: [Int]
    /// Where each class's entries begin, and one past the last.
    private(set) var starts = EntryStarts()
    /// The signature of each entry; ascending within a class.
    private(set) var signatures: [Int32] = []
    /// How many people each entry stands for.
    private(set) var counts = EntryCounts()
    /// The candidates entry by entry, by position within an entry.
    private(set) var candidates: [Int32] = []

    var count: Int { starts.count - 1 }

    /// Whether any two share a rank.
    var hasTies: Bool { count < candidates.count }

    /// Whether every class is known to be one entry of one person.
    var areSingles: Bool { starts.areSingles }

    func rank(_ index: Int) -> Int { ranks.isEmpty ? ranksOfAll[Int(candidates[index])] : ranks[index] }

    /// The entries of a class.
    func entries(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    /// Calls the body with the entries of the first classes, one after the other.
    ///
    /// - parameter body: gets the class, the signature and the candidates of an entry.
    @inline(__always)
    func forEachEntry(
        before end: Int, _ body: (_ class_: Int, _ signature: Int, Slice<UnsafeBufferPointer<Int32>>) -> Void
    ) {
        let (starts, counts) = (starts, counts)
        signatures.withUnsafeBufferPointer { signatures in
            candidates.withUnsafeBufferPointer { candidates in
                if starts.areSingles {
                    for class_ in 0..<end { body(class_, Int(signatures[class_]), candidates[class_..<class_ + 1]) }
                    return
                }
                var next = 0
                for class_ in 0..<end {
                    for entry in Int(starts[class_])..<Int(starts[class_ + 1]) {
                        let end = next + Int(counts[entry])
                        body(class_, Int(signatures[entry]), candidates[next..<end])
                        next = end
                    }
                }
            }
        }
    }

    /// Puts candidates who come best rank first in the order of their positions within each rank.
    func sortWithinRanks(_ chosen: inout [Int]) {
        var first = 0
        while first < chosen.count {
            var end = first + 1
            while end < chosen.count, ranksOfAll[chosen[end]] == ranksOfAll[chosen[first]] { end += 1 }
            if end > first + 1 { chosen[first..<end].sort() }
            first = end
        }
    }

    /// - parameter signature: of each candidate, -1 for those who do not compete.
    init(_ ranks: [Int], _ signature: [Int32], leavingOut decided: Set<Int>) {
        ranksOfAll = ranks
        var signature = signature
        for candidate in decided { signature[candidate] = -1 }
        var (least, most, count) = (Int.max, Int.min, 0)
        for (rank, own) in zip(ranks, signature) where own >= 0 {
            least = min(least, rank)
            most = max(most, rank)
            count += 1
        }
        guard count > 0 else { return }
        let (span, overflow) = most.subtractingReportingOverflow(least)
        if !overflow, span <= 4 * count + 1024 {
            guard !addStrict(ranks, signature, from: least, span, count) else { return }
            addByCounting(ranks, signature, from: least, span, count)
        } else {
            candidates = ranks.indices.filter { signature[$0] >= 0 }.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
                .map(Int32.init)
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

    /// The same people with each entry as a class of its own, in an order of the entries that leaves the ranks as they are.
    func refined(_ order: [Int]) -> TieClasses {
        var refined = self
        (refined.ranks, refined.starts, refined.counts) = ([], EntryStarts(), EntryCounts())
        (refined.signatures, refined.candidates) = ([], [])
        var firsts: [Int] = []
        var next = 0
        for count in counts {
            firsts.append(next)
            next += Int(count)
        }
        for entry in order {
            let people = firsts[entry]..<firsts[entry] + Int(counts[entry])
            refined.signatures.append(signatures[entry])
            refined.counts.append(counts[entry])
            refined.candidates += candidates[people]
            refined.ranks.append(ranksOfAll[Int(candidates[people.lowerBound])])
            refined.starts.append(refined.signatures.count)
        }
        return refined
    }

    /// Puts everyone where their rank says, for ranks that are all different and lie close together; false otherwise.
    private mutating func addStrict(
        _ ranks: [Int], _ signature: [Int32], from least: Int, _ span: Int, _ count: Int
    ) -> Bool {
        guard span >= count - 1 else { return false }
        // Candidates alone: each place is far from the last, and the fewer pages they lie on, the better.
        var places = [Int32](repeating: -1, count: span + 1)
        let isStrict = places.withUnsafeMutableBufferPointer { places in
            var isStrict = true
            for candidate in signature.indices where signature[candidate] >= 0 {
                let place = ranks[candidate] &- least
                isStrict = isStrict && places[place] < 0
                places[place] = Int32(truncatingIfNeeded: candidate)
            }
            return isStrict
        }
        guard isStrict else { return false }
        if places.count > count { places.removeAll { $0 < 0 } }
        counts = EntryCounts(singles: count)
        starts = EntryStarts(singles: count)
        candidates = places
        signatures = candidates.map { signature[Int($0)] }
        return true
    }

    /// Sorts by counting, for ranks that lie close together.
    private mutating func addByCounting(
        _ ranks: [Int], _ signature: [Int32], from least: Int, _ span: Int, _ count: Int
    ) {
        var ends = [Int32](repeating: 0, count: span + 2)
        for (rank, own) in zip(ranks, signature) where own >= 0 { ends[rank - least + 1] += 1 }
        for slot in 1..<ends.count { ends[slot] += ends[slot - 1] }
        candidates = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            for (candidate, rank) in ranks.enumerated() where signature[candidate] >= 0 {
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
        starts.append(signatures.count)
    }
}
