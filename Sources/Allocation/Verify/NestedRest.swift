// SPDX-License-Identifier: Apache-2.0

/// The rest of a walk on which only nested or disjoint conditions can still have a say, followed by arithmetic alone.
///
/// The lists that remain possible are the bases of a matroid. Whether some counts can be completed is seen by adding up
/// ranges from the smallest groups to the largest; taking people one kind after the other, as many as possible each, shows
/// the most of whom comes first and the fewest of whom comes last; and no class depends on how the ties before it fall.
struct NestedRest {
    private struct Node {
        /// The next larger group; -1 for everyone.
        var parent: Int
        /// How many more must and may be chosen.
        var lower: Int
        var upper: Int
        /// How many of those to come belong here and to no smaller group.
        var left = 0
    }

    /// Larger groups before those inside them; the first is everyone.
    private var nodes: [Node]
    /// The smallest group of each kind that can still be chosen; nil for others.
    private let nodeOf: [Int?]

    /// - parameter left: how many of each kind can still be chosen.
    /// - returns: nil when conditions that still have a say cross.
    init?(_ bounds: [OpenBounds.Bound], left: [Int], seats: Int) {
        var smallest = left.map { $0 > 0 ? 0 : nil as Int? }
        var nodes = [Node(parent: -1, lower: seats, upper: seats)]
        let present = bounds.map { bound in (bound, bound.kinds.filter { left[$0] > 0 }) }
        for (bound, kinds) in present.sorted(by: { ($1.1.count, $0.0.group) < ($0.1.count, $1.0.group) }) {
            guard let first = kinds.first, let parent = smallest[first] else { continue }
            guard kinds.allSatisfy({ smallest[$0] == parent }) else { return nil }
            for kind in kinds { smallest[kind] = nodes.count }
            nodes.append(Node(parent: parent, lower: bound.lower, upper: bound.upper))
        }
        for kind in left.indices { if let node = smallest[kind] { nodes[node].left += left[kind] } }
        self.nodes = nodes
        nodeOf = smallest
    }

    /// Whether someone of a kind can be taken from a class, and whether someone can be left.
    struct Fate {
        var isEverIn = false
        var isEverOut = false
    }

    /// Follows one class.
    ///
    /// - parameter offers: how many of each kind the class has; kinds that cannot be chosen are passed over.
    /// - returns: whether some of each such kind can be in and out, how many of each one way takes, and how many in all.
    mutating func follow(_ offers: [Int: Int]) -> (fates: [Int: Fate], taken: [Int: Int], seats: Int) {
        var offered = [Int](repeating: 0, count: nodes.count)
        for (kind, offer) in offers { if let node = nodeOf[kind] { offered[node] += offer } }
        for node in nodes.indices { nodes[node].left -= offered[node] }
        let present = nodes.indices.filter { offered[$0] > 0 }
        var fateOf = [Fate](repeating: Fate(), count: nodes.count)
        let way: [Int]
        if isCompletable(offered, offered) {
            way = offered
            for node in present { fateOf[node].isEverIn = true }
        } else {
            way = taken(in: present, offered)
            for node in present {
                fateOf[node].isEverIn = taken(in: [node], offered)[node] > 0
                fateOf[node].isEverOut =
                    taken(in: present.filter { $0 != node } + [node], offered)[node] < offered[node]
            }
        }
        var pool = way
        var numbers: [Int: Int] = [:]
        var fates: [Int: Fate] = [:]
        for kind in offers.keys.sorted() {
            guard let node = nodeOf[kind], let offer = offers[kind] else { continue }
            numbers[kind] = min(offer, pool[node])
            pool[node] -= min(offer, pool[node])
            fates[kind] = fateOf[node]
        }
        for (node, number) in way.enumerated() where number > 0 {
            var index = node
            while index >= 0 {
                nodes[index].lower = max(0, nodes[index].lower - number)
                if nodes[index].upper != .max { nodes[index].upper -= number }
                index = nodes[index].parent
            }
        }
        return (fates, numbers, way.reduce(0, +))
    }

    /// As many as possible of each node in turn.
    private func taken(in order: [Int], _ offered: [Int]) -> [Int] {
        var taken = [Int](repeating: 0, count: nodes.count)
        for node in order {
            var (low, high) = (0, offered[node])
            while low < high {
                taken[node] = low + (high - low + 1) / 2
                if isCompletable(taken, offered) { low = taken[node] } else { high = taken[node] - 1 }
            }
            taken[node] = low
        }
        return taken
    }

    /// Whether these can be taken from a class, with any others of the class and of later ones.
    private func isCompletable(_ taken: [Int], _ offered: [Int]) -> Bool {
        var least = taken
        var most = nodes.indices.map { nodes[$0].left + offered[$0] }
        for node in nodes.indices.reversed() {
            let low = max(least[node], nodes[node].lower)
            let high = min(most[node], nodes[node].upper)
            guard low <= high else { return false }
            if node > 0 {
                least[nodes[node].parent] += low
                most[nodes[node].parent] += high
            }
        }
        return true
    }
}
