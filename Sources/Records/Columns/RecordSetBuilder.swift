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

    private let schema: Schema
    private var records: [RecordBuilder]

    /// An empty set of records for a schema.
    public init(_ schema: Schema) {
        self.schema = schema
        records = schema.records.map { RecordBuilder($0) }
    }

    /// Adds a row with one cell per field (those of yearly and event fields are ignored); gives its number.
    @discardableResult
    public mutating func addRow(_ record: Int, key: String, origin: Origin, cells: [Cell]) -> Int {
        records[record].addRow(key, origin, cells)
    }

    /// Says that a year of a yearly field was delivered, be it blank for everyone.
    public mutating func deliverYear(_ record: Int, field: Int, year: Int) {
        records[record].deliverYear(field, year)
    }

    /// Sets a yearly value; the year counts as delivered from then on.
    public mutating func setYear(_ record: Int, row: Int, field: Int, year: Int, _ cell: Cell) {
        records[record].setYear(row, field, year, cell)
    }

    /// Says that an event list was delivered, be it empty.
    public mutating func deliver(_ record: Int, field: Int) {
        records[record].events[field]?.isDelivered = true
    }

    /// Adds an event with one cell per event field; the list counts as delivered from then on.
    public mutating func addEvent(_ record: Int, row: Int, field: Int, cells: [Cell]) {
        records[record].events[field]?.add(row, cells)
    }

    /// The rows of a record on their way, for readers that add many at once.
    package subscript(record: Int) -> RecordBuilder {
        get { records[record] }
        _modify { yield &records[record] }
    }

    /// Lays the records out; problems do not stop it: a reference to nobody is unknown, a second key stays a row.
    public mutating func finish() -> (records: RecordSet, problems: [Problem]) {
        var problems: [Problem] = []
        let rowsByKey = records.enumerated().map { record, rows in
            let slots = KeySlots(rows.keys)
            problems += slots.repeated.map { .duplicateKey(record: record, row: $0.row, first: $0.first) }
            return slots
        }
        let keys = records.map(\.keys)
        var tables: [Table] = []
        for record in records.indices {
            let fields = records[record].finish(record, &problems) { type in
                guard case .reference(let name) = type, let target = schema.recordIndex(name) else {
                    return { _ in nil }
                }
                return { rowsByKey[target].row($0, among: keys[target]) }
            }
            tables.append(
                Table(
                    keys: keys[record], origins: records[record].origins, fields: fields, rowsByKey: rowsByKey[record]))
        }
        records = schema.records.map { RecordBuilder($0) }
        return (RecordSet(schema: schema, tables: tables), problems)
    }
}
