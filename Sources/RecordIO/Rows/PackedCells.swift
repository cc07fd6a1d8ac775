// SPDX-License-Identifier: Apache-2.0

/// Walks over the cells of a row that ``RowPacker`` packed.
struct PackedCells: CellWalk {
    private var position: UnsafeRawPointer
    private let texts: PackedTexts
    /// The column and sign of the cell whose content comes next; after the last cell, a column beyond all.
    private var column = 0
    private var sign = RowPacker.end
    private let merged: MergedCells?

    /// A walk over a row; `merged` says what cells that hold nothing show.
    @inline(__always)
    init(_ start: UnsafeRawPointer, _ texts: PackedTexts, _ merged: MergedCells? = nil) {
        position = start
        self.texts = texts
        self.merged = merged
        advance()
    }

    /// The next cell that is there, be it an empty text.
    @inline(__always)
    mutating func next() -> (number: Int, cell: SourceCell)? {
        guard column < Int.max else { return nil }
        let number = column
        let cell = content()
        advance()
        return (number, cell)
    }

    @inline(__always)
    mutating func nextFilled() -> (number: Int, cell: SourceCell)? {
        while let next = next() {
            if next.cell.kind != .text || next.cell.count > 0 { return next }
        }
        return nil
    }

    @inline(__always)
    mutating func cell(at number: Int) -> SourceCell {
        while column < number {
            _ = content()
            advance()
        }
        var cell = SourceCell(start: position, count: 0)
        if column == number {
            cell = content()
            advance()
        }
        if let merged, cell.isBlank { return merged.cell(at: number) ?? cell }
        return cell
    }

    /// Reads up to the content of the next cell.
    @inline(__always)
    private mutating func advance() {
        let head = byte()
        guard head != RowPacker.end else {
            column = Int.max
            return
        }
        sign = head & 0x0F
        let step = Int(head >> 4)
        column += step <= RowPacker.near ? step : number()
    }

    @inline(__always)
    private mutating func content() -> SourceCell {
        if sign == RowPacker.shared {
            let text = texts[number()]
            return SourceCell(start: text.baseAddress ?? position, count: text.count)
        }
        let kind = SourceCell.Kind(rawValue: sign) ?? .formula
        let count =
            switch kind {
            case .yes, .no, .formula: 0
            case .date: MemoryLayout<Double>.size
            case .text, .number, .percent, .error: number()
            }
        defer { position += count }
        return SourceCell(start: position, count: count, kind: kind)
    }

    @inline(__always)
    private mutating func byte() -> UInt8 {
        defer { position += 1 }
        return position.load(as: UInt8.self)
    }

    @inline(__always)
    private mutating func number() -> Int {
        var number = 0
        var shift = 0
        while true {
            let byte = byte()
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }
}

/// What the cells of one row show that are merged with cells above.
struct MergedCells {
    let rows: PackedSheet
    let merged: MergedDown
    /// The row among all of the sheet.
    let row: Int

    /// The cell above whose value a column shows; nil where no cells are merged.
    func cell(at number: Int) -> SourceCell? {
        guard let source = merged.source(row: row, column: number) else { return nil }
        var cells = rows.cells(source)
        return cells.cell(at: number)
    }
}
