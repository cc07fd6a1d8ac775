// SPDX-License-Identifier: Apache-2.0

/// A consequence of the rows that no single row says: the chosen people, weighted, sum to at most `bound`.
struct Cut: Sendable {
    /// Per signature.
    let weights: [Int]
    let bound: Int
    /// The rows that add up to it.
    let terms: [Proof.Term]
    /// Whether some weight is below zero.
    let hasNegative: Bool

    /// A consequence that forbids nothing.
    init(sayingNothing model: Model) {
        weights = model.sizes.map { _ in 0 }
        bound = 0
        terms = []
        hasNegative = false
    }

    /// The sum of rows taken some times each; nil when there are none, or the numbers grow too large to keep.
    init?(_ terms: [Proof.Term], of system: System, _ model: Model) {
        guard !terms.isEmpty else { return nil }
        var base = 0
        var perGroup: [Int: Int] = [:]
        var bound = 0
        for term in terms {
            guard case .entry(let index) = term.row, term.times < 1 << 24 else { return nil }
            let row = system.entries[index].row
            base += row.all * term.times
            bound += row.bound * term.times
            if let group = row.group { perGroup[group, default: 0] += row.inside * term.times }
        }
        var weights = [Int](repeating: base, count: model.sizes.count)
        for (group, weight) in perGroup { for s in model.signaturesOf[group] { weights[s] += weight } }
        self.weights = weights
        self.bound = bound
        self.terms = terms
        hasNegative = weights.contains { $0 < 0 }
    }
}
