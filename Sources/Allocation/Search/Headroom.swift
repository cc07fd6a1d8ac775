// SPDX-License-Identifier: Apache-2.0

/// How far counts can grow under a system, found without solving anything: often both sides meet, and the most is known.
struct Headroom {
    private let model: Model
    /// The rows that bound a group's count from above, each with its entry in the system.
    private let caps: [(group: Int, row: Row, entry: Int)]
    /// The rows that speak of everyone chosen.
    private let general: [Row]
    private let generalEntries: [Int]

    init(_ model: Model, _ system: System) {
        self.model = model
        let rows = system.entries.map(\.row)
        caps = rows.indices.compactMap { entry in
            let row = rows[entry]
            return row.all == 0 && row.inside > 0 ? row.group.map { ($0, row, entry) } : nil
        }
        generalEntries = rows.indices.filter { rows[$0].all != 0 }
        general = generalEntries.map { rows[$0] }
    }

    /// Counts that obey the rows if these do, with people of a group (of all, without one) added one signature after the
    /// other while every row has room.
    func raised(_ counts: [Int], in group: Int?, upTo most: Int) -> [Int] {
        var counts = counts
        var left = most - model.count(group, in: counts)
        let total = counts.reduce(0, +)
        var slacks = general.map { row in
            row.bound - row.all * total - (row.group.map { row.inside * model.count($0, in: counts) } ?? 0)
        }
        // How many more each group may take: the tightest of its rows.
        var rooms = [Int](repeating: .max, count: model.signaturesOf.count)
        for (group, row, _) in caps {
            rooms[group] = min(rooms[group], floorDivide(row.bound, row.inside) - model.count(group, in: counts))
        }
        func add(_ signature: Int) {
            var more = min(left, model.sizes[signature] - counts[signature])
            let groups = model.groupsOf[signature]
            for group in groups { more = min(more, rooms[group]) }
            for (index, row) in general.enumerated() {
                let each = row.all + (row.group.map { groups.contains($0) ? row.inside : 0 } ?? 0)
                if each > 0 { more = min(more, floorDivide(slacks[index], each)) }
            }
            guard more > 0 else { return }
            counts[signature] += more
            left -= more
            for group in groups where rooms[group] != .max { rooms[group] -= more }
            for (index, row) in general.enumerated() {
                slacks[index] -= more * (row.all + (row.group.map { groups.contains($0) ? row.inside : 0 } ?? 0))
            }
        }
        if let group {
            for signature in model.signaturesOf[group] { add(signature) }
        } else {
            for signature in model.sizes.indices { add(signature) }
        }
        return counts
    }

    /// A number that the count of a group (of all, without one) cannot exceed, and the entries of the rows that say so.
    ///
    /// Caps on groups that share nobody add up, and whoever is in none of them counts whole.
    func ceiling(of group: Int?) -> (most: Int, entries: [Int]) {
        var isOpen = [Bool](repeating: group == nil, count: model.sizes.count)
        if let group { for signature in model.signaturesOf[group] { isOpen[signature] = true } }
        var isCovered = [Bool](repeating: false, count: model.sizes.count)
        var most = 0
        var entries: [Int] = []
        for (group, row, entry) in caps {
            let members = model.signaturesOf[group]
            let limit = floorDivide(row.bound, row.inside)
            let count = members.reduce(0) { $0 + (isOpen[$1] ? model.sizes[$1] : 0) }
            guard limit < count, !members.contains(where: { isCovered[$0] }) else { continue }
            for signature in members { isCovered[signature] = true }
            most += limit
            entries.append(entry)
        }
        for signature in model.sizes.indices where isOpen[signature] && !isCovered[signature] {
            most += model.sizes[signature]
        }
        for (row, entry) in zip(general, generalEntries) where row.group == nil && row.all > 0 {
            let bound = floorDivide(row.bound, row.all)
            if bound < most { (most, entries) = (bound, [entry]) }
        }
        return (most, entries)
    }
}
