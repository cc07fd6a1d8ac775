// SPDX-License-Identifier: Apache-2.0

internal import Records

/// One column of a source on its way into a column of records: what its cells say, a block of rows at a time.
///
/// It reads cells that are written plainly by their bytes; of any other it says that ``CellReader`` must be asked.
struct TypedColumn {
    /// Rows in a block: all blocks of a table together stay in the nearest cache.
    static let rows = 256

    private enum Kind {
        /// The key of its record, which is known.
        case key
        case text
        case whole
        case decimal
        case date
        case reference
        /// Codes and flags: few different cells.
        case words
        /// Sets, which are kept as cells.
        case cells
    }

    /// The source's column, by its index in the table.
    let position: Int
    /// Its slot's field.
    let field: Field
    /// What it holds; of a yearly field, what it holds in a year.
    let type: FieldType
    /// Whether its cells are the keys of the rows.
    let isKey: Bool
    /// Distinct texts.
    var pool = TextPool()
    /// The cells of the block, where they are no plain values.
    private var cells: [Cell] = []

    private let kind: Kind
    private let bounds: ClosedRange<Int64>
    private let targets: KeyIndex?
    private let values: UnsafeMutablePointer<Int64>
    private let states: UnsafeMutablePointer<UInt8>
    private var memo = ColumnMemo()
    private var noted: [Cell] = []

    /// - Parameters:
    ///   - isKey: Whether its cells are the keys of the rows, as texts.
    ///   - targets: Of references, the keys of the rows that they name.
    ///   - block: Room for the values and states of ``rows`` rows.
    init(
        position: Int, field: Field, type: FieldType, isKey: Bool, targets: KeyIndex?,
        block: (values: UnsafeMutablePointer<Int64>, states: UnsafeMutablePointer<UInt8>)
    ) {
        self.position = position
        self.field = field
        self.type = type
        self.isKey = isKey
        self.targets = targets
        (values, states) = block
        let bounds = field.bounds
        self.bounds = bounds ?? 0...0
        switch type {
        case .text: kind = isKey ? .key : .text
        case .integer: kind = bounds == nil ? .words : .whole
        case .decimal: kind = bounds == nil ? .words : .decimal
        case .date: kind = .date
        // A blank that means a row is told by its key, which stands for itself until all rows are there.
        case .reference: kind = targets == nil || field.blank.isReference ? .cells : .reference
        case .set: kind = .cells
        case .code, .flag, .yearly, .events: kind = .words
        }
    }

    /// Reads a cell into a row of the block; false when it is not written plainly.
    @inline(__always)
    mutating func read(_ cell: SourceCell, at row: Int) -> Bool {
        guard cell.kind == .text else { return readOther(cell, at: row) }
        if cell.count == 0 { return readBlank(at: row) }
        let word = ColumnMemo.word(cell)
        switch kind {
        case .whole:
            if let number = ByteNumber.whole(word, count: cell.count), bounds.contains(number * ExactDecimal.scale) {
                put(number, .known, at: row)
                return true
            }
            if cell.count > 8, let number = PlainNumber(bytes: cell.bytes), number.isWhole,
                bounds.contains(number.millionths)
            {
                put(number.millionths / ExactDecimal.scale, .known, at: row)
                return true
            }
        case .decimal:
            if let number = ByteNumber.millionths(word, count: cell.count), bounds.contains(number) {
                put(number, .known, at: row)
                return true
            }
            if cell.count > 8, let number = PlainNumber(bytes: cell.bytes), bounds.contains(number.millionths) {
                put(number.millionths, .known, at: row)
                return true
            }
        case .date:
            if let date = ByteDate.day(cell.bytes) {
                put(Int64(date.day), .known, at: row)
                return true
            }
        case .text:
            if PlainText(cell.bytes) != .unsure {
                let place = pool.intern(cell.bytes)
                put(Int64(place), .known, at: row)
                return true
            }
        case .reference:
            if let entry = memo.texts.entry(cell.bytes, word: word) {
                put(entry.value, entry.state, at: row)
                return true
            }
            if PlainText(cell.bytes) == .ascii, let target = targets?.row(cell.bytes) {
                note(CellMemo.Entry(value: Int64(target), state: .known), for: cell, word, at: row)
                return true
            }
            return false
        case .words, .key, .cells: break
        }
        return recall(memo.texts.entry(cell.bytes, word: word), at: row)
    }

    /// Reads the cells of the first rows of a block as far as they are written plainly; gives how many.
    ///
    /// It says of each cell what `read(_:at:)` says, but goes down the column without asking for its kind again.
    mutating func read(_ block: borrowing CellBlock, _ place: Int, rows: Int) -> Int {
        switch kind {
        case .whole:
            read(block, place, rows) { column, cell, row in
                guard let number = ByteNumber.whole(ColumnMemo.word(cell), count: cell.count),
                    column.bounds.contains(number * ExactDecimal.scale)
                else { return false }
                column.put(number, .known, at: row)
                return true
            }
        case .decimal:
            read(block, place, rows) { column, cell, row in
                guard let number = ByteNumber.millionths(ColumnMemo.word(cell), count: cell.count),
                    column.bounds.contains(number)
                else { return false }
                column.put(number, .known, at: row)
                return true
            }
        case .words:
            read(block, place, rows) { column, cell, row in
                guard cell.count <= 8 else { return false }
                let word = ColumnMemo.word(cell)
                if let entry = column.memo.texts.remembered(word, count: cell.count) {
                    column.put(entry.value, entry.state, at: row)
                    return true
                }
                guard column.readApart(cell, at: row) else { return false }
                let entry = CellMemo.Entry(value: column.values[row], state: CellState(rawValue: column.states[row]))
                column.memo.texts.remember(word, count: cell.count, entry)
                return true
            }
        case .key, .text, .date, .reference, .cells: read(block, place, rows) { _, _, _ in false }
        }
    }

    @inline(__always)
    private mutating func read(
        _ block: borrowing CellBlock, _ place: Int, _ rows: Int,
        _ readPlain: (inout TypedColumn, SourceCell, Int) -> Bool
    ) -> Int {
        for row in 0..<rows {
            let cell = block.cell(row, place)
            if cell.count > 0, readPlain(&self, cell, row) { continue }
            guard readApart(cell, at: row) else { return row }
        }
        return rows
    }

    @inline(never)
    private mutating func readApart(_ cell: SourceCell, at row: Int) -> Bool { read(cell, at: row) }

    /// Takes keys as the texts of the column; gives the place of the first.
    mutating func take(keys: [String], _ range: Range<Int>) -> Int { pool.append(new: keys, range) }

    /// Says that rows of the block hold texts one after the other, from a place on.
    mutating func take(textsFrom place: Int, at first: Int, rows: Int) {
        for row in 0..<rows { put(Int64(place + row), .known, at: first + row) }
    }

    /// Reads a cell that is no text.
    private mutating func readOther(_ cell: SourceCell, at row: Int) -> Bool {
        switch cell.kind {
        case .number:
            // A comma is no part of a file's numbers.
            if kind == .whole || kind == .decimal, !cell.bytes.contains(UInt8(ascii: ",")),
                let number = PlainNumber(bytes: cell.bytes), bounds.contains(number.millionths),
                kind == .decimal || number.isWhole
            {
                put(kind == .whole ? number.millionths / ExactDecimal.scale : number.millionths, .known, at: row)
                return true
            }
            return recall(memo.numbers.entry(cell.bytes, word: ColumnMemo.word(cell)), at: row)
        case .date:
            guard kind == .date, let date = CalendarDate(serial: cell.serial) else { return false }
            put(Int64(date.day), .known, at: row)
            return true
        case .text, .percent, .yes, .no, .error, .formula: return false
        }
    }

    @inline(__always)
    private mutating func recall(_ entry: CellMemo.Entry?, at row: Int) -> Bool {
        guard let entry else { return false }
        if kind == .cells { cells.append(noted[Int(entry.value)]) } else { put(entry.value, entry.state, at: row) }
        return true
    }

    /// Takes a cell that was read with care; `isPlain` says that an equal one means the same and needs no remark.
    mutating func take(_ read: Cell, from cell: SourceCell, isPlain: Bool, at row: Int) {
        if kind == .cells {
            cells.append(read)
            let entry = CellMemo.Entry(value: Int64(noted.count), state: .known)
            if isPlain, cell.count > 0, memo.note(entry, for: cell) { noted.append(read) }
            return
        }
        let entry = entry(read)
        put(entry.value, entry.state, at: row)
        if isPlain { _ = memo.note(entry, for: cell) }
    }

    /// Takes the key of a row.
    mutating func take(key: String, at row: Int) {
        let place = pool.append(new: key)
        put(Int64(place), .known, at: row)
    }

    /// The day that is written in a row, if there is one.
    func date(at row: Int) -> CalendarDate? {
        CellState(rawValue: states[row]) == .known ? CalendarDate(day: Int32(truncatingIfNeeded: values[row])) : nil
    }

    /// Forgets the last row, which is no row of its record.
    mutating func dropLast() { if kind == .cells { cells.removeLast() } }

    /// Hands the first rows of the block on to a column.
    mutating func flush(_ count: Int, into column: inout ColumnBuilder) {
        if kind == .cells {
            for cell in cells { column.append(field.said(by: cell)) }
            cells.removeAll(keepingCapacity: true)
            return
        }
        let words = (count + 63) / 64
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * words) { bits in
            for word in 0..<words {
                var (known, absent): (UInt64, UInt64) = (0, 0)
                // Rows beyond the last do not count.
                for row in stride(from: word * 64, to: min(count, word * 64 + 64), by: 8) {
                    let eight = UnsafeRawPointer(states + row).loadUnaligned(as: UInt64.self).littleEndian
                    known |= ByteBits.lowest(eight) << UInt64(row & 63)
                    absent |= ByteBits.lowest(eight >> 1) << UInt64(row & 63)
                }
                if count < word * 64 + 64 {
                    let rows = (UInt64(1) << UInt64(count & 63)) &- 1
                    (known, absent) = (known & rows, absent & rows)
                }
                (bits[word], bits[words + word]) = (known, absent)
            }
            guard let first = UnsafePointer(bits.baseAddress) else { return }
            column.append(UnsafeBufferPointer(start: values, count: count), known: first, absent: first + words)
        }
    }

    // MARK: Values

    private mutating func readBlank(at row: Int) -> Bool {
        if kind == .cells {
            cells.append(.blank)
            return true
        }
        // A key that is blank is a mistake, of which more is to be said.
        guard !isKey else { return false }
        let entry = memo.blank ?? entry(.blank)
        memo.blank = entry
        put(entry.value, entry.state, at: row)
        return true
    }

    @inline(__always)
    private mutating func put(_ value: Int64, _ state: CellState, at row: Int) {
        values[row] = value
        states[row] = state.rawValue
    }

    private mutating func note(_ entry: CellMemo.Entry, for cell: SourceCell, _ word: UInt64, at row: Int) {
        _ = memo.texts.note(cell.bytes, word: word, entry)
        put(entry.value, entry.state, at: row)
    }

    private mutating func entry(_ cell: Cell) -> CellMemo.Entry {
        func known(_ value: Int64) -> CellMemo.Entry { CellMemo.Entry(value: value, state: .known) }
        switch cell {
        case .blank:
            let meant = field.blank.cell
            let said = meant == .blank ? CellMemo.Entry(value: 0, state: []) : entry(meant)
            return CellMemo.Entry(value: said.value, state: said.state.union(.blank))
        case .absent: return CellMemo.Entry(value: 0, state: .absent)
        case .text(let text): return known(Int64(pool.intern(text)))
        case .flag(let flag): return known(flag ? 1 : 0)
        case .integer(let number), .decimal(let number): return known(number)
        case .date(let date): return known(Int64(date.day))
        case .code(let place): return known(Int64(place))
        case .row(let row): return known(Int64(row))
        case .reference(let key):
            return targets?.row(key).map { known(Int64($0)) } ?? CellMemo.Entry(value: 0, state: [])
        case .unknown, .set: return CellMemo.Entry(value: 0, state: [])
        }
    }
}

extension Field.Blank {
    /// Whether a blank means a certain row of a record.
    fileprivate var isReference: Bool {
        if case .value(.reference) = self { true } else { false }
    }
}
