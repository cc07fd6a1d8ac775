// SPDX-License-Identifier: Apache-2.0

/// One value on its way into or out of a table.
public enum Cell: Sendable, Hashable {
    /// Nothing was written; the field says what that means.
    case blank
    /// Nobody knows.
    case unknown
    /// Known to be none.
    case absent
    /// Text in NFC.
    case text(String)
    /// Yes or no.
    case flag(Bool)
    /// A whole number.
    case integer(Int64)
    /// A decimal in millionths.
    case decimal(Int64)
    /// A day.
    case date(CalendarDate)
    /// A code by its place in its list.
    case code(Int)
    /// A row of another record by its key; in a finished table, by its row number.
    case reference(String)
    /// A row of another record by number.
    case row(Int)
    /// Several values.
    case set([Cell])
}
