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
    /// The rows, where they stay in the file.
    private let rows: DelimitedRows?
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
        table.frame.columns = columns(header, &log)
        reportMissing(table, header, &log)
        if let rows {
            takeRows(of: rows, &table, header, &log)
        } else {
            takeRows(&table, header, &log)
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

extension SheetLayout {
    private func takeRows(_ table: inout SourceTable, _ header: Header, _ log: inout DiagnosticLog) {
        let rows = sheet.rows[sheet.firstRowIndex(from: header.rows.upperBound + 1)...]
        let numbers = table.columns.map(\.number)
        guard let merged = MergedDown(sheet, rows: rows, columns: Set(numbers)) else {
            log.error("import.table.merges_overlap", at: wholeSheet, advice: Message("import.advice.open_and_save"))
            return
        }
        let sorter = RowSorter(rowsFromBelow: rows.reversed(), sortingColumns(table, header), merges: sheet.merges)
        var cells: [RawValue] = []
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
                table.frame.rowNumbers.append(Int32(row.number))
                cells += values
                for cell in row.cells where !named.contains(cell.column) && !cell.value.isBlank {
                    unnamed[cell.column] = min(unnamed[cell.column] ?? .max, row.number)
                }
            }
        }
        table.cells = .values(cells)
        report(unnamed, skipped, &log)
    }

    /// Takes the rows of data, of which those that look plainly so stay unread.
    private func takeRows(
        of rows: DelimitedRows, _ table: inout SourceTable, _ header: Header, _ log: inout DiagnosticLog
    ) {
        let first = rows.numbers.firstIndex { $0 > header.rows.upperBound } ?? rows.count
        let columns = sortingColumns(table, header)
        let sorter = RowSorter(
            rowsFromBelow: (first..<rows.count).reversed().lazy.map { rows.sheetRow($0) }, columns, merges: [])
        var plain = PlainRows(rows, columns)
        let named = Set(header.columns.map(\.number))
        var others = Set(1...max(1, rows.width)).subtracting(named)
        var unnamed: [Int: Int] = [:]
        var skipped: [Int] = []
        var kept: [Int] = []
        kept.reserveCapacity(rows.count - first)
        for index in first..<rows.count {
            let number = Int(rows.numbers[index])
            if kept.isEmpty || !sorter.isBeforeEnd(number) || !plain.isData(index) {
                let row = rows.sheetRow(index)
                switch sorter.kind(row, values: columns.bound.map { row[$0] }, isFirst: kept.isEmpty) {
                case .blank: continue
                case .ornament:
                    skipped.append(number)
                    continue
                case .data: break
                }
            }
            kept.append(index)
            // Only the first cell of each column counts.
            if !others.isEmpty, plain.hasContent(index, in: others) {
                for column in others where !rows.cell(index, number: column).isBlank {
                    unnamed[column] = number
                    others.remove(column)
                }
            }
        }
        rows.keep(kept)
        table.frame.rowNumbers = rows.numbers
        table.cells = .file(rows)
        report(unnamed, skipped, &log)
    }

    private func sortingColumns(_ table: SourceTable, _ header: Header) -> RowSorter.Columns {
        let keySlots = shape.keySlots
        let texts = Dictionary(header.columns.map { ($0.number, $0.parts.last ?? "") }) { first, _ in first }
        let numbers = table.columns.map(\.number)
        return RowSorter.Columns(
            bound: numbers, headers: numbers.map { texts[$0] ?? "" },
            keys: table.columns.filter { keySlots.contains($0.slot) }.map(\.number),
            rowNumber: header.columns.first {
                $0.match == nil && HeaderText.isRowNumber(HeaderText.normalized($0.parts.last ?? ""))
            }?.number)
    }

    private func report(_ unnamed: [Int: Int], _ skipped: [Int], _ log: inout DiagnosticLog) {
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
