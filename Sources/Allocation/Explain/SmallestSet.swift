// SPDX-License-Identifier: Apache-2.0

/// Finds the smallest set of rules that already makes something impossible; of equally small ones the first in order.
///
/// Whatever set of candidates does the impossible breaks some rule of every such set. So a smallest set is a smallest one
/// that meets all collections of broken rules found so far and that nobody can obey any more.
struct SmallestSet {
    /// The number of rules.
    let count: Int
    /// The rules broken by some set of candidates that obeys the given ones, as few as possible; nil when there is none.
    let brokenWhileObeying: ([Int]) -> [Int]?

    /// The positions of the rules, ascending.
    func find() -> [Int] {
        var collections: [[Int]] = []
        while true {
            let set = smallestMeeting(collections)
            guard let broken = brokenWhileObeying(set), !broken.isEmpty else { return set }
            collections.append(broken)
        }
    }

    /// The first smallest set with a member of every collection.
    private func smallestMeeting(_ collections: [[Int]]) -> [Int] {
        for size in 0...count {
            var best: [Int]?
            func extend(_ chosen: [Int]) {
                guard let missed = collections.first(where: { !$0.contains(where: chosen.contains) }) else {
                    let sorted = chosen.sorted()
                    if best.map({ sorted.lexicographicallyPrecedes($0) }) ?? true { best = sorted }
                    return
                }
                guard chosen.count < size else { return }
                for rule in missed { extend(chosen + [rule]) }
            }
            extend([])
            if let best { return best }
        }
        return Array(0..<count)
    }
}
