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
    /// Where each row begins, and how many bytes it has.
    private let places: RowPlaces

    private var window: FileWindow
    private var last: (row: Int, cells: [RawValue])?

    /// The rows of a file that hold something; nil when the file is not plainly sound.
    init?(_ file: SourceFile) {
        guard let scan = DelimitedScan(file) else { return nil }
        self.file = file
        separator = scan.separator
        width = scan.width
        numbers = scan.numbers
        places = RowPlaces(offsets: scan.offsets, lengths: scan.lengths)
        window = FileWindow(file)
    }

    private init(_ all: DelimitedRows, keeping rows: RowRuns? = nil, least: Int = FileWindow.wide) {
        file = all.file
        separator = all.separator
        width = all.width
        window = FileWindow(file, least: least)
        guard let rows, rows.count < all.count else {
            (places, numbers) = (all.places, all.numbers)
            return
        }
        places = all.places.keeping(rows)
        numbers = rows.picked(from: all.numbers)
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
        let length = places.length(row)
        var walk = DelimitedCells(window.bytes(from: places.offset(row), atLeast: length), length, separator)
        while let cell = walk.next() { cells.append(cell.raw) }
        last = (row, cells)
        return cells
    }

    /// No cells of a CSV file are merged.
    func keeping(_ rows: RowRuns, _ merged: MergedDown) -> DelimitedRows { DelimitedRows(self, keeping: rows) }

    func apart() -> DelimitedRows { DelimitedRows(self, least: FileWindow.narrow) }

    func reader() -> Reader { Reader(places: places, separator: separator, window: FileWindow(file)) }

    /// Reads the rows one after the other.
    struct Reader: RowReader {
        fileprivate let places: RowPlaces
        fileprivate let separator: UInt8
        fileprivate var window: FileWindow

        @inline(__always)
        mutating func cells(_ row: Int) -> DelimitedCells {
            let length = places.length(row)
            return DelimitedCells(window.bytes(from: places.offset(row), atLeast: length), length, separator)
        }

        mutating func find(_ rows: Range<Int>, in block: inout CellBlock) -> Bool {
            guard let last = rows.last else { return false }
            let start = places.offset(rows.lowerBound)
            let length = places.offset(last) + places.length(last) - start
            // Very long rows would need much memory together.
            guard length <= FileWindow.wide else { return false }
            let bytes = window.bytes(from: start, atLeast: length)
            guard block.open(UnsafeRawBufferPointer(rebasing: bytes[..<length]), separator) else { return false }
            for row in rows {
                let offset = places.offset(row) - start
                block.add(offset..<(offset + places.length(row)), at: row - rows.lowerBound)
            }
            return true
        }
    }
}

/// Where rows begin in a file, and how many bytes they have.
private struct RowPlaces {
    let offsets: [Int]
    let lengths: [UInt32]
    /// The first row that counts.
    var first = 0

    @inline(__always)
    func offset(_ row: Int) -> Int { offsets[first + row] }

    @inline(__always)
    func length(_ row: Int) -> Int { Int(lengths[first + row]) }

    /// Some of the rows.
    func keeping(_ rows: RowRuns) -> RowPlaces {
        if rows.runs.count == 1 {
            return RowPlaces(offsets: offsets, lengths: lengths, first: first + rows.runs[0].lowerBound)
        }
        if first == 0 { return RowPlaces(offsets: rows.picked(from: offsets), lengths: rows.picked(from: lengths)) }
        return RowPlaces(
            offsets: rows.picked(from: Array(offsets[first...])), lengths: rows.picked(from: Array(lengths[first...])))
    }
}
