// SPDX-License-Identifier: Apache-2.0

/// One thing that is otherwise than the records say.
public enum RecordChange: Sendable, Hashable {
    /// The value of a plain field.
    case cell(record: Int, row: Int, field: Int, Cell)
    /// The value of a yearly field in a year; the year counts as delivered from then on.
    case year(record: Int, row: Int, field: Int, year: Int, Cell)
    /// An item of an event, by the event's place in its table.
    case item(record: Int, field: Int, event: Int, item: Int, Cell)
    /// One more event of a row, after those it has, with one cell per item.
    case event(record: Int, row: Int, field: Int, [Cell])

    /// The kind of record and the field that it changes, both by index.
    public var place: (record: Int, field: Int) {
        switch self {
        case .cell(let record, _, let field, _), .year(let record, _, let field, _, _),
            .item(let record, let field, _, _, _), .event(let record, _, let field, _):
            (record, field)
        }
    }

    fileprivate var slot: ReferenceField { ReferenceField(record: place.record, field: place.field) }
}

extension RecordSet {
    /// The same records with some things otherwise; what is not changed is shared.
    ///
    /// Cells are finished ones: a reference is a row number, a blank must have been replaced by what it means.
    public func changing(_ changes: [RecordChange]) -> RecordSet {
        var tables = tables
        var touchesReferences = false
        for (slot, changes) in Dictionary(grouping: changes, by: \.slot) {
            let field = schema.records[slot.record].fields[slot.field]
            if case .reference = field.type { touchesReferences = true }
            tables[slot.record].replace(slot.field, with: changed(tables[slot.record], slot.field, field, changes))
        }
        return touchesReferences ? RecordSet(schema: schema, tables: tables) : with(tables: tables)
    }

    private func changed(
        _ table: Table, _ index: Int, _ field: Field, _ changes: [RecordChange]
    ) -> Table.FieldStorage {
        switch table.fields[index] {
        case .column(let column):
            var cells: [Int: Cell] = [:]
            for case .cell(_, let row, _, let cell) in changes { cells[row] = cell }
            return .column(column.replacing(cells, type: field.type))
        case .yearly(let yearly):
            guard case .yearly(let type) = field.type else { return table.fields[index] }
            var byYear: [Int: [Int: Cell]] = [:]
            for case .year(_, let row, _, let year, let cell) in changes { byYear[year, default: [:]][row] = cell }
            let years = Set(yearly.years).union(byYear.keys).sorted()
            return .yearly(
                YearlyColumn(
                    years: years,
                    columns: years.map { year in
                        let column = yearly[year] ?? Column.unknown(type, count: table.count)
                        return byYear[year].map { column.replacing($0, type: type) } ?? column
                    }))
        case .events(let events):
            guard case .events(let items) = field.type else { return table.fields[index] }
            return .events(events.changing(changes, items: items))
        }
    }
}

extension Column {
    /// The same column with other cells in some rows.
    fileprivate func replacing(_ cells: [Int: Cell], type: FieldType) -> Column {
        var builder = ColumnBuilder(type)
        for row in 0..<count { builder.append(cells[row] ?? self[row]) }
        return builder.finish()
    }
}

extension EventTable {
    fileprivate func changing(_ changes: [RecordChange], items: [Field]) -> EventTable {
        var replaced: [Int: [Int: Cell]] = [:]
        var added: [Int: [[Cell]]] = [:]
        for change in changes {
            switch change {
            case .item(_, _, let event, let item, let cell): replaced[item, default: [:]][event] = cell
            case .event(_, let row, _, let cells): added[row, default: []].append(cells)
            default: continue
            }
        }
        var builders = items.map { ColumnBuilder($0.type) }
        var owners: [Int32] = []
        var offsets: [Int32] = [0]
        for row in 0..<self.offsets.count - 1 {
            for event in events(of: row) {
                owners.append(Int32(row))
                for item in items.indices { builders[item].append(replaced[item]?[event] ?? columns[item][event]) }
            }
            for cells in added[row] ?? [] {
                owners.append(Int32(row))
                for item in items.indices { builders[item].append(cells[item]) }
            }
            offsets.append(Int32(owners.count))
        }
        return EventTable(
            isDelivered: isDelivered, owners: owners, offsets: offsets, columns: builders.map { $0.finish() })
    }
}
