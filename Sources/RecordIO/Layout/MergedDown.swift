// SPDX-License-Identifier: Apache-2.0

/// Values that cells merged over several rows show in the rows below their first.
struct MergedDown {
    private struct Cell: Hashable {
        let row: Int
        let column: Int
    }

    private var sources: [Cell: RawValue] = [:]

    /// Looks the merged ranges of a sheet over; nil when they overlap, as in no file that an office program wrote.
    init?(_ sheet: Sheet, rows: ArraySlice<SheetRow>, columns: Set<Int>) {
        var left = rows.count * max(1, columns.count)
        for merge in sheet.merges where merge.last.row > merge.first.row && columns.contains(merge.first.column) {
            let value = sheet[merge.first]
            if value.isBlank { continue }
            var index = max(rows.startIndex, sheet.firstRowIndex(from: merge.first.row + 1))
            while index < rows.endIndex, rows[index].number <= merge.last.row {
                sources[Cell(row: index, column: merge.first.column)] = value
                left -= 1
                if left < 0 { return nil }
                index += 1
            }
        }
    }

    /// The value that a cell shows although it holds none.
    func value(row: Int, column: Int) -> RawValue? {
        sources.isEmpty ? nil : sources[Cell(row: row, column: column)]
    }
}
