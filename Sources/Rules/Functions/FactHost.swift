// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Records

/// Shows records to the functions of rule files: `c.unit.headcount`, `c.rating[2024]`, `ipairs(c.initiatives)`.
///
/// Never calls back into the sandbox.
final class FactHost: LuaHost {
    private enum Kind: Int32 {
        /// The rule's subject: its record, and beside its fields `round`, `param` and `nomination`.
        case subject
        case row
        /// A yearly field: `a` record, `b` row, `c` field.
        case years
        /// An event list: `a` record, `b` row, `c` field.
        case events
        /// One event: `a` record, `b` its place in the table, `c` field.
        case event
        /// Members: `a` their record, `b` the owner's row, `c` the reference field.
        case members
        /// A set: `a` record, `b` row, `c` field.
        case set
        case parameters
    }

    private let rulebook: Rulebook
    private let records: RecordSet
    private let parameters: [Constant?]
    private let definitions: RuleFunctions.DefinitionReader
    private var nomination: Int?
    /// What is read is not written down for calls on one row after the other: nobody asks for it.
    var isNoting = true
    /// The columns that functions have met, for the machine to read them itself.
    private(set) var columns = FactColumns()
    private(set) var reads: [FunctionRead] = []
    private var paths: [HostObject: String] = [:]

    private var schema: Schema { records.schema }

    init(
        rulebook: Rulebook, records: RecordSet, parameters: [Constant?],
        definitions: @escaping RuleFunctions.DefinitionReader
    ) {
        self.rulebook = rulebook
        self.records = records
        self.parameters = parameters
        self.definitions = definitions
    }

    static func subject(_ record: Int, _ row: Int) -> HostObject {
        HostObject(kind: Kind.subject.rawValue, a: Int64(record), b: Int64(row))
    }

    func begin(nomination: Int?) {
        self.nomination = nomination
        reads = []
        paths = [:]
    }

    // MARK: LuaHost

    func index(_ object: HostObject, _ key: HostKey) -> HostValue {
        let value = lookUp(object, key)
        if isNoting { note(object, key, value) }
        return value
    }

    func column(_ object: HostObject, _ name: String) -> Int? {
        switch Kind(rawValue: object.kind) {
        case .subject where Self.ownNames.contains(name): return nil
        case .subject, .row:
            let record = Int(object.a)
            return schema.records[record].fieldIndex(name).flatMap { columns.place(of: $0, in: record, records) }
        default: return nil
        }
    }

    /// Calls the body with the columns met so far; they stay in place until it returns.
    func withColumns<Result>(_ body: ([HostColumn]) -> Result) -> Result {
        columns.takeIn()
        // A copy, because functions go on meeting columns meanwhile.
        let columns = columns
        return columns.pin(records, { self.row($0) }, body)
    }

    func length(_ object: HostObject) -> HostValue {
        guard let kind = Kind(rawValue: object.kind) else { return .unknown }
        switch kind {
        case .events:
            guard let table = events(object) else { return .unknown }
            return table.isDelivered ? .integer(Int64(table.events(of: Int(object.b)).count)) : .unknown
        case .members: return .integer(Int64(members(object).count))
        case .set:
            guard case .set(let members)? = cell(object) else { return .unknown }
            return .integer(Int64(members.count))
        default: return .failure("bx:not_a_list")
        }
    }

    func code(rankOf text: String, list: Int32) -> Int? { schema.codeLists[Int(list)].index(of: text) }

    func known(_ object: HostObject, path: String) -> Bool {
        var current = object
        let steps = path.split(separator: ".")
        for (number, step) in steps.enumerated() {
            let key: HostKey = Int64(step).map { .integer($0) } ?? .name(String(step), id: -1)
            switch lookUp(current, key) {
            case .unknown, .failure: return false
            case .object(let next): current = next
            default: return number == steps.count - 1
            }
        }
        return true
    }

    // MARK: Reading

    /// What a rule's subject has beside its fields.
    private static let ownNames: Set<String> = ["round", "param", "nomination"]

    private func lookUp(_ object: HostObject, _ key: HostKey) -> HostValue {
        guard let kind = Kind(rawValue: object.kind) else { return .unknown }
        switch (kind, key) {
        case (.subject, .name(let name, _)): return subject(object, name)
        case (.row, .name(let name, _)): return field(Int(object.a), Int(object.b), name)
        case (.parameters, .name(let name, _)): return parameter(name)
        case (.event, .name(let name, _)): return eventItem(object, name)
        case (.years, .integer(let year)): return yearValue(object, Int(year))
        case (.events, .integer(let number)):
            guard let table = events(object), table.isDelivered else { return .unknown }
            let range = table.events(of: Int(object.b))
            guard number >= 1, number <= Int64(range.count) else { return .null }
            return .object(
                HostObject(
                    kind: Kind.event.rawValue, a: object.a, b: Int64(range.lowerBound) + number - 1, c: object.c))
        case (.members, .integer(let number)):
            let rows = members(object)
            guard number >= 1, number <= Int64(rows.count) else { return .null }
            return row(Int(object.a), Int(rows[rows.startIndex + Int(number) - 1]))
        case (.set, .integer(let number)):
            guard case .set(let members)? = cell(object), number >= 1, number <= Int64(members.count) else {
                return .null
            }
            return setMember(members[Int(number) - 1], object)
        default: return .failure("bx:no_such_fact|\(Self.text(key))")
        }
    }

    private func subject(_ object: HostObject, _ name: String) -> HostValue {
        switch name {
        case "round": schema.recordIndex("round").map { row($0, 0) } ?? .null
        case "param": .object(HostObject(kind: Kind.parameters.rawValue))
        case "nomination":
            nomination.flatMap { nomination in schema.recordIndex("nomination").map { row($0, nomination) } } ?? .null
        default: field(Int(object.a), Int(object.b), name)
        }
    }

    private func row(_ record: Int, _ row: Int) -> HostValue {
        var object = self.row(record)
        object.b = Int64(row)
        return .object(object)
    }

    /// Rows of a kind of record.
    private func row(_ record: Int) -> HostObject { HostObject(kind: Kind.row.rawValue, a: Int64(record)) }

    private func field(_ record: Int, _ row: Int, _ name: String) -> HostValue {
        let type = schema.records[record]
        guard let index = type.fieldIndex(name) else { return derived(record, row, name) }
        let place = (a: Int64(record), b: Int64(row), c: Int64(index))
        switch records.tables[record].fields[index] {
        case .yearly: return .object(HostObject(kind: Kind.years.rawValue, a: place.a, b: place.b, c: place.c))
        case .events(let table):
            if !table.isDelivered { return .unknown }
            return .object(HostObject(kind: Kind.events.rawValue, a: place.a, b: place.b, c: place.c))
        case .column(let column):
            if case .set = type.fields[index].type {
                let cell = column[row]
                if cell == .absent { return .null }
                guard case .set = cell else { return .unknown }
                return .object(HostObject(kind: Kind.set.rawValue, a: place.a, b: place.b, c: place.c))
            }
            return value(column[row], type.fields[index])
        }
    }

    private func derived(_ record: Int, _ row: Int, _ name: String) -> HostValue {
        if let index = rulebook.definitions.firstIndex(where: { $0.record == record && $0.name == name }) {
            switch definitions(index, row) {
            case .truth(let truth): return .boolean(truth)
            case .number(let number): return Self.number(number)
            case .absent: return .null
            case .unknown: return .unknown
            }
        }
        if let inverse = schema.inverse(name, of: schema.records[record].name) {
            return .object(
                HostObject(
                    kind: Kind.members.rawValue, a: Int64(inverse.record), b: Int64(row), c: Int64(inverse.field)))
        }
        return .failure("bx:no_such_fact|\(name)")
    }

    private func value(_ cell: Cell, _ field: Field) -> HostValue {
        switch cell {
        case .text(let text): return .string(text)
        case .flag(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        // The nearest binary number: equal decimals stay equal, and their order stays.
        case .decimal(let units): return Self.number(Rational(millionths: units))
        case .date(let date): return .string(date.description)
        case .code(let place):
            let type: FieldType = if case .yearly(let element) = field.type { element } else { field.type }
            guard case .code(let list) = type else { return .unknown }
            let code = schema.codeLists[list].codes[place].code
            return schema.codeLists[list].isOrdered ? .code(rank: place, text: code, list: Int32(list)) : .string(code)
        case .row(let target):
            guard case .reference(let record) = field.type, let index = schema.recordIndex(record) else {
                return .unknown
            }
            return row(index, target)
        case .absent: return .null
        case .blank, .unknown, .reference, .set: return .unknown
        }
    }

    private static func number(_ value: Rational) -> HostValue {
        value.isWhole ? .integer(value.numerator) : .number(Double(value.numerator) / Double(value.denominator))
    }

    private func parameter(_ name: String) -> HostValue {
        guard let index = rulebook.parameters.firstIndex(where: { $0.id == name }) else {
            return .failure("bx:no_such_fact|param.\(name)")
        }
        return switch parameters[index] {
        case nil: .unknown
        case .number(let number)?: Self.number(number)
        case .date(let date)?: .string(date.description)
        case .text(let text)?: .string(text)
        case .truth(let truth)?: .boolean(truth)
        case .code(let list, let place)?: .string(schema.codeLists[list].codes[place].code)
        }
    }

    private func events(_ object: HostObject) -> EventTable? {
        if case .events(let table) = records.tables[Int(object.a)].fields[Int(object.c)] { table } else { nil }
    }

    private func eventItem(_ object: HostObject, _ name: String) -> HostValue {
        guard case .events(let items) = schema.records[Int(object.a)].fields[Int(object.c)].type,
            let item = items.firstIndex(where: { $0.name == name }), let table = events(object)
        else { return .failure("bx:no_such_fact|\(name)") }
        return value(table.columns[item][Int(object.b)], items[item])
    }

    private func yearValue(_ object: HostObject, _ year: Int) -> HostValue {
        let field = schema.records[Int(object.a)].fields[Int(object.c)]
        guard case .yearly(let yearly) = records.tables[Int(object.a)].fields[Int(object.c)] else { return .unknown }
        return value(yearly[year]?[Int(object.b)] ?? .unknown, field)
    }

    private func members(_ object: HostObject) -> ArraySlice<Int32> {
        records.inverse(record: Int(object.a), field: Int(object.c))?.rows(of: Int(object.b)) ?? []
    }

    private func cell(_ object: HostObject) -> Cell? {
        records.tables[Int(object.a)].column(Int(object.c))?[Int(object.b)]
    }

    private func setMember(_ cell: Cell, _ object: HostObject) -> HostValue {
        guard case .set(let element) = schema.records[Int(object.a)].fields[Int(object.c)].type else { return .unknown }
        if case .code(let place) = cell, case .code(let list) = element {
            return .string(schema.codeLists[list].codes[place].code)
        }
        if case .text(let text) = cell { return .string(text) }
        return .unknown
    }

    // MARK: What was read

    private func note(_ object: HostObject, _ key: HostKey, _ value: HostValue) {
        let parent = paths[object] ?? ""
        let path: String
        switch key {
        case .name(let name, _): path = parent.isEmpty ? name : "\(parent).\(name)"
        case .integer(let number): path = "\(parent)[\(number)]"
        }
        let text: String?
        switch value {
        case .object(let next):
            paths[next] = path
            return
        case .failure: return
        case .unknown: text = nil
        case .null: text = "–"
        case .boolean(let flag): text = String(flag)
        case .integer(let number): text = String(number)
        case .number(let number): text = String(number)
        case .string(let string): text = string
        case .code(_, let code, _): text = code
        }
        let read = FunctionRead(path: path, value: text)
        if !reads.contains(read) { reads.append(read) }
    }

    private static func text(_ key: HostKey) -> String {
        switch key {
        case .name(let name, _): name
        case .integer(let number): String(number)
        }
    }
}
