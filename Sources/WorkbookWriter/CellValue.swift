// SPDX-License-Identifier: Apache-2.0

/// What one cell holds.
public enum CellValue: Hashable, Sendable {
    /// Nothing, though the cell may have a style.
    case blank
    /// Text, kept as it is given: normalised or not, with any kind of space.
    case text(String)
    /// A number, digit for digit.
    case number(CellNumber)
    /// A day, stored as Excel stores days and shown as dd/MM/yyyy unless the style says otherwise.
    case date(CalendarDay)
    /// TRUE or FALSE.
    case boolean(Bool)
    /// A formula such as `=SUM(B2:B9)` with the result that a reader who does not calculate will see.
    case formula(String, result: FormulaResult)
}

/// The result that is stored beside a formula.
public enum FormulaResult: Hashable, Sendable {
    /// A number.
    case number(CellNumber)
    /// Text.
    case text(String)
}

/// A value and how it looks.
public struct Cell: Hashable, Sendable {
    /// What the cell holds.
    public var value: CellValue
    /// How the cell looks.
    public var style: CellStyle

    /// A cell with a value and a look.
    public init(_ value: CellValue, _ style: CellStyle = .plain) {
        self.value = value
        self.style = style
    }
}
