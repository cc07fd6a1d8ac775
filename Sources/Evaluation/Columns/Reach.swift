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
    /// Whether it or a definition that it reads runs such a function.
    var callsFunction = false
    /// Whether it reads results of this round, which are known only from some stage on.
    var readsResults = false

    mutating func form(_ other: Reach) {
        depths |= other.depths
        readsNomination = readsNomination || other.readsNomination
        runsScript = runsScript || other.runsScript
        callsFunction = callsFunction || other.callsFunction
        readsResults = readsResults || other.readsResults
    }

    /// Whether it reads no subject at all: its value is the same for everyone.
    var isGlobal: Bool { depths == 0 && !readsNomination && !runsScript }

    /// The reach of every expression of a rulebook, by id.
    static func all(of rulebook: Rulebook) -> [Reach] {
        var finder = ReachFinder(rulebook)
        return rulebook.expressions.indices.map { finder.reach($0) }
    }
}

/// Finds reaches, each once.
///
/// Every judgement begins with this, and of a small one it is a good part: the operations that most conditions are made of
/// are taken apart without lists of their facts and operands.
private struct ReachFinder {
    private let rulebook: Rulebook
    private var known: [Reach?]

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        known = [Reach?](repeating: nil, count: rulebook.expressions.count)
    }

    mutating func reach(_ id: ExpressionID) -> Reach {
        if let known = known[id] { return known }
        let result = found(rulebook.expressions[id].operation)
        known[id] = result
        return result
    }

    private mutating func found(_ operation: Operation) -> Reach {
        var result = Reach()
        switch operation {
        case .constant: break
        case .fact(let fact): add(fact, to: &result)
        case .all(let list), .any(let list), .none(let list):
            for id in list { result.form(reach(id)) }
        case .isTrue(let a), .isAbsent(let a), .isKnown(let a): result.form(reach(a))
        case .compare(_, let a, let b), .arithmetic(_, let a, let b):
            result.form(reach(a))
            result.form(reach(b))
        case .isOneOf(let a, let list, _):
            result.form(reach(a))
            for id in list { result.form(reach(id)) }
        default: result = foundByParts(operation)
        }
        return result
    }

    private mutating func foundByParts(_ operation: Operation) -> Reach {
        var result = Reach()
        for fact in operation.facts { add(fact, to: &result) }
        var inner = Reach()
        for operand in operation.operands { inner.form(reach(operand)) }
        if let depth = operation.eventQuery?.depth ?? operation.memberQuery?.depth {
            inner.depths &= (1 << UInt64(depth)) - 1
        }
        if case .countInRound = operation { inner.depths = 0 }
        result.form(inner)
        switch operation {
        case .check, .compute: (result.runsScript, result.callsFunction) = (true, true)
        case .result: result.readsResults = true
        default: break
        }
        return result
    }

    private mutating func add(_ fact: Fact, to result: inout Reach) {
        switch fact.root {
        case .subject(let depth): result.depths |= 1 << UInt64(depth)
        case .nomination: result.readsNomination = true
        case .round: break
        }
        if case .definition(let index) = fact.end {
            // A definition reads its own record only, but may read results of it, and call functions about it.
            let inner = reach(rulebook.definitions[index].expression)
            result.readsResults = result.readsResults || inner.readsResults
            result.callsFunction = result.callsFunction || inner.callsFunction
        }
    }
}
