// SPDX-License-Identifier: Apache-2.0

extension Workbook {
    /// Finds what no file can hold before the first byte is written: the library would warn on standard error, drop
    /// the cell and go on, and a list that silently lacks a name is worse than none.
    func check() throws(WorkbookError) {
        guard sheets.contains(where: { !$0.isHidden }) else { throw WorkbookError(.noVisibleSheet) }
        var names: Set<String> = []
        for sheet in sheets {
            try sheet.checkName()
            guard names.insert(sheet.name.lowercased()).inserted else {
                throw WorkbookError(.sheetName, at: sheet.name, detail: "used twice")
            }
            try sheet.checkCells()
            try sheet.checkMerges()
            try sheet.checkDropDowns()
            try sheet.checkPage()
        }
    }
}

extension Sheet {
    fileprivate func checkName() throws(WorkbookError) {
        let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
        guard !name.isEmpty, name.utf16.count <= 31, !name.contains(where: forbidden.contains),
            !name.hasPrefix("'"), !name.hasSuffix("'"), name.isHoldable
        else { throw WorkbookError(.sheetName, at: name) }
    }

    fileprivate func checkCells() throws(WorkbookError) {
        guard rows.count <= CellAddress.rowLimit else { throw WorkbookError(.outsideSheet, at: name) }
        for (row, cells) in rows.enumerated() {
            guard cells.count <= CellAddress.columnLimit else {
                throw WorkbookError(.outsideSheet, at: place(CellAddress(row: row, column: cells.count - 1)))
            }
            for (column, cell) in cells.enumerated() {
                guard let cell else { continue }
                try check(cell, at: CellAddress(row: row, column: column))
            }
        }
    }

    private func check(_ cell: Cell, at address: CellAddress) throws(WorkbookError) {
        for text in cell.texts where !text.isHoldable || text.utf16.count > 32_767 {
            throw WorkbookError(.text, at: place(address))
        }
    }

    fileprivate func checkMerges() throws(WorkbookError) {
        for (index, merge) in merges.enumerated() {
            let range = merge.range
            let here = "\(name)!\(range.name)"
            guard range.isInsideSheet else { throw WorkbookError(.outsideSheet, at: here) }
            try check(merge.cell, at: range.first)
            let covered = (range.first.row...range.last.row).contains { row in
                (range.first.column...range.last.column).contains { self[row, $0] != nil }
            }
            guard range.first != range.last, !covered,
                !merges[..<index].contains(where: { $0.range.overlaps(range) })
            else { throw WorkbookError(.merge, at: here) }
        }
    }

    fileprivate func checkDropDowns() throws(WorkbookError) {
        for list in dropDowns {
            let here = "\(name)!\(list.range.name)"
            guard list.range.isInsideSheet else { throw WorkbookError(.outsideSheet, at: here) }
            guard list.isHoldable else { throw WorkbookError(.dropDown, at: here) }
        }
    }

    fileprivate func checkPage() throws(WorkbookError) {
        guard (page.footer ?? "").utf16.count <= 255, (page.footer ?? "").isHoldable else {
            throw WorkbookError(.page, at: name)
        }
    }

    func place(_ address: CellAddress) -> String { "\(name)!\(address.name)" }
}

extension DropDown {
    fileprivate var isHoldable: Bool {
        let texts = [hintTitle ?? "", hint ?? ""]
        guard texts[0].utf16.count <= 32, texts[1].utf16.count <= 255, texts.allSatisfy(\.isHoldable) else {
            return false
        }
        switch source {
        case .values(let values):
            return !values.isEmpty && values.allSatisfy { !$0.contains(",") && $0.isHoldable }
                && values.joined(separator: ",").utf8.count <= 255
        case .cells(let sheet, let range):
            return range.isInsideSheet && "\(sheet)\(range.name)".utf16.count <= 200
        }
    }
}

extension Cell {
    fileprivate var texts: [String] {
        switch value {
        case .text(let text): [text]
        case .formula(let formula, .text(let result)): [formula, result]
        case .formula(let formula, .number): [formula]
        case .blank, .number, .date, .boolean: []
        }
    }
}

extension String {
    /// Whether every character can stand in a workbook: no NUL, which would end the text in C, and none of the two
    /// code points that XML does not know.
    fileprivate var isHoldable: Bool {
        unicodeScalars.allSatisfy { $0.value != 0 && $0.value != 0xFFFE && $0.value != 0xFFFF }
    }
}
