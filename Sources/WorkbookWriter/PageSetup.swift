// SPDX-License-Identifier: Apache-2.0

/// How a sheet is printed; the paper is always A4.
public struct PageSetup: Hashable, Sendable {
    /// Whether the long edge lies at the bottom.
    public var isLandscape = false
    /// Whether all columns are made to fit on one page's width.
    public var fitsWidth = true
    /// Rows that are printed again at the top of every page, counted from zero.
    public var repeatedRows: ClosedRange<Int>?
    /// Footer in Excel's codes, such as `&CTrang &P/&N`; at most 255 characters.
    public var footer: String?
    /// Margins in millimetres; the usual ones are those of a Vietnamese official paper.
    public var margins = Margins()

    /// Distances from the edges of the paper in millimetres.
    public struct Margins: Hashable, Sendable {
        /// From the left edge.
        public var left = 30
        /// From the right edge.
        public var right = 15
        /// From the top edge.
        public var top = 20
        /// From the bottom edge.
        public var bottom = 20

        /// The margins of an official paper: 30, 15, 20 and 20 mm.
        public init() {}
    }

    /// A4 upright, all columns on one page's width.
    public init() {}
}
