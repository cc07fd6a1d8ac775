// SPDX-License-Identifier: Apache-2.0

/// Splits positions into classes of equal group membership, one group at a time, in time linear in the memberships.
///
/// A class that splits off another has the other's groups and one more, so that the classes form a tree, in which the
/// groups of a class lie on the way from the root. It cannot be copied, so that its labels become the answer's in place.
struct Partition: ~Copyable {
    /// The class of each position.
    private(set) var label: [Int32]

    /// A class of positions.
    private struct Class {
        /// The class that it split off, always an earlier one, and the group that it has beyond that one.
        let parent: Int32
        let group: Int32
        /// The class that splits off it at this step, where `step` says that it is this one's.
        var split: Int32 = 0
        var step: Int32 = -1
    }

    private var classes = [Class(parent: -1, group: -1)]

    init(count: Int) { label = Array(repeating: 0, count: count) }

    /// Splits every class into its members inside and outside a group; groups come in ascending order.
    mutating func refine(by next: Int, _ members: some Sequence<Int>) {
        let before = classes.count
        let next = Int32(next)
        label.withUnsafeMutableBufferPointer { label in
            for member in members {
                let old = Int(label[member])
                // A label made in this very step belongs to a member named twice.
                guard old < before else { continue }
                if classes[old].step != next {
                    classes[old].step = next
                    classes[old].split = Int32(classes.count)
                    classes.append(Class(parent: Int32(old), group: next))
                }
                label[member] = classes[old].split
            }
        }
    }

    /// Takes positions out of every class.
    mutating func exclude(_ positions: some Sequence<Int>) { for position in positions { label[position] = -1 } }

    /// The classes numbered by their groups, those that are nobody's left out, so that the order of positions is forgotten.
    ///
    /// - returns: the class of each position, -1 for one taken out; the groups of each class, ascending; how many are of it.
    consuming func numbered() -> (label: [Int32], groups: Lists, sizes: [Int]) {
        var people = [Int32](repeating: 0, count: classes.count)
        for own in label where own >= 0 { people[Int(own)] += 1 }
        // A list of groups comes before those it begins: the order of a walk through the tree, where later children of a
        // class have the larger groups. Classes in use below each one tell how far its children lie apart.
        var used = people.map { $0 > 0 ? Int32(1) : 0 }
        for own in classes.indices.dropFirst().reversed() { used[Int(classes[own].parent)] += used[own] }
        var number = [Int32](repeating: 0, count: classes.count)
        var next = number
        var depth = number
        var memberships = 0
        for own in classes.indices {
            if own > 0 {
                let parent = Int(classes[own].parent)
                number[own] = next[parent]
                next[parent] += used[own]
                depth[own] = depth[parent] + 1
            }
            next[own] = number[own] + (people[own] > 0 ? 1 : 0)
            if people[own] > 0 { memberships += Int(depth[own]) }
        }
        let count = Int(used[0])
        var starts = [Int32](repeating: 0, count: count + 1)
        var sizes = [Int](repeating: 0, count: count)
        for own in classes.indices where people[own] > 0 {
            starts[Int(number[own]) + 1] = depth[own]
            sizes[Int(number[own])] = Int(people[own])
        }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var values = [Int](repeating: 0, count: memberships)
        for own in classes.indices where people[own] > 0 {
            var place = Int(starts[Int(number[own]) + 1])
            var ancestor = own
            while ancestor > 0 {
                place -= 1
                values[place] = Int(classes[ancestor].group)
                ancestor = Int(classes[ancestor].parent)
            }
        }
        label.withUnsafeMutableBufferPointer { label in
            for position in label.indices where label[position] >= 0 { label[position] = number[Int(label[position])] }
        }
        return (label, Lists(starts: starts, values: values), sizes)
    }
}
