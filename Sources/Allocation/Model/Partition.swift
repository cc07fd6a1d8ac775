// SPDX-License-Identifier: Apache-2.0

/// Splits positions into classes of equal group membership, one group at a time, in time linear in the memberships.
struct Partition {
    /// The class of each position.
    private(set) var label: [Int32]
    /// The groups of each class, ascending.
    private(set) var groups: [[Int]] = [[]]

    /// The class that splits off each class at this step, where `step` says that it is this one's.
    private var split: [Int32] = [0]
    private var step: [Int32] = [-1]

    init(count: Int) { label = Array(repeating: 0, count: count) }

    /// Splits every class into its members inside and outside a group; groups come in ascending order.
    mutating func refine(by group: Int, _ members: some Sequence<Int>) {
        let before = groups.count
        for member in members {
            let old = Int(label[member])
            // A label made in this very step belongs to a member named twice.
            guard old < before else { continue }
            if step[old] != group {
                step[old] = Int32(group)
                split[old] = Int32(groups.count)
                groups.append(groups[old] + [group])
                split.append(0)
                step.append(-1)
            }
            label[member] = split[old]
        }
    }

    /// Renumbers the classes by their groups and drops those that are nobody's, so that the order of positions is forgotten.
    mutating func canonicalize() {
        var isUsed = [Bool](repeating: false, count: groups.count)
        for class_ in label where class_ >= 0 { isUsed[Int(class_)] = true }
        let order = groups.indices.filter { isUsed[$0] }.sorted { groups[$0].lexicographicallyPrecedes(groups[$1]) }
        var number = [Int32](repeating: -1, count: groups.count)
        for (new, old) in order.enumerated() { number[old] = Int32(new) }
        for position in label.indices where label[position] >= 0 { label[position] = number[Int(label[position])] }
        groups = order.map { groups[$0] }
        split = groups.map { _ in 0 }
        step = groups.map { _ in -1 }
    }

    /// Takes positions out of every class.
    mutating func exclude(_ positions: some Sequence<Int>) { for position in positions { label[position] = -1 } }
}
