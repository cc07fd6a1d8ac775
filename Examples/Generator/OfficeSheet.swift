// SPDX-License-Identifier: Apache-2.0

import WorkbookWriter

/// A sheet laid out as offices lay them out: title lines, a header, rows, and what stands around them.
struct OfficeSheet {
    private(set) var sheet: Sheet
    private let width: Int

    /// Said on every sheet, so that nobody takes the people for real.
    static let disclaimer = "Ví dụ: đơn vị mô phỏng, tên người và số liệu do máy đặt ra, không phải người thật."

    init(_ name: String, title: String, width: Int) {
        sheet = Sheet(name)
        self.width = width
        for (row, text) in ["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH BÌNH PHƯỚC", title, Self.disclaimer].enumerated() {
            let style = [CellStyle.plain, .title, .note][row]
            sheet.merge(rows: row...row, columns: 0...width - 1, Cell(.text(text), style))
        }
        sheet.appendBlankRows()
        sheet.page.isLandscape = width > 7
        sheet.page.footer = "&CTrang &P/&N"
    }

    /// A header of one row.
    mutating func header(_ titles: [String]) {
        let row = sheet.append(titles.map { Cell(.text($0), .header) })
        finishHeader(row...row)
    }

    /// A header of two rows: a group of columns has a title above those of its columns, a single column spans both.
    mutating func header(groups: [(String, [String])]) {
        let first = sheet.rowCount
        var column = 0
        for (title, parts) in groups {
            if parts.isEmpty {
                sheet.merge(rows: first...first + 1, columns: column...column, Cell(.text(title), .header))
                column += 1
            } else {
                let last = column + parts.count - 1
                sheet.merge(rows: first...first, columns: column...last, Cell(.text(title), .header))
                for (offset, part) in parts.enumerated() {
                    sheet[first + 1, column + offset] = Cell(Self.value(part), .header)
                }
                column = last + 1
            }
        }
        finishHeader(first...first + 1)
    }

    private mutating func finishHeader(_ rows: ClosedRange<Int>) {
        sheet.frozenRows = rows.upperBound + 1
        sheet.page.repeatedRows = rows
    }

    /// The line "(1) (2) (3) …" below a header.
    mutating func columnNumbers() {
        sheet.append((1...width).map { Cell(.text("(\($0))"), .table.with { $0.alignment = .center }) })
    }

    /// The title of a section, across the whole table.
    mutating func section(_ title: String) {
        let row = sheet.rowCount
        sheet.merge(rows: row...row, columns: 0...width - 1, Cell(.text(title), .table.with { $0.isBold = true }))
    }

    mutating func blankRow() { sheet.appendBlankRows() }

    @discardableResult
    mutating func row(_ values: [CellValue]) -> Int {
        sheet.append(values.map { Cell($0, .table) })
    }

    /// The foot: who made the list and when.
    mutating func closing() {
        sheet.appendBlankRows()
        sheet[sheet.rowCount, max(0, width - 3)] = Cell(.text("Bình Phước, ngày 05 tháng 12 năm 2024"), .note)
        sheet[sheet.rowCount, max(0, width - 3)] = Cell(.text("NGƯỜI LẬP BIỂU"), .plain.with { $0.isBold = true })
    }

    mutating func widths(_ characters: [Int]) {
        for (column, width) in characters.enumerated() { sheet.setWidth(width, ofColumns: column...column) }
    }

    /// A header part that is a year stands as a number, as when someone typed it.
    private static func value(_ text: String) -> CellValue {
        text.count == 4 ? .whole(Int(text)) : .text(text)
    }
}
