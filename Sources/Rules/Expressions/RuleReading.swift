// SPDX-License-Identifier: Apache-2.0

/// What expressions read: those below them, and those of the definitions that they name.
struct RuleReading {
    /// The expressions themselves.
    private(set) var expressions: Set<ExpressionID> = []
    /// The awards whose results are read, by index.
    private(set) var awards: Set<Int> = []
    /// The parameters, by index.
    private(set) var parameters: Set<Int> = []
    /// The fields of records.
    private(set) var fields: Set<FieldID> = []
    /// Whether a function of a rule file is among them, which may read anything.
    private(set) var hasFunction = false

    private let known: [Expression]
    private let definitions: [Definition]

    init(_ expressions: [Expression], _ definitions: [Definition]) {
        known = expressions
        self.definitions = definitions
    }

    /// Adds what an expression reads.
    mutating func add(_ id: ExpressionID) {
        guard expressions.insert(id).inserted else { return }
        let operation = known[id].operation
        switch operation {
        case .parameter(let index, _): parameters.insert(index)
        case .result(_, let award, _): awards.insert(award)
        case .check, .compute: hasFunction = true
        default: break
        }
        for fact in operation.facts { add(fact) }
        for operand in operation.operands { add(operand) }
    }

    private mutating func add(_ fact: Fact) {
        for case .field(let record, let field) in fact.hops { fields.insert(FieldID(record: record, field: field)) }
        for case .eventField(let record, let field, _) in fact.hops {
            fields.insert(FieldID(record: record, field: field))
        }
        switch fact.end {
        case .record: break
        case .definition(let index): add(definitions[index].expression)
        case .field(let record, let field), .eventField(let record, let field, _), .members(let record, let field):
            fields.insert(FieldID(record: record, field: field))
        }
    }
}

/// A field of a kind of record, both by index in the schema.
public struct FieldID: Sendable, Hashable {
    /// The kind of record.
    public let record: Int
    /// The field.
    public let field: Int

    /// Makes an id.
    public init(record: Int, field: Int) {
        self.record = record
        self.field = field
    }
}

extension Rulebook {
    /// What expressions read.
    func reading(_ roots: [ExpressionID]) -> RuleReading {
        var reading = RuleReading(expressions, definitions)
        for root in roots { reading.add(root) }
        return reading
    }

    /// What an award and its quota read.
    func reading(award: Int) -> RuleReading { reading(AwardExpressions(awards[award], quota(of: award)).roots) }

    /// The awards whose winners an award looks at without reading their results: those above it in a list of exclusive
    /// ones, and those given before it that may have used up the same initiative.
    public func awards(lookedAtBy award: Int) -> Set<Int> {
        var found: Set<Int> = []
        for exclusive in exclusives {
            if let place = exclusive.awards.firstIndex(of: award) { found.formUnion(exclusive.awards[..<place]) }
        }
        let own = awards[award]
        if own.uses != nil, own.reuse != nil {
            let earlier = order.prefix { $0 != award }
            found.formUnion(earlier.filter { awards[$0].record == own.record && awards[$0].uses != nil })
        }
        return found
    }

    /// The parameters that an award reads, by index: itself, through definitions, and through awards whose results it reads.
    public func parameters(readBy award: Int) -> Set<Int> {
        var found: Set<Int> = []
        var seen: Set<Int> = []
        func enter(_ award: Int) {
            guard seen.insert(award).inserted else { return }
            let reading = reading(award: award)
            found.formUnion(reading.parameters)
            reading.awards.forEach(enter)
        }
        enter(award)
        return found
    }

    /// The awards that must be decided before an award can be judged, by index: those whose results it reads, and for each of
    /// them those that must be decided before it and whose winners it looks at.
    public func awards(neededBy award: Int) -> Set<Int> {
        var found: Set<Int> = []
        func need(_ award: Int) {
            guard found.insert(award).inserted else { return }
            reading(award: award).awards.union(awards(lookedAtBy: award)).forEach(need)
        }
        reading(award: award).awards.forEach(need)
        return found
    }

    /// The fields that some awards read, with their quotas and what excludes one by another; nil when a function of a rule
    /// file is among what they read, which may read anything.
    public func fields(readBy awards: Set<Int>) -> Set<FieldID>? {
        var roots = awards.flatMap { AwardExpressions(self.awards[$0], quota(of: $0)).roots }
        for exclusive in exclusives where !awards.isDisjoint(with: exclusive.awards) {
            roots += [exclusive.by, exclusive.past].compactMap { $0 }
        }
        let reading = reading(roots)
        guard !reading.hasFunction else { return nil }
        guard let nomination = nominationFields else { return reading.fields }
        let fields = [nomination.award, nomination.papers].compactMap { $0 } + nomination.subjects.values
        return reading.fields.union(fields.map { FieldID(record: nomination.record, field: $0) })
    }
}
