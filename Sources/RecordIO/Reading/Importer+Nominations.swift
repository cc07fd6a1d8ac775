// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// Who is nominated for what: at most one nomination each.
struct NominationSubject: Hashable {
    let award: String
    let record: String
    let key: String
}

extension Importer {
    /// Reads nominations and merges rows that differ only in what may be several.
    mutating func readNominations(_ index: Int) {
        let table = tables[index]
        let shape = shapes[table.shape]
        guard let fields = shape.nomination else { return }
        var remarks = ColumnRemarks(columns: table.columns.count)
        var rows: [(number: Int, typed: TypedRow, row: Int)] = []
        let lacking = deliverYears(index, shape)
        keys[shape.record].isRead = true
        for row in table.rowNumbers.indices {
            var typed = typedRow(index, row, shape, &remarks)
            typed.years += lacking.map { ($0.field, $0.year, .unknown) }
            guard let subject = subject(index, row, shape, fields, &typed) else { continue }
            let keyField = schema.records[shape.record].keyIndex
            let given = keyField.flatMap { explicitKey(typed.cells[$0]) }
            let key = given ?? "\(subject.award)/\(subject.key)"
            if let first = nominations[subject] {
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
            nominations[subject] = number
            nominationRows.append(typed)
            origins[shape.record].append(Provenance.Origin(table: Int32(index), row: Int32(row)))
            recordRows[index][row] = Int32(number)
            rows.append((number, typed, row))
        }
        remarks.report(table, &log)
        for (number, _, row) in rows {
            let typed = nominationRows[number]
            builder.addRow(
                shape.record, key: keys[shape.record].keys[number],
                origin: Origin(sheet: table.frame.sheetOrFile, row: Int(table.rowNumbers[row])), cells: typed.cells)
            for (field, year, cell) in typed.years {
                builder.setYear(shape.record, row: number, field: field, year: year, cell)
            }
        }
    }

    private func explicitKey(_ cell: Cell) -> String? {
        switch cell {
        case .text(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }

    /// The award and subject of a row; nil, with the reason in the log, when they are not both plain.
    private mutating func subject(
        _ index: Int, _ row: Int, _ shape: TableShape, _ fields: NominationFields, _ typed: inout TypedRow
    ) -> NominationSubject? {
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
            case .reference(let record) = schema.records[shape.record].fields[field].type
        else { return nil }
        return NominationSubject(award: award, record: record, key: key)
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

    /// Joins a second row for one subject and award to the first, if they differ only where they may.
    private mutating func merge(
        _ typed: TypedRow, into number: Int, _ index: Int, _ row: Int, _ shape: TableShape,
        _ fields: NominationFields, _ subject: NominationSubject
    ) {
        let type = schema.records[shape.record]
        var first = nominationRows[number]
        var conflicts: [String] = []
        var blanks: [String] = []
        for (field, cell) in typed.cells.enumerated() where field != type.keyIndex && cell != first.cells[field] {
            if fields.merging.contains(field), case .set(let old) = first.cells[field], case .set(let new) = cell {
                first.cells[field] = .set(old + new.filter { !old.contains($0) })
            } else {
                let isBlank = fields.merging.contains(field) && (cell == .blank || first.cells[field] == .blank)
                if isBlank {
                    blanks.append(type.fields[field].title)
                } else {
                    conflicts.append(type.fields[field].title)
                }
            }
        }
        for (field, year, cell) in typed.years
        where !first.years.contains(where: { $0.field == field && $0.year == year && $0.cell == cell }) {
            conflicts.append("\(type.fields[field].title) \(year)")
        }
        let table = tables[index]
        let keyColumn = table.columns.firstIndex { shape.keySlots.contains($0.slot) }
        let place = keyColumn.map { table.place(row, $0) } ?? table.place(row: row)
        let merging = fields.merging.map { type.fields[$0].title }
        if let blank = blanks.first, conflicts.isEmpty {
            log.error(
                "import.nomination.blank_member",
                [
                    "award": subject.award, "subject": subject.key, "column": blank,
                    "first": self.place(origins[shape.record][number], shape.record).withinFile,
                ], at: place)
            return
        }
        guard conflicts.isEmpty else {
            log.error(
                "import.nomination.conflict",
                [
                    "award": subject.award, "subject": subject.key,
                    "first": self.place(origins[shape.record][number], shape.record).withinFile,
                    "fields": conflicts.joined(separator: ", "), "merging": merging.joined(separator: ", "),
                ], at: place)
            return
        }
        nominationRows[number] = first
    }
}
