// SPDX-License-Identifier: Apache-2.0

/// Why no counts obey a system of rows within given bounds, in a form that arithmetic alone can check.
indirect enum Proof: Sendable, Hashable {
    /// The rows, each taken this many times and added up, ask for more than the bounds allow.
    case sum([Term])
    /// Either at most `limit` of these people are chosen or more, and both are impossible.
    case split(People, limit: Int, atMost: Proof, more: Proof)

    struct Term: Sendable, Hashable {
        var row: Source
        /// Positive.
        var times: Int
    }

    /// Where a row comes from.
    enum Source: Sendable, Hashable {
        /// An entry of the system.
        case entry(Int)
        /// What the split at this depth assumes; the outermost is 0.
        case branch(Int)
    }

    /// The people who belong to every group of `inside` and to no other group of `among`.
    struct People: Sendable, Hashable {
        var inside: [Int]
        var among: [Int]
    }

    /// Whether the proof uses a row of one rule.
    func rests(on rule: Int, _ system: System) -> Bool {
        switch self {
        case .sum(let terms): terms.contains { system.isOf($0.row, rule) }
        case .split(_, _, let atMost, let more): atMost.rests(on: rule, system) || more.rests(on: rule, system)
        }
    }

    /// The rules whose rows the proof uses.
    func rules(_ system: System) -> Set<Int> {
        var entries: Set<Int> = []
        collectEntries(into: &entries)
        return system.rules(of: entries)
    }

    /// The entries that the proof rests on.
    func collectEntries(into entries: inout Set<Int>) {
        switch self {
        case .sum(let terms):
            for case .entry(let entry) in terms.lazy.map(\.row) { entries.insert(entry) }
        case .split(_, _, let atMost, let more):
            atMost.collectEntries(into: &entries)
            more.collectEntries(into: &entries)
        }
    }
}
