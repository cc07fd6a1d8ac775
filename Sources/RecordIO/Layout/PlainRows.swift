// SPDX-License-Identifier: Apache-2.0

/// Tells rows that can be nothing but data by the bytes of their first cells.
///
/// What it says of a row, ``RowSorter`` would say, too; of rows about which it says nothing, that one is asked.
struct PlainRows<Reader: RowReader> {
    private var reader: Reader
    private let columns: RowSorter.Columns
    /// The headers of the columns that have a meaning, by column.
    private var headers: [[UInt8]?] = []

    init(_ reader: Reader, _ columns: RowSorter.Columns) {
        self.reader = reader
        self.columns = columns
        headers = [[UInt8]?](repeating: nil, count: (columns.bound.max() ?? 0) + 1)
        for (number, header) in zip(columns.bound, columns.headers) where headers[number] == nil {
            headers[number] = Array(header.utf8)
        }
    }

    /// Whether a row below the first one of data and above the closing block is surely data.
    mutating func isData(_ row: Int) -> Bool {
        var cells = reader.cells(row)
        var filled = 0
        var isBound = false
        var hasText = false
        while let (number, cell) = cells.nextFilled() {
            if number == columns.rowNumber {
                // A column with a meaning is no row number; this one fills no cell.
                guard cell.kind != .text || cell.bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
                continue
            }
            filled += 1
            if cell.kind == .text {
                let bytes = cell.bytes
                // A cell of spaces alone is blank.
                guard Self.isSolid(bytes[0]) else { return false }
                if !hasText, Self.mayBeTotal(bytes) { return false }
                hasText = true
                if !isBound, number < headers.count, let header = headers[number] {
                    guard Self.differs(bytes, header) else { return false }
                    isBound = true
                }
            } else if number < headers.count, headers[number] != nil {
                // A header is a text.
                isBound = true
            }
            // The first text tells a total, wherever it stands.
            if filled > 1, isBound, hasText, number >= columns.rowNumber ?? 0 { return true }
        }
        return filled > 1 && isBound
    }

    /// Whether any of some columns has a cell that is not empty.
    mutating func hasContent(_ row: Int, in columns: Set<Int>) -> Bool {
        var cells = reader.cells(row)
        while let (number, _) = cells.nextFilled() {
            if columns.contains(number) { return true }
        }
        return false
    }

    /// Whether a byte begins a cell that is not blank.
    private static func isSolid(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    /// Whether a text may open a line of totals: "Cộng", "Tổng số", "tong cong".
    private static func mayBeTotal(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let first = bytes[0] | 0x20
        guard first == UInt8(ascii: "c") || first == UInt8(ascii: "t") else { return false }
        guard bytes.count > 1 else { return true }
        return bytes[1] | 0x20 == UInt8(ascii: "o") || bytes[1] >= 0x80
    }

    /// Whether a text is another than a header's by bytes that trimming and composing leave as they are.
    private static func differs(_ bytes: UnsafeRawBufferPointer, _ header: [UInt8]) -> Bool {
        for index in bytes.indices {
            guard isSolid(bytes[index]) else { return false }
            let isNextSolid = index + 1 == bytes.count || isSolid(bytes[index + 1])
            if index == header.count || bytes[index] != header[index] { return isNextSolid }
        }
        return bytes.count != header.count
    }
}
