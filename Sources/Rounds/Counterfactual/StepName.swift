// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Names the fact that a step changes: as people read it, and as rules write it.
struct StepName {
    let builder: TakesBuilder
    let step: Step

    private var records: RecordSet { builder.records }
    private var record: RecordType { records.schema.records[step.record] }
    private var field: Field { record.fields[step.field] }

    /// The field's title, with its year, or with the event that it belongs to.
    var title: String {
        switch step.place {
        case .field, .member, .event: field.title
        case .year(let year): "\(field.title) \(year)"
        case .item(let event, let item): "\(field.title), \(self.event(event)): \(items[item].title)"
        }
    }

    /// Whose fact it is, where it is not the candidate's.
    var owner: String? {
        isOwn || record.name == "round" ? nil : builder.builder.name(step.record, step.row)
    }

    var isOwn: Bool {
        step.record == builder.builder.award.record && step.row == builder.candidate.row
            || record.name == "nomination" && step.row == builder.candidate.nomination
    }

    /// The path as rules write it, such as `person.rating[2025]`; of somebody else with the key.
    var path: String {
        let key = isOwn || record.name == "round" ? "" : "[\(records.tables[step.record].keys[step.row])]"
        let stem = "\(record.name)\(key).\(field.name)"
        switch step.place {
        case .field, .member, .event: return stem
        case .year(let year): return "\(stem)[\(year)]"
        case .item(let event, let item): return "\(stem)[\(number(of: event))].\(items[item].name)"
        }
    }

    private var items: [Field] { if case .events(let items) = field.type { items } else { [] } }

    private var table: EventTable? {
        if case .events(let table) = records.tables[step.record].fields[step.field] { table } else { nil }
    }

    /// An event among its owner's, from 1.
    private func number(of event: Int) -> Int { event - (table?.events(of: step.row).lowerBound ?? 0) + 1 }

    /// An event by its name, or its number where it has none.
    private func event(_ event: Int) -> String {
        if let item = items.firstIndex(where: { $0.name == "name" }),
            case .text(let name)? = table?.columns[item][event]
        {
            return "“\(name)”"
        }
        return builder.say("event_number", ["number": String(number(of: event))])
    }

    // MARK: Types

    /// What kind of value the fact is; of a set, what its values are.
    var type: ValueType {
        switch step.place {
        case .item(_, let item): Self.type(items[item].type)
        default: Self.type(field.type)
        }
    }

    /// The least and greatest value that the fact may have.
    var range: (least: Rational?, greatest: Rational?) {
        if case .item(_, let item) = step.place { return Self.range(items[item], records.schema) }
        return Self.range(field, records.schema)
    }

    static func type(_ type: FieldType) -> ValueType {
        switch type {
        case .text: .text
        case .flag: .flag
        case .integer, .decimal: .number
        case .date: .date
        case .code(let list): .code(list: list)
        case .set(let element), .yearly(let element): Self.type(element)
        case .reference, .events: .text
        }
    }

    static func range(_ field: Field, _ schema: Schema) -> (least: Rational?, greatest: Rational?) {
        if case .code(let list) = type(field.type) {
            return (.zero, Rational(schema.codeLists[list].codes.count - 1))
        }
        return field.range
    }
}
