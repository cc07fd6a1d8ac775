// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension Importer {
    /// Reads nominations row by row and joins those that differ only in what may be several.
    mutating func readNominations(_ index: Int) {
        let table = tables[index]
        let shape = shapes[table.shape]
        guard let fields = shape.nomination else { return }
        var remarks = ColumnRemarks(columns: table.columns.count)
        let lacking = deliverYears(index, shape)
        let keyField = schema.records[shape.record].keyIndex
        keys[shape.record].isRead = true
        for row in table.rowNumbers.indices {
            var typed = typedRow(index, row, shape, &remarks)
            typed.years += lacking.map { ($0.field, $0.year, .unknown) }
            guard let subject = subject(index, row, shape, fields, &typed) else { continue }
            let given = keyField.flatMap { explicitKey(typed.cells[$0]) }
            let key = given ?? "\(subject.award)/\(subject.key)"
            if let first = nominations.row(of: subject) {
                keys[shape.record].alias(key, row: first)
                merge(typed, into: first, index, row, shape, fields, subject)
                continue
            }
            let (number, isNew) = keys[shape.record].add(key)
            guard isNew else {
                let column = table.column(of: shape.slot(ofField: keyField))
                log.error(
                    "import.key.duplicate",
                    ["key": key, "first": place(origins[shape.record][number], shape.record).withinFile],
                    at: column.map { table.place(row, $0) } ?? table.place(row: row))
                continue
            }
            if let keyField { typed.cells[keyField] = .text(key) }
            nominations.add(subject, row: number)
            origins[shape.record].append(Provenance.Origin(table: Int32(index), row: Int32(row)))
            recordRows[index][row] = Int32(number)
            add(
                typed, number, key, Origin(sheet: table.frame.sheetOrFile, row: Int(table.rowNumbers[row])),
                shape, fields)
        }
        remarks.report(table, &log)
    }

    /// Adds a row to the columns, but for what rows of one nomination may add to.
    private mutating func add(
        _ typed: TypedRow, _ number: Int, _ key: String, _ origin: Origin, _ shape: TableShape,
        _ fields: NominationFields
    ) {
        let types = schema.records[shape.record].fields
        for (field, cell) in typed.cells.enumerated() {
            if fields.merging.contains(field), case .set = types[field].type {
                nominations.open[field, default: []].append(cell)
            } else {
                builder[shape.record].columns[field]?.append(types[field].said(by: cell))
            }
        }
        builder[shape.record].addKey(key, origin)
        for (field, year, cell) in typed.years {
            builder.setYear(shape.record, row: number, field: field, year: year, cell)
        }
    }

    /// Adds what rows of one nomination may add to, once no more rows come.
    mutating func finishNominations() {
        guard let record = schema.recordIndex(NominationFields.recordName) else { return }
        let types = schema.records[record].fields
        for (field, cells) in nominations.open {
            for cell in cells { builder[record].columns[field]?.append(types[field].said(by: cell)) }
        }
        nominations = NominatedRows()
    }

    private func explicitKey(_ cell: Cell) -> String? {
        switch cell {
        case .text(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// The award and subject of a row; nil, with the reason in the log, when they are not both plain.
    mutating func subject(
        _ index: Int, _ row: Int, _ shape: TableShape, _ fields: NominationFields, _ typed: inout TypedRow
    ) -> NominatedRows.Subject? {
        let table = tables[index]
        let award = awardID(index, row, shape, fields, &typed)
        let columns = [fields.person, fields.unit].compactMap { $0 }.compactMap { field in
            table.column(of: shape.slot(ofField: field)).map { (field, $0) }
        }
        let filled = columns.filter { !table.cell(row, $0.1).isBlank }
        guard filled.count == 1, let (field, _) = filled.first else {
            let place = columns.first.map { table.place(row, $0.1) } ?? table.place(row: row)
            log.error(filled.isEmpty ? "import.nomination.no_subject" : "import.nomination.two_subjects", at: place)
            return nil
        }
        // The other of the two is known to be none.
        for (other, _) in [fields.person, fields.unit].compactMap({ $0 }).filter({ $0 != field }).map({ ($0, 0) }) {
            typed.cells[other] = .absent
        }
        guard let award, case .reference(let key) = typed.cells[field],
            case .reference(let name) = schema.records[shape.record].fields[field].type,
            let record = schema.recordIndex(name), let row = keys[record].row(key)
        else { return nil }
        return NominatedRows.Subject(award: award, record: record, row: row, key: key)
    }

    /// The award of a row by its id.
    private mutating func awardID(
        _ index: Int, _ row: Int, _ shape: TableShape, _ fields: NominationFields, _ typed: inout TypedRow
    ) -> String? {
        let table = tables[index]
        guard let column = table.column(of: shape.slot(ofField: fields.award)) else { return nil }
        if table.cell(row, column).isBlank {
            log.error(
                "import.nomination.no_award", ["column": table.columns[column].header], at: table.place(row, column))
            return nil
        }
        switch typed.cells[fields.award] {
        case .text(let text):
            guard let awards else { return text }
            switch awards.match(text) {
            case .code(let award):
                typed.cells[fields.award] = .text(awardIDs[award])
                return awardIDs[award]
            case .ambiguous(let found):
                log.error(
                    "import.cell.code_ambiguous",
                    ["value": text, "codes": found.map { awards.label($0) }.joined(separator: "; "), "column": ""],
                    at: table.place(row, column))
            case .none(let near):
                log.error(
                    "import.nomination.unknown_award", ["value": text, "awards": awards.summary],
                    at: table.place(row, column), nearest: near.map { awards.label($0) })
            }
            return nil
        case .code(let code):
            guard case .code(let list) = schema.records[shape.record].fields[fields.award].type else { return nil }
            return schema.codeLists[list].codes[code].code
        default: return nil
        }
    }
}
