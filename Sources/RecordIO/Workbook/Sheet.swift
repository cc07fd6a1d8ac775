// SPDX-License-Identifier: Apache-2.0

/// One sheet of a workbook, or one file of a folder: the cells that hold something, row by row.
public struct Sheet: Sendable, Hashable {
    /// The name on the tab, or the file's name without its ending.
    public var name: String
    /// Whether the office program hides the sheet.
    public var isHidden = false
    /// Rows that hold something, ascending.
    public var rows: [SheetRow] = []
    /// Ranges that show as one cell.
    public var merges: [MergedRange] = []

    /// An empty sheet.
    public init(name: String) {
        self.name = name
    }

    /// What a cell holds.
    public subscript(address: CellAddress) -> RawValue {
        guard let index = rowIndex(address.row) else { return .blank }
        return rows[index][address.column]
    }

    /// The index in `rows` of the row with a number, by halving.
    func rowIndex(_ number: Int) -> Int? {
        let index = firstRowIndex(from: number)
        return index < rows.count && rows[index].number == number ? index : nil
    }

    /// The index of the first row whose number is not less.
    func firstRowIndex(from number: Int) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A row that holds something.
public struct SheetRow: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// The cells that hold something, ascending by column.
    public var cells: [RawCell] = []

    /// An empty row.
    public init(number: Int) {
        self.number = number
    }

    /// What the row holds in a column.
    public subscript(column: Int) -> RawValue {
        // Office tables have few columns and few gaps, so the cell is mostly at its own column's place.
        let guess = column - 1
        if guess >= 0, guess < cells.count, cells[guess].column == column { return cells[guess].value }
        return cells.first { $0.column == column }?.value ?? .blank
    }
}

/// A cell that holds something.
public struct RawCell: Sendable, Hashable {
    /// Its column, from 1.
    public let column: Int
    /// What it holds.
    public let value: RawValue

    /// Makes a cell.
    public init(column: Int, _ value: RawValue) {
        self.column = column
        self.value = value
    }
}
