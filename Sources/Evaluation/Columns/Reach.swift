// SPDX-License-Identifier: Apache-2.0

import Rules

/// What an expression and all below it read: which subjects, by depth, and whether the nomination.
struct Reach: Sendable {
    /// Depths of subjects read that lie outside the expression's own member and event conditions, a bit each.
    var depths: UInt64 = 0
    /// Whether it reads the candidate's nomination.
    var readsNomination = false
    /// Whether it runs a function of a rule file, which may read anything of the rule's own subject.
    var runsScript = false
    /// Whether it reads results of this round, which are known only from some stage on.
    var readsResults = false

    mutating func form(_ other: Reach) {
        depths |= other.depths
        readsNomination = readsNomination || other.readsNomination
        runsScript = runsScript || other.runsScript
        readsResults = readsResults || other.readsResults
    }

    /// Whether it reads no subject at all: its value is the same for everyone.
    var isGlobal: Bool { depths == 0 && !readsNomination && !runsScript }

    /// The reach of every expression of a rulebook, by id.
    static func all(of rulebook: Rulebook) -> [Reach] {
        var reaches: [Reach?] = rulebook.expressions.map { _ in nil }
        func reach(_ id: ExpressionID) -> Reach {
            if let known = reaches[id] { return known }
            let operation = rulebook.expressions[id].operation
            var result = Reach()
            for fact in operation.facts {
                switch fact.root {
                case .subject(let depth): result.depths |= 1 << UInt64(depth)
                case .nomination: result.readsNomination = true
                case .round: break
                }
                if case .definition(let index) = fact.end {
                    // A definition reads its own record only, but may read results of it.
                    result.readsResults =
                        result.readsResults || reach(rulebook.definitions[index].expression).readsResults
                }
            }
            var inner = Reach()
            for operand in operation.operands { inner.form(reach(operand)) }
            if let depth = operation.eventQuery?.depth ?? operation.memberQuery?.depth {
                inner.depths &= (1 << UInt64(depth)) - 1
            }
            if case .countInRound = operation { inner.depths = 0 }
            result.form(inner)
            switch operation {
            case .check, .compute: result.runsScript = true
            case .result: result.readsResults = true
            default: break
            }
            reaches[id] = result
            return result
        }
        return rulebook.expressions.indices.map { reach($0) }
    }
}
