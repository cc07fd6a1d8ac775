// SPDX-License-Identifier: Apache-2.0

import Messages

/// Finds an order in which awards can be evaluated and allotted: what an award depends on comes first.
struct EvaluationOrder {
    let awards: [Award]
    let quotas: [Quota]
    let exclusives: [Exclusive]
    let definitions: [Definition]
    let expressions: [Expression]

    /// The awards by index; a cycle is reported with its loop, and its awards stand in declared order.
    func sorted(_ findings: inout Findings) -> [Int] {
        let needs = awards.indices.map { dependencies(of: $0) }
        var order: [Int] = []
        var state = [Int](repeating: 0, count: awards.count)
        var path: [Int] = []
        func visit(_ award: Int) {
            guard state[award] == 0 else {
                if state[award] == 1, let start = path.firstIndex(of: award) {
                    let loop = (path[start...] + [award]).map { awards[$0].id }.joined(separator: " → ")
                    findings.add(at: awards[award].position, Message("rules.award_cycle", ["loop": loop]))
                }
                return
            }
            state[award] = 1
            path.append(award)
            for needed in needs[award] { visit(needed) }
            path.removeLast()
            state[award] = 2
            order.append(award)
        }
        for award in awards.indices { visit(award) }
        return order
    }

    private func dependencies(of award: Int) -> [Int] {
        var reading = RuleReading(expressions, definitions)
        for root in AwardExpressions(awards[award], quotas.first(where: { $0.award == award })).roots {
            reading.add(root)
        }
        var found = reading.awards
        for exclusive in exclusives {
            // Highest first: the next in the list waits for the one before it.
            if let place = exclusive.awards.firstIndex(of: award), place > 0 {
                found.insert(exclusive.awards[place - 1])
            }
        }
        return found.sorted()
    }
}
