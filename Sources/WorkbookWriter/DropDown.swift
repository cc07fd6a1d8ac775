// SPDX-License-Identifier: Apache-2.0

/// A list of values that Excel offers when a cell of a range is edited.
public struct DropDown: Hashable, Sendable {
    /// Where the offered values come from.
    public enum Source: Hashable, Sendable {
        /// The values themselves; joined with commas they may have at most 255 bytes of UTF-8 (the library copies them into a buffer of that size) and none may hold a comma.
        case values([String])
        /// The cells of a range on a sheet of this workbook.
        case cells(sheet: String, CellRange)
    }

    /// The cells that offer the list.
    public var range: CellRange
    /// What is offered.
    public var source: Source
    /// Whether another value is refused; otherwise Excel only warns.
    public var refusesOthers: Bool
    /// Title of the hint shown beside a chosen cell, at most 32 characters.
    public var hintTitle: String?
    /// The hint shown beside a chosen cell, at most 255 characters.
    public var hint: String?

    /// A list offered by a range of cells.
    public init(
        _ range: CellRange, _ source: Source, refusesOthers: Bool = false, hintTitle: String? = nil,
        hint: String? = nil
    ) {
        self.range = range
        self.source = source
        self.refusesOthers = refusesOthers
        self.hintTitle = hintTitle
        self.hint = hint
    }
}
