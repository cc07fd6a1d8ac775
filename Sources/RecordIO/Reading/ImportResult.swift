// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// What came of reading records: all of them, or everything that must be put right first.
public struct ImportResult: Sendable {
    /// The records; nil when any diagnostic is an error.
    public let records: RecordSet?
    /// The schema that the records carry: `Schema.stored`.
    public let schema: Schema
    /// Everything found, in the order of the source.
    public let diagnostics: [Diagnostic]

    let provenance: Provenance

    /// Whether nothing stands in the way of evaluation.
    public var isUsable: Bool { records != nil }

    /// The cell that a field's value was read from; nil when it was in no source.
    public func place(record: Int, row: Int, field: Int, year: Int? = nil) -> Place? {
        provenance.place(record: record, row: row, field: field, year: year)
    }

    /// The cell that an event's value was read from; `event` is its index in the `EventTable`.
    public func place(record: Int, list: Int, event: Int, field: Int) -> Place? {
        provenance.place(record: record, list: list, event: event, field: field)
    }
}

/// Where every value came from.
struct Provenance: Sendable {
    /// A row of a source table.
    struct Origin: Hashable {
        let table: Int32
        let row: Int32
    }

    /// A list field of a kind of record.
    struct List: Hashable {
        let record: Int
        let field: Int
    }

    /// The tables without their cells.
    var tables: [TableFrame] = []
    /// The shapes that tables refer to.
    var shapes: [TableShape] = []
    /// Of each record: where each row came from.
    var rows: [[Origin]] = []
    /// Of each list: where each event came from, in the order of the event table.
    var events: [List: [Origin]] = [:]

    func place(record: Int, row: Int, field: Int, year: Int?) -> Place? {
        guard rows.indices.contains(record), rows[record].indices.contains(row) else { return nil }
        return place(rows[record][row]) { slot in
            slot.kind == (year == nil ? .plain(field) : .yearly(field))
        } year: {
            $0 == year
        }
    }

    func place(record: Int, list: Int, event: Int, field: Int) -> Place? {
        guard let origins = events[List(record: record, field: list)], origins.indices.contains(event) else {
            return nil
        }
        return place(origins[event]) {
            $0.kind == .plain(field)
        } year: {
            $0 == nil
        }
    }

    private func place(
        _ origin: Origin, slot isSlot: (TableShape.Slot) -> Bool, year isYear: (Int?) -> Bool
    ) -> Place? {
        let table = tables[Int(origin.table)]
        let slots = shapes[table.shape].slots
        let column = table.columns.firstIndex { isSlot(slots[$0.slot]) && isYear($0.year) }
        return column.map { table.place(Int(origin.row), $0) }
    }
}
