// SPDX-License-Identifier: Apache-2.0

/// A change of one thing that is recorded, for asking what would follow from it.
public enum RecordEdit: Sendable, Hashable {
    /// The cell of a plain field.
    case cell(record: Int, row: Int, field: Int, Cell)
    /// A year's value of a yearly field; the year counts as delivered from then on.
    case year(record: Int, row: Int, field: Int, year: Int, Cell)
    /// All events of a row's list, one cell per event field; the list counts as delivered from then on.
    case events(record: Int, row: Int, field: Int, [[Cell]])

    /// The kind of record and the field that it changes, both by index.
    public var field: (record: Int, field: Int) {
        switch self {
        case .cell(let record, _, let field, _), .year(let record, _, let field, _, _),
            .events(let record, _, let field, _):
            (record, field)
        }
    }
}

extension RecordSet {
    /// The same records with some things changed, as if they had been delivered so; everything else is shared.
    ///
    /// A reference is given by key; one to nobody is unknown. Later edits of one thing win.
    public func applying(_ edits: [RecordEdit]) -> RecordSet {
        var fields = tables.map(\.fields)
        for edit in edits {
            let (record, field) = edit.field
            let type = schema.records[record].fields[field]
            switch (edit, fields[record][field]) {
            case (.cell(_, let row, _, let cell), .column(let column)):
                fields[record][field] = .column(replacing(column, row, cell, type, as: type.type))
            case (.year(_, let row, _, let year, let cell), .yearly(let yearly)):
                guard case .yearly(let element) = type.type else { continue }
                let count = tables[record].count
                fields[record][field] = .yearly(replacing(yearly, row, year, cell, type, as: element, count: count))
            case (.events(_, let row, _, let events), .events(let table)):
                guard case .events(let items) = type.type else { continue }
                fields[record][field] = .events(replacing(table, row, events, items))
            default: continue
            }
        }
        let changed = Set(edits.map { ReferenceField(record: $0.field.record, field: $0.field.field) })
        return RecordSet(
            changing: self, tables: zip(tables, fields).map { Table(changing: $0, fields: $1) }, references: changed)
    }

    private func replacing(_ column: Column, _ row: Int, _ cell: Cell, _ field: Field, as type: FieldType) -> Column {
        var builder = ColumnBuilder(type)
        for other in 0..<column.count { builder.append(other == row ? resolved(cell, field, as: type) : column[other]) }
        return builder.finish()
    }

    private func replacing(
        _ yearly: YearlyColumn, _ row: Int, _ year: Int, _ cell: Cell, _ field: Field, as type: FieldType, count: Int
    ) -> YearlyColumn {
        if let place = yearly.years.firstIndex(of: year) {
            var columns = yearly.columns
            columns[place] = replacing(columns[place], row, cell, field, as: type)
            return YearlyColumn(years: yearly.years, columns: columns)
        }
        var builder = ColumnBuilder(type)
        for other in 0..<count { builder.append(resolved(other == row ? cell : .blank, field, as: type)) }
        let place = yearly.years.firstIndex { $0 > year } ?? yearly.years.count
        var (years, columns) = (yearly.years, yearly.columns)
        years.insert(year, at: place)
        columns.insert(builder.finish(), at: place)
        return YearlyColumn(years: years, columns: columns)
    }

    private func replacing(_ table: EventTable, _ row: Int, _ events: [[Cell]], _ items: [Field]) -> EventTable {
        var builders = items.map { ColumnBuilder($0.type) }
        var owners: [Int32] = []
        var offsets: [Int32] = [0]
        for owner in 0..<(table.offsets.count - 1) {
            if owner == row {
                for event in events {
                    owners.append(Int32(owner))
                    for (position, item) in items.enumerated() {
                        builders[position].append(resolved(event[position], item, as: item.type))
                    }
                }
            } else {
                for event in table.events(of: owner) {
                    owners.append(Int32(owner))
                    for position in items.indices { builders[position].append(table.columns[position][event]) }
                }
            }
            offsets.append(Int32(owners.count))
        }
        return EventTable(isDelivered: true, owners: owners, offsets: offsets, columns: builders.map { $0.finish() })
    }

    /// What a cell says once blanks mean what the field says and references are rows.
    private func resolved(_ cell: Cell, _ field: Field, as type: FieldType) -> Cell {
        switch (field.meaning(of: cell), type) {
        case (.reference(let key), .reference(let target)):
            schema.recordIndex(target).flatMap { tables[$0].row(key) }.map { .row($0) } ?? .unknown
        case (.set(let members), .set(let element)):
            members.map { resolved($0, field, as: element) }.contains(.unknown)
                ? .unknown : .set(members.map { resolved($0, field, as: element) })
        case (let cell, _): cell
        }
    }
}
