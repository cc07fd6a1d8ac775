// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// The values of one row.
struct TypedRow {
    /// One cell per field of the record or event.
    var cells: [Cell]
    /// Values of yearly fields.
    var years: [(field: Int, year: Int, cell: Cell)] = []
}

extension Importer {
    /// Reads the rows of a table and hands them to the builder.
    mutating func readTable(_ index: Int) {
        let shape = shapes[tables[index].shape]
        if shape.nomination != nil { return readNominations(index) }
        switch tables[index].cells {
        case .values: break
        case .file(let rows): return readStored(index, rows, shape)
        case .packed(let rows): return readStored(index, rows, shape)
        }
        var remarks = ColumnRemarks(columns: tables[index].columns.count)
        if let list = shape.list { builder.deliver(shape.record, field: list) }
        let lacking = deliverYears(index, shape)
        for row in tables[index].rowNumbers.indices {
            var typed = typedRow(index, row, shape, &remarks)
            typed.years += lacking.map { ($0.field, $0.year, .unknown) }
            if let list = shape.list {
                addEvent(index, row, shape, list, typed, &remarks)
            } else {
                addRecord(index, row, shape, typed)
            }
        }
        remarks.report(tables[index], &log)
    }

    /// Years count as delivered even where every cell of theirs is blank.
    ///
    /// Gives the years that only another sheet of the same record has: in this one they are unknown, whatever a blank
    /// would mean.
    mutating func deliverYears(_ index: Int, _ shape: TableShape) -> [(field: Int, year: Int)] {
        for column in tables[index].columns {
            guard let year = column.year, case .yearly(let field) = shape.slots[column.slot].kind else { continue }
            builder.deliverYear(shape.record, field: field, year: year)
        }
        return lackingYears(index, shape)
    }

    /// The years that only another sheet of the same record has.
    func lackingYears(_ index: Int, _ shape: TableShape) -> [(field: Int, year: Int)] {
        var lacking: [(field: Int, year: Int)] = []
        for (other, table) in tables.enumerated() where other != index && table.shape == tables[index].shape {
            for column in table.columns {
                guard let year = column.year, case .yearly(let field) = shape.slots[column.slot].kind else { continue }
                if !tables[index].columns.contains(where: { $0.slot == column.slot && $0.year == year }) {
                    lacking.append((field, year))
                }
            }
        }
        return lacking
    }

    /// Reads the cells of one row; what is wrong with them goes to the log.
    mutating func typedRow(_ index: Int, _ row: Int, _ shape: TableShape, _ remarks: inout ColumnRemarks) -> TypedRow {
        let table = tables[index]
        let fields = fields(of: shape)
        // A column that no sheet has is unknown for everyone, whatever a blank would mean; JSON has no columns, and a
        // missing member is a blank.
        let missing: Cell = table.frame.positions == nil ? .unknown : .blank
        var typed = TypedRow(cells: [Cell](repeating: missing, count: fields.count))
        for (position, column) in table.columns.enumerated() {
            let slot = shape.slots[column.slot]
            let raw = table.cell(row, position)
            switch slot.kind {
            case .owner: continue
            case .plain(let field):
                let reading = reader.read(raw, slot.field, as: slot.field.type)
                typed.cells[field] = take(reading, index, row, position, &remarks)
            case .yearly(let field):
                guard case .yearly(let type) = slot.field.type, let year = column.year else { continue }
                let reading = reader.read(raw, slot.field, as: type)
                typed.years.append((field, year, take(reading, index, row, position, &remarks)))
            }
        }
        checkOrder(typed, fields, index, row, shape)
        return typed
    }

    /// The value of a reading; problems and remarks are noted.
    mutating func take(
        _ reading: Reading, _ index: Int, _ row: Int, _ column: Int, _ remarks: inout ColumnRemarks
    ) -> Cell {
        switch reading {
        case .cell(let cell): return cell
        case .remarked(let cell, let remark):
            remarks.note(remark, column: column, row: row)
            return cell
        case .systematic(let remark):
            remarks.note(remark, column: column, row: row)
            return .unknown
        case .problem(let message, let advice):
            log.add(
                .error, at: tables[index].place(row, column),
                message.with("column", tables[index].columns[column].header), advice: advice)
            return .unknown
        }
    }

    func fields(of shape: TableShape) -> [Field] {
        let fields = schema.records[shape.record].fields
        if let list = shape.list, case .events(let eventFields) = fields[list].type { return eventFields }
        return fields
    }

    private mutating func addRecord(_ index: Int, _ row: Int, _ shape: TableShape, _ typed: TypedRow) {
        let table = tables[index]
        guard recordRows[index][row] >= 0 else { return reportKey(index, row, shape) }
        let key = keys[shape.record].keys[Int(recordRows[index][row])]
        let number = builder.addRow(
            shape.record, key: key, origin: Origin(sheet: table.frame.sheetOrFile, row: Int(table.rowNumbers[row])),
            cells: typed.cells)
        for (field, year, cell) in typed.years {
            builder.setYear(shape.record, row: number, field: field, year: year, cell)
        }
    }

    /// A row without a record of its own: its key is blank, wrong or taken.
    mutating func reportKey(_ index: Int, _ row: Int, _ shape: TableShape) {
        let table = tables[index]
        let type = schema.records[shape.record]
        guard let keyField = type.keyIndex, let column = table.column(of: shape.slot(ofField: keyField)) else { return }
        let raw = table.cell(row, column)
        guard let key = keyText(raw, type.fields[keyField]) else {
            // A key that is there and wrong was reported as a cell.
            if raw.isBlank {
                log.error(
                    "import.key.blank", ["column": table.columns[column].header], at: table.place(row, column),
                    advice: Message("import.advice.fill_key"))
            }
            return
        }
        guard let number = keys[shape.record].row(key) else { return }
        let first = origins[shape.record][number]
        log.error(
            "import.key.duplicate", ["key": key, "first": place(first, shape.record).withinFile],
            at: table.place(row, column))
    }

    /// The key cell of a row.
    func place(_ origin: Provenance.Origin, _ record: Int) -> Place {
        let table = tables[Int(origin.table)]
        let shape = shapes[table.shape]
        let column = schema.records[record].keyIndex.flatMap { table.column(of: shape.slot(ofField: $0)) }
        return column.map { table.place(Int(origin.row), $0) } ?? table.place(row: Int(origin.row))
    }

    private mutating func addEvent(
        _ index: Int, _ row: Int, _ shape: TableShape, _ list: Int, _ typed: TypedRow, _ remarks: inout ColumnRemarks
    ) {
        guard let number = owner(index, row, shape, &remarks) else { return }
        builder.addEvent(shape.record, row: number, field: list, cells: typed.cells)
        events[Provenance.List(record: shape.record, field: list), default: []].append(
            (Int32(number), Provenance.Origin(table: Int32(index), row: Int32(row))))
    }

    /// The row of the record that an event belongs to; nil, with the reason in the log, when there is none.
    mutating func owner(_ index: Int, _ row: Int, _ shape: TableShape, _ remarks: inout ColumnRemarks) -> Int? {
        let table = tables[index]
        guard let column = table.columns.firstIndex(where: { shape.slots[$0.slot].kind == .owner }) else { return nil }
        let raw = table.cell(row, column)
        if raw.isBlank {
            log.error(
                "import.key.blank", ["column": table.columns[column].header], at: table.place(row, column),
                advice: Message("import.advice.fill_key"))
            return nil
        }
        let owner = schema.records[shape.record]
        let reading = reader.read(
            raw, Field("owner", title: owner.title, type: .text), as: .reference(record: owner.name))
        // An owner whose own row is in error has been reported there.
        guard case .reference(let key) = take(reading, index, row, column, &remarks) else { return nil }
        return keys[shape.record].row(key)
    }

    /// What ends before it begins was written wrong.
    private mutating func checkOrder(
        _ typed: TypedRow, _ fields: [Field], _ index: Int, _ row: Int, _ shape: TableShape
    ) {
        guard let from = fields.firstIndex(where: { $0.name == "from" && $0.type == .date }),
            let to = fields.firstIndex(where: { $0.name == "to" && $0.type == .date }),
            case .date(let start) = typed.cells[from], case .date(let end) = typed.cells[to], end < start,
            let column = tables[index].column(of: shape.slot(ofField: to))
        else { return }
        reportReversed(start, end, index, row, column)
    }

    mutating func reportReversed(_ start: CalendarDate, _ end: CalendarDate, _ index: Int, _ row: Int, _ column: Int) {
        log.error(
            "import.row.dates_reversed", ["from": start.vietnamese, "to": end.vietnamese],
            at: tables[index].place(row, column))
    }
}

extension Place {
    /// The place as one says it within the same workbook.
    var withinFile: String {
        if case .cell(_, let sheet, let cell) = self, !sheet.isEmpty { return "\(sheet)!\(cell)" }
        return text
    }
}

extension Message {
    /// The same message with one more value.
    func with(_ name: String, _ value: String) -> Message {
        Message(key, arguments.merging([name: value]) { old, _ in old })
    }
}
