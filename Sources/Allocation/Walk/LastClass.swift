// SPDX-License-Identifier: Apache-2.0

/// A class that fills the list whatever the order of its ties.
///
/// Any other choice from it would leave a seat to someone later. If a person of the class can always take that seat, no
/// such choice is maximal, and what can be chosen is exactly every full list without anyone later. Whether someone can is
/// asked for each kind of later person: a swap fails only where it meets a bound that is reached, so a list in which all
/// swaps fail has chosen, or filled the unit of, everyone of the class who is like that person in all other respects.
struct LastClass {
    private let limits: Limits
    private let tally: Tally
    private let class_: Int
    private let offers: [Int: Int]
    private let later: [Int]

    init(_ limits: Limits, _ tally: Tally, _ class_: Int) {
        self.limits = limits
        self.tally = tally
        self.class_ = class_
        let classes = limits.model.classes
        var offers: [Int: Int] = [:]
        for entry in classes.entries(class_) where tally.isOpen(Int(classes.signatures[entry])) {
            offers[Int(classes.signatures[entry])] = Int(classes.counts[entry])
        }
        self.offers = offers
        later = tally.taken.indices.map { s in
            tally.isOpen(s) ? limits.model.sizes[s] - tally.taken[s] - (offers[s] ?? 0) : 0
        }
    }

    /// What can be chosen from the class; nil when it may leave seats to later ones, or nothing is sure.
    func settle(_ feasibility: inout Feasibility, _ groups: [Int]) -> Bulk? {
        var low = tally.taken
        var high = tally.taken
        for (s, offer) in offers { high[s] += offer }
        guard case .counts(let first) = feasibility.answer(low: low, high: high), let later = isLast() else {
            return nil
        }
        var proof = LastProof(later: later)
        let signatures = limits.model.classes.entries(class_).map { Int(limits.model.classes.signatures[$0]) }
        var least = signatures.map { first[$0] - tally.taken[$0] }
        var most = least
        var have = groups.map { group in (low: added(first, group), high: added(first, group)) }
        func note(_ counts: [Int]) {
            proof.lists.append(signatures.map { counts[$0] - tally.taken[$0] })
            for (index, s) in signatures.enumerated() {
                least[index] = min(least[index], counts[s] - tally.taken[s])
                most[index] = max(most[index], counts[s] - tally.taken[s])
            }
            for (index, group) in groups.enumerated() {
                have[index].low = min(have[index].low, added(counts, group))
                have[index].high = max(have[index].high, added(counts, group))
            }
        }
        note(first)
        for (index, s) in signatures.enumerated() {
            let offer = offers[s] ?? 0
            if offer > 0, most[index] == 0 {
                low[s] += 1
                switch feasibility.answer(low: low, high: high) {
                case .counts(let counts): note(counts)
                case .none(let found): proof.refutations.append(found)
                case .tooLarge: return nil
                }
                low[s] -= 1
            }
            if offer > 0, least[index] == offer {
                high[s] -= 1
                switch feasibility.answer(low: low, high: high) {
                case .counts(let counts): note(counts)
                case .none(let found): proof.refutations.append(found)
                case .tooLarge: return nil
                }
                high[s] += 1
            }
        }
        for (index, group) in groups.enumerated() {
            guard let bounds = extremes(of: group, from: have[index], low, high) else { return nil }
            have[index] = bounds
        }
        let seats = limits.size - tally.total
        return Bulk(
            low: least.map(Int32.init), high: most.map(Int32.init), seats: [seats...seats],
            have: Dictionary(uniqueKeysWithValues: zip(groups, have).map { ($0, $1.low...$1.high) }), proof: proof)
    }

    private func added(_ counts: [Int], _ group: Int) -> Int {
        limits.model.count(group, in: counts) - limits.model.count(group, in: tally.taken)
    }

    /// The fewest and most of a group in a full list, beyond those taken before.
    private func extremes(
        of group: Int, from known: (low: Int, high: Int), _ low: [Int], _ high: [Int]
    ) -> (low: Int, high: Int)? {
        let before = limits.model.count(group, in: tally.taken)
        func reaches(_ row: Row) -> Bool? {
            var question = Feasibility(limits.model, limits.system.adding(row, .assumption))
            switch question.answer(low: low, high: high) {
            case .counts: return true
            case .none: return false
            case .tooLarge: return nil
            }
        }
        var (fewest, most) = known
        let offered = limits.model.signaturesOf[group].reduce(0) { $0 + (offers[$1] ?? 0) }
        while fewest > 0 {
            guard let isLower = reaches(.atMost(before + fewest - 1, in: group)) else { return nil }
            guard isLower else { break }
            fewest -= 1
        }
        while most < min(offered, limits.size - tally.total) {
            guard let isHigher = reaches(.atLeast(before + most + 1, in: group)) else { return nil }
            guard isHigher else { break }
            most += 1
        }
        return (fewest, most)
    }

    // MARK: - Is it the last

    /// The limits that a swap can meet, told apart by what they do to it.
    private struct Bounds: Hashable {
        /// Limits with a say that some other limit of the class crosses.
        var crossing: Set<Int>
        /// The disjoint ones, at most one per signature.
        var unit: Int?
    }

    /// Why it is; nil when it may not be.
    private func isLast() -> [Settlement.Bound]? {
        let relevant = tally.relevantLimits(limits)
        // The smallest disjoint limits count as units; what they forbid is said by their sums.
        var unitOf: [Int: Int] = [:]
        var crossing: Set<Int> = []
        let sizes = relevant.map { limits.model.signaturesOf[limits.limits[$0].group].count }
        for (_, index) in zip(sizes, relevant).sorted(by: { $0 < $1 }) {
            let members = limits.model.signaturesOf[limits.limits[index].group]
            if limits.limits[index].lower == 0, members.allSatisfy({ unitOf[$0] == nil }) {
                for s in members { unitOf[s] = index }
            } else {
                crossing.insert(index)
            }
        }
        func bounds(_ s: Int) -> Bounds {
            Bounds(
                crossing: Set(limits.limits(of: s).lazy.map(Int.init).filter(crossing.contains)), unit: unitOf[s])
        }
        var seen: [Bounds: [Int]] = [:]
        for s in later.indices where later[s] > 0 { seen[bounds(s), default: []].append(s) }
        let kinds = seen.sorted { $0.value[0] < $1.value[0] }
        var proofs: [Settlement.Bound] = []
        for (kind, members) in kinds {
            guard let own = cannotBeKeptOut(kind, members, bounds) else { return nil }
            proofs += own
        }
        return proofs
    }

    /// Why there is no full list with a later person of a kind for whom nobody of the class could step in; nil when there is.
    private func cannotBeKeptOut(
        _ kind: Bounds, _ members: [Int], _ bounds: (Int) -> Bounds
    ) -> [Settlement.Bound]? {
        var system = limits.system
        var low = tally.taken
        let high = tally.taken.indices.map { tally.reach(of: $0, limits.model) }
        var waiting: [Int: Int] = [:]
        for (s, offer) in offers {
            let own = bounds(s)
            // Someone who differs in a crossing limit might meet it; everyone else may step in.
            let joins = own.crossing.subtracting(kind.crossing).contains { limits.limits[$0].upper < .max }
            let leaves = kind.crossing.subtracting(own.crossing).contains { limits.limits[$0].lower > 0 }
            if joins || leaves { continue }
            if let unit = own.unit, own.unit != kind.unit {
                waiting[unit, default: 0] += offer
            } else {
                low[s] += offer
            }
        }
        for (unit, offer) in waiting.sorted(by: { $0.key < $1.key }) {
            let limit = limits.limits[unit]
            // Chosen or kept out by a full unit, a unit holds at least so many.
            system.add(.atLeast(min(tally.inside[unit] + offer, limit.upper), in: limit.group), .held)
        }
        var seen: Set<Proof> = []
        var proofs: [Settlement.Bound] = []
        for s in members {
            var asked = low
            asked[s] = tally.taken[s] + (offers[s] ?? 0) + 1
            guard zip(asked, high).allSatisfy({ $0 <= $1 }) else { continue }
            // Signatures of one kind differ in nothing that matters here but how many there are.
            var question = Feasibility(limits.model, system)
            guard case .none(let proof) = question.answer(low: asked, high: high) else { return nil }
            // One sum refutes whole families of people.
            if seen.insert(proof).inserted { proofs.append(Settlement.Bound(proof: proof, system: system)) }
        }
        return proofs
    }
}
