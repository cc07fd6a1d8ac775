// SPDX-License-Identifier: Apache-2.0

/// A sheet of a workbook with the cells of each row packed.
struct PackedWorksheet {
    /// The name on the tab.
    let name: String
    /// Whether the office program hides the sheet.
    let isHidden: Bool
    /// Ranges that show as one cell.
    let merges: [MergedRange]
    /// The rows that hold something.
    let rows: PackedRows

    /// The sheet with the first of its rows, among which the header is looked for.
    var head: Sheet { complete(rows.head(named: name)) }

    /// The sheet with all its rows.
    var whole: Sheet {
        var sheet = Sheet(name: name)
        sheet.rows = (0..<rows.count).map { rows.sheetRow($0) }
        return complete(sheet)
    }

    private func complete(_ sheet: Sheet) -> Sheet {
        var sheet = sheet
        sheet.isHidden = isHidden
        sheet.merges = merges
        return sheet
    }
}
