// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A table as it was found in a source: columns that have a meaning, and rows of data alone.
package struct SourceTable {
    /// A line and column of a text file, both from 1.
    package struct Position: Hashable {
        package var line: Int32
        package var column: Int32
    }

    /// What the cells are kept as.
    enum Cells {
        /// Row by row, each row with one cell per column.
        case values([RawValue])
        /// In their file, from which they are read when they are asked for.
        case file(DelimitedRows)
        /// As a workbook's rows are packed, from which they are read when they are asked for.
        case packed(PackedRows)
    }

    /// Its columns, and where its rows stand.
    var frame: TableFrame
    /// The cells.
    var cells = Cells.values([])

    /// A table without columns and rows.
    init(shape: Int, file: String, sheet: String) {
        frame = TableFrame(shape: shape, file: file, sheet: sheet)
    }

    var shape: Int { frame.shape }
    var columns: [TableFrame.Column] { frame.columns }
    var rowNumbers: [Int32] { frame.rowNumbers }

    /// What a row holds in a column.
    func cell(_ row: Int, _ column: Int) -> RawValue {
        switch cells {
        case .values(let values): values[row * frame.columns.count + column]
        case .file(let rows): rows.cell(row, number: frame.columns[column].number)
        case .packed(let rows): rows.cell(row, number: frame.columns[column].number)
        }
    }

    /// The first column that holds a slot.
    func column(of slot: Int?) -> Int? { frame.column(of: slot) }

    /// Where a cell stands.
    func place(_ row: Int, _ column: Int) -> Place { frame.place(row, column) }

    /// Where a row stands.
    func place(row: Int) -> Place { frame.place(row: row) }
}

/// A table without its cells: what its columns mean, and where its rows stand.
struct TableFrame: Sendable {
    /// A column of the table.
    struct Column: Sendable, Hashable {
        /// The index of the shape's slot.
        let slot: Int
        /// Of a yearly field, the year.
        let year: Int?
        /// The column of the sheet, from 1; 0 where there is no sheet.
        let number: Int
        /// The header as it stands there.
        let header: String
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
    /// Of a text file: where each cell stands, and where each row begins.
    var positions: (cells: [SourceTable.Position], rows: [SourceTable.Position])?

    init(shape: Int, file: String, sheet: String) {
        self.shape = shape
        self.file = file
        self.sheet = sheet
    }

    func column(of slot: Int?) -> Int? { columns.firstIndex { $0.slot == slot } }

    func place(_ row: Int, _ column: Int) -> Place {
        if let positions {
            let position = positions.cells[row * columns.count + column]
            return .file(file, line: Int(position.line), column: Int(position.column))
        }
        return .cell(
            file: file, sheet: sheet,
            cell: CellAddress(column: columns[column].number, row: Int(rowNumbers[row])).description)
    }

    func place(row: Int) -> Place {
        if let positions {
            let position = positions.rows[row]
            return .file(file, line: Int(position.line), column: Int(position.column))
        }
        return .cell(
            file: file, sheet: sheet,
            cell: CellAddress(column: columns.map(\.number).min() ?? 1, row: Int(rowNumbers[row])).description)
    }

    /// The sheet's name, or the file's where the file is one table.
    var sheetOrFile: String { sheet.isEmpty ? file : sheet }
}
