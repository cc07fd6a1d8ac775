// SPDX-License-Identifier: Apache-2.0

/// The rows of a worksheet that hold something, packed.
final class PackedSheet {
    /// The number of each row, from 1.
    private(set) var numbers: [Int32] = []
    /// The rightmost column that is used.
    private(set) var width = 0
    /// The texts of the workbook that cells name by number.
    let texts: PackedTexts

    private let bytes = PackedBytes()
    private var places: [Int] = []

    /// No rows.
    init(texts: PackedTexts) {
        self.texts = texts
    }

    /// Adds the next row.
    func append(_ row: inout RowPacker, number: Int) {
        width = max(width, row.column)
        numbers.append(Int32(number))
        places.append(row.store(in: bytes))
    }

    /// The cells of a row as they are written.
    @inline(__always)
    func cells(_ row: Int, _ merged: MergedCells? = nil) -> PackedCells {
        PackedCells(bytes.address(places[row]), texts, merged)
    }
}

/// Rows of a worksheet, which stay packed until they are asked for.
final class PackedRows: StoredRows {
    let numbers: [Int32]
    let width: Int

    private let sheet: PackedSheet
    /// Where the rows are among all of the sheet.
    private let rows: [Int32]
    private let merged: MergedDown?
    private var last: (row: Int, content: SheetRow)?

    /// All rows of a sheet.
    convenience init(_ sheet: PackedSheet) {
        self.init(sheet, rows: sheet.numbers.indices.map { Int32($0) }, numbers: sheet.numbers, merged: nil)
    }

    private init(_ sheet: PackedSheet, rows: [Int32], numbers: [Int32], merged: MergedDown?) {
        self.sheet = sheet
        self.rows = rows
        self.numbers = numbers
        self.merged = merged
        width = sheet.width
    }

    func sheetRow(_ row: Int) -> SheetRow {
        if let last, last.row == row { return last.content }
        var content = SheetRow(number: Int(numbers[row]))
        var cells = sheet.cells(Int(rows[row]))
        while let (number, cell) = cells.next() {
            // A text without letters is there, and shows nothing.
            let isEmpty = cell.kind == .text && cell.count == 0
            content.cells.append(RawCell(column: number, isEmpty ? .text("") : cell.raw))
        }
        last = (row, content)
        return content
    }

    func cell(_ row: Int, number: Int) -> RawValue {
        let value = sheetRow(row)[number]
        guard let merged, value.isBlank else { return value }
        return MergedCells(rows: sheet, merged: merged, row: Int(rows[row])).cell(at: number)?.raw ?? value
    }

    func keeping(_ kept: RowRuns, _ merged: MergedDown) -> PackedRows {
        PackedRows(
            sheet, rows: kept.picked(from: rows), numbers: kept.picked(from: numbers),
            merged: merged.isEmpty ? nil : merged)
    }

    func apart() -> PackedRows { PackedRows(sheet, rows: rows, numbers: numbers, merged: merged) }

    func reader() -> Reader { Reader(sheet: sheet, rows: rows, merged: merged) }

    /// Reads the rows one after the other.
    struct Reader: RowReader {
        fileprivate let sheet: PackedSheet
        fileprivate let rows: [Int32]
        fileprivate let merged: MergedDown?

        @inline(__always)
        func cells(_ row: Int) -> PackedCells {
            let row = Int(rows[row])
            return sheet.cells(row, merged.map { MergedCells(rows: sheet, merged: $0, row: row) })
        }

        func find(_ rows: Range<Int>, in block: inout CellBlock) -> Bool { false }
    }
}
