// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

extension Resolver {
    /// Resolves a path from its root, step by step.
    func path(_ node: Script.Node, _ context: Context) -> Resolved {
        let steps = node.arguments.compactMap { if case .text(let step) = $0 { step } else { nil } }
        if node.name == "param" { return parameter(steps, at: node.position) }
        guard let (root, subject) = root(node.name, context, at: node.position) else { return .invalid }
        return walk(root, subject, steps, of: node, context)
    }

    private func parameter(_ steps: [String], at position: SourcePosition) -> Resolved {
        guard steps.count == 1 else {
            findings.add(at: position, Message("rules.parameter_path"))
            return .invalid
        }
        guard let index = parameters.firstIndex(where: { $0.id == steps[0] }) else {
            findings.unknown("rules.unknown_parameter", steps[0], among: parameters.map(\.id), at: position)
            return .invalid
        }
        usedParameters.insert(index)
        return .value(add(.parameter(index, on: nil), parameters[index].type, at: position))
    }

    private func root(
        _ name: String, _ context: Context, at position: SourcePosition
    ) -> (Fact.Root, Context.Subject)? {
        let subjects = context.subjects
        switch name {
        case "round":
            guard let record = schema.recordIndex("round") else { break }
            return (.round, .record(record))
        case "candidate":
            if let first = subjects.first { return (.subject(depth: 0), first) }
        case "outer":
            if subjects.count >= 2 { return (.subject(depth: subjects.count - 2), subjects[subjects.count - 2]) }
            findings.add(at: position, Message("rules.no_outer"))
            return nil
        case "event":
            if case .event? = subjects.last {
                return (.subject(depth: subjects.count - 1), subjects[subjects.count - 1])
            }
            findings.add(at: position, Message("rules.no_event"))
            return nil
        default: break
        }
        guard let record = schema.recordIndex(name) else {
            findings.unknown("rules.unknown_root", name, among: schema.records.map(\.name), at: position)
            return nil
        }
        if let depth = subjects.lastIndex(of: .record(record)) {
            return (.subject(depth: depth), .record(record))
        }
        if name == "nomination", context.hasNomination { return (.nomination, .record(record)) }
        findings.add(
            at: position, Message("rules.bare_record", ["name": name]),
            advice: wayTo(record, from: subjects).map { Message("rules.did_you_mean", ["name": $0]) })
        return nil
    }

    /// How a rule over the innermost subject could reach a record: `person.unit`.
    private func wayTo(_ record: Int, from subjects: [Context.Subject]) -> String? {
        guard case .record(let subject)? = subjects.last else { return nil }
        let target = schema.records[record].name
        return schema.records[subject].fields.first { $0.type == .reference(record: target) }
            .map { "\(schema.records[subject].name).\($0.name)" }
    }

    private func walk(
        _ root: Fact.Root, _ start: Context.Subject, _ steps: [String], of node: Script.Node, _ context: Context
    ) -> Resolved {
        var subject = start
        var hops: [Fact.Hop] = []
        for (number, step) in steps.enumerated() {
            let isLast = number == steps.count - 1
            guard let (end, type) = end(step, of: subject, at: node.position) else { return .invalid }
            if isLast { return finish(Fact(root: root, hops: hops, end: end), type, at: node.position, context) }
            guard case .record(let next) = type else {
                findings.add(
                    at: node.position,
                    Message(
                        "rules.no_way_through", ["name": step, "next": steps[number + 1]],
                        phrases: ["type": phrase(type)]))
                return .invalid
            }
            switch end {
            case .field(let record, let field): hops.append(.field(record: record, field: field))
            case .eventField(let record, let field, let item):
                hops.append(.eventField(record: record, field: field, item: item))
            default: return .invalid
            }
            subject = .record(next)
        }
        guard case .record(let record) = subject else {
            findings.add(at: node.position, Message("rules.event_as_value"))
            return .invalid
        }
        return finish(Fact(root: root, hops: hops, end: .record(record)), .record(record), at: node.position, context)
    }

    private func finish(
        _ fact: Fact, _ type: ValueType, at position: SourcePosition, _ context: Context
    ) -> Resolved {
        switch type {
        case .events: .events(EventQuery(source: fact, filters: [], depth: context.subjects.count))
        case .members: .members(MemberQuery(source: fact, among: nil, depth: context.subjects.count))
        default: .value(add(.fact(fact), type, at: position))
        }
    }

    private func end(
        _ name: String, of subject: Context.Subject, at position: SourcePosition
    ) -> (Fact.End, ValueType)? {
        switch subject {
        case .event(let record, let field):
            let items = eventItems(record, field)
            if let item = items.firstIndex(where: { $0.name == name }) {
                return (.eventField(record: record, field: field, item: item), valueType(items[item].type))
            }
            findings.unknown("rules.unknown_event_field", name, among: items.map(\.name), at: position)
            return nil
        case .record(let record):
            let type = schema.records[record]
            if let field = type.fieldIndex(name) {
                if case .events = type.fields[field].type {
                    return (.field(record: record, field: field), .events(record: record, field: field))
                }
                return (.field(record: record, field: field), valueType(type.fields[field].type))
            }
            if let index = definitions.firstIndex(where: { $0.record == record && $0.name == name }) {
                usedDefinitions.insert(index)
                let id = definition(index)
                return id == invalid ? nil : (.definition(index), self.type(of: id))
            }
            if let inverse = schema.inverse(name, of: type.name) {
                return (
                    .members(record: inverse.record, field: inverse.field),
                    .members(record: inverse.record, field: inverse.field)
                )
            }
            let names =
                type.fields.map(\.name) + definitions.filter { $0.record == record }.map(\.name)
                + schema.records.flatMap(\.fields).compactMap(\.inverse)
            findings.add(
                at: position, Message("rules.unknown_field", ["name": name, "record": type.name]),
                advice: nearest(to: name, in: names).map { Message("rules.did_you_mean", ["name": $0]) })
            return nil
        }
    }

    /// The items of an event list.
    func eventItems(_ record: Int, _ field: Int) -> [Field] {
        if case .events(let items) = schema.records[record].fields[field].type { items } else { [] }
    }

    func valueType(_ type: FieldType) -> ValueType {
        switch type {
        case .text: .text
        case .flag: .flag
        case .integer, .decimal: .number
        case .date: .date
        case .code(let list): .code(list: list)
        case .reference(let record): .record(schema.recordIndex(record) ?? 0)
        case .set(let element): .set(valueType(element))
        case .yearly(let element): .yearly(valueType(element))
        case .events: .text
        }
    }
}
