// SPDX-License-Identifier: Apache-2.0

/// The rest of a walk on which nothing but nested or disjoint limits can still have a say.
///
/// Then the people that can be chosen form a matroid: from each class the same number is taken whatever the order, the
/// classes do not depend on each other's resolution, and every question is one of rank, answered by one pass up the tree.
struct LaminarRest: Sendable {
    /// How many people a part of the tree can give.
    ///
    /// The most wanted people among k chosen is a function of k that first grows by one each, then not at all.
    private struct Supply: Sendable, Equatable {
        /// The fewest that can be chosen, and the most wanted people among so few.
        var least = 0
        var wanted = 0
        /// How many more can be chosen that are wanted, and that are not.
        var growing = 0
        var flat = 0

        mutating func add(_ other: Supply, _ times: Int) {
            least += times * other.least
            wanted += times * other.wanted
            growing += times * other.growing
            flat += times * other.flat
        }
    }

    private struct Node: Sendable {
        let parent: Int
        /// Bounds on how many more are chosen.
        var lower: Int
        var upper: Int
        /// How many of the people to come belong here and to no child, and how many of those are wanted.
        var own = 0
        var wanted = 0
        /// What the children give together, and what the node makes of it.
        var below = Supply()
        var made = Supply()

        var answer: Supply {
            var supply = below
            supply.growing += wanted
            supply.flat += own - wanted
            let raise = max(0, lower - supply.least)
            let fromGrowing = min(raise, supply.growing)
            supply.wanted += fromGrowing
            supply.growing -= fromGrowing
            supply.flat -= raise - fromGrowing
            supply.least += raise
            let room = upper == .max ? Int.max : max(0, upper - supply.least)
            supply.growing = min(supply.growing, room)
            supply.flat = min(max(0, supply.flat), room - supply.growing)
            return supply
        }
    }

    let model: Model
    /// Children before parents; the last is everyone.
    private var nodes: [Node]
    /// The deepest node of each signature that can still be chosen; -1 for others.
    private var nodeOf: [Int]
    private(set) var class_: Int

    /// - returns: nil when the limits that still have a say cross.
    init?(_ limits: Limits, _ tally: Tally, from class_: Int) {
        let model = limits.model
        self.model = model
        self.class_ = class_
        let left = tally.taken.indices.map { tally.isOpen($0) ? model.sizes[$0] - tally.taken[$0] : 0 }
        let seats = limits.size - tally.total
        var deepest = left.map { $0 > 0 ? 0 : -1 }
        var found = [Node(parent: 0, lower: seats, upper: seats)]
        let relevant = tally.relevantLimits(limits).map { index in
            (index, limits.model.signaturesOf[limits.limits[index].group].filter { left[$0] > 0 })
        }
        for (index, members) in relevant.sorted(by: { ($1.1.count, $0.0) < ($0.1.count, $1.0) }) {
            guard let first = members.first else { continue }
            let parent = deepest[first]
            guard members.allSatisfy({ deepest[$0] == parent }) else { return nil }
            let limit = limits.limits[index]
            for s in members { deepest[s] = found.count }
            found.append(
                Node(
                    parent: parent, lower: max(0, limit.lower - tally.inside[index]),
                    upper: limit.upper == .max ? .max : limit.upper - tally.inside[index]))
        }
        // Deeper nodes were found later; turned around they come first.
        let last = found.count - 1
        var nodes = found.reversed().map { Node(parent: last - $0.parent, lower: $0.lower, upper: $0.upper) }
        nodeOf = deepest.map { $0 < 0 ? -1 : last - $0 }
        for s in left.indices where left[s] > 0 { nodes[last - deepest[s]].own += left[s] }
        self.nodes = nodes
        for index in nodes.indices {
            self.nodes[index].made = self.nodes[index].answer
            if index < last { self.nodes[self.nodes[index].parent].below.add(self.nodes[index].made, 1) }
        }
    }

    /// Whether every seat is taken.
    var isFull: Bool { nodes[nodes.count - 1].upper <= 0 }

    /// The node of each entry of a class; -1 for those who cannot be chosen.
    func places(_ entries: Range<Int>) -> [Int] { entries.map { nodeOf[Int(model.classes.signatures[$0])] } }

    /// The most wanted people that can be chosen, others filling up.
    var rank: Int { nodes[nodes.count - 1].made.wanted }

    /// Wants so many more people of a node.
    mutating func want(_ number: Int, of node: Int) {
        guard number != 0 else { return }
        nodes[node].wanted += number
        update(from: node)
    }

    /// Leaves a class behind, from each of whose nodes so many of those offered were chosen.
    mutating func leave(_ parts: some Sequence<(node: Int, offer: Int, chosen: Int)>) {
        for (node, offer, number) in parts where node >= 0 {
            nodes[node].own -= offer
            var index = node
            while number > 0 {
                nodes[index].lower = max(0, nodes[index].lower - number)
                if nodes[index].upper != .max { nodes[index].upper -= number }
                update(from: index)
                if index == nodes.count - 1 { break }
                index = nodes[index].parent
            }
            update(from: node)
        }
        class_ += 1
    }

    /// Brings a node up to date, and those above it as far as that changes them.
    private mutating func update(from first: Int) {
        nodes.withUnsafeMutableBufferPointer { nodes in
            var index = first
            while true {
                let (before, after) = (nodes[index].made, nodes[index].answer)
                guard before != after else { return }
                nodes[index].made = after
                guard index < nodes.count - 1 else { return }
                index = nodes[index].parent
                nodes[index].below.add(after, 1)
                nodes[index].below.add(before, -1)
            }
        }
    }
}
