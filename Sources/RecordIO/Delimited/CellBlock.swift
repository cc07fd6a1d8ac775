// SPDX-License-Identifier: Apache-2.0

/// The cells of some columns in a block of rows, column by column.
struct CellBlock: ~Copyable {
    /// The most rows of a block.
    static let rows = TypedColumn.rows

    /// Where a cell begins behind the first byte of the block, and how many bytes it has.
    struct Cell {
        let offset: UInt32
        let count: UInt32
    }

    /// The first byte; sixty-four bytes more may be read behind the last.
    private(set) var start: UnsafeRawPointer
    /// The columns whose cells are wanted, from 1 and from left to right.
    let numbers: [Int]

    private let cells: UnsafeMutablePointer<Cell>
    private var separators = SignWords()
    private var quotes = SignWords()

    init(_ numbers: [Int]) {
        self.numbers = numbers
        cells = .allocate(capacity: max(1, numbers.count) * Self.rows)
        start = UnsafeRawPointer(cells)
    }

    deinit { cells.deallocate() }

    /// The cells of a column by its place among those wanted.
    @inline(__always)
    func column(_ place: Int) -> UnsafePointer<Cell> { UnsafePointer(cells + place * Self.rows) }

    /// A cell of a row.
    @inline(__always)
    func cell(_ row: Int, _ place: Int) -> SourceCell {
        let cell = column(place)[row]
        return SourceCell(start: start + Int(cell.offset), count: Int(cell.count))
    }

    /// Takes the bytes of a block of rows; false when there is a quote among them, whose cells have to be walked over.
    mutating func open(_ bytes: UnsafeRawBufferPointer, _ separator: UInt8) -> Bool {
        guard let first = bytes.baseAddress else { return false }
        start = first
        quotes.find(0x22, or: 0x22, in: bytes)
        guard !quotes.hasAny(within: bytes.count) else { return false }
        separators.find(separator, or: separator, in: bytes)
        return true
    }

    /// Finds the cells of a row, which ``DelimitedCells`` would walk over, by where its bytes are.
    @inline(__always)
    mutating func add(_ bytes: Range<Int>, at row: Int) {
        let end = bytes.upperBound
        let words = separators.words
        var word = bytes.lowerBound >> 6
        var bits = words[word] & UInt64.max << UInt64(bytes.lowerBound & 63)
        var begin = bytes.lowerBound
        var number = 1
        var target = cells + row
        for wanted in numbers {
            var stop = end
            while true {
                while bits == 0, (word + 1) << 6 < end {
                    word += 1
                    bits = words[word]
                }
                stop = bits == 0 ? end : min(word << 6 + bits.trailingZeroBitCount, end)
                if number == wanted { break }
                bits &= bits &- 1
                begin = stop + 1
                number += 1
            }
            // A short row ends in blanks.
            let offset = min(begin, end)
            target.initialize(
                to: Cell(
                    offset: UInt32(truncatingIfNeeded: offset), count: UInt32(truncatingIfNeeded: stop - offset)))
            target += Self.rows
            bits &= bits &- 1
            begin = stop + 1
            number += 1
        }
    }
}
