// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Finds a table in an office sheet and says what does not fit.
struct SheetLayout {
    private let shapeIndex: Int
    private let shape: TableShape
    private let file: String
    /// The sheet's name in places; empty where the file is one sheet.
    private let sheetName: String
    private let sheet: Sheet
    private let matcher: HeaderMatcher

    /// The table of a sheet; nil, with the reason in the log, when there is none.
    static func table(
        _ shapeIndex: Int, _ shape: TableShape, file: String, sheetName: String, _ sheet: Sheet,
        _ log: inout DiagnosticLog
    ) -> SourceTable? {
        SheetLayout(
            shapeIndex: shapeIndex, shape: shape, file: file, sheetName: sheetName, sheet: sheet,
            matcher: HeaderMatcher(shape)
        ).table(&log)
    }

    private func place(_ column: Int, _ row: Int) -> Place {
        .cell(file: file, sheet: sheetName, cell: CellAddress(column: column, row: row).description)
    }

    private var wholeSheet: Place { .cell(file: file, sheet: sheetName, cell: "") }

    private func table(_ log: inout DiagnosticLog) -> SourceTable? {
        guard let header = HeaderSearch(sheet, matcher, keySlots: Set(shape.keySlots)).find() else {
            reportNoHeader(&log)
            return nil
        }
        var table = SourceTable(shape: shapeIndex, file: file, sheet: sheetName)
        table.columns = columns(header, &log)
        reportMissing(table, header, &log)
        takeRows(&table, header, &log)
        return table
    }

    private func columns(_ header: Header, _ log: inout DiagnosticLog) -> [SourceTable.Column] {
        var columns: [SourceTable.Column] = []
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

extension SheetLayout {
    private func takeRows(_ table: inout SourceTable, _ header: Header, _ log: inout DiagnosticLog) {
        let rows = sheet.rows[sheet.firstRowIndex(from: header.rows.upperBound + 1)...]
        let numbers = table.columns.map(\.number)
        guard let merged = MergedDown(sheet, rows: rows, columns: Set(numbers)) else {
            log.error("import.table.merges_overlap", at: wholeSheet, advice: Message("import.advice.open_and_save"))
            return
        }
        let keySlots = shape.keySlots
        let texts = Dictionary(header.columns.map { ($0.number, $0.parts.last ?? "") }) { first, _ in first }
        let sorter = RowSorter(
            rows,
            RowSorter.Columns(
                bound: numbers, headers: numbers.map { texts[$0] ?? "" },
                keys: table.columns.filter { keySlots.contains($0.slot) }.map(\.number),
                rowNumber: header.columns.first {
                    $0.match == nil && HeaderText.isRowNumber(HeaderText.normalized($0.parts.last ?? ""))
                }?.number), merges: sheet.merges)
        let named = Set(header.columns.map(\.number))
        var unnamed: [Int: Int] = [:]
        var skipped: [Int] = []
        for (index, row) in zip(rows.indices, rows) {
            let values = numbers.map { column -> RawValue in
                let value = row[column]
                return value.isBlank ? merged.value(row: index, column: column) ?? value : value
            }
            switch sorter.kind(row, values: values, isFirst: table.rowNumbers.isEmpty) {
            case .blank: continue
            case .ornament: skipped.append(row.number)
            case .data:
                table.rowNumbers.append(Int32(row.number))
                table.cells += values
                for cell in row.cells where !named.contains(cell.column) && !cell.value.isBlank {
                    unnamed[cell.column] = min(unnamed[cell.column] ?? .max, row.number)
                }
            }
        }
        for (column, row) in unnamed.sorted(by: { $0.key < $1.key }) {
            log.add(.warning, at: place(column, row), Message("import.column.no_header"))
        }
        if !skipped.isEmpty {
            log.add(.note, at: wholeSheet, Message("import.rows.skipped", ["rows": RowRanges.text(skipped)]))
        }
    }
}

/// Row numbers as people write them: `5, 12–14`.
enum RowRanges {
    /// The text of ascending numbers.
    static func text(_ rows: [Int]) -> String {
        var ranges: [(first: Int, last: Int)] = []
        for row in rows {
            if let last = ranges.last, last.last + 1 == row {
                ranges[ranges.count - 1].last = row
            } else {
                ranges.append((row, row))
            }
        }
        return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: ", ")
    }
}
