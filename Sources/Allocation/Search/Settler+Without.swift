// SPDX-License-Identifier: Apache-2.0

extension Settler {
    /// Settles again without one rule, from what was settled with it; only fates, shortfalls and size are told.
    ///
    /// Shortfalls and size that were proved without the rule are the best without it as well: the lists that attain them
    /// still obey the rest, and the proofs still hold. So are the cuts and lessons of the walk that rest on other rules.
    func settle(without rule: Int, after base: Settlement, on trail: Trail) -> Settlement {
        var result = Settlement()
        do {
            try settle(without: rule, after: base, on: trail, &result)
        } catch {
            result.isDetermined = false
        }
        return result
    }

    private func settle(
        without rule: Int, after base: Settlement, on trail: Trail, _ result: inout Settlement
    ) throws(TooLarge) {
        guard let known = base.walk else { throw TooLarge() }
        let system = try bound(without: rule, after: base, near: known.witness, &result)
        let isSame = result.size == base.size && result.shortfalls == base.shortfalls
        var walk: Walk
        if isSame {
            walk = Walk(known, without: rule, on: trail)
        } else {
            walk = Walk(Limits(model, system.fixed(size: result.size), size: result.size), counting: [], ties)
            walk.adopt(known.cuts, without: rule)
        }
        walk.explore()
        guard !walk.isTooLarge else { throw TooLarge() }
        result.way = walk.way
        result.walk = walk
        if result.way == nil { walk.describeFates(&result) }
    }

    /// Finds the shortfalls and the size; asks only where the proof used the rule, or an earlier reserve gained.
    private func bound(
        without rule: Int, after base: Settlement, near start: [Int]?, _ result: inout Settlement
    ) throws(TooLarge) -> System {
        var system = hardSystem.muting(rule, model.population)
        var known = start
        var hasGained = false
        func rest(on bound: Settlement.Bound?) {
            if let bound { result.boundRules.formUnion(bound.proof.rules(bound.system)) }
        }
        func isOpen(_ bound: Settlement.Bound?) -> Bool {
            hasGained || bound.map { $0.proof.rests(on: rule, $0.system) } ?? false
        }
        func best(_ group: Int?, _ before: Int?, upTo most: Int) throws(TooLarge) -> Int {
            var witness: [Int]
            if let known { witness = known } else { witness = try counts(system, near: model.decided) ?? model.decided }
            let headroom = Headroom(model, system)
            witness = headroom.raised(witness, in: group, upTo: most)
            var found = min(most, model.count(group, in: witness))
            let (headroomCeiling, entries) = headroom.ceiling(of: group)
            let ceiling = min(most, headroomCeiling)
            if found < ceiling {
                let (most, proof) = try maximize(group, upTo: ceiling, system, &witness, likely: before)
                found = most
                rest(on: proof)
            }
            if found == headroomCeiling, found < most { result.boundRules.formUnion(system.rules(of: entries)) }
            known = witness
            hasGained = hasGained || found != before
            return found
        }
        var place = 0
        for (index, other) in rules.enumerated() {
            guard let wanted = other.wanted, let group = other.group else { continue }
            let before = wanted - base.shortfalls[place]
            var got = before
            if index == rule {
                system.add(.atLeast(0, in: group), .kept(index))
            } else {
                let most = min(wanted, model.count(group, in: model.sizes))
                if isOpen(base.shortfallProofs[place]) {
                    got = try best(group, before, upTo: most)
                } else {
                    rest(on: base.shortfallProofs[place])
                }
                system.add(.atLeast(got, in: group), .kept(index))
            }
            result.shortfalls.append(wanted - got)
            place += 1
        }
        let isSeats = rules[rule].name.kind == .seats
        let most = min(isSeats ? .max : seats, model.population)
        result.size = base.size
        if isSeats || isOpen(base.sizeProof) {
            result.size = try best(nil, isSeats ? nil : base.size, upTo: most)
        } else {
            rest(on: base.sizeProof)
        }
        // That no more are chosen follows from the seats where those are all taken.
        if !isSeats, result.size == seats, let seats = seatsRule { result.boundRules.insert(seats) }
        return system
    }
}
