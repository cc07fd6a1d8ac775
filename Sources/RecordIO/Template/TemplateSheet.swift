// SPDX-License-Identifier: Apache-2.0

/// A sheet of the empty workbook that a secretary fills in, described for whoever writes it.
public struct TemplateSheet: Sendable, Hashable {
    /// What cells of a column should be formatted as, so that the office program does not change what is typed.
    public enum Format: Sendable, Hashable {
        /// As typed, also `001` and `12/2024`.
        case text
        /// A whole number.
        case integer
        /// A number with decimals.
        case decimal
        /// A date, `dd/mm/yyyy`.
        case date
    }

    /// A column.
    public struct Column: Sendable, Hashable {
        /// The header, in the first row.
        public let header: String
        /// The width in letters.
        public let width: Int
        /// How its cells are formatted.
        public let format: Format
        /// Entries for a drop-down list, at most 255 bytes of UTF-8 with the commas between them; empty for none.
        public let choices: [String]
    }

    /// The name on the tab, at most 31 characters.
    public let name: String
    /// The columns from left to right.
    public let columns: [Column]
    /// Rows below the header; only the sheet of explanations has any.
    public let rows: [[String]]
}
