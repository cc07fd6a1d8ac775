// SPDX-License-Identifier: Apache-2.0

/// Asks what some of the hard rules allow.
struct HardRules {
    let model: Model
    /// Rules with a hard row.
    let rules: [RuleBook.Rule]
    /// What is wanted besides.
    let goal: Row?
    /// The fewest of each signature.
    let low: [Int]

    /// Counts that obey these rules and the goal; nil when there are none.
    func witness(obeying chosen: [Int]? = nil, with extra: Row? = nil) -> [Int]? {
        var system = System()
        for index in chosen ?? Array(rules.indices) {
            if let row = rules[index].hard { system.add(row, .rule(index)) }
        }
        for row in [goal, extra] { if let row { system.add(row, .assumption) } }
        var feasibility = Feasibility(model, system)
        guard case .counts(let counts) = feasibility.answer(low: low, high: model.sizes) else { return nil }
        return counts
    }

    /// The rules that counts obeying the given ones break, as few as can be had; nil when nothing obeys those.
    func broken(whileObeying chosen: [Int]) -> [Int]? {
        guard var counts = witness(obeying: chosen) else { return nil }
        var obeyed = chosen
        for index in rules.indices where !obeyed.contains(index) {
            if obeys(counts, index) {
                obeyed.append(index)
            } else if let better = witness(obeying: obeyed + [index]) {
                counts = better
                obeyed.append(index)
            }
        }
        return rules.indices.filter { !obeyed.contains($0) }
    }

    /// The least number for which the row still leaves a witness; `known` does.
    func least(from known: Int, _ row: (Int) -> Row) -> Int {
        var (low, high) = (0, known)
        while low < high {
            let middle = (low + high) / 2
            if witness(with: row(middle)) != nil { high = middle } else { low = middle + 1 }
        }
        return high
    }

    private func obeys(_ counts: [Int], _ index: Int) -> Bool {
        guard let row = rules[index].hard else { return true }
        return row.inside * model.count(row.group, in: counts) + row.all * counts.reduce(0, +) <= row.bound
    }
}
