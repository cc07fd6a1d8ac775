// SPDX-License-Identifier: Apache-2.0

/// The place of a cell in its sheet, both numbers from 1.
public struct CellAddress: Sendable, Hashable {
    /// The column: 1 is A.
    public let column: Int
    /// The row.
    public let row: Int

    /// The last column and row of a sheet.
    static let last = CellAddress(column: 16_384, row: 1_048_576)

    /// Makes an address.
    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// Reads `B7`; nil for anything else or a place beyond the last cell of a sheet.
    public init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            guard column <= Self.last.column, row <= Self.last.row else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(column: column, row: row)
    }

    /// The letters of a column: `A`, `Z`, `AA`.
    public static func letters(_ column: Int) -> String {
        var letters: [Unicode.Scalar] = []
        var rest = column
        while rest > 0 {
            letters.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26)))
            rest = (rest - 1) / 26
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters.reversed())
        return String(text)
    }
}

extension CellAddress: CustomStringConvertible {
    /// The address as `B7`.
    public var description: String { Self.letters(column) + String(row) }
}

/// Cells that show as one; the value stands in the first.
public struct MergedRange: Sendable, Hashable {
    /// The cell at the top left.
    public let first: CellAddress
    /// The cell at the bottom right.
    public let last: CellAddress

    /// Reads `A1:C2`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = CellAddress(parts[0]), let last = CellAddress(parts[1]),
            first.column <= last.column, first.row <= last.row
        else { return nil }
        self.first = first
        self.last = last
    }
}
