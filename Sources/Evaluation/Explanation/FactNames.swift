// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Names facts: as rules write them, and as people read them.
struct FactNames {
    let evaluator: RowEvaluator

    private var schema: Schema { evaluator.records.schema }

    /// The path of a fact, such as `person.unit.headcount`; of somebody else's fact with the key, `person[P017].rating`.
    func path(_ fact: Fact, _ environment: Environment) -> String {
        if let direct = directPath(fact, environment) { return direct }
        var path = root(fact, environment)
        for hop in fact.hops {
            switch hop {
            case .field(let record, let field): path += "." + schema.records[record].fields[field].name
            case .eventField(let record, let field, let item): path += "." + items(record, field)[item].name
            }
        }
        switch fact.end {
        case .record: break
        case .field(let record, let field): path += "." + schema.records[record].fields[field].name
        case .eventField(let record, let field, let item): path += "." + items(record, field)[item].name
        case .definition(let index): path += "." + evaluator.rulebook.definitions[index].name
        case .members(let record, let field):
            path += "." + (schema.records[record].fields[field].inverse ?? schema.records[record].name)
        }
        return path
    }

    /// A fact that somebody else's path leads to, named by the record it belongs to: however many members lead to their
    /// unit's papers, it is one fact, `unit[QBVMT].annual_papers`.
    private func directPath(_ fact: Fact, _ environment: Environment) -> String? {
        guard case .subject(let depth) = fact.root, !fact.hops.isEmpty,
            depth > 0 || environment.subjects[0].row != candidate.row || startRecord(fact) != candidate.record,
            case .known(let row) = evaluator.owner(of: fact, environment)
        else { return nil }
        let record: Int
        let name: String
        switch fact.end {
        case .field(let owner, let field): (record, name) = (owner, schema.records[owner].fields[field].name)
        case .definition(let index):
            let definition = evaluator.rulebook.definitions[index]
            (record, name) = (definition.record, definition.name)
        default: return nil
        }
        return "\(schema.records[record].name)[\(evaluator.records.tables[record].keys[row])].\(name)"
    }

    /// The words for a fact: the field's title, then the titles of the references that lead to it.
    func title(_ fact: Fact) -> String {
        var titles = fact.hops.map { hop in
            switch hop {
            case .field(let record, let field): schema.records[record].fields[field].title
            case .eventField(let record, let field, let item): items(record, field)[item].title
            }
        }
        switch fact.end {
        case .record: break
        case .field(let record, let field): titles.append(schema.records[record].fields[field].title)
        case .eventField(let record, let field, let item): titles.append(items(record, field)[item].title)
        case .definition(let index): titles.append(evaluator.rulebook.definitions[index].title)
        case .members(let record, _): titles.append(schema.records[record].title)
        }
        guard let last = titles.last else { return "" }
        return titles.count == 1 ? last : "\(last) (\(titles.dropLast().joined(separator: " – ")))"
    }

    private func root(_ fact: Fact, _ environment: Environment) -> String {
        switch fact.root {
        case .round: return "round"
        case .nomination: return "nomination"
        case .subject(let depth):
            let subject = environment.subjects[depth]
            if let (record, field) = eventList(fact) { return event(record, field, subject) }
            let record = startRecord(fact)
            let name = schema.records[record].name
            let isOwn = depth == 0 && subject.row == candidate.row && record == candidate.record
            return isOwn ? name : "\(name)[\(evaluator.records.tables[record].keys[subject.row])]"
        }
    }

    private func event(_ record: Int, _ field: Int, _ subject: Environment.Subject) -> String {
        let list =
            "\(schema.records[record].name)\(ownerKey(record, field, subject)).\(schema.records[record].fields[field].name)"
        guard subject.roundEvent == nil, case .events(let table) = evaluator.records.tables[record].fields[field] else {
            return list
        }
        let number = subject.row - Int(table.offsets[Int(table.owners[subject.row])]) + 1
        return "\(list)[\(number)]"
    }

    /// The key of an event's owner, unless it is the candidate.
    private func ownerKey(_ record: Int, _ field: Int, _ subject: Environment.Subject) -> String {
        guard case .events(let table) = evaluator.records.tables[record].fields[field], subject.roundEvent == nil else {
            return ""
        }
        let owner = Int(table.owners[subject.row])
        let isOwn = owner == candidate.row && record == candidate.record
        return isOwn ? "" : "[\(evaluator.records.tables[record].keys[owner])]"
    }

    /// Whose verdict is being explained; everybody else is named by key.
    let candidate: (record: Int, row: Int)

    init(evaluator: RowEvaluator, candidate: (record: Int, row: Int)) {
        self.evaluator = evaluator
        self.candidate = candidate
    }

    private func eventList(_ fact: Fact) -> (record: Int, field: Int)? {
        if case .eventField(let record, let field, _)? = fact.hops.first { return (record, field) }
        if fact.hops.isEmpty, case .eventField(let record, let field, _) = fact.end { return (record, field) }
        return nil
    }

    private func startRecord(_ fact: Fact) -> Int {
        if case .field(let record, _)? = fact.hops.first { return record }
        switch fact.end {
        case .record(let record), .field(let record, _), .eventField(let record, _, _): return record
        case .definition(let index): return evaluator.rulebook.definitions[index].record
        case .members(let record, let field):
            if case .reference(let owner) = schema.records[record].fields[field].type,
                let index = schema.recordIndex(owner)
            {
                return index
            }
            return record
        }
    }

    private func items(_ record: Int, _ field: Int) -> [Field] {
        if case .events(let items) = schema.records[record].fields[field].type { items } else { [] }
    }
}
