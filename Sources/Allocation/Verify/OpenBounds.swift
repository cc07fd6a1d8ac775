// SPDX-License-Identifier: Apache-2.0

/// The bounds on groups that people still to be chosen can break, at one place of the walk.
struct OpenBounds {
    struct Bound: Equatable {
        let group: Int
        /// The kinds that belong to the group.
        let kinds: [Int]
        /// How many more of the group must and may be chosen.
        var lower = 0
        var upper = Int.max
    }

    let bounds: [Bound]

    /// - parameter left: how many of each kind can still be chosen.
    init(_ people: CountedPeople, _ rows: [RowName: Condition], taken: [Int], left: [Int], seats: Int) {
        var known: [Int: Bound] = [:]
        for row in rows.values {
            guard let group = row.group else { continue }
            var bound = known[group] ?? Bound(group: group, kinds: people.kindsOf[group] ?? [])
            let inside = bound.kinds.reduce(0) { $0 + taken[$1] }
            if row.inside > 0 { bound.upper = min(bound.upper, row.bound - inside) }
            if row.inside < 0 { bound.lower = max(bound.lower, -row.bound - inside) }
            known[group] = bound
        }
        let everyone = left.reduce(0, +)
        bounds = known.values.filter { bound in
            let joining = bound.kinds.reduce(0) { $0 + left[$1] }
            return min(seats, joining) > bound.upper || max(0, seats - (everyone - joining)) < bound.lower
        }.sorted { $0.group < $1.group }
    }
}
