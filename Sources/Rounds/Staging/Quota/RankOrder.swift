// SPDX-License-Identifier: Apache-2.0

/// Ranks of people, split by one key after the other.
///
/// Sorting goes digit by digit over keys that lie beside each other, so that the time a person takes does not grow with how
/// many there are.
struct RankOrder {
    /// The rank of each: 1 is best, one more than there are people before; those whom no key has told apart share one.
    private(set) var ranks: [Int]
    /// How far the worst rank is from the best.
    private var worst = 0

    init(count: Int) {
        ranks = [Int](repeating: 1, count: count)
    }

    /// Splits those who share a rank by a key of which less is better.
    mutating func split(by codes: [UInt64]) {
        precondition(codes.count == ranks.count, "one key each")
        guard let greatest = codes.max() else { return }
        let room = UInt64(worst).leadingZeroBitCount - greatest.bitWidth + greatest.leadingZeroBitCount
        if worst == 0, greatest < 4 * UInt64(codes.count) {
            count(codes, upTo: Int(greatest))
        } else if room >= 0 {
            sort(codes, width: UInt64(greatest.bitWidth - greatest.leadingZeroBitCount))
        } else {
            compare(codes)
        }
        worst = (ranks.max() ?? 1) - 1
    }

    /// Keys that are small numbers: how many people have each is all that must be known.
    private mutating func count(_ codes: [UInt64], upTo greatest: Int) {
        var before = [Int](repeating: 0, count: greatest + 2)
        for code in codes { before[Int(code) + 1] += 1 }
        for code in 0...greatest { before[code + 1] += before[code] }
        for (index, code) in codes.enumerated() { ranks[index] = 1 + before[Int(code)] }
    }

    /// The rank so far and the key as one number, beside whose it is.
    private struct Entry {
        let key: UInt64
        let index: Int
    }

    private mutating func sort(_ codes: [UInt64], width: UInt64) {
        let entries = codes.indices.map { Entry(key: UInt64(ranks[$0] - 1) << width | codes[$0], index: $0) }
        rank(Self.sorted(entries)) { $0.key == $1.key }
    }

    /// Keys too large to stand beside the rank in one number.
    private mutating func compare(_ codes: [UInt64]) {
        let entries = codes.indices.map { Entry(key: codes[$0], index: $0) }
        let ranks = ranks
        let sorted = entries.sorted { a, b in
            ranks[a.index] != ranks[b.index] ? ranks[a.index] < ranks[b.index] : a.key < b.key
        }
        rank(sorted) { $0.key == $1.key && ranks[$0.index] == ranks[$1.index] }
    }

    private mutating func rank(_ sorted: [Entry], areEqual: (Entry, Entry) -> Bool) {
        var rank = 1
        for place in sorted.indices {
            if place > 0, !areEqual(sorted[place - 1], sorted[place]) { rank = place + 1 }
            ranks[sorted[place].index] = rank
        }
    }

    /// Sorts by digits of eleven bits, the last first; a digit that is the same everywhere takes no pass.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        let bits: UInt64 = 11
        let last: UInt64 = 1 << bits - 1
        var from = entries
        var to = entries
        let used = entries.reduce(0) { $0 | $1.key }
        for shift in stride(from: 0, to: UInt64(used.bitWidth - used.leadingZeroBitCount), by: Int(bits)) {
            var places = [Int](repeating: 0, count: Int(last) + 1)
            for entry in from { places[Int(entry.key >> shift & last)] += 1 }
            guard !places.contains(entries.count) else { continue }
            var next = 0
            for digit in places.indices { (places[digit], next) = (next, next + places[digit]) }
            to.withUnsafeMutableBufferPointer { to in
                for entry in from {
                    let digit = Int(entry.key >> shift & last)
                    to[places[digit]] = entry
                    places[digit] += 1
                }
            }
            swap(&from, &to)
        }
        return from
    }
}
