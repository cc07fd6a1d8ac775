// SPDX-License-Identifier: Apache-2.0

/// Takes records row by row and lays them out as tables.
///
/// The builder trusts the kinds of its cells (readers check them against the schema) and reports what only the whole
/// shows: keys given twice and references to nobody.
///
/// ```swift
/// var builder = RecordSetBuilder(schema)
/// let row = builder.addRow(person, key: "P001", origin: origin, cells: [.text("P001"), .reference("A"), …])
/// builder.setYear(person, row: row, field: rating, year: 2024, .code(3))
/// builder.deliver(person, field: holds)
/// builder.addEvent(person, row: row, field: holds, cells: […])
/// let (records, problems) = builder.finish()
/// ```
public struct RecordSetBuilder {
    /// A problem that only the whole set of records shows.
    public enum Problem: Sendable, Hashable {
        /// The key of a row was given before, at `first`.
        case duplicateKey(record: Int, row: Int, first: Int)
        /// A reference names nobody. For an event's field, `event` counts the owner's events from 0.
        case danglingReference(record: Int, row: Int, field: Int, event: EventField?, key: String)
    }

    /// A field of one event of a list field.
    public struct EventField: Sendable, Hashable {
        /// The event's place among those of its owner, in the order they were added.
        public let event: Int
        /// The index of the event's field.
        public let field: Int
    }

    private struct Row {
        let key: String
        let origin: Origin
        var cells: [Cell]
    }

    private let schema: Schema
    private var rows: [[Row]]
    private var yearly: [Slot: [Int: [Int: Cell]]] = [:]
    private var events: [Slot: [Int: [[Cell]]]] = [:]
    private var delivered: Set<Slot> = []

    private typealias Slot = ReferenceField

    /// An empty set of records for a schema.
    public init(_ schema: Schema) {
        self.schema = schema
        rows = schema.records.map { _ in [] }
    }

    /// Adds a row with one cell per field (those of yearly and event fields are ignored); gives its number.
    @discardableResult
    public mutating func addRow(_ record: Int, key: String, origin: Origin, cells: [Cell]) -> Int {
        precondition(cells.count == schema.records[record].fields.count, "one cell per field")
        rows[record].append(Row(key: key, origin: origin, cells: cells))
        return rows[record].count - 1
    }

    /// Replaces the cell of a plain field.
    public mutating func setCell(_ record: Int, row: Int, field: Int, _ cell: Cell) {
        rows[record][row].cells[field] = cell
    }

    /// Says that a year of a yearly field was delivered, be it blank for everyone.
    public mutating func deliverYear(_ record: Int, field: Int, year: Int) {
        yearly[Slot(record: record, field: field), default: [:]][year, default: [:]].merge([:]) { old, _ in old }
    }

    /// Sets a yearly value; the year counts as delivered from then on.
    public mutating func setYear(_ record: Int, row: Int, field: Int, year: Int, _ cell: Cell) {
        yearly[Slot(record: record, field: field), default: [:]][year, default: [:]][row] = cell
    }

    /// Says that an event list was delivered, be it empty.
    public mutating func deliver(_ record: Int, field: Int) {
        delivered.insert(Slot(record: record, field: field))
    }

    /// Adds an event with one cell per event field; the list counts as delivered from then on.
    public mutating func addEvent(_ record: Int, row: Int, field: Int, cells: [Cell]) {
        let slot = Slot(record: record, field: field)
        delivered.insert(slot)
        events[slot, default: [:]][row, default: []].append(cells)
    }

    /// Lays the records out; problems do not stop it: a reference to nobody is unknown, a second key stays a row.
    public func finish() -> (records: RecordSet, problems: [Problem]) {
        var problems: [Problem] = []
        let rowsByKey = schema.records.indices.map { record in
            var found: [String: Int] = [:]
            for (row, content) in rows[record].enumerated() {
                if let first = found[content.key] {
                    problems.append(.duplicateKey(record: record, row: row, first: first))
                } else {
                    found[content.key] = row
                }
            }
            return found
        }
        let tables = schema.records.indices.map { record in
            let fields = schema.records[record].fields.indices.map { field in
                storage(record, field, rowsByKey, &problems)
            }
            return Table(keys: rows[record].map(\.key), origins: rows[record].map(\.origin), fields: fields)
        }
        return (RecordSet(schema: schema, tables: tables), problems)
    }

    private func storage(
        _ record: Int, _ index: Int, _ rowsByKey: [[String: Int]], _ problems: inout [Problem]
    ) -> Table.FieldStorage {
        let field = schema.records[record].fields[index]
        let slot = Slot(record: record, field: index)
        let count = rows[record].count
        switch field.type {
        case .yearly(let type):
            let byYear = yearly[slot] ?? [:]
            let years = byYear.keys.sorted()
            let columns = years.map { year in
                var builder = ColumnBuilder(type)
                let cells = byYear[year] ?? [:]
                for row in 0..<count {
                    builder.append(
                        resolve(cells[row] ?? .blank, field, as: type, rowsByKey) { key in
                            problems.append(
                                .danglingReference(record: record, row: row, field: index, event: nil, key: key))
                        })
                }
                return builder.finish()
            }
            return .yearly(YearlyColumn(years: years, columns: columns))
        case .events(let eventFields):
            return .events(eventTable(record, index, eventFields, rowsByKey, &problems))
        default:
            var builder = ColumnBuilder(field.type)
            for row in 0..<count {
                builder.append(
                    resolve(rows[record][row].cells[index], field, as: field.type, rowsByKey) { key in
                        problems.append(
                            .danglingReference(record: record, row: row, field: index, event: nil, key: key))
                    })
            }
            return .column(builder.finish())
        }
    }

    private func eventTable(
        _ record: Int, _ index: Int, _ eventFields: [Field], _ rowsByKey: [[String: Int]],
        _ problems: inout [Problem]
    ) -> EventTable {
        let slot = Slot(record: record, field: index)
        let byRow = events[slot] ?? [:]
        var builders = eventFields.map { ColumnBuilder($0.type) }
        var owners: [Int32] = []
        var offsets: [Int32] = [0]
        for row in rows[record].indices {
            for (number, event) in (byRow[row] ?? []).enumerated() {
                owners.append(Int32(row))
                for (position, field) in eventFields.enumerated() {
                    builders[position].append(
                        resolve(event[position], field, as: field.type, rowsByKey) { key in
                            problems.append(
                                .danglingReference(
                                    record: record, row: row, field: index,
                                    event: EventField(event: number, field: position), key: key))
                        })
                }
            }
            offsets.append(Int32(owners.count))
        }
        return EventTable(
            isDelivered: delivered.contains(slot), owners: owners, offsets: offsets,
            columns: builders.map { $0.finish() })
    }

    private func resolve(
        _ cell: Cell, _ field: Field, as type: FieldType, _ rowsByKey: [[String: Int]], dangling: (String) -> Void
    ) -> Cell {
        field.meaning(
            of: cell, as: type, row: { record, key in schema.recordIndex(record).flatMap { rowsByKey[$0][key] } },
            dangling: dangling)
    }
}
