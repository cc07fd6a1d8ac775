// SPDX-License-Identifier: Apache-2.0

/// One thing that is otherwise than the records say, for asking what would follow from it.
public enum RecordChange: Sendable, Hashable {
    /// The value of a plain field.
    case cell(record: Int, row: Int, field: Int, Cell)
    /// The value of a yearly field in a year; the year counts as delivered from then on.
    case year(record: Int, row: Int, field: Int, year: Int, Cell)
    /// An item of an event, by the event's place in its table.
    case item(record: Int, field: Int, event: Int, item: Int, Cell)
    /// One more event of a row, after those it has, with one cell per item.
    case event(record: Int, row: Int, field: Int, [Cell])
    /// All events of a row's list, one cell per item; the list counts as delivered from then on.
    case events(record: Int, row: Int, field: Int, [[Cell]])

    /// The kind of record and the field that it changes, both by index.
    public var place: (record: Int, field: Int) {
        switch self {
        case .cell(let record, _, let field, _), .year(let record, _, let field, _, _),
            .item(let record, let field, _, _, _), .event(let record, _, let field, _),
            .events(let record, _, let field, _):
            (record, field)
        }
    }

    fileprivate var slot: ReferenceField { ReferenceField(record: place.record, field: place.field) }
}

extension RecordSet {
    /// The same records with some things otherwise, as if they had been delivered so; what is not changed is shared.
    ///
    /// A reference may be given by key (one to nobody is unknown) or by row, and a blank means what its field says. Later
    /// changes of one thing win.
    public func changing(_ changes: [RecordChange]) -> RecordSet {
        var fields = tables.map(\.fields)
        let bySlot = Dictionary(grouping: changes, by: \.slot)
        for (slot, changes) in bySlot {
            let storage = fields[slot.record][slot.field]
            let field = schema.records[slot.record].fields[slot.field]
            fields[slot.record][slot.field] = changed(storage, field, changes, count: tables[slot.record].count)
        }
        return RecordSet(
            changing: self, tables: zip(tables, fields).map { Table(changing: $0, fields: $1) },
            references: Set(bySlot.keys))
    }

    private func changed(
        _ storage: Table.FieldStorage, _ field: Field, _ changes: [RecordChange], count: Int
    ) -> Table.FieldStorage {
        switch (storage, field.type) {
        case (.column(let column), let type):
            var cells: [Int: Cell] = [:]
            for case .cell(_, let row, _, let cell) in changes { cells[row] = cell }
            return .column(replacing(column, cells, field, as: type))
        case (.yearly(let yearly), .yearly(let type)):
            var byYear: [Int: [Int: Cell]] = [:]
            for case .year(_, let row, _, let year, let cell) in changes { byYear[year, default: [:]][row] = cell }
            let years = Set(yearly.years).union(byYear.keys).sorted()
            let columns = years.map { year in
                let column = yearly[year] ?? blank(field, as: type, count: count)
                return byYear[year].map { replacing(column, $0, field, as: type) } ?? column
            }
            return .yearly(YearlyColumn(years: years, columns: columns))
        case (.events(let table), .events(let items)): return .events(changed(table, items, changes))
        default: return storage
        }
    }

    /// The same column with other cells in some rows.
    private func replacing(_ column: Column, _ cells: [Int: Cell], _ field: Field, as type: FieldType) -> Column {
        var builder = ColumnBuilder(type)
        for row in 0..<column.count {
            builder.append(cells[row].map { resolved($0, field, as: type) } ?? column[row])
        }
        return builder.finish()
    }

    /// A column in which nobody has written anything.
    private func blank(_ field: Field, as type: FieldType, count: Int) -> Column {
        var builder = ColumnBuilder(type)
        for _ in 0..<count { builder.append(resolved(.blank, field, as: type)) }
        return builder.finish()
    }

    private func changed(_ table: EventTable, _ items: [Field], _ changes: [RecordChange]) -> EventTable {
        var mended: [Int: [Int: Cell]] = [:]
        var replaced: [Int: [[Cell]]] = [:]
        var added: [Int: [[Cell]]] = [:]
        for change in changes {
            switch change {
            case .item(_, _, let event, let item, let cell): mended[event, default: [:]][item] = cell
            case .event(_, let row, _, let cells): added[row, default: []].append(cells)
            case .events(_, let row, _, let events): replaced[row] = events
            case .cell, .year: continue
            }
        }
        var builders = items.map { ColumnBuilder($0.type) }
        var owners: [Int32] = []
        var offsets: [Int32] = [0]
        func append(_ row: Int, _ cell: (Int) -> Cell) {
            owners.append(Int32(row))
            for item in items.indices { builders[item].append(resolved(cell(item), items[item], as: items[item].type)) }
        }
        for row in 0..<table.offsets.count - 1 {
            if let events = replaced[row] {
                for cells in events { append(row) { cells[$0] } }
            } else {
                for event in table.events(of: row) {
                    append(row) { mended[event]?[$0] ?? table.columns[$0][event] }
                }
            }
            for cells in added[row] ?? [] { append(row) { cells[$0] } }
            offsets.append(Int32(owners.count))
        }
        return EventTable(
            isDelivered: table.isDelivered || !replaced.isEmpty, owners: owners, offsets: offsets,
            columns: builders.indices.map { builders[$0].finish() })
    }

    private func resolved(_ cell: Cell, _ field: Field, as type: FieldType) -> Cell {
        field.meaning(
            of: cell, as: type, row: { record, key in schema.recordIndex(record).flatMap { tables[$0].row(key) } })
    }
}
