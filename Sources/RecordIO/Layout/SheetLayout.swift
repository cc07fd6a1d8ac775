// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Finds a table in an office sheet and says what does not fit.
struct SheetLayout {
    private let shapeIndex: Int
    let shape: TableShape
    private let file: String
    /// The sheet's name in places; empty where the file is one sheet.
    private let sheetName: String
    let sheet: Sheet
    /// The rows, where they are kept as bytes.
    private let rows: FoundSheet.Rows
    private let matcher: HeaderMatcher

    /// The table of a sheet; nil, with the reason in the log, when there is none.
    static func table(
        _ shapeIndex: Int, _ shape: TableShape, _ found: FoundSheet, _ log: inout DiagnosticLog
    ) -> SourceTable? {
        SheetLayout(
            shapeIndex: shapeIndex, shape: shape, file: found.file, sheetName: found.place, sheet: found.sheet,
            rows: found.rows, matcher: HeaderMatcher(shape)
        ).table(&log)
    }

    func place(_ column: Int, _ row: Int) -> Place {
        .cell(file: file, sheet: sheetName, cell: CellAddress(column: column, row: row).description)
    }

    var wholeSheet: Place { .cell(file: file, sheet: sheetName, cell: "") }

    private func table(_ log: inout DiagnosticLog) -> SourceTable? {
        guard let header = HeaderSearch(sheet, matcher, keySlots: Set(shape.keySlots)).find() else {
            reportNoHeader(&log)
            return nil
        }
        var table = SourceTable(shape: shapeIndex, file: file, sheet: sheetName)
        table.frame.columns = columns(header, &log)
        reportMissing(table, header, &log)
        switch rows {
        case .inSheet: takeRows(&table, header, &log)
        case .inFile(let rows):
            if let kept = keptRows(of: rows, table, header, &log) {
                table.frame.rowNumbers = kept.numbers
                table.cells = .file(kept)
            }
        case .packed(let rows):
            if let kept = keptRows(of: rows, table, header, &log) {
                table.frame.rowNumbers = kept.numbers
                table.cells = .packed(kept)
            }
        }
        return table
    }

    private func columns(_ header: Header, _ log: inout DiagnosticLog) -> [TableFrame.Column] {
        var columns: [TableFrame.Column] = []
        for column in header.columns {
            let place = place(column.number, column.row)
            switch column.match {
            case .slot(let slot, let year):
                if let first = columns.first(where: { $0.slot == slot && $0.year == year }) {
                    let address = CellAddress(column: first.number, row: column.row)
                    log.error(
                        "import.column.twice", ["header": column.text, "first": address.description], at: place,
                        advice: Message("import.advice.keep_one_column"))
                } else {
                    columns.append(.init(slot: slot, year: year, number: column.number, header: column.text))
                }
            case .yearMissing(let slot):
                log.error(
                    "import.column.no_year",
                    ["header": column.text, "example": shape.slots[slot].header(year: 2024)], at: place)
            case nil: reportUnknown(column, at: place, &log)
            }
        }
        return columns
    }

    private func reportUnknown(_ column: Header.Column, at place: Place, _ log: inout DiagnosticLog) {
        let last = column.parts.last ?? ""
        if HeaderText.isRowNumber(HeaderText.normalized(last)) { return }
        if let legacy = LegacyText(last) {
            log.error(
                "import.column.legacy", ["header": last, "reading": legacy.reading, "encoding": legacy.encoding],
                at: place, advice: Message("import.advice.convert_legacy"))
            return
        }
        log.add(
            .warning, at: place, Message("import.column.unknown", ["header": column.text]),
            advice: DiagnosticLog.suggestion(matcher.nearestHeader(to: column.text)))
    }

    private func reportNoHeader(_ log: inout DiagnosticLog) {
        for row in sheet.rows.prefix(40) {
            for cell in row.cells {
                guard case .text(let text) = cell.value, let legacy = LegacyText(text) else { continue }
                log.error(
                    "import.column.legacy",
                    ["header": text, "reading": legacy.reading, "encoding": legacy.encoding],
                    at: place(cell.column, row.number), advice: Message("import.advice.convert_legacy"))
                return
            }
        }
        let headers = shape.slots.map(\.headerOfAnyYear).joined(separator: ", ")
        log.error("import.table.no_header", ["title": shape.title, "headers": headers], at: wholeSheet)
    }

    private func reportMissing(_ table: SourceTable, _ header: Header, _ log: inout DiagnosticLog) {
        let row = header.columns.first.map { place($0.number, $0.row) } ?? wholeSheet
        let (needed, optional) = shape.missing(shape.slots.indices.filter { table.column(of: $0) == nil })
        for slot in needed {
            let found = header.columns.map(\.text).joined(separator: ", ")
            let unknown = header.columns.filter { $0.match == nil }.map(\.text)
            log.error(
                "import.table.key_column_missing", ["header": shape.slots[slot].header, "found": found], at: row,
                nearest: nearest(to: shape.slots[slot].header, in: unknown))
        }
        if !optional.isEmpty {
            let headers = optional.map { shape.slots[$0].headerOfAnyYear }.joined(separator: ", ")
            log.add(.note, at: wholeSheet, Message("import.column.missing", ["headers": headers]))
        }
    }
}
