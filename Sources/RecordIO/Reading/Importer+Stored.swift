// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension Importer {
    /// Reads the rows of a table that are still as they stand in their source, a block at a time into columns.
    ///
    /// Cells that are not written plainly are read as those of any other source, so that both ways say the same.
    mutating func readStored<Rows: StoredRows>(_ index: Int, _ rows: Rows, _ shape: TableShape) {
        var reader = rows.reader()
        var remarks = ColumnRemarks(columns: tables[index].columns.count)
        if let list = shape.list { builder.deliver(shape.record, field: list) }
        let lacking = deliverYears(index, shape)
        let capacity = tables[index].columns.count * TypedColumn.rows
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: capacity) { values in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { states in
                var block = block(index, shape, lacking, values, states)
                exchangePools(block, shape)
                takeKeys(&block, index, shape)
                for place in block.places { withColumn(shape.record, place) { $0.reserve(rows.count) } }
                var cells = CellBlock(block.steps.map(\.number))
                for first in stride(from: 0, to: rows.count, by: TypedColumn.rows) {
                    let range = first..<min(first + TypedColumn.rows, rows.count)
                    if block.count == 0, block.firstKey != nil || shape.list != nil, reader.find(range, in: &cells),
                        readBlock(range, cells, &block, index, shape, &remarks)
                    {
                        flush(&block, shape)
                        continue
                    }
                    for row in range {
                        readRow(row, reader.cells(row), &block, index, shape, &remarks)
                        if block.count == TypedColumn.rows { flush(&block, shape) }
                    }
                }
                flush(&block, shape)
                exchangePools(block, shape)
                block.columns.deinitialize(count: block.places.count)
                block.columns.deallocate()
            }
        }
        remarks.report(tables[index], &log)
    }

    private mutating func readRow<Walk: CellWalk>(
        _ row: Int, _ found: Walk, _ block: inout TypedBlock, _ index: Int, _ shape: TableShape,
        _ remarks: inout ColumnRemarks
    ) {
        var cells = found
        var owner: SourceCell?
        let key = shape.list == nil ? Int(recordRows[index][row]) : -1
        for (number, place) in block.steps {
            let cell = cells.cell(at: number)
            if place == TypedBlock.owner {
                owner = cell
                continue
            }
            let column = block.columns + place
            if let first = block.firstKey, place == block.key {
                column.pointee.take(textsFrom: first + row, at: block.count, rows: 1)
            } else if key >= 0, place == block.key {
                column.pointee.take(key: keys[shape.record].keys[key], at: block.count)
            } else if !column.pointee.read(cell, at: block.count) {
                readWithCare(cell, &column.pointee, at: block.count, index, row, &remarks)
            }
        }
        checkOrder(block, at: block.count, index, row)
        let isRow =
            shape.list.map { addEvent(owner, index, row, shape, $0, &remarks) }
            ?? (block.firstKey != nil || addRecord(key, index, row, shape, block.sheet))
        if isRow {
            block.count += 1
        } else {
            for place in block.places.indices { (block.columns + place).pointee.dropLast() }
        }
    }

    mutating func checkOrder(_ block: TypedBlock, at place: Int, _ index: Int, _ row: Int) {
        if let from = block.from, let to = block.to, let start = (block.columns + from).pointee.date(at: place),
            let end = (block.columns + to).pointee.date(at: place), end < start
        {
            reportReversed(start, end, index, row, (block.columns + to).pointee.position)
        }
    }

    mutating func readWithCare(
        _ cell: SourceCell, _ column: inout TypedColumn, at place: Int, _ index: Int, _ row: Int,
        _ remarks: inout ColumnRemarks
    ) {
        let reading = reader.read(cell.raw, column.field, as: column.type)
        let isPlain = if case .cell = reading { true } else { false }
        let value = take(reading, index, row, column.position, &remarks)
        column.take(value, from: cell, isPlain: isPlain, at: place)
    }

    private mutating func addRecord(
        _ key: Int, _ index: Int, _ row: Int, _ shape: TableShape, _ sheet: String
    ) -> Bool {
        guard key >= 0 else {
            reportKey(index, row, shape)
            return false
        }
        builder[shape.record].addKey(
            keys[shape.record].keys[key], Origin(sheet: sheet, row: Int(tables[index].frame.rowNumbers[row])))
        return true
    }

    private mutating func addEvent(
        _ cell: SourceCell?, _ index: Int, _ row: Int, _ shape: TableShape, _ list: Int,
        _ remarks: inout ColumnRemarks
    ) -> Bool {
        var number: Int?
        if let bytes = cell?.plainText { number = keys[shape.record].row(bytes) }
        guard let number = number ?? owner(index, row, shape, &remarks) else { return false }
        addEvent(Int32(number), index, row, shape, list)
        return true
    }

    mutating func addEvent(_ owner: Int32, _ index: Int, _ row: Int, _ shape: TableShape, _ list: Int) {
        builder[shape.record].events[list]?.owners.append(owner)
        events[Provenance.List(record: shape.record, field: list), default: []].append(
            (owner, Provenance.Origin(table: Int32(index), row: Int32(row))))
    }

    // MARK: Blocks

    private mutating func flush(_ block: inout TypedBlock, _ shape: TableShape) {
        guard block.count > 0 else { return }
        let count = block.count
        for (index, place) in block.places.enumerated() {
            withColumn(shape.record, place) { column in
                (block.columns + index).pointee.flush(count, into: &column)
            }
        }
        for place in block.lacking { withColumn(shape.record, place) { $0.append(unknown: count) } }
        block.count = 0
    }

    private func block(
        _ index: Int, _ shape: TableShape, _ lackingYears: [(field: Int, year: Int)],
        _ values: UnsafeMutableBufferPointer<Int64>, _ states: UnsafeMutableBufferPointer<UInt8>
    ) -> TypedBlock {
        let columns = tables[index].columns
        var typed: [TypedColumn] = []
        var places: [ColumnPlace] = []
        var steps: [(number: Int, place: Int)] = []
        var fieldColumns: [Int: Int] = [:]
        for (position, column) in columns.enumerated() {
            let slot = shape.slots[column.slot]
            var type = slot.field.type
            switch slot.kind {
            case .owner:
                steps.append((column.number, TypedBlock.owner))
                continue
            case .plain(let field):
                places.append(shape.list.map { .item(list: $0, field) } ?? .plain(field))
                fieldColumns[field] = typed.count
            case .yearly(let field):
                guard case .yearly(let element) = type, let year = column.year else { continue }
                type = element
                places.append(.year(field: field, year))
            }
            steps.append((column.number, typed.count))
            guard let first = values.baseAddress, let states = states.baseAddress else { continue }
            let offset = typed.count * TypedColumn.rows
            typed.append(
                TypedColumn(
                    position: position, field: slot.field, type: type,
                    isKey: shape.list == nil && slot.field.isKey && type == .text, targets: targets(of: type),
                    block: (first + offset, states + offset)))
        }
        let fields = fields(of: shape)
        let missing = fields.indices.filter { fieldColumns[$0] == nil && fields[$0].isPlain }
        let lacking =
            missing.map { field in shape.list.map { ColumnPlace.item(list: $0, field) } ?? .plain(field) }
            + lackingYears.map { .year(field: $0.field, $0.year) }
        func dates(_ name: String) -> Int? {
            fields.firstIndex { $0.name == name && $0.type == .date }.flatMap { fieldColumns[$0] }
        }
        let memory = UnsafeMutablePointer<TypedColumn>.allocate(capacity: max(1, typed.count))
        for (place, column) in typed.enumerated() { (memory + place).initialize(to: column) }
        return TypedBlock(
            columns: memory, key: typed.firstIndex(where: \.isKey), places: places,
            steps: steps.sorted { $0.number < $1.number },
            lacking: lacking, from: dates("from"), to: dates("to"),
            sheet: tables[index].frame.sheetOrFile)
    }

    private func targets(of type: FieldType) -> KeyIndex? {
        guard case .reference(let record) = type else { return nil }
        return schema.recordIndex(record).map { keys[$0] }
    }

    /// Lends the texts of the record's columns to those of the block, or takes them back.
    private mutating func exchangePools(_ block: TypedBlock, _ shape: TableShape) {
        for (index, place) in block.places.enumerated() where (block.columns + index).pointee.type == .text {
            withColumn(shape.record, place) { swap(&$0.pool, &(block.columns + index).pointee.pool) }
        }
    }

    private mutating func withColumn(_ record: Int, _ place: ColumnPlace, _ body: (inout ColumnBuilder) -> Void) {
        switch place {
        case .plain(let field):
            builder[record].columns[field]?.change(body)
        case .year(let field, let year):
            builder.deliverYear(record, field: field, year: year)
            builder[record].years[field][year]?.column.change(body)
        case .item(let list, let item): builder[record].events[list]?.columns[item].change(body)
        }
    }
}

extension Field {
    /// Whether it is a column of its own, neither yearly nor a list.
    fileprivate var isPlain: Bool {
        switch type {
        case .yearly, .events: false
        default: true
        }
    }
}
