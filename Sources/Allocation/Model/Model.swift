// SPDX-License-Identifier: Apache-2.0

/// The problem with equal people merged.
///
/// A candidate's *signature* is the set of groups they belong to. People of one signature differ by rank alone, so that
/// every hard rule, shortfall and size depends on counts per signature. Signatures are numbered by their groups, never
/// by the order of the records, and so is everything that follows from them.
struct Model: Sendable, Equatable {
    /// The groups of each signature, ascending.
    let groupsOf: [[Int]]
    /// The signatures of each group, ascending.
    let signaturesOf: [[Int]]
    /// How many people of each signature compete.
    let sizes: [Int]
    /// The signature of each candidate; -1 for one who does not compete.
    let signature: [Int]
    /// How many of each signature a decision has awarded already.
    let decided: [Int]
    /// The tie classes of those not decided, best first.
    let classes: [TieClass]

    var population: Int { sizes.reduce(0, +) }

    /// Equally ranked people, as numbers per signature.
    struct TieClass: Sendable, Equatable {
        let rank: Int
        let entries: [Entry]
    }

    /// The people of one signature in a tie class.
    struct Entry: Sendable, Equatable {
        let signature: Int
        let count: Int
    }

    init(_ problem: Problem) {
        var verdict: [Decision.Verdict?] = Array(repeating: nil, count: problem.ranks.count)
        for decision in problem.decisions { verdict[decision.candidate] = decision.verdict }

        var memberships = [[Int]](repeating: [], count: problem.ranks.count)
        for (index, group) in problem.groups.enumerated() {
            for member in group.members where memberships[member].last != index { memberships[member].append(index) }
        }
        let competing = problem.ranks.indices.filter { verdict[$0] != .deny }
        let distinct = Set(competing.map { memberships[$0] }).sorted { $0.lexicographicallyPrecedes($1) }
        let number = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))

        var signature = [Int](repeating: -1, count: problem.ranks.count)
        var sizes = [Int](repeating: 0, count: distinct.count)
        var decided = sizes
        var byRank: [Int: [Int: Int]] = [:]
        for candidate in competing {
            guard let own = number[memberships[candidate]] else { continue }
            signature[candidate] = own
            sizes[own] += 1
            if verdict[candidate] == .award {
                decided[own] += 1
            } else {
                byRank[problem.ranks[candidate], default: [:]][own, default: 0] += 1
            }
        }
        var signaturesOf = [[Int]](repeating: [], count: problem.groups.count)
        for (own, groups) in distinct.enumerated() {
            for group in groups { signaturesOf[group].append(own) }
        }
        groupsOf = distinct
        self.signaturesOf = signaturesOf
        self.sizes = sizes
        self.signature = signature
        self.decided = decided
        classes = byRank.keys.sorted().map { rank in
            let counts = byRank[rank] ?? [:]
            return TieClass(
                rank: rank,
                entries: counts.keys.sorted().map { Entry(signature: $0, count: counts[$0] ?? 0) })
        }
    }
}
