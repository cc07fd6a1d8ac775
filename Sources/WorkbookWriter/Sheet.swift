// SPDX-License-Identifier: Apache-2.0

/// One sheet of a workbook that is being put together.
///
/// Cells may be set in any order; setting one again replaces it.
///
///     var sheet = Sheet("Cá nhân")
///     sheet.merge(rows: 0...0, columns: 0...2, Cell(.text("DANH SÁCH"), .title))
///     sheet.append([Cell(.text("STT"), .header), Cell(.text("Họ và tên"), .header)])
public struct Sheet: Hashable, Sendable {
    /// The name on the tab: 1 to 31 characters, none of `[ ] : * ? / \`.
    public let name: String
    /// Whether the tab is hidden.
    public var isHidden = false
    /// Rows at the top that stay in sight when the sheet is scrolled.
    public var frozenRows = 0
    /// Columns at the left that stay in sight when the sheet is scrolled.
    public var frozenColumns = 0
    /// How the sheet is printed.
    public var page = PageSetup()
    /// Lists that cells offer.
    public var dropDowns: [DropDown] = []

    private(set) var rows: [[Cell?]] = []
    private(set) var merges: [Merge] = []
    private(set) var widths: [ColumnWidth] = []
    private(set) var heights: [RowHeight] = []

    struct Merge: Hashable, Sendable {
        let range: CellRange
        let cell: Cell
    }

    struct ColumnWidth: Hashable, Sendable {
        let columns: ClosedRange<Int>
        let characters: Int
    }

    struct RowHeight: Hashable, Sendable {
        let row: Int
        let points: Int
    }

    /// An empty sheet.
    public init(_ name: String) {
        self.name = name
    }

    /// The number of rows up to the last one that was touched.
    public var rowCount: Int { rows.count }

    /// The cell in a row and column counted from zero, or `nil` if it was never set.
    public subscript(row: Int, column: Int) -> Cell? {
        get {
            guard rows.indices.contains(row), rows[row].indices.contains(column) else { return nil }
            return rows[row][column]
        }
        set {
            touch(row)
            while rows[row].count <= column { rows[row].append(nil) }
            rows[row][column] = newValue
        }
    }

    /// Adds a row of cells below the last one, starting in the given column, and returns its number.
    @discardableResult
    public mutating func append(_ cells: [Cell], from column: Int = 0) -> Int {
        rows.append(Array(repeating: nil, count: column) + cells)
        return rows.count - 1
    }

    /// Adds empty rows below the last one.
    public mutating func appendBlankRows(_ count: Int = 1) {
        for _ in 0..<count { rows.append([]) }
    }

    /// Makes one cell of a rectangle of at least two cells; it shows the given one.
    public mutating func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ cell: Cell) {
        merges.append(Merge(range: CellRange(rows: rows, columns: columns), cell: cell))
        touch(rows.upperBound)
    }

    /// Sets the width of columns in characters of the usual font.
    public mutating func setWidth(_ characters: Int, ofColumns columns: ClosedRange<Int>) {
        widths.append(ColumnWidth(columns: columns, characters: characters))
    }

    /// Sets the height of a row in points; rows without one take the height of their text.
    public mutating func setHeight(_ points: Int, ofRow row: Int) {
        heights.append(RowHeight(row: row, points: points))
        touch(row)
    }

    private mutating func touch(_ row: Int) {
        while rows.count <= row { rows.append([]) }
    }
}
