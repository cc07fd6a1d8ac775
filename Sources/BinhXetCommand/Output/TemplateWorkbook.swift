// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import WorkbookWriter

/// Puts the empty workbook of a pack on disk: headers, formats and drop-down lists as the template describes them.
struct TemplateWorkbook {
    let sheets: [TemplateSheet]
    let title: String
    let language: Language

    /// How many rows below the header are prepared for typing.
    private let rowCount = 500

    func write(to path: String) throws(CommandFailure) {
        var workbook = WorkbookWriter.Workbook(title: title)
        workbook.sheets = sheets.map { $0.rows.isEmpty ? blank($0) : explanation($0) }
        do {
            try workbook.write(to: path)
        } catch {
            let detail = [error.place, error.detail].filter { !$0.isEmpty }.joined(separator: ": ")
            throw CommandFailure(
                Message("command.cannot_write", ["path": path, "detail": detail]), language: language)
        }
    }

    /// A sheet to fill in.
    private func blank(_ template: TemplateSheet) -> WorkbookWriter.Sheet {
        var sheet = header(template)
        let cells = template.columns.map { Cell(.blank, style($0.format)) }
        for _ in 0..<rowCount { sheet.append(cells) }
        for (index, column) in template.columns.enumerated() where !column.choices.isEmpty {
            sheet.dropDowns.append(
                DropDown(CellRange(rows: 1...rowCount, columns: index...index), .values(column.choices)))
        }
        return sheet
    }

    /// The sheet that explains the others.
    private func explanation(_ template: TemplateSheet) -> WorkbookWriter.Sheet {
        var sheet = header(template)
        for row in template.rows { sheet.append(row.map { Cell(.text($0), .table) }) }
        return sheet
    }

    private func header(_ template: TemplateSheet) -> WorkbookWriter.Sheet {
        var sheet = WorkbookWriter.Sheet(template.name)
        sheet.append(template.columns.map { Cell(.text($0.header), .header) })
        for (index, column) in template.columns.enumerated() { sheet.setWidth(column.width, ofColumns: index...index) }
        sheet.frozenRows = 1
        sheet.page.isLandscape = true
        sheet.page.repeatedRows = 0...0
        return sheet
    }

    private func style(_ format: TemplateSheet.Format) -> CellStyle {
        CellStyle {
            switch format {
            // As text, so that the office program leaves 001 and 12/2024 alone.
            case .text: $0.numberFormat = "@"
            case .integer: $0.numberFormat = "0"
            case .decimal: $0.numberFormat = "General"
            case .date: $0.numberFormat = "dd/mm/yyyy"
            }
        }
    }
}
