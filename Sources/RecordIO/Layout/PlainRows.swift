// SPDX-License-Identifier: Apache-2.0

/// Tells rows that can be nothing but data by the bytes of their first cells.
///
/// What it says of a row, ``RowSorter`` would say, too; of rows about which it says nothing, that one is asked.
struct PlainRows {
    private let offsets: [Int]
    private let lengths: [UInt32]
    private let separator: UInt8
    private let columns: RowSorter.Columns
    private let headers: [Int: [UInt8]]
    private var window: FileWindow

    init(_ rows: DelimitedRows, _ columns: RowSorter.Columns) {
        (offsets, lengths, separator) = (rows.offsets, rows.lengths, rows.separator)
        self.columns = columns
        headers = Dictionary(zip(columns.bound, columns.headers.map { Array($0.utf8) })) { first, _ in first }
        window = FileWindow(rows.file)
    }

    /// Whether a row below the first one of data and above the closing block is surely data.
    mutating func isData(_ row: Int) -> Bool {
        var cells = cells(row)
        var filled = 0
        var isBound = false
        var number = 0
        while let cell = cells.next() {
            number += 1
            if cell.count == 0 { continue }
            let bytes = cell.bytes
            if number == columns.rowNumber {
                guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
                // A column with a meaning is no row number; this one fills no cell.
                continue
            }
            // A cell of spaces alone is blank.
            guard Self.isSolid(bytes[0]) else { return false }
            filled += 1
            if filled == 1, Self.mayBeTotal(bytes) { return false }
            if !isBound, let header = headers[number] {
                guard Self.differs(bytes, header) else { return false }
                isBound = true
            }
            if filled > 1, isBound, number >= columns.rowNumber ?? 0 { return true }
        }
        return filled > 1 && isBound
    }

    /// Whether any of some columns has a cell that is not empty.
    mutating func hasContent(_ row: Int, in columns: Set<Int>) -> Bool {
        var cells = cells(row)
        var number = 0
        while let cell = cells.next() {
            number += 1
            if cell.count > 0, columns.contains(number) { return true }
        }
        return false
    }

    private mutating func cells(_ row: Int) -> DelimitedCells {
        let length = Int(lengths[row])
        return DelimitedCells(window.bytes(from: offsets[row], atLeast: length), length, separator)
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
