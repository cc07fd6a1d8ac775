// SPDX-License-Identifier: Apache-2.0

/// The people of a problem counted by kind and rank, from the problem alone.
struct CountedPeople {
    /// The groups of each kind.
    let kinds: [Set<Int>]
    /// The kinds of each group.
    private(set) var kindsOf: [Int: [Int]] = [:]
    /// How many of each kind compete, and how many of those a decision has awarded.
    private(set) var sizes: [Int]
    private(set) var decided: [Int]
    /// The kind of each candidate; nil for one who does not compete.
    private(set) var kindOf: [Int?]
    /// The ranks of those left to choose from, best first, with how many of each kind have them.
    private(set) var ranks: [Int] = []
    private(set) var offers: [[Int: Int]] = []

    /// - returns: nil when some candidate is of no kind that the certificate knows.
    init?(_ problem: Problem, kinds listed: [[Int]]) {
        kinds = listed.map(Set.init)
        for (kind, groups) in kinds.enumerated() { for group in groups { kindsOf[group, default: []].append(kind) } }
        sizes = Array(repeating: 0, count: listed.count)
        decided = sizes
        kindOf = Array(repeating: nil, count: problem.ranks.count)
        let speaking =
            problem.caps.map(\.group) + problem.ceilings.map(\.group) + problem.floors.map(\.group)
            + problem.reserves.map(\.group)
        var memberships = [[Int]](repeating: [], count: problem.ranks.count)
        for group in Set(speaking).sorted() {
            for member in Set(problem.groups[group].members) { memberships[member].append(group) }
        }
        let number = Dictionary(zip(listed, listed.indices), uniquingKeysWith: { first, _ in first })
        var verdicts: [Int: Decision.Verdict] = [:]
        for decision in problem.decisions { verdicts[decision.candidate] = decision.verdict }
        var byRank: [Int: [Int: Int]] = [:]
        for candidate in problem.ranks.indices where verdicts[candidate] != .deny {
            guard let kind = number[memberships[candidate]] else { return nil }
            kindOf[candidate] = kind
            sizes[kind] += 1
            if verdicts[candidate] == .award {
                decided[kind] += 1
            } else {
                byRank[problem.ranks[candidate], default: [:]][kind, default: 0] += 1
            }
        }
        ranks = byRank.keys.sorted()
        offers = ranks.map { byRank[$0] ?? [:] }
    }
}
