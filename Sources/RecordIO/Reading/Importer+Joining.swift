// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension Importer {
    /// Joins a second row for one subject and award to the first, if they differ only where they may.
    mutating func merge(
        _ typed: TypedRow, into number: Int, _ index: Int, _ row: Int, _ shape: TableShape,
        _ fields: NominationFields, _ subject: NominatedRows.Subject
    ) {
        let type = schema.records[shape.record]
        let first = rowAgain(number, shape, fields)
        var merged: [Int: Cell] = [:]
        var conflicts: [String] = []
        var blanks: [String] = []
        for (field, cell) in typed.cells.enumerated() where field != type.keyIndex && cell != first.cells[field] {
            if fields.merging.contains(field), case .set(let old) = first.cells[field], case .set(let new) = cell {
                merged[field] = .set(old + new.filter { !old.contains($0) })
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
        for (field, cell) in merged { nominations.open[field]?[number] = cell }
    }

    /// The first row of a nomination, with what later ones added; what there is to say of it was said.
    private mutating func rowAgain(_ number: Int, _ shape: TableShape, _ fields: NominationFields) -> TypedRow {
        let origin = origins[shape.record][number]
        let (index, row) = (Int(origin.table), Int(origin.row))
        var unsaid = DiagnosticLog()
        swap(&log, &unsaid)
        let cells = tables[index].cells
        tables[index].cells = nominations.cellsApart(index, cells)
        defer {
            swap(&log, &unsaid)
            tables[index].cells = cells
        }
        var remarks = ColumnRemarks(columns: tables[index].columns.count)
        var typed = typedRow(index, row, shape, &remarks)
        typed.years += lackingYears(index, shape).map { ($0.field, $0.year, .unknown) }
        _ = subject(index, row, shape, fields, &typed)
        for (field, cells) in nominations.open { typed.cells[field] = cells[number] }
        return typed
    }
}
