// SPDX-License-Identifier: Apache-2.0

/// The place of one cell, counted from zero: row 0, column 0 is A1.
public struct CellAddress: Hashable, Sendable {
    /// Row from 0 (Excel's row 1) to 1,048,575.
    public var row: Int
    /// Column from 0 (Excel's column A) to 16,383.
    public var column: Int

    /// The cell in a row and a column, both counted from zero.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// The name a person reads in Excel, such as `B3`.
    public var name: String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            let digit = (rest - 1) % 26
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(digit))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row + 1)
    }

    /// The name that does not move when a formula is copied, such as `$B$3`.
    var absoluteName: String {
        let letters = name.prefix { $0.isLetter }
        return "$\(letters)$\(row + 1)"
    }

    var isInsideSheet: Bool {
        (0..<Self.rowLimit).contains(row) && (0..<Self.columnLimit).contains(column)
    }

    static let rowLimit = 1_048_576
    static let columnLimit = 16_384
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
    /// The upper left corner.
    public var first: CellAddress
    /// The lower right corner.
    public var last: CellAddress

    /// The rectangle of the given rows and columns, counted from zero.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        first = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
        last = CellAddress(row: rows.upperBound, column: columns.upperBound)
    }

    /// The name a person reads in Excel, such as `A1:D1`.
    public var name: String { "\(first.name):\(last.name)" }

    var isInsideSheet: Bool { first.isInsideSheet && last.isInsideSheet }

    func contains(_ address: CellAddress) -> Bool {
        (first.row...last.row).contains(address.row) && (first.column...last.column).contains(address.column)
    }

    func overlaps(_ other: CellRange) -> Bool {
        first.row <= other.last.row && other.first.row <= last.row
            && first.column <= other.last.column && other.first.column <= last.column
    }
}
