// SPDX-License-Identifier: Apache-2.0

/// A walk over the cells of one row from left to right.
protocol CellWalk {
    /// The next cell that is not empty, with its column from 1; nil after the last.
    mutating func nextFilled() -> (number: Int, cell: SourceCell)?
    /// The cell of a column to the right of those that were asked for; blank where the row has none.
    mutating func cell(at number: Int) -> SourceCell
}

/// Reads rows one after the other.
protocol RowReader {
    associatedtype Walk: CellWalk

    /// The cells of a row; valid until the next row is asked for.
    mutating func cells(_ row: Int) -> Walk
    /// Finds the cells of a block of rows at once; false when they have to be walked over row by row.
    mutating func find(_ rows: Range<Int>, in block: inout CellBlock) -> Bool
}

/// The rows of a sheet that hold something, kept as bytes and not as cells.
///
/// Every kind of source that has rows is read through this: the header is looked for among the first of them, each other is
/// looked at where it stands and goes straight into columns.
protocol StoredRows: AnyObject {
    associatedtype Reader: RowReader

    /// The number of each row, from 1.
    var numbers: [Int32] { get }
    /// No cell stands to the right of this column.
    var width: Int { get }
    /// A row with the cells that hold something.
    func sheetRow(_ row: Int) -> SheetRow
    /// What a row holds, or shows, in a column, from 1.
    func cell(_ row: Int, number: Int) -> RawValue
    /// Some of the rows, showing what cells merged downwards show.
    func keeping(_ rows: RowRuns, _ merged: MergedDown) -> Self
    /// The same rows, for looking single ones up.
    func apart() -> Self
    /// A reader of the rows with a window of its own.
    func reader() -> Reader
}

extension StoredRows {
    /// How many rows there are.
    var count: Int { numbers.count }

    /// The first rows, among which the header is looked for, as a sheet.
    func head(named name: String) -> Sheet {
        var sheet = Sheet(name: name)
        sheet.rows = (0..<min(count, HeaderSearch.depth * 4 + 4)).map { sheetRow($0) }
        return sheet
    }
}
