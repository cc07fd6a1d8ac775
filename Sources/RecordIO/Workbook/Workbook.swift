// SPDX-License-Identifier: Apache-2.0

/// The cells of an office workbook (`.xlsx`) as they stand, nothing interpreted yet.
///
/// ```swift
/// let workbook = try Workbook(path: "ho-so.xlsx")
/// for sheet in workbook.sheets { print(sheet.name, sheet.rows.count) }
/// ```
public struct Workbook: Sendable {
    /// The sheets in the order of their tabs.
    public let sheets: [Sheet]

    /// Reads the workbook at a path.
    public init(path: String) throws(WorkbookProblem) {
        self.init(try PackedWorkbook(path: path))
    }

    /// Reads a workbook in memory.
    public init(bytes: [UInt8]) throws(WorkbookProblem) {
        self.init(try PackedWorkbook(bytes: bytes))
    }

    private init(_ packed: PackedWorkbook) {
        sheets = packed.sheets.map(\.whole)
    }
}
