// SPDX-License-Identifier: Apache-2.0

import Allocation

/// Every world of so many candidates with two groups and a rule on each, on one, or on none.
///
/// Ties are any, seats any number or none; a rule is a cap of 0…2, a ceiling of 1/3 or 1/2, a floor of 1/2 or 2/3, or an open
/// or vacant reserve of 1…3. Of worlds that differ only by names one is kept: candidates of one rank stand in the order of
/// their groups, and groups in the order of their rules unless both are reserves, whose order has a meaning.
struct SmallWorlds {
    let candidates: Int

    private typealias Rule = @Sendable (Problem, Int) -> Problem
    private static let rules: [Rule] = [
        { $0.cap($1, 0) }, { $0.cap($1, 1) }, { $0.cap($1, 2) }, { $0.ceiling($1, "1/3") }, { $0.ceiling($1, "1/2") },
        { $0.floor($1, "1/2") }, { $0.floor($1, "2/3") }, { $0.reserve($1, 1) }, { $0.reserve($1, 2) },
        { $0.reserve($1, 3) }, { $0.reserve($1, 1, .vacant) }, { $0.reserve($1, 2, .vacant) },
        { $0.reserve($1, 3, .vacant) },
    ]
    private static let firstReserve = 7

    /// Calls `visit` with every `step`th world until it returns false; how many worlds there are up to there.
    func visit(every step: Int, _ visit: (Problem) throws -> Bool) rethrows -> Int {
        var count = 0
        for ranks in rankings {
            for kinds in kinds(ranks) {
                for (first, second) in rules(kinds) {
                    for seats in [nil] + (0...candidates).map(Optional.init) {
                        count += 1
                        guard count % step == 0 else { continue }
                        let groups = [1, 2].map { bit in kinds.indices.filter { kinds[$0] & bit != 0 } }
                        var problem = Problem.of(seats: seats, ranks: ranks, groups: groups)
                        if let first { problem = Self.rules[first](problem, 0) }
                        if let second { problem = Self.rules[second](problem, 1) }
                        guard problem.faults().isEmpty else { continue }
                        guard try visit(problem) else { return count }
                    }
                }
            }
        }
        return count
    }

    /// Every way to rank the candidates, who stand in the order of their ranks.
    private var rankings: [[Int]] {
        (0..<1 << (candidates - 1)).map { starts in
            var rank = 1
            return (0..<candidates).map { candidate in
                if candidate > 0, starts >> (candidate - 1) & 1 == 1 { rank += 1 }
                return rank
            }
        }
    }

    /// Every way to put candidates into neither group (0), the first (1), the second (2) or both (3).
    private func kinds(_ ranks: [Int]) -> [[Int]] {
        var found: [[Int]] = [[]]
        for candidate in 0..<candidates {
            found = found.flatMap { kinds in
                let least = candidate > 0 && ranks[candidate] == ranks[candidate - 1] ? kinds[candidate - 1] : 0
                return (least...3).map { kinds + [$0] }
            }
        }
        return found
    }

    /// The pairs of rules that say something new about groups of these kinds.
    private func rules(_ kinds: [Int]) -> [(Int?, Int?)] {
        let hasSecond = kinds.contains { $0 & 2 != 0 }
        let hasFirst = kinds.contains { $0 & 1 != 0 }
        var pairs: [(Int?, Int?)] = hasSecond ? [] : Self.rules.indices.map { ($0, nil) }
        if !hasFirst && !hasSecond { pairs.append((nil, nil)) }
        for first in Self.rules.indices {
            for second in Self.rules.indices {
                let haveOrder = first >= Self.firstReserve && second >= Self.firstReserve
                if haveOrder || first < second || first == second && isInOrder(kinds) { pairs.append((first, second)) }
            }
        }
        return pairs
    }

    /// Whether the world is not the later of two that only the names of the groups tell apart.
    private func isInOrder(_ kinds: [Int]) -> Bool {
        let first = kinds.map { $0 & 1 }
        let second = kinds.map { $0 >> 1 }
        return !first.lexicographicallyPrecedes(second)
    }
}
