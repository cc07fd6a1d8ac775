// SPDX-License-Identifier: Apache-2.0

/// Rows of a CSV file, which stay in the file and are read from it when they are asked for.
final class DelimitedRows: StoredRows {
    /// The file.
    let file: SourceFile
    /// The number of each row, from 1.
    let numbers: [Int32]
    /// The cells of the widest row.
    let width: Int

    /// The sign between cells.
    private let separator: UInt8
    /// Where each row begins.
    private let offsets: [Int]
    /// How many bytes each has.
    private let lengths: [UInt32]

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

    private init(_ all: DelimitedRows, keeping rows: [Int]? = nil, least: Int = FileWindow.wide) {
        file = all.file
        separator = all.separator
        width = all.width
        window = FileWindow(file, least: least)
        guard let rows, rows.count < all.count else {
            (offsets, lengths, numbers) = (all.offsets, all.lengths, all.numbers)
            return
        }
        offsets = rows.map { all.offsets[$0] }
        lengths = rows.map { all.lengths[$0] }
        numbers = rows.map { all.numbers[$0] }
    }

    func cell(_ row: Int, number: Int) -> RawValue {
        let cells = cells(row)
        return number <= cells.count ? cells[number - 1] : .blank
    }

    func sheetRow(_ row: Int) -> SheetRow {
        var found = SheetRow(number: Int(numbers[row]))
        for (index, value) in cells(row).enumerated() where value != .blank {
            found.cells.append(RawCell(column: index + 1, value))
        }
        return found
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

    /// No cells of a CSV file are merged.
    func keeping(_ rows: [Int], _ merged: MergedDown) -> DelimitedRows { DelimitedRows(self, keeping: rows) }

    func apart() -> DelimitedRows { DelimitedRows(self, least: FileWindow.narrow) }

    func reader() -> Reader {
        Reader(offsets: offsets, lengths: lengths, separator: separator, window: FileWindow(file))
    }

    /// Reads the rows one after the other.
    struct Reader: RowReader {
        fileprivate let offsets: [Int]
        fileprivate let lengths: [UInt32]
        fileprivate let separator: UInt8
        fileprivate var window: FileWindow

        @inline(__always)
        mutating func cells(_ row: Int) -> DelimitedCells {
            let length = Int(lengths[row])
            return DelimitedCells(window.bytes(from: offsets[row], atLeast: length), length, separator)
        }
    }
}
