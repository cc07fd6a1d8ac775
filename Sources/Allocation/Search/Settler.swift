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
        guard var witness = try counts(system, near: model.decided) else {
            result.isPossible = false
            return
        }
        for (index, rule) in rules.enumerated() {
            guard let wanted = rule.wanted, let group = rule.group else { continue }
            let got = try maximize(
                Row.atLeast(0, in: group), upTo: min(wanted, model.count(group, in: model.sizes)), system, &witness)
            system.add(.atLeast(got, in: group), .kept(index))
            result.shortfalls.append(wanted - got)
        }
        result.size = try maximize(.size(atLeast: 0), upTo: model.population, system, &witness)
        var walk = Walk(Limits(model, system.fixed(size: result.size), size: result.size))
        walk.explore()
        guard !walk.isTooLarge else { throw TooLarge() }
        walk.describe(rules, &result)
    }

    private func counts(_ system: System, near start: [Int]) throws(TooLarge) -> [Int]? {
        var feasibility = Feasibility(model, system)
        switch feasibility.answer(low: model.decided, high: model.sizes, near: start) {
        case .counts(let counts): return counts
        case .none: return nil
        case .tooLarge: throw TooLarge()
        }
    }

    /// The largest bound up to `limit` with which a lower row can be added to the system; `witness` follows.
    private func maximize(
        _ row: Row, upTo limit: Int, _ system: System, _ witness: inout [Int]
    ) throws(TooLarge) -> Int {
        var (low, high) = (min(limit, model.count(row.group, in: witness)), limit)
        var guess = high
        while low < high {
            var asked = row
            asked.bound = -guess
            if let counts = try counts(system.adding(asked, .assumption), near: witness) {
                witness = counts
                low = min(limit, model.count(row.group, in: counts))
            } else {
                high = guess - 1
            }
            guess = high - (high - low) / 2
        }
        return low
    }
}
