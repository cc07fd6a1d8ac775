// SPDX-License-Identifier: Apache-2.0

import Rules

/// What an expression and all below it read: which subjects, by depth, and whether the nomination.
struct Reach: Sendable {
    /// Depths of subjects read that lie outside the expression's own member and event conditions, a bit each.
    var depths: UInt64 = 0
    private var traits: Traits = []

    /// As bits, because rules are compiled by joining hundreds of them.
    private struct Traits: OptionSet {
        let rawValue: UInt8
        static let readsNomination = Traits(rawValue: 1)
        static let runsScript = Traits(rawValue: 2)
        static let callsFunction = Traits(rawValue: 4)
        static let readsResults = Traits(rawValue: 8)
        /// Nothing of the expression: that its reach stands in the list.
        static let isFound = Traits(rawValue: 16)
        /// What a definition has of its expression.
        static let passedOn: Traits = [.callsFunction, .readsResults]
    }

    /// Whether it reads the candidate's nomination.
    var readsNomination: Bool { traits.contains(.readsNomination) }
    /// Whether it runs a function of a rule file, which may read anything of the rule's own subject.
    var runsScript: Bool { traits.contains(.runsScript) }
    /// Whether it or a definition that it reads runs such a function.
    var callsFunction: Bool { traits.contains(.callsFunction) }
    /// Whether it reads results of this round, which are known only from some stage on.
    var readsResults: Bool { traits.contains(.readsResults) }

    mutating func form(_ other: Reach) {
        depths |= other.depths
        traits.formUnion(other.traits)
    }

    fileprivate var isFound: Bool { traits.contains(.isFound) }

    fileprivate mutating func formFound() { traits.insert(.isFound) }

    /// Adds a reading of the nomination.
    mutating func formNomination() { traits.insert(.readsNomination) }

    /// Adds a call of a function.
    mutating func formCall() { traits.formUnion([.runsScript, .callsFunction]) }

    /// Adds a result of this round.
    mutating func formResult() { traits.insert(.readsResults) }

    /// Adds a definition: it reads its own record only, but may read results of it, and call functions about it.
    mutating func formDefinition(_ inner: Reach) { traits.formUnion(inner.traits.intersection(.passedOn)) }

    /// Whether it reads no subject at all: its value is the same for everyone.
    var isGlobal: Bool { depths == 0 && !readsNomination && !runsScript }

    /// Whether an expression reads no more than the rows of a frame and their owners.
    func fits(_ frame: Frame) -> Bool {
        guard !readsNomination else { return false }
        // A function is given the rule's own subject, which is depth 0.
        guard !runsScript || frame.depth == 0 else { return false }
        var allowed: UInt64 = 1 << UInt64(frame.depth)
        if case .record = frame.kind {} else if frame.depth > 0 { allowed |= 1 << UInt64(frame.depth - 1) }
        return depths & ~allowed == 0
    }

    /// The reach of every expression of a rulebook, by id.
    static func all(of rulebook: Rulebook) -> [Reach] {
        ReachFinder(rulebook).reaches
    }
}

/// Finds reaches, each once.
///
/// Every process that judges begins with this: expressions that do the same are looked at once, and the operations that
/// most conditions are made of are taken apart without lists of their facts and operands.
private struct ReachFinder {
    private let expressions: [Expression]
    private let definitions: [Definition]
    private(set) var reaches: [Reach]

    init(_ rulebook: Rulebook) {
        expressions = rulebook.expressions
        definitions = rulebook.definitions
        reaches = [Reach](repeating: Reach(), count: expressions.count)
        for id in expressions.indices where !reaches[id].isFound { find(id) }
    }

    private mutating func find(_ id: ExpressionID) {
        let canonical = expressions[id].canonical
        if canonical == id {
            reaches[id] = found(expressions[id].operation)
            reaches[id].formFound()
        } else {
            reaches[id] = reach(canonical)
        }
    }

    private mutating func reach(_ id: ExpressionID) -> Reach {
        if !reaches[id].isFound { find(id) }
        return reaches[id]
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
        case .check, .compute: result.formCall()
        case .result: result.formResult()
        default: break
        }
        return result
    }

    private mutating func add(_ fact: Fact, to result: inout Reach) {
        switch fact.root {
        case .subject(let depth): result.depths |= 1 << UInt64(depth)
        case .nomination: result.formNomination()
        case .round: break
        }
        if case .definition(let index) = fact.end {
            result.formDefinition(reach(definitions[index].expression))
        }
    }
}
