// SPDX-License-Identifier: Apache-2.0

/// The conditions on sets of a known size, in the form the walk keeps count of.
struct Limits: Sendable {
    /// Bounds on how many of a group are chosen.
    struct Limit: Sendable {
        let group: Int
        var upper = Int.max
        var lower = 0
        /// The entries of the system that the bounds come from.
        var upperEntry = -1
        var lowerEntry = -1
    }

    let model: Model
    let system: System
    let size: Int
    let limits: [Limit]
    /// The limits with a lower bound: those outside the group can fill what it leaves.
    let lowers: [Int32]
    /// The limits of each signature, one after the other, and where each signature's begin.
    let ofSignature: [Int32]
    let starts: [Int32]
    /// The entry of the system that says no more than `size` are chosen.
    let sizeEntry: Int

    /// - parameter system: rows on sets of exactly `size`, each bounding a plain count.
    init(_ model: Model, _ system: System, size: Int) {
        self.model = model
        self.system = system
        self.size = size
        sizeEntry = system.entries.firstIndex { $0.row.group == nil && $0.row.all > 0 } ?? 0
        var limits: [Limit] = []
        var known: [Int: Int] = [:]
        for (entry, row) in system.entries.map(\.row).enumerated() {
            guard let group = row.group else { continue }
            let index = known[group] ?? limits.count
            if index == limits.count {
                known[group] = index
                limits.append(Limit(group: group))
            }
            if row.inside > 0, row.bound < limits[index].upper {
                limits[index].upper = row.bound
                limits[index].upperEntry = entry
            } else if row.inside < 0, -row.bound > limits[index].lower {
                limits[index].lower = -row.bound
                limits[index].lowerEntry = entry
            }
        }
        // What no choice can reach needs no counting.
        let reachable = limits.filter { limit in
            let members = model.signaturesOf[limit.group].reduce(0) { $0 + model.sizes[$1] }
            return limit.lower > 0 || limit.upper < min(members, size)
        }
        self.limits = reachable
        lowers = reachable.indices.filter { reachable[$0].lower > 0 }.map(Int32.init)
        var ofSignature = [[Int32]](repeating: [], count: model.sizes.count)
        for (index, limit) in reachable.enumerated() {
            for s in model.signaturesOf[limit.group] { ofSignature[s].append(Int32(index)) }
        }
        var starts: [Int32] = [0]
        for own in ofSignature { starts.append(starts[starts.count - 1] + Int32(own.count)) }
        self.ofSignature = Array(ofSignature.joined())
        self.starts = starts
    }

    func limits(of signature: Int) -> ArraySlice<Int32> {
        ofSignature[Int(starts[signature])..<Int(starts[signature + 1])]
    }
}

/// A consequence of the rows that no single row says: the chosen people, weighted, sum to at most `bound`.
struct Cut: Sendable {
    /// Per signature.
    let weights: [Int]
    let bound: Int
    /// The rows that add up to it.
    let terms: [Proof.Term]

    /// The sum of rows taken some times each; nil when the numbers grow too large to keep.
    init?(_ terms: [Proof.Term], of system: System, _ model: Model) {
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
    }
}
