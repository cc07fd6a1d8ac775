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
        var found: Set<Int> = []
        var seen: Set<ExpressionID> = []
        func walk(_ id: ExpressionID) {
            guard seen.insert(id).inserted else { return }
            let operation = expressions[id].operation
            if case .result(_, let other, _) = operation { found.insert(other) }
            for fact in operation.facts {
                if case .definition(let index) = fact.end { walk(definitions[index].expression) }
            }
            operation.operands.forEach(walk)
        }
        roots(of: award).forEach(walk)
        for exclusive in exclusives {
            // Highest first: the next in the list waits for the one before it.
            if let place = exclusive.awards.firstIndex(of: award), place > 0 {
                found.insert(exclusive.awards[place - 1])
            }
        }
        return found.sorted()
    }

    private func roots(of index: Int) -> [ExpressionID] {
        let award = awards[index]
        var roots = (award.requirements + award.holds + award.approvals).map(\.condition)
        roots += award.standards.flatMap { $0.conditions + $0.papers.compactMap(\.when) }
        roots += award.papers.compactMap(\.when)
        guard let quota = quotas.first(where: { $0.award == index }) else { return roots }
        roots += [quota.seats].compactMap { $0 } + quota.rank.map(\.expression)
        for rule in quota.rules {
            roots.append(rule.limit)
            switch rule.group {
            case .condition(let id), .each(let id): roots.append(id)
            }
            if case .expression(let id)? = rule.base { roots.append(id) }
        }
        return roots
    }
}
