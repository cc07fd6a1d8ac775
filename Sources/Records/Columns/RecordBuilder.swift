// SPDX-License-Identifier: Apache-2.0

/// The rows of one kind of record on their way into a table, column by column.
package struct RecordBuilder {
    /// The key of each row.
    package private(set) var keys: [String] = []
    /// Where each row came from.
    package private(set) var origins = Origins()
    /// A column for each field that is neither yearly nor a list.
    package var columns: [ColumnBuilder?]
    /// The years of each yearly field that were delivered; of other fields none.
    package var years: [[Int: YearBuilder]]
    /// The events of each list field.
    package var events: [Int: EventBuilder] = [:]

    private let fields: [Field]

    init(_ type: RecordType) {
        fields = type.fields
        years = fields.map { _ in [:] }
        columns = []
        for (index, field) in fields.enumerated() {
            switch field.type {
            case .yearly: columns.append(nil)
            case .events(let items):
                columns.append(nil)
                events[index] = EventBuilder(items)
            default: columns.append(ColumnBuilder(field.type))
            }
        }
    }

    mutating func addRow(_ key: String, _ origin: Origin, _ cells: [Cell]) -> Int {
        precondition(cells.count == fields.count, "one cell per field")
        for index in fields.indices where columns[index] != nil {
            columns[index]?.append(fields[index].said(by: cells[index]))
        }
        return addKey(key, origin)
    }

    /// Adds a row whose cells are in the columns, or will be; gives its number.
    @discardableResult
    package mutating func addKey(_ key: String, _ origin: Origin) -> Int {
        keys.append(key)
        origins.append(origin)
        return keys.count - 1
    }

    /// Adds rows of one sheet, whose cells are in the columns, or will be.
    package mutating func addKeys(_ more: [String], _ range: Range<Int>, sheet: String, rows: [Int32]) {
        keys.share(more, range)
        origins.append(sheet: sheet, rows: rows)
    }

    /// Says that a year was delivered.
    package mutating func deliverYear(_ field: Int, _ year: Int) {
        guard years[field][year] == nil, case .yearly(let type) = fields[field].type else { return }
        years[field][year] = YearBuilder(type)
    }

    mutating func setYear(_ row: Int, _ field: Int, _ year: Int, _ cell: Cell) {
        deliverYear(field, year)
        years[field][year]?.set(row, cell, fields[field])
    }

    /// Lays the rows out.
    ///
    /// - Parameter target: Gives for a type the row that a key names.
    mutating func finish(
        _ record: Int, _ problems: inout [RecordSetBuilder.Problem], target: (FieldType) -> (String) -> Int?
    ) -> [Table.FieldStorage] {
        fields.indices.map { index in
            func dangling(_ row: Int, _ key: String) -> RecordSetBuilder.Problem {
                .danglingReference(record: record, row: row, field: index, event: nil, key: key)
            }
            switch fields[index].type {
            case .yearly(let type):
                let delivered = years[index].keys.sorted()
                let columns = delivered.compactMap { year in
                    years[index][year]?.finish(count: keys.count, fields[index], target: target(type.member)) {
                        problems.append(dangling($0, $1))
                    }
                }
                return .yearly(YearlyColumn(years: delivered, columns: columns))
            case .events:
                guard var list = events.removeValue(forKey: index) else { preconditionFailure("a list has its events") }
                let (table, found) = list.finish(owners: keys.count, target: target)
                problems += found.map { problem in
                    .danglingReference(
                        record: record, row: problem.owner, field: index, event: problem.item, key: problem.key)
                }
                return .events(table)
            case let type:
                guard var column = columns[index] else { preconditionFailure("a plain field has its column") }
                columns[index] = nil
                return .column(
                    column.finish(target: target(type.member)) { problems.append(dangling($0, $1)) })
            }
        }
    }
}

/// A year of a yearly field on its way.
package struct YearBuilder {
    /// Its rows as far as they were added.
    package var column: ColumnBuilder

    private let type: FieldType
    /// What was set for rows that were there already.
    private var later: [Int: Cell] = [:]

    init(_ type: FieldType) {
        self.type = type
        column = ColumnBuilder(type)
    }

    mutating func set(_ row: Int, _ cell: Cell, _ field: Field) {
        if row < column.count {
            later[row] = cell
        } else {
            fill(to: row, field)
            column.append(field.said(by: cell))
        }
    }

    /// Makes the rows before one blank as far as nothing was set.
    package mutating func fill(to row: Int, _ field: Field) {
        while column.count < row { column.append(field.said(by: .blank)) }
    }

    mutating func finish(
        count: Int, _ field: Field, target: (String) -> Int?, dangling: (Int, String) -> Void
    ) -> Column {
        fill(to: count, field)
        if later.isEmpty { return column.finish(target: target, dangling: dangling) }
        let old = column.finish(target: target)
        var mended = ColumnBuilder(type)
        for row in 0..<count { mended.append(later[row].map { field.said(by: $0) } ?? old[row]) }
        return mended.finish(target: target, dangling: dangling)
    }
}

/// The events of a list field on their way.
package struct EventBuilder {
    /// A reference to nobody.
    struct Dangling {
        let owner: Int
        let item: RecordSetBuilder.EventField
        let key: String
    }

    /// Whether the list was delivered.
    package var isDelivered = false
    /// The owner of each event, in the order they were added.
    package var owners: [Int32] = []
    /// A column for each field of an event.
    package var columns: [ColumnBuilder]

    private let items: [Field]

    init(_ items: [Field]) {
        self.items = items
        columns = items.map { ColumnBuilder($0.type) }
    }

    mutating func add(_ owner: Int, _ cells: [Cell]) {
        isDelivered = true
        owners.append(Int32(owner))
        for index in items.indices { columns[index].append(items[index].said(by: cells[index])) }
    }

    /// Lays the events out by owner, those of one in the order they were added.
    mutating func finish(
        owners count: Int, target: (FieldType) -> (String) -> Int?
    ) -> (table: EventTable, problems: [Dangling]) {
        let isSorted = zip(owners, owners.dropFirst()).allSatisfy { $0 <= $1 }
        let order = isSorted ? nil : owners.indices.sorted { (owners[$0], $0) < (owners[$1], $1) }
        if let order { owners = order.map { owners[$0] } }
        let offsets = EventTable.offsets(of: owners, count: count)

        var found: [(event: Int, item: Int, key: String)] = []
        let finished = items.indices.map { item in
            columns[item].finish(order: order, target: target(items[item].type.member)) { found.append(($0, item, $1)) }
        }
        // Problems are told event by event.
        let sorted = found.indices.sorted {
            (found[$0].event, found[$0].item, $0) < (found[$1].event, found[$1].item, $1)
        }
        let problems = sorted.map { index in
            let (event, item, key) = found[index]
            let owner = Int(owners[event])
            return Dangling(
                owner: owner, item: .init(event: event - Int(offsets[owner]), field: item), key: key)
        }
        let table = EventTable(isDelivered: isDelivered, owners: owners, offsets: offsets, columns: finished)
        return (table, problems)
    }
}

extension FieldType {
    /// What a set holds; any other type itself.
    var member: FieldType {
        if case .set(let element) = self { element } else { self }
    }
}
