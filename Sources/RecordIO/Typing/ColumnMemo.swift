// SPDX-License-Identifier: Apache-2.0

/// What cells of one column were found to mean, apart for texts and numbers: a number is another thing than its text.
struct ColumnMemo {
    /// Of texts.
    var texts = CellMemo()
    /// Of numbers.
    var numbers = CellMemo()
    /// Of a cell in which nothing is written.
    var blank: CellMemo.Entry?

    /// Notes what all cells like this one mean; false where it is not worth it, as of a day or a truth value.
    mutating func note(_ entry: CellMemo.Entry, for cell: SourceCell) -> Bool {
        switch cell.kind {
        case .text where cell.count == 0:
            blank = entry
            return true
        case .text: return texts.note(cell.bytes, word: Self.word(cell), entry)
        case .number: return numbers.note(cell.bytes, word: Self.word(cell), entry)
        case .percent, .yes, .no, .date, .error, .formula: return false
        }
    }

    /// The first eight bytes of a cell.
    @inline(__always)
    static func word(_ cell: SourceCell) -> UInt64 {
        // Eight bytes may be read; those behind the cell do not count.
        let word = cell.start.loadUnaligned(as: UInt64.self)
        return cell.count < 8 ? word & ((1 &<< UInt64(8 * cell.count)) &- 1) : word
    }
}
