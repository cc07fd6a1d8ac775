// SPDX-License-Identifier: Apache-2.0

/// Finds the settlement for one set of rules: shortfalls in order, then size, then merit class by class.
struct Settler {
    let model: Model
    let rules: [RuleBook.Rule]

    private struct TooLarge: Error {}

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
        var system = System()
        for (index, rule) in rules.enumerated() { if let row = rule.hard { system.add(row, .rule(index)) } }
        // Most often every reserve can be filled and every seat taken, and the walk that shows it is the answer.
        let best = bestConceivable(system)
        var walk = Walk(Limits(model, best.system.fixed(size: best.size), size: best.size))
        let (guess, fits) = walk.tryOnce()
        if fits {
            result.shortfalls = best.shortfalls
            result.size = best.size
        } else {
            guard try bound(&system, near: guess, &result) else { return }
            walk = Walk(Limits(model, system.fixed(size: result.size), size: result.size))
        }
        walk.explore()
        guard !walk.isTooLarge else { throw TooLarge() }
        walk.describe(rules, &result)
    }

    /// The system in which no reserve falls short for want of seats and nothing but the number of seats limits the size.
    private func bestConceivable(_ hard: System) -> (system: System, size: Int, shortfalls: [Int]) {
        var system = hard
        var size = model.population
        var shortfalls: [Int] = []
        for (index, rule) in rules.enumerated() {
            if rule.name.kind == .seats, let row = rule.hard { size = min(size, row.bound) }
            guard let wanted = rule.wanted, let group = rule.group else { continue }
            let got = min(wanted, model.count(group, in: model.sizes))
            system.add(.atLeast(got, in: group), .kept(index))
            shortfalls.append(wanted - got)
        }
        return (system, size, shortfalls)
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
            let got = try maximize(group, upTo: most, system, &witness)
            system.add(.atLeast(got, in: group), .kept(index))
            result.shortfalls.append(wanted - got)
        }
        let seats = rules.first { $0.name.kind == .seats }?.hard?.bound ?? model.population
        result.size = try maximize(nil, upTo: min(seats, model.population), system, &witness)
        return true
    }

    private func counts(_ system: System, near start: [Int]) throws(TooLarge) -> [Int]? {
        var feasibility = Feasibility(model, system)
        switch feasibility.answer(low: model.decided, high: model.sizes, near: start) {
        case .counts(let counts): return counts
        case .none: return nil
        case .tooLarge: throw TooLarge()
        }
    }

    /// The most, up to `limit`, that a group (everyone, without one) can get under a system; `witness` follows.
    private func maximize(
        _ group: Int?, upTo limit: Int, _ system: System, _ witness: inout [Int]
    ) throws(TooLarge) -> Int {
        func asking(_ number: Int) -> System {
            system.adding(group.map { .atLeast(number, in: $0) } ?? .size(atLeast: number), .assumption)
        }
        var low = min(limit, model.count(group, in: witness))
        var high = limit
        guard low < high else { return low }
        var guess = high
        var likely: Int?
        while low < high {
            if let counts = try counts(asking(guess), near: witness) {
                witness = counts
                low = min(limit, model.count(group, in: counts))
                guess = likely == high ? high : high - (high - low) / 2
                continue
            }
            high = guess - 1
            guess = high - (high - low) / 2
            guard likely == nil, low < high else { continue }
            // The fractional maximum is a good guess in both directions; whole numbers decide.
            var relaxed = Feasibility(model, asking(low), objective: group)
            likely = relaxed.relaxedMaximum(of: group, low: model.decided, high: model.sizes, near: witness)
            guess = min(high, max(low, likely ?? high) + 1)
        }
        return low
    }
}
