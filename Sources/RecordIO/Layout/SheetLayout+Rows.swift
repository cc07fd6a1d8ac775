// SPDX-License-Identifier: Apache-2.0

internal import Messages

extension SheetLayout {
    /// Takes the rows of data of a sheet that is read whole.
    func takeRows(_ table: inout SourceTable, _ header: Header, _ log: inout DiagnosticLog) {
        let rows = sheet.rows[sheet.firstRowIndex(from: header.rows.upperBound + 1)...]
        let numbers = table.columns.map(\.number)
        let merged = mergedDown(sheet.rows.map { Int32($0.number) }, from: rows.startIndex, numbers, &log) {
            sheet.rows[$0][$1].isBlank
        }
        guard let merged else { return }
        let sorter = RowSorter(rowsFromBelow: rows.reversed(), sortingColumns(table, header), merges: sheet.merges)
        var cells: [RawValue] = []
        let named = Set(header.columns.map(\.number))
        var unnamed: [Int: Int] = [:]
        var skipped: [Int] = []
        for (index, row) in zip(rows.indices, rows) {
            let values = numbers.map { column -> RawValue in
                let value = row[column]
                guard value.isBlank, let source = merged.source(row: index, column: column) else { return value }
                return sheet.rows[source][column]
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

    /// The rows of data, of which those that look plainly so stay unread; nil, with the reason in the log, when there is no
    /// telling what they show.
    func keptRows<Rows: StoredRows>(
        of rows: Rows, _ table: SourceTable, _ header: Header, _ log: inout DiagnosticLog
    ) -> Rows? {
        let first = rows.numbers.firstIndex { $0 > header.rows.upperBound } ?? rows.count
        let columns = sortingColumns(table, header)
        let merged = mergedDown(rows.numbers, from: first, columns.bound, &log) { rows.cell($0, number: $1).isBlank }
        guard let merged else { return nil }
        let sorter = RowSorter(
            rowsFromBelow: (first..<rows.count).reversed().lazy.map { rows.sheetRow($0) }, columns,
            merges: sheet.merges)
        var plain = PlainRows(rows.reader(), columns)
        let named = Set(header.columns.map(\.number))
        var others = Set(1...max(1, rows.width)).subtracting(named)
        var unnamed: [Int: Int] = [:]
        var skipped: [Int] = []
        var kept = RowRuns()
        for index in first..<rows.count {
            let number = Int(rows.numbers[index])
            if kept.isEmpty || !sorter.isBeforeEnd(number) || !plain.isData(index) {
                let row = rows.sheetRow(index)
                let values = columns.bound.map { column -> RawValue in
                    let value = row[column]
                    guard value.isBlank, let source = merged.source(row: index, column: column) else { return value }
                    return rows.cell(source, number: column)
                }
                switch sorter.kind(row, values: values, isFirst: kept.isEmpty) {
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
                for cell in rows.sheetRow(index).cells where others.contains(cell.column) && !cell.value.isBlank {
                    unnamed[cell.column] = number
                    others.remove(cell.column)
                }
            }
        }
        report(unnamed, skipped, &log)
        return rows.keeping(kept, merged)
    }

    /// What cells merged downwards show; nil, with the reason in the log, when their ranges overlap.
    private func mergedDown(
        _ numbers: [Int32], from first: Int, _ columns: [Int], _ log: inout DiagnosticLog,
        isBlank: (_ row: Int, _ column: Int) -> Bool
    ) -> MergedDown? {
        let merged = MergedDown(sheet.merges, numbers: numbers, from: first, columns: Set(columns), isBlank: isBlank)
        if merged == nil {
            log.error("import.table.merges_overlap", at: wholeSheet, advice: Message("import.advice.open_and_save"))
        }
        return merged
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
