// SPDX-License-Identifier: Apache-2.0

import CXlsxWriter

/// The owner of one workbook of the C library, from the first sheet to the closing of the file.
struct WorkbookFile: ~Copyable {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var isOpen = true
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    /// 2024-01-01 00:00 UTC, always.
    ///
    /// The creation time is fixed because the same content must give the same bytes.
    private static let created = 1_704_067_200

    init(path: String) throws(WorkbookError) {
        guard let workbook = workbook_new(path) else { throw WorkbookError(.file, at: path) }
        self.workbook = workbook
        self.path = path
    }

    deinit {
        if isOpen { lxw_workbook_free(workbook) }
    }

    /// Writes the file.
    ///
    /// The library frees its workbook on closing, whatever the outcome.
    mutating func close() throws(WorkbookError) {
        isOpen = false
        try verify(workbook_close(workbook), at: "")
    }

    func describe(title: String, author: String) throws(WorkbookError) {
        let status = title.withCString { title in
            author.withCString { author in
                var properties = lxw_doc_properties()
                // SAFETY: the library copies both texts before the call returns and does not write to them.
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = Self.created
                return workbook_set_properties(workbook, &properties)
            }
        }
        try verify(status, at: "")
    }

    mutating func add(_ sheet: Sheet) throws(WorkbookError) {
        guard let worksheet = workbook_add_worksheet(workbook, sheet.name) else {
            throw WorkbookError(.sheetName, at: sheet.name)
        }
        for width in sheet.widths {
            let status = worksheet_set_column(
                worksheet, UInt16(width.columns.lowerBound), UInt16(width.columns.upperBound),
                Double(width.characters), nil)
            try verify(status, at: sheet.name)
        }
        for height in sheet.heights {
            try verify(worksheet_set_row(worksheet, UInt32(height.row), Double(height.points), nil), at: sheet.name)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                guard let cell else { continue }
                try write(cell, to: worksheet, at: CellAddress(row: row, column: column), of: sheet)
            }
        }
        for merge in sheet.merges {
            try write(merge, to: worksheet, of: sheet)
        }
        for list in sheet.dropDowns {
            try verify(list.apply(to: worksheet), at: "\(sheet.name)!\(list.range.name)")
        }
        if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
            worksheet_freeze_panes(worksheet, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
        }
        if sheet.isHidden { worksheet_hide(worksheet) }
        try verify(sheet.page.apply(to: worksheet), at: sheet.name)
    }

    private mutating func write(
        _ cell: Cell, to worksheet: UnsafeMutablePointer<lxw_worksheet>, at address: CellAddress, of sheet: Sheet
    ) throws(WorkbookError) {
        let format = format(for: cell)
        let (row, column) = (UInt32(address.row), UInt16(address.column))
        let status: lxw_error
        switch cell.value {
        case .blank:
            status = worksheet_write_blank(worksheet, row, column, format)
        case .text(let text):
            status = worksheet_write_string(worksheet, row, column, text.escaped, format)
        case .number(let number):
            status = worksheet_write_number(worksheet, row, column, number.value, format)
        case .date(let day):
            var moment = lxw_datetime(
                year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0, sec: 0)
            status = worksheet_write_datetime(worksheet, row, column, &moment, format)
        case .boolean(let flag):
            status = worksheet_write_boolean(worksheet, row, column, flag ? 1 : 0, format)
        case .formula(let formula, .number(let number)):
            status = worksheet_write_formula_num(worksheet, row, column, formula, format, number.value)
        case .formula(let formula, .text(let text)):
            status = worksheet_write_formula_str(worksheet, row, column, formula, format, text)
        }
        try verify(status, at: sheet.place(address))
    }

    private mutating func write(
        _ merge: Sheet.Merge, to worksheet: UnsafeMutablePointer<lxw_worksheet>, of sheet: Sheet
    ) throws(WorkbookError) {
        let range = merge.range
        let status = worksheet_merge_range(
            worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
            UInt16(range.last.column), "", format(for: merge.cell))
        try verify(status, at: "\(sheet.name)!\(range.name)")
        try write(merge.cell, to: worksheet, at: range.first, of: sheet)
    }

    /// The format of a cell, made once per look: a workbook may not have many thousands of them.
    private mutating func format(for cell: Cell) -> UnsafeMutablePointer<lxw_format>? {
        var style = cell.style
        if case .date = cell.value, style.numberFormat == nil { style.numberFormat = "dd/mm/yyyy" }
        if let known = formats[style] { return known }
        let format = workbook_add_format(workbook)
        if let format { style.apply(to: format) }
        formats[style] = format
        return format
    }

    private func verify(_ status: lxw_error, at place: String) throws(WorkbookError) {
        guard status == LXW_NO_ERROR else {
            throw WorkbookError(.file, at: place.isEmpty ? path : place, detail: Self.words(status))
        }
    }

    private static func words(_ status: lxw_error) -> String {
        lxw_strerror(status).map { String(cString: $0) } ?? ""
    }
}
