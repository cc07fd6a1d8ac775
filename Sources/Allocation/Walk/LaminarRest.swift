// SPDX-License-Identifier: Apache-2.0

/// The rest of a walk on which nothing but nested or disjoint limits can still have a say.
///
/// Then the people that can be chosen form a matroid: from each class the same number is taken whatever the order, the
/// classes do not depend on each other's resolution, and every question is one of rank, answered by one pass up the tree.
struct LaminarRest {
    private struct Node {
        let parent: Int
        /// Bounds on how many more are chosen.
        var lower: Int
        var upper: Int
        /// How many of the people to come belong here and to no child.
        var own = 0
    }

    private let model: Model
    /// Children before parents; the last is everyone.
    private var nodes: [Node]
    /// The deepest node of each signature that can still be chosen; -1 for others.
    private var nodeOf: [Int]
    private var class_: Int

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
    }

    /// The most people that can be chosen from some of those to come: `wanted` per node, others filling up.
    ///
    /// Per node, the most wanted people among k chosen is a function of k that first grows by one each, then not at all.
    private func rank(_ wanted: [Int]) -> Int {
        var least = [Int](repeating: 0, count: nodes.count)
        var atLeast = least
        var growing = wanted
        var flat = nodes.indices.map { nodes[$0].own - wanted[$0] }
        for (index, node) in nodes.enumerated() {
            let raise = max(0, node.lower - least[index])
            let fromGrowing = min(raise, growing[index])
            atLeast[index] += fromGrowing
            growing[index] -= fromGrowing
            flat[index] -= raise - fromGrowing
            least[index] += raise
            let room = node.upper == .max ? Int.max : max(0, node.upper - least[index])
            growing[index] = min(growing[index], room)
            flat[index] = min(max(0, flat[index]), room - growing[index])
            guard index < nodes.count - 1 else { break }
            least[node.parent] += least[index]
            atLeast[node.parent] += atLeast[index]
            growing[node.parent] += growing[index]
            flat[node.parent] += flat[index]
        }
        return atLeast[nodes.count - 1]
    }

    /// Settles all classes to come.
    mutating func settle(_ groups: [Int]) -> Bulk {
        var bulk = Bulk()
        var have = groups.map { _ in (low: 0, high: 0) }
        let classes = model.classes
        while class_ < classes.count, nodes[nodes.count - 1].upper > 0 {
            let entries = classes.entries(class_)
            let place = entries.map { nodeOf[Int(classes.signatures[$0])] }
            let offers = zip(entries, place).map { $1 < 0 ? 0 : Int(classes.counts[$0]) }
            func rankOf(_ numbers: [Int]) -> Int {
                var wanted = [Int](repeating: 0, count: nodes.count)
                for (node, number) in zip(place, numbers) where number > 0 { wanted[node] += number }
                return rank(wanted)
            }
            func without(_ left: (Int) -> Bool) -> [Int] { offers.indices.map { left($0) ? 0 : offers[$0] } }
            let all = offers.reduce(0, +)
            let most = all == 0 ? 0 : rankOf(offers)
            bulk.seats.append(most...most)
            var chosen = offers
            if most == all || most == 0 {
                if most == 0 { chosen = offers.map { _ in 0 } }
                bulk.low += chosen.map(Int32.init)
                bulk.high += chosen.map(Int32.init)
            } else {
                var before = 0
                var prefix = offers.map { _ in 0 }
                for index in offers.indices {
                    bulk.high.append(Int32(rankOf(without { $0 != index })))
                    bulk.low.append(Int32(most - rankOf(without { $0 == index })))
                    // One way to choose, for the classes to come: as many as possible from each entry in turn.
                    prefix[index] = offers[index]
                    let after = rankOf(prefix)
                    chosen[index] = after - before
                    before = after
                }
            }
            for (index, group) in groups.enumerated() {
                func belongs(_ entry: Int) -> Bool {
                    model.groupsOf[Int(classes.signatures[entries.lowerBound + entry])].contains(group)
                }
                if most == all || most == 0 {
                    let number = chosen.indices.reduce(0) { $0 + (belongs($1) ? chosen[$1] : 0) }
                    have[index].low += number
                    have[index].high += number
                } else {
                    have[index].high += rankOf(without { !belongs($0) })
                    have[index].low += most - rankOf(without(belongs))
                }
            }
            advance(place, offers, chosen)
        }
        bulk.have = Dictionary(
            uniqueKeysWithValues: zip(groups, have).map { ($0, min($1.low, $1.high)...max($1.low, $1.high)) })
        return bulk
    }

    /// Takes from a class and leaves it behind.
    private mutating func advance(_ place: [Int], _ offers: [Int], _ chosen: [Int]) {
        for (node, (offer, number)) in zip(place, zip(offers, chosen)) where node >= 0 {
            nodes[node].own -= offer
            guard number > 0 else { continue }
            var index = node
            while true {
                nodes[index].lower = max(0, nodes[index].lower - number)
                if nodes[index].upper != .max { nodes[index].upper -= number }
                if index == nodes.count - 1 { break }
                index = nodes[index].parent
            }
        }
        class_ += 1
    }
}
