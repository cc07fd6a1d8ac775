// SPDX-License-Identifier: Apache-2.0

/// The expressions that an award and its quota are made of, without those below them.
struct AwardExpressions {
    let roots: [ExpressionID]

    init(_ award: Award, _ quota: Quota?) {
        var roots = (award.requirements + award.holds + award.approvals).map(\.condition)
        roots += award.standards.flatMap { $0.conditions + $0.papers.compactMap(\.when) }
        roots += award.papers.compactMap(\.when)
        if let bonus = award.bonus { roots += [bonus.coefficient, bonus.base] + [bonus.rounding].compactMap { $0 } }
        roots += [award.uses, award.reuse].compactMap { $0 }
        roots += quota?.roots ?? []
        self.roots = roots
    }
}

extension Quota {
    /// The expressions that a quota is made of, without those below them.
    var roots: [ExpressionID] {
        var roots = [seats].compactMap { $0 } + rank.map(\.expression)
        for rule in rules {
            roots.append(rule.limit)
            switch rule.group {
            case .condition(let id), .each(let id): roots.append(id)
            }
            if case .expression(let id)? = rule.base { roots.append(id) }
        }
        return roots
    }
}

extension Rulebook {
    /// The parameters that an award reads, by index: itself, through definitions, and through awards it depends on.
    public func parameters(readBy award: Int) -> Set<Int> {
        var found: Set<Int> = []
        var seen: Set<ExpressionID> = []
        var awardsSeen: Set<Int> = []
        func enter(_ award: Int) {
            guard awardsSeen.insert(award).inserted else { return }
            AwardExpressions(awards[award], quota(of: award)).roots.forEach(walk)
        }
        func walk(_ id: ExpressionID) {
            guard seen.insert(id).inserted else { return }
            let operation = expressions[id].operation
            if case .parameter(let index, _) = operation { found.insert(index) }
            if case .result(_, let other, _) = operation { enter(other) }
            for fact in operation.facts {
                if case .definition(let index) = fact.end { walk(definitions[index].expression) }
            }
            operation.operands.forEach(walk)
        }
        enter(award)
        return found
    }
}

extension Rulebook {
    /// The awards whose results an award reads, by index: itself, through definitions, and through those awards; and those
    /// that stand before one of them because one excludes the other or uses the same up.
    public func awards(neededBy award: Int) -> Set<Int> {
        var found: Set<Int> = []
        var seen: Set<ExpressionID> = []
        func enter(_ award: Int) { AwardExpressions(awards[award], quota(of: award)).roots.forEach(walk) }
        func need(_ award: Int) {
            guard found.insert(award).inserted else { return }
            enter(award)
            for exclusive in exclusives {
                if let place = exclusive.awards.firstIndex(of: award) { exclusive.awards[..<place].forEach(need) }
            }
            if awards[award].uses != nil {
                order.prefix { $0 != award }.filter { awards[$0].uses != nil }.forEach(need)
            }
        }
        func walk(_ id: ExpressionID) {
            guard seen.insert(id).inserted else { return }
            let operation = expressions[id].operation
            if case .result(_, let other, _) = operation { need(other) }
            for fact in operation.facts {
                if case .definition(let index) = fact.end { walk(definitions[index].expression) }
            }
            operation.operands.forEach(walk)
        }
        enter(award)
        return found
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
    /// The fields that some awards read, with their quotas and what excludes one by another; nil when a function of a rule
    /// file is among what they read, which may read anything.
    public func fields(readBy awards: Set<Int>) -> Set<FieldID>? {
        var found: Set<FieldID> = []
        var seen: Set<ExpressionID> = []
        var hasScript = false
        func note(_ fact: Fact) {
            for hop in fact.hops {
                switch hop {
                case .field(let record, let field), .eventField(let record, let field, _):
                    found.insert(FieldID(record: record, field: field))
                }
            }
            switch fact.end {
            case .record: break
            case .definition(let index): walk(definitions[index].expression)
            case .field(let record, let field), .eventField(let record, let field, _), .members(let record, let field):
                found.insert(FieldID(record: record, field: field))
            }
        }
        func walk(_ id: ExpressionID) {
            guard seen.insert(id).inserted else { return }
            let operation = expressions[id].operation
            switch operation {
            case .check, .compute: hasScript = true
            default: break
            }
            operation.facts.forEach(note)
            operation.operands.forEach(walk)
        }
        for award in awards { AwardExpressions(self.awards[award], quota(of: award)).roots.forEach(walk) }
        for exclusive in exclusives where !awards.isDisjoint(with: exclusive.awards) {
            if let by = exclusive.by { walk(by) }
            if let past = exclusive.past { walk(past) }
        }
        if let nomination = nominationFields {
            let fields = [nomination.award, nomination.papers].compactMap { $0 } + nomination.subjects.values
            found.formUnion(fields.map { FieldID(record: nomination.record, field: $0) })
        }
        return hasScript ? nil : found
    }
}
