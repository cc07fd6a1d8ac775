// SPDX-License-Identifier: Apache-2.0

/// Who is never chosen because too many better people would have to be passed over, whatever the order of the ties.
///
/// If someone is chosen and someone better is not, letting the better one have the seat breaks a rule: a cap or ceiling of
/// the better one's that is full, or a floor or reserve of the other's. Of better people whom no floor or reserve and no
/// crossing limit sets back, only those are passed over whose own unit is full, and each full unit uses up its seats. What
/// so many seats can hold and block at most is a small knapsack problem, of which parts of units give an upper bound.
struct Outranked {
    private let model: Model
    /// The unit of each signature, where disjoint caps make units, -1 for none; and the cap of each unit.
    private let unitOf: [Int]
    private let caps: [Int]
    /// Signatures that no rule but the caps of units tells apart.
    private let typeOf: [Int32]
    private let groupsOfType: [[Int]]
    /// The groups with a floor or reserve, and those with a limit that crosses the units.
    private let supports: Set<Int>
    private let limited: Set<Int>
    /// How many are chosen besides the one who is asked about.
    private let seats: Int

    /// - parameter size: how many are chosen.
    init(_ model: Model, _ rules: [RuleBook.Rule], size: Int) {
        self.model = model
        seats = max(0, size - 1)
        var unitOf = model.sizes.map { _ in -1 }
        var caps: [Int] = []
        var limited: Set<Int> = []
        supports = Set(rules.filter { $0.name.kind == .floor || $0.name.kind == .reserve }.compactMap(\.group))
        for rule in rules where rule.name.kind == .cap || rule.name.kind == .ceiling {
            guard let group = rule.group else { continue }
            let members = model.signaturesOf[group]
            if let bound = rule.hard?.bound, rule.name.kind == .cap, members.allSatisfy({ unitOf[$0] < 0 }) {
                for s in members { unitOf[s] = caps.count }
                caps.append(bound)
            } else {
                limited.insert(group)
            }
        }
        (self.unitOf, self.caps, self.limited) = (unitOf, caps, limited)
        var partition = Partition(count: model.sizes.count)
        for group in supports.union(limited).sorted() { partition.refine(by: group, model.signaturesOf[group]) }
        let numbered = partition.numbered()
        typeOf = numbered.label
        groupsOfType = numbered.groups.arrays
    }

    /// For each entry, whether its people are never chosen.
    func entries() -> [Bool] {
        let classes = model.classes
        let first = groupsOfType.indices.map { firstOut($0) }
        var class_ = 0
        return classes.signatures.indices.map { entry in
            while entry >= Int(classes.starts[class_ + 1]) { class_ += 1 }
            return class_ >= first[Int(typeOf[Int(classes.signatures[entry])])]
        }
    }

    /// The first class from which on nobody of a type is ever chosen.
    ///
    /// One more person ahead takes up at most one more place, so that what holds of a class holds of all behind it.
    private func firstOut(_ type: Int) -> Int {
        let own = Set(groupsOfType[type])
        let isAhead = groupsOfType.map { groups in
            let other = Set(groups)
            return own.intersection(supports).isSubset(of: other) && other.intersection(limited).isSubset(of: own)
        }
        var (low, high) = (0, model.classes.count)
        while low < high {
            let middle = (low + high) / 2
            if isOutranked(before: middle, isAhead) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func isOutranked(before class_: Int, _ isAhead: [Bool]) -> Bool {
        let classes = model.classes
        var inUnit = [Int](repeating: 0, count: caps.count)
        var all = 0
        for entry in 0..<Int(classes.starts[class_]) {
            let signature = Int(classes.signatures[entry])
            guard isAhead[Int(typeOf[signature])] else { continue }
            all += Int(classes.counts[entry])
            if unitOf[signature] >= 0 { inUnit[unitOf[signature]] += Int(classes.counts[entry]) }
        }
        return all > most(inUnit)
    }

    /// The most people that so many seats can hold, or block by filling a unit.
    private func most(_ inUnit: [Int]) -> Int {
        var most = seats
        var left = seats
        let gains = inUnit.indices.map { (gain: inUnit[$0] - caps[$0], seats: caps[$0]) }.filter { $0.gain > 0 }
        for (gain, needed) in gains.sorted(by: { $0.gain * $1.seats > $1.gain * $0.seats }) {
            if needed <= left {
                most += gain
                left -= needed
            } else {
                // A part of a unit stands for at most that part of what it blocks.
                return most + (gain * left + needed - 1) / needed
            }
        }
        return most
    }
}
