// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A table as it was found in a source: columns that have a meaning, and rows of data alone.
struct SourceTable {
    /// A column of the table.
    struct Column {
        /// The index of the shape's slot.
        let slot: Int
        /// Of a yearly field, the year.
        let year: Int?
        /// The column of the sheet, from 1; 0 where there is no sheet.
        let number: Int
        /// The header as it stands there.
        let header: String
    }

    /// A line and column of a text file, both from 1.
    struct Position: Hashable {
        var line: Int32
        var column: Int32
    }

    /// Which table of the schema it is.
    let shape: Int
    /// The file's name.
    let file: String
    /// The sheet's name; empty where the file is one table.
    let sheet: String
    /// The columns.
    var columns: [Column] = []
    /// The rows as the office program numbers them.
    var rowNumbers: [Int32] = []
    /// The cells row by row, each row with one cell per column.
    var cells: [RawValue] = []
    /// Of a text file: where each cell stands, and where each row begins.
    var positions: (cells: [Position], rows: [Position])?

    /// What a row holds in a column.
    func cell(_ row: Int, _ column: Int) -> RawValue { cells[row * columns.count + column] }

    /// The first column that holds a slot.
    func column(of slot: Int?) -> Int? { columns.firstIndex { $0.slot == slot } }

    /// Where a cell stands.
    func place(_ row: Int, _ column: Int) -> Place {
        if let positions {
            let position = positions.cells[row * columns.count + column]
            return .file(file, line: Int(position.line), column: Int(position.column))
        }
        return .cell(
            file: file, sheet: sheet,
            cell: CellAddress(column: columns[column].number, row: Int(rowNumbers[row])).description)
    }

    /// Where a row stands.
    func place(row: Int) -> Place {
        if let positions {
            let position = positions.rows[row]
            return .file(file, line: Int(position.line), column: Int(position.column))
        }
        return .cell(
            file: file, sheet: sheet,
            cell: CellAddress(column: columns.map(\.number).min() ?? 1, row: Int(rowNumbers[row])).description)
    }
}
