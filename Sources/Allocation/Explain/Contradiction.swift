// SPDX-License-Identifier: Apache-2.0

/// Names what contradicts what when the decisions leave no set that obeys the hard rules.
struct Contradiction {
    let problem: Problem
    let model: Model
    let rules: [RuleBook.Rule]

    func conflict() -> Conflict {
        let hard = rules.filter { $0.hard != nil }
        let all = HardRules(model: model, rules: hard, goal: nil, low: model.decided)
        let smallest = SmallestSet(count: hard.count, brokenWhileObeying: all.broken).find()
        let named = smallest.map { hard[$0] }
        // Decisions that those rules allow to go are not part of the conflict; the best ranks stay longest.
        var low = model.decided
        var candidates = Set(problem.decisions.filter { $0.verdict == .award }.map(\.candidate)).sorted {
            (problem.ranks[$0], $0) < (problem.ranks[$1], $1)
        }
        for candidate in candidates.reversed() {
            let signature = Int(model.signature[candidate])
            low[signature] -= 1
            if HardRules(model: model, rules: named, goal: nil, low: low).witness() == nil {
                candidates.removeAll { $0 == candidate }
            } else {
                low[signature] += 1
            }
        }
        return .decisions(candidates: candidates, rules: named.map(\.name))
    }
}
