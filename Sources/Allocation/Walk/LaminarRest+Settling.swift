// SPDX-License-Identifier: Apache-2.0

/// Going through the classes to come one by one.
extension LaminarRest {
    /// A class to come.
    private struct Step {
        let entries: Range<Int>
        /// The node of each entry; -1 for those who cannot be chosen.
        let places: [Int]
        /// How many each entry offers.
        let offers: [Int]
        /// How many are chosen from the class, whatever the order.
        var most = 0

        /// Whether the class leaves a choice.
        var isOpen: Bool { most != 0 && most != offers.reduce(0, +) }
    }

    /// The fewest and most that can be chosen of some people of a class; both are reached.
    private typealias Chosen = (low: Int, high: Int)

    /// The next class; nil when all seats are taken.
    private mutating func step() -> Step? {
        let classes = model.classes
        guard class_ < classes.count, !isFull else { return nil }
        let entries = classes.entries(class_)
        let places = places(entries)
        let offers = zip(entries, places).map { $1 < 0 ? 0 : Int(classes.counts[$0]) }
        var step = Step(entries: entries, places: places, offers: offers)
        want(offers, 1, step)
        step.most = rank
        want(offers, -1, step)
        return step
    }

    private mutating func want(_ numbers: [Int], _ times: Int, _ step: Step) {
        for (node, number) in zip(step.places, numbers) where number > 0 { want(number * times, of: node) }
    }

    /// What is chosen of groups of people, each given as entries of the class and how many of each.
    private mutating func chosen(_ groups: [[(entry: Int, number: Int)]], _ step: Step) -> [Chosen] {
        guard step.isOpen else {
            return groups.map { group in
                let all = step.most == 0 ? 0 : group.reduce(0) { $0 + $1.number }
                return (all, all)
            }
        }
        // Alone they show the most of them; all others alone, what can do without them.
        let high = ranks(wanting: groups, 1, step)
        want(step.offers, 1, step)
        let others = ranks(wanting: groups, -1, step)
        want(step.offers, -1, step)
        return zip(others, high).map { (step.most - $0, $1) }
    }

    private mutating func ranks(wanting groups: [[(entry: Int, number: Int)]], _ times: Int, _ step: Step) -> [Int] {
        groups.map { group in
            for (entry, number) in group { want(times * number, of: step.places[entry]) }
            defer { for (entry, number) in group { want(-times * number, of: step.places[entry]) } }
            return rank
        }
    }

    /// Takes from a class, as many as possible from each entry in turn, and leaves it behind.
    private mutating func leave(_ step: Step) {
        var chosen = step.most == 0 ? step.offers.map { _ in 0 } : step.offers
        if step.isOpen {
            var before = 0
            for index in step.offers.indices where step.offers[index] > 0 {
                want(step.offers[index], of: step.places[index])
                chosen[index] = rank - before
                before = rank
            }
            want(step.offers, -1, step)
        }
        leave(step.offers.indices.map { (node: step.places[$0], offer: step.offers[$0], chosen: chosen[$0]) })
    }

    /// Settles all classes to come.
    func settle(_ groups: [Int]) -> Bulk {
        var bulk = Bulk()
        bulk.rest = self
        var have = [Int: Chosen](uniqueKeysWithValues: groups.map { ($0, (0, 0)) })
        var rest = self
        while let step = rest.step() {
            bulk.seats.append(step.most...step.most)
            // Who cannot be chosen has no place to be wanted at.
            let entries = step.offers.indices.map { step.offers[$0] > 0 ? [(entry: $0, number: step.offers[$0])] : [] }
            for (low, high) in rest.chosen(entries, step) {
                bulk.low.append(Int32(low))
                bulk.high.append(Int32(high))
            }
            var members: [Int: [(entry: Int, number: Int)]] = [:]
            for part in entries.joined() {
                let signature = Int(model.classes.signatures[step.entries.lowerBound + part.entry])
                for group in model.groupsOf[signature] where have[group] != nil {
                    members[group, default: []].append(part)
                }
            }
            let present = Array(members.keys)
            for (group, own) in zip(present, rest.chosen(present.map { members[$0] ?? [] }, step)) {
                have[group]?.low += own.low
                have[group]?.high += own.high
            }
            rest.leave(step)
        }
        bulk.have = have.mapValues { min($0.low, $0.high)...max($0.low, $0.high) }
        return bulk
    }

    /// The fewest and most that are chosen, in all classes to come, of groups given as numbers of members per entry.
    func ranges(of groups: [[Int: Int]]) -> [ClosedRange<Int>] {
        var sums = groups.map { _ in Chosen(0, 0) }
        var groupsOf: [Int: [Int]] = [:]
        for (group, members) in groups.enumerated() {
            for entry in members.keys { groupsOf[entry, default: []].append(group) }
        }
        var rest = self
        while let step = rest.step() {
            var members: [Int: [(entry: Int, number: Int)]] = [:]
            for (index, entry) in step.entries.enumerated() where step.offers[index] > 0 {
                for group in groupsOf[entry] ?? [] {
                    members[group, default: []].append((index, min(groups[group][entry] ?? 0, step.offers[index])))
                }
            }
            let present = Array(members.keys)
            for (group, own) in zip(present, rest.chosen(present.map { members[$0] ?? [] }, step)) {
                sums[group].low += own.low
                sums[group].high += own.high
            }
            rest.leave(step)
        }
        return sums.map { $0.low...$0.high }
    }
}
