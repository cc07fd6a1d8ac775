// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Turns what scripts wrote into typed expressions, with every name looked up and every type checked.
///
/// A mistake is reported once, where it stands, and leaves an invalid expression behind that no later check complains
/// about again.
final class Resolver {
    /// What a name may mean at some place: the subjects from the rule's own to the innermost, and whether the rule has a
    /// nomination.
    struct Context: Hashable {
        enum Subject: Hashable {
            case record(Int)
            case event(record: Int, field: Int)
        }

        var subjects: [Subject]
        var hasNomination: Bool

        func inside(_ subject: Subject) -> Context {
            Context(subjects: subjects + [subject], hasNomination: hasNomination)
        }
    }

    /// What an expression turned out to be: a value, or a list still to be asked something.
    enum Resolved {
        case value(ExpressionID)
        case events(EventQuery)
        case members(MemberQuery)
        case invalid
    }

    struct DefinitionHeader {
        let name: String
        let record: Int
        let declaration: Script.Declaration
        /// Whether nobody knows what it is about: then nothing more is said of it.
        var isBroken = false
        /// Its conditions, or its one value.
        let terms: [Term]
        let isCondition: Bool
    }

    struct AwardHeader {
        let id: String
        let record: Int
        /// Whether nobody knows whom it is for: then nothing more is said of it.
        let isBroken: Bool
    }

    let script: Script
    let schema: Schema
    let orderedLists: Set<Int>
    let parameters: [Parameter]
    let awards: [AwardHeader]
    let definitions: [DefinitionHeader]
    var findings: Findings
    private(set) var expressions: [Expression] = []
    /// Which parameters and definitions something reads.
    var usedParameters: Set<Int> = []
    var usedDefinitions: Set<Int> = []

    private var canonicals: [Operation: ExpressionID] = [:]
    private var memo: [MemoKey: Resolved] = [:]
    private var definitionStates: [DefinitionState]

    private struct MemoKey: Hashable {
        let node: Int
        let context: Context
    }

    /// How deep expressions may be nested; people need a dozen, and evaluation follows them on the stack.
    private static let deepest = 200
    private var depth = 0

    private enum DefinitionState {
        case waiting
        case working
        case done(ExpressionID)
    }

    /// The expression that mistakes leave behind.
    let invalid: ExpressionID = 0

    init(
        script: Script, schema: Schema, parameters: [Parameter], awards: [AwardHeader],
        definitions: [DefinitionHeader], findings: Findings
    ) {
        self.script = script
        self.schema = schema
        self.parameters = parameters
        self.awards = awards
        self.definitions = definitions
        self.findings = findings
        orderedLists = Set(schema.codeLists.indices.filter { schema.codeLists[$0].isOrdered })
        definitionStates = definitions.map { _ in .waiting }
        _ = add(.invalid, .condition, at: .nowhere)
    }

    // MARK: Expressions

    func add(
        _ operation: Operation, _ type: ValueType, at position: SourcePosition, label: String? = nil,
        name: String? = nil
    ) -> ExpressionID {
        let id = expressions.count
        let key = operation.mapped { expressions[$0].canonical }
        let canonical = canonicals[key] ?? id
        canonicals[key] = canonical
        expressions.append(
            Expression(
                operation: operation, type: type, position: position, label: label, name: name, canonical: canonical))
        return id
    }

    func type(of id: ExpressionID) -> ValueType { expressions[id].type }

    func position(of term: Term, or fallback: SourcePosition) -> SourcePosition {
        switch term {
        case .node(let id): script.nodes[id].position
        case .part(let id): script.parts[id].position
        default: fallback
        }
    }

    // MARK: Terms

    /// A condition; a flag means "is yes".
    func condition(_ term: Term, _ context: Context, at fallback: SourcePosition) -> ExpressionID {
        let position = position(of: term, or: fallback)
        switch term {
        case .poison: return invalid
        case .node:
            let id = value(term, context, at: position)
            guard id != invalid else { return invalid }
            switch type(of: id) {
            case .condition: return id
            case .flag:
                return add(
                    .isTrue(id), .condition, at: position, label: expressions[id].label, name: expressions[id].name)
            case let other:
                findings.add(at: position, Message("rules.not_a_condition", phrases: ["type": phrase(other)]))
                return invalid
            }
        case .boolean:
            findings.add(at: position, Message("rules.raw_boolean"))
            return invalid
        default:
            findings.add(at: position, Message("rules.not_a_condition", phrases: ["type": phrase(term)]))
            return invalid
        }
    }

    /// Several conditions, each of a list's items; an empty list is an error.
    func conditions(_ terms: [Term], _ context: Context, at position: SourcePosition, word: String) -> [ExpressionID] {
        if terms.isEmpty { findings.add(at: position, Message("rules.empty_combination", ["word": word])) }
        return terms.map { condition($0, context, at: position) }
    }

    /// One condition that says all of a list.
    func conjunction(_ terms: [Term], _ context: Context, at position: SourcePosition, word: String) -> ExpressionID {
        let list = conditions(terms, context, at: position, word: word)
        guard !list.isEmpty, !list.contains(invalid) else { return invalid }
        return list.count == 1 ? list[0] : add(.all(list), .condition, at: expressions[list[0]].position)
    }

    /// A value of an expected type.
    func value(
        _ term: Term, _ context: Context, at fallback: SourcePosition, as expected: ValueType? = nil
    ) -> ExpressionID {
        let position = position(of: term, or: fallback)
        guard case .node(let node) = term else { return literal(term, as: expected, at: position) }
        switch resolve(node, context) {
        case .invalid: return invalid
        case .value(let id):
            guard let expected, id != invalid else { return id }
            return agrees(type(of: id), expected, at: position) ? id : invalid
        case .events, .members:
            findings.add(at: position, Message("rules.unfinished_query"))
            return invalid
        }
    }

    func number(_ term: Term, _ context: Context, at position: SourcePosition) -> ExpressionID {
        value(term, context, at: position, as: .number)
    }

    private func agrees(_ found: ValueType, _ expected: ValueType, at position: SourcePosition) -> Bool {
        if found == expected { return true }
        if expected == .number, found == .condition || found == .flag {
            findings.add(at: position, Message("rules.condition_as_number"))
        } else {
            findings.add(
                at: position,
                Message("rules.unlike_types", phrases: ["found": phrase(found), "expected": phrase(expected)]))
        }
        return false
    }

    /// A literal of an expected type: text is a code, a date or text, as the other side needs.
    func literal(_ term: Term, as expected: ValueType?, at position: SourcePosition) -> ExpressionID {
        if term == .poison { return invalid }
        if let number = Rational(literal: term), expected == nil || expected == .number {
            return add(.constant(.number(number)), .number, at: position)
        }
        switch (term, expected) {
        case (.text(let text), .code(let list)?):
            if let code = schema.codeLists[list].index(of: text) {
                return add(.constant(.code(list: list, code)), .code(list: list), at: position)
            }
            findings.unknown("rules.unknown_code", text, among: schema.codeLists[list].codes.map(\.code), at: position)
        case (.text(let text), .date?):
            if let date = CalendarDate(iso: text) { return add(.constant(.date(date)), .date, at: position) }
            findings.add(at: position, Message("rules.bad_date", ["value": text]))
        case (.text(let text), .text?), (.text(let text), nil):
            return add(.constant(.text(text)), .text, at: position)
        case (.boolean(let value), .flag?):
            return add(.constant(.truth(value)), .flag, at: position)
        case (.boolean, _):
            findings.add(at: position, Message("rules.raw_boolean"))
        case (_, let expected?):
            findings.add(
                at: position,
                Message("rules.unlike_types", phrases: ["found": phrase(term), "expected": phrase(expected)]))
        default:
            findings.add(at: position, Message("rules.not_a_value", phrases: ["type": phrase(term)]))
        }
        return invalid
    }

    // MARK: Nodes

    func resolve(_ node: Int, _ context: Context) -> Resolved {
        let key = MemoKey(node: node, context: context)
        if let known = memo[key] { return known }
        let written = script.nodes[node]
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            findings.add(at: written.position, Message("rules.too_deep", ["depth": String(Self.deepest)]))
            return .invalid
        }
        let resolved: Resolved =
            switch written.kind {
            case .path: path(written, context)
            case .arithmetic: arithmetic(written, context)
            case .method: method(written, context)
            case .call: call(written, context)
            }
        memo[key] = resolved
        return resolved
    }

    private func arithmetic(_ node: Script.Node, _ context: Context) -> Resolved {
        guard let sign = Arithmetic(rawValue: node.name), node.arguments.count == 2 else { return .invalid }
        let a = number(node.arguments[0], context, at: node.position)
        let b = number(node.arguments[1], context, at: node.position)
        guard a != invalid, b != invalid else { return .invalid }
        return .value(arithmetic(sign, a, b, at: node.position))
    }

    /// An operation on two numbers, carried out now when both are constants.
    func arithmetic(_ sign: Arithmetic, _ a: ExpressionID, _ b: ExpressionID, at position: SourcePosition)
        -> ExpressionID
    {
        if case .constant(.number(let x)) = expressions[a].operation,
            case .constant(.number(let y)) = expressions[b].operation
        {
            let result =
                switch sign {
                case .add: x.adding(y)
                case .subtract: x.subtracting(y)
                case .multiply: x.multiplied(by: y)
                case .divide: x.divided(by: y)
                }
            if let result { return add(.constant(.number(result)), .number, at: position) }
        }
        return add(.arithmetic(sign, a, b), .number, at: position)
    }

    /// The expression of a definition; a definition that needs itself is reported with the loop.
    func definition(_ index: Int) -> ExpressionID {
        switch definitionStates[index] {
        case .done(let id): return id
        case .working:
            let header = definitions[index]
            let loop = definitions.indices.filter { if case .working = definitionStates[$0] { true } else { false } }
                .map { definitions[$0].name }
            findings.add(
                at: header.declaration.position,
                Message("rules.definition_cycle", ["loop": (loop + [loop[0]]).joined(separator: " → ")]))
            return invalid
        case .waiting:
            let header = definitions[index]
            if header.isBroken {
                definitionStates[index] = .done(invalid)
                return invalid
            }
            definitionStates[index] = .working
            let context = Context(subjects: [.record(header.record)], hasNomination: false)
            let position = header.declaration.position
            let id =
                header.isCondition
                ? conjunction(header.terms, context, at: position, word: "define")
                : header.terms.first.map { value($0, context, at: position) } ?? invalid
            definitionStates[index] = .done(id)
            return id
        }
    }
}
