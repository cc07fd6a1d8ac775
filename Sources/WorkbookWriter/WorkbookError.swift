// SPDX-License-Identifier: Apache-2.0

/// Why a workbook could not be written.
public struct WorkbookError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Hashable, Sendable {
        /// The workbook has no sheet that can be seen.
        case noVisibleSheet
        /// The name of a sheet is empty, too long, has a forbidden character or is used twice.
        case sheetName
        /// A cell, a merged range or a list lies outside what a sheet can hold.
        case outsideSheet
        /// A merged range has one cell only, meets another one or covers a cell that was set.
        case merge
        /// Text is longer than a cell can hold, or has a character that no workbook can hold.
        case text
        /// A list offers too much for one cell, or a hint is too long.
        case dropDown
        /// A footer is too long.
        case page
        /// The file cannot be created, written or put in its place.
        case file
    }

    /// What went wrong.
    public let code: Code
    /// The sheet and cell, such as `Cá nhân!B3`, or the path of the file; empty for the whole workbook.
    public let place: String
    /// More for a log: the library's or the system's own words.
    public let detail: String

    /// An error at a place.
    public init(_ code: Code, at place: String = "", detail: String = "") {
        self.code = code
        self.place = place
        self.detail = detail
    }
}
