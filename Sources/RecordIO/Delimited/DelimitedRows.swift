// SPDX-License-Identifier: Apache-2.0

/// Rows of a CSV file, which stay in the file and are read from it when they are asked for.
final class DelimitedRows {
    /// The file.
    let file: SourceFile
    /// The sign between cells.
    let separator: UInt8
    /// The cells of the widest row.
    let width: Int
    /// Where each row begins.
    private(set) var offsets: [Int]
    /// How many bytes each has.
    private(set) var lengths: [UInt32]
    /// The number of each row, from 1.
    private(set) var numbers: [Int32]

    private var window: FileWindow
    private var last: (row: Int, cells: [RawValue])?

    /// The rows of a file that hold something; nil when the file is not plainly sound.
    init?(_ file: SourceFile) {
        guard let scan = DelimitedScan(file) else { return nil }
        self.file = file
        separator = scan.separator
        width = scan.width
        (offsets, lengths, numbers) = (scan.offsets, scan.lengths, scan.numbers)
        window = FileWindow(file)
    }

    /// How many rows there are.
    var count: Int { offsets.count }

    /// What a row holds in a column, from 1.
    func cell(_ row: Int, number: Int) -> RawValue {
        let cells = cells(row)
        return number <= cells.count ? cells[number - 1] : .blank
    }

    /// A row with the cells that hold something.
    func sheetRow(_ row: Int) -> SheetRow {
        var found = SheetRow(number: Int(numbers[row]))
        for (index, value) in cells(row).enumerated() where value != .blank {
            found.cells.append(RawCell(column: index + 1, value))
        }
        return found
    }

    /// The first rows, among which the header is looked for, as a sheet.
    func head(named name: String) -> Sheet {
        var sheet = Sheet(name: name)
        sheet.rows = (0..<min(count, HeaderSearch.depth * 4 + 4)).map { sheetRow($0) }
        return sheet
    }

    private func cells(_ row: Int) -> [RawValue] {
        if let last, last.row == row { return last.cells }
        var cells: [RawValue] = []
        let length = Int(lengths[row])
        var walk = DelimitedCells(window.bytes(from: offsets[row], atLeast: length), length, separator)
        while let cell = walk.next() { cells.append(cell.raw) }
        last = (row, cells)
        return cells
    }

    /// Drops all rows but those named, which ascend.
    func keep(_ rows: [Int]) {
        last = nil
        if rows.count == count { return }
        offsets = rows.map { offsets[$0] }
        lengths = rows.map { lengths[$0] }
        numbers = rows.map { numbers[$0] }
    }
}

extension DelimitedCells.Cell {
    /// The cell as a text in NFC, or blank.
    var raw: RawValue { count == 0 ? .blank : .text(EntranceText.normalized(bytes)) }
}

/// The rows of a table whose cells are in a CSV file, for reading them one after the other.
struct DelimitedTable {
    private let offsets: [Int]
    private let lengths: [UInt32]
    private let separator: UInt8
    private let numbers: [Int]
    private var window: FileWindow

    /// Nil when the cells of the table are elsewhere.
    init?(_ table: SourceTable) {
        guard case .file(let rows) = table.cells else { return nil }
        (offsets, lengths, separator) = (rows.offsets, rows.lengths, rows.separator)
        numbers = table.columns.map(\.number)
        window = FileWindow(rows.file)
    }

    /// The cells of a row; valid until the next row.
    @inline(__always)
    mutating func cells(_ row: Int) -> DelimitedCells {
        let length = Int(lengths[row])
        return DelimitedCells(window.bytes(from: offsets[row], atLeast: length), length, separator)
    }

    /// The bytes of a cell that is tidy ASCII text, so that nothing is to be done to it.
    mutating func plainText(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        var cells = cells(row)
        for _ in 1..<numbers[column] where cells.next() == nil { return nil }
        guard let cell = cells.next(), !cell.isCopied, cell.count > 0, PlainText(cell.bytes) == .ascii else {
            return nil
        }
        return cell.bytes
    }
}
