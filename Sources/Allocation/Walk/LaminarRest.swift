// SPDX-License-Identifier: Apache-2.0

/// The rest of a walk on which nothing but nested or disjoint limits can still have a say.
///
/// Then the people that can be chosen form a matroid: from each class the same number is taken whatever the order, the
/// classes do not depend on each other's resolution, and every question is one of rank, answered by one pass up the tree.
struct LaminarRest: Sendable {
    private struct Node: Sendable {
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

    // MARK: - Class by class

    /// A class to come.
    private struct Step {
        let entries: Range<Int>
        /// The node of each entry; -1 for those who cannot be chosen.
        let place: [Int]
        /// How many each entry offers.
        let offers: [Int]
        /// How many are chosen from the class, whatever the order.
        var most = 0

        /// Whether the class leaves a choice.
        var isOpen: Bool { most != 0 && most != offers.reduce(0, +) }
    }

    /// The next class; nil when all seats are taken.
    private func step() -> Step? {
        let classes = model.classes
        guard class_ < classes.count, nodes[nodes.count - 1].upper > 0 else { return nil }
        let entries = classes.entries(class_)
        let place = entries.map { nodeOf[Int(classes.signatures[$0])] }
        let offers = zip(entries, place).map { $1 < 0 ? 0 : Int(classes.counts[$0]) }
        var step = Step(entries: entries, place: place, offers: offers)
        step.most = offers.allSatisfy { $0 == 0 } ? 0 : rank(offers, step)
        return step
    }

    /// The most that can be chosen of some people of a class, so many from each entry.
    private func rank(_ numbers: [Int], _ step: Step) -> Int {
        var wanted = [Int](repeating: 0, count: nodes.count)
        for (node, number) in zip(step.place, numbers) where number > 0 { wanted[node] += number }
        return rank(wanted)
    }

    /// The fewest and most that are chosen of some people of a class; both are reached.
    private func range(_ numbers: [Int], _ step: Step) -> (low: Int, high: Int) {
        guard step.isOpen else {
            let all = step.most == 0 ? 0 : numbers.reduce(0, +)
            return (all, all)
        }
        return (step.most - rank(zip(step.offers, numbers).map(-), step), rank(numbers, step))
    }

    /// One way to choose, for the classes to come: as many as possible from each entry in turn.
    private func choice(_ step: Step) -> [Int] {
        guard step.isOpen else { return step.most == 0 ? step.offers.map { _ in 0 } : step.offers }
        var before = 0
        var prefix = step.offers.map { _ in 0 }
        return step.offers.indices.map { index in
            prefix[index] = step.offers[index]
            let after = rank(prefix, step)
            defer { before = after }
            return after - before
        }
    }

    /// Settles all classes to come.
    func settle(_ groups: [Int]) -> Bulk {
        var bulk = Bulk()
        bulk.rest = self
        var have = groups.map { _ in (low: 0, high: 0) }
        var rest = self
        while let step = rest.step() {
            bulk.seats.append(step.most...step.most)
            if !step.isOpen {
                let numbers = rest.choice(step).map(Int32.init)
                bulk.low += numbers
                bulk.high += numbers
            }
            for index in step.offers.indices where step.isOpen {
                let range = rest.range(step.offers.indices.map { $0 == index ? step.offers[index] : 0 }, step)
                bulk.low.append(Int32(range.low))
                bulk.high.append(Int32(range.high))
            }
            for (index, group) in groups.enumerated() {
                let numbers = step.offers.indices.map { entry in
                    let signature = Int(model.classes.signatures[step.entries.lowerBound + entry])
                    return model.groupsOf[signature].contains(group) ? step.offers[entry] : 0
                }
                let range = rest.range(numbers, step)
                have[index].low += range.low
                have[index].high += range.high
            }
            rest.advance(step)
        }
        bulk.have = Dictionary(
            uniqueKeysWithValues: zip(groups, have).map { ($0, min($1.low, $1.high)...max($1.low, $1.high)) })
        return bulk
    }

    /// The fewest and most that are chosen, in all classes to come, of groups given as numbers of members per entry.
    func ranges(of groups: [[Int: Int]]) -> [ClosedRange<Int>] {
        var (low, high) = (groups.map { _ in 0 }, groups.map { _ in 0 })
        var groupsOf: [Int: [Int]] = [:]
        for (group, members) in groups.enumerated() { for entry in members.keys { groupsOf[entry, default: []].append(group) } }
        var rest = self
        while let step = rest.step() {
            for group in Set(step.entries.flatMap { groupsOf[$0] ?? [] }) {
                let numbers = zip(step.entries, step.offers).map { min(groups[group][$0] ?? 0, $1) }
                let range = rest.range(numbers, step)
                low[group] += range.low
                high[group] += range.high
            }
            rest.advance(step)
        }
        return zip(low, high).map { $0...$1 }
    }

    /// Takes from a class and leaves it behind.
    private mutating func advance(_ step: Step) {
        for (node, (offer, number)) in zip(step.place, zip(step.offers, choice(step))) where node >= 0 {
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
