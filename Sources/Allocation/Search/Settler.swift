// SPDX-License-Identifier: Apache-2.0

/// Finds the settlement for one set of rules: shortfalls in order, then size, then merit class by class.
struct Settler {
    let model: Model
    let rules: [RuleBook.Rule]
    let ties: TieLimits

    struct TooLarge: Error {}

    /// How many seats can be filled once the shortfalls are smallest; nil when that is not determined.
    func size() -> Int? {
        var system = hardSystem
        var result = Settlement()
        let isPossible = try? bound(&system, near: model.decided, &result)
        return isPossible == true ? result.size : nil
    }

    func settle() -> Settlement {
        var result = Settlement()
        do {
            try settle(&result)
        } catch {
            result.isDetermined = false
        }
        return result
    }

    private func settle(_ result: inout Settlement) throws(TooLarge) {
        var system = hardSystem
        // Most often every reserve can be filled and every seat taken, and the walk that shows it is the answer.
        let best = bestConceivable(system)
        let groups = distinct(rules.lazy.compactMap(\.group), below: model.signaturesOf.count)
        var walk = Walk(Limits(model, best.system.fixed(size: best.size), size: best.size), counting: groups, ties)
        let (guess, fits) = walk.tryOnce()
        if fits || walk.canBegin(near: guess) {
            result.shortfalls = best.shortfalls
            result.shortfallProofs = best.shortfallProofs
            result.size = best.size
            result.sizeProof = best.sizeProof
        } else {
            guard try bound(&system, near: guess, &result) else { return }
            walk = Walk(Limits(model, system.fixed(size: result.size), size: result.size), counting: groups, ties)
        }
        walk.explore()
        guard !walk.isTooLarge else {
            describeSettledPart(&walk, &result)
            throw TooLarge()
        }
        walk.describe(rules, &result)
        result.walk = walk
    }

    /// What is sure although the choices of some class are too many: everyone before it, who is refused for good, and who
    /// has too many better people before them.
    private func describeSettledPart(_ walk: inout Walk, _ result: inout Settlement) {
        let classes = model.classes
        result.everIn = Array(repeating: false, count: classes.counts.count)
        result.everOut = result.everIn
        result.isKnown = result.everIn
        result.have = rules.map { _ in 0...result.size }
        describeBeforeChoices(&walk, &result)
        let outranked = Outranked(model, Precedence(walk.limits), size: result.size)
        for (entry, isOut) in outranked.entries().enumerated() where isOut {
            result.tell(entry, isIn: false, isOut: true)
        }
        result.openWalk = walk
    }

    /// Everyone before the first class with choices, and who is refused for good there.
    private func describeBeforeChoices(_ walk: inout Walk, _ result: inout Settlement) {
        let classes = model.classes
        guard let (stretch, tally) = walk.settledPart() else { return }
        let numbers = stretch.numbers(classes)
        for entry in result.everIn.indices {
            let taken = entry < numbers.count ? numbers[entry] : 0
            let isClosed = !tally.isOpen(Int(classes.signatures[entry]))
            result.everIn[entry] = taken > 0
            result.everOut[entry] = taken < classes.counts[entry]
            result.isKnown[entry] = entry < numbers.count || isClosed
        }
        result.have = rules.map { rule in
            guard let group = rule.group else { return result.size...result.size }
            let sure = model.count(group, in: tally.taken)
            return sure...min(sure + result.size - tally.total, model.count(group, in: model.sizes))
        }
    }

    /// The rules that the proofs of a settlement rest on, nil when that is not known; without any other nothing would change.
    func used(by result: Settlement) -> Set<Int>? {
        guard result.tellsRules, let walk = result.walk else { return nil }
        var used: Set<Int> = []
        func collect(_ proof: Proof, _ system: System) { used.formUnion(proof.rules(system)) }
        for bound in result.shortfallProofs { if let bound { collect(bound.proof, bound.system) } }
        if let bound = result.sizeProof { collect(bound.proof, bound.system) }
        // That no more are chosen than the size follows from the seats where those are all taken.
        if result.sizeProof == nil, let seats = seatsRule { used.insert(seats) }
        return used.union(walk.usedRules)
    }

    /// The place of the number of seats among the rules; nil without one.
    var seatsRule: Int? { rules.firstIndex { $0.name.kind == .seats } }

    var hardSystem: System {
        var system = System(capacity: rules.count)
        for (index, rule) in rules.enumerated() { if let row = rule.hard { system.add(row, .rule(index)) } }
        return system
    }

    private struct Best {
        var system: System
        var size = 0
        var sizeProof: Settlement.Bound?
        var shortfalls: [Int] = []
        var shortfallProofs: [Settlement.Bound?] = []
    }

    /// The system in which no reserve falls short for want of seats and nothing but the number of seats limits the size.
    private func bestConceivable(_ hard: System) -> Best {
        var best = Best(system: hard)
        for (index, rule) in rules.enumerated() {
            guard let wanted = rule.wanted, let group = rule.group else { continue }
            let got = min(wanted, model.count(group, in: model.sizes))
            best.shortfalls.append(wanted - got)
            best.shortfallProofs.append(got < wanted ? absence(.atLeast(got + 1, in: group), best.system) : nil)
            best.system.add(.atLeast(got, in: group), .kept(index))
        }
        best.size = min(seats, model.population)
        best.sizeProof = best.size < seats ? absence(.size(atLeast: best.size + 1), best.system) : nil
        return best
    }

    /// The number of seats; more than there can be people without any.
    var seats: Int { rules.first { $0.name.kind == .seats }?.hard?.bound ?? .max }

    /// That there are no more people than that.
    private func absence(_ row: Row, _ system: System) -> Settlement.Bound {
        let term = Proof.Term(row: .entry(system.entries.count), times: 1)
        return Settlement.Bound(proof: .sum([term]), system: system.adding(row, .assumption))
    }

    /// Finds the shortfalls and the size and adds them to the system; false when the decisions break a hard rule.
    private func bound(_ system: inout System, near guess: [Int], _ result: inout Settlement) throws(TooLarge) -> Bool {
        guard var witness = try counts(system, near: guess) else {
            result.isPossible = false
            return false
        }
        for (index, rule) in rules.enumerated() {
            guard let wanted = rule.wanted, let group = rule.group else { continue }
            let most = min(wanted, model.count(group, in: model.sizes))
            let (got, proof) = try maximize(group, upTo: most, system, &witness)
            result.shortfalls.append(wanted - got)
            result.shortfallProofs.append(
                got == wanted ? nil : proof ?? absence(.atLeast(got + 1, in: group), system))
            system.add(.atLeast(got, in: group), .kept(index))
        }
        let (size, proof) = try maximize(nil, upTo: min(seats, model.population), system, &witness)
        result.size = size
        result.sizeProof = size == seats ? nil : proof ?? absence(.size(atLeast: size + 1), system)
        return true
    }

    func counts(_ system: System, near start: [Int]) throws(TooLarge) -> [Int]? {
        switch answer(system, near: start) {
        case .counts(let counts): return counts
        case .none: return nil
        case .tooLarge: throw TooLarge()
        }
    }

    private func answer(_ system: System, near start: [Int]) -> Feasibility.Answer {
        var feasibility = Feasibility(model, system)
        return feasibility.answer(low: model.decided, high: model.sizes, near: start)
    }

    /// The most, up to `limit`, that a group (everyone, without one) can get under a system.
    ///
    /// Says why one more is impossible where it is less; `witness` follows. What is `likely` is tried first.
    func maximize(
        _ group: Int?, upTo limit: Int, _ system: System, _ witness: inout [Int], likely first: Int? = nil
    ) throws(TooLarge) -> (most: Int, proof: Settlement.Bound?) {
        func asking(_ number: Int) -> System {
            system.adding(group.map { .atLeast(number, in: $0) } ?? .size(atLeast: number), .assumption)
        }
        var low = min(limit, model.count(group, in: witness))
        var high = limit
        var guess = min(high, max(low, first ?? high - 1) + 1)
        var likely = first
        var proof: Settlement.Bound?
        while low < high {
            switch answer(asking(guess), near: witness) {
            case .counts(let counts):
                witness = counts
                low = min(limit, model.count(group, in: counts))
                guess = likely == high ? high : high - (high - low) / 2
                continue
            case .none(let found): proof = Settlement.Bound(proof: found, system: asking(guess))
            case .tooLarge: throw TooLarge()
            }
            high = guess - 1
            guess = high - (high - low) / 2
            guard likely == nil, low < high else { continue }
            // The fractional maximum is a good guess in both directions; whole numbers decide.
            var relaxed = Feasibility(model, asking(low), objective: group)
            likely = relaxed.relaxedMaximum(of: group, low: model.decided, high: model.sizes, near: witness)
            guess = min(high, max(low, likely ?? high) + 1)
        }
        return (low, proof)
    }
}
