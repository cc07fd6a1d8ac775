// SPDX-License-Identifier: Apache-2.0

/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
    /// Where text stands between the left and right edge.
    public enum Alignment: Hashable, Sendable {
        case automatic, left, center, right
    }

    /// Name of the font; offices write in Times New Roman.
    public var font = "Times New Roman"
    /// Size of the font in points.
    public var size = 12
    /// Whether letters are bold.
    public var isBold = false
    /// Whether letters are italic.
    public var isItalic = false
    /// Whether long text continues on further lines in the cell.
    public var wraps = false
    /// Whether a thin line frames the cell.
    public var hasBorder = false
    /// Where text stands between left and right.
    public var alignment = Alignment.automatic
    /// Background as 0xRRGGBB, or `nil` for none.
    public var fill: UInt32?
    /// Excel's number format such as `#,##0` or `dd/mm/yyyy`, or `nil` for the usual one of the value's kind.
    public var numberFormat: String?

    /// The style of plain text.
    public init() {}

    /// Plain text.
    public static let plain = CellStyle()

    /// The title of a sheet: larger, bold and centred.
    public static let title = CellStyle {
        $0.size = 14
        $0.isBold = true
        $0.alignment = .center
    }

    /// A column header: bold, centred, framed, on a light ground.
    public static let header = CellStyle {
        $0.isBold = true
        $0.alignment = .center
        $0.wraps = true
        $0.hasBorder = true
        $0.fill = 0xE8EEF4
    }

    /// A cell of a table: framed, with long text on further lines.
    public static let table = CellStyle {
        $0.wraps = true
        $0.hasBorder = true
    }

    /// A note: italic.
    public static let note = CellStyle { $0.isItalic = true }

    /// A style made by changing the plain one.
    public init(_ change: (inout CellStyle) -> Void) {
        self.init()
        change(&self)
    }

    /// This style with a change.
    public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }
}
