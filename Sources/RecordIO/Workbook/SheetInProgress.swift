// SPDX-License-Identifier: Apache-2.0

/// What was seen so far of a worksheet part: its rows, packed, and the one that is being read.
struct SheetInProgress {
    /// The name of the sheet.
    let name: String
    /// The rows as far as they were read.
    let rows: PackedSheet
    /// Ranges that show as one cell.
    private(set) var merges: [MergedRange] = []
    private(set) var failure: WorkbookProblem?
    /// Cells that may still be kept.
    private(set) var cellsLeft: Int

    private let styles: [NumberStyle]
    private let startsIn1904: Bool

    private var rowNumber = 0
    private var row = RowPacker()
    private var column = 0
    private var cell = CellInProgress()
    private var isInCell = false
    private var item = StringItem()
    private var isInItem = false
    private var isInValue = false

    init(name: String, texts: PackedTexts, styles: [NumberStyle], startsIn1904: Bool, cellsLeft: Int) {
        self.name = name
        rows = PackedSheet(texts: texts)
        self.styles = styles
        self.startsIn1904 = startsIn1904
        self.cellsLeft = cellsLeft
    }

    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if isInItem { return item.start(name) }
        switch name {
        case "c": startCell(attributes)
        case "v" where isInCell:
            isInValue = true
            cell.hasValue = true
        case "f" where isInCell: cell.hasFormula = true
        case "is" where isInCell:
            isInItem = true
            item.reset()
        case "row": startRow(attributes)
        case "mergeCell":
            if let range = attributes["ref"].flatMap({ MergedRange($0) }) { merges.append(range) }
        default: break
        }
    }

    mutating func end(_ name: XMLName) {
        switch name {
        case "is" where isInItem:
            isInItem = false
            cell.inline = item.value
        case _ where isInItem: item.end(name)
        case "v": isInValue = false
        case "c" where isInCell: endCell()
        case "row": endRow()
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInItem { item.text(bytes) } else if isInValue { cell.bytes.append(contentsOf: bytes) }
    }

    private mutating func startRow(_ attributes: XMLAttributes) {
        // A row without a number follows the one before.
        let next = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
        guard (1...CellAddress.last.row).contains(next) else { return fail() }
        rowNumber = next
        row.reset()
        column = 0
    }

    private mutating func endRow() {
        guard !row.isEmpty else { return }
        if let last = rows.numbers.last, last >= rowNumber { return fail() }
        rows.append(&row, number: rowNumber)
    }

    private mutating func startCell(_ attributes: XMLAttributes) {
        isInCell = true
        cell.reset()
        column += 1
        if let address = attributes.pointer("r") {
            guard let given = columnNumber(address) else { return fail() }
            column = given
        }
        cell.type = attributes.pointer("t").map { CellInProgress.Kind($0) } ?? .number
        if let style = attributes.pointer("s").flatMap({ number($0) }), styles.indices.contains(style) {
            cell.style = styles[style]
        }
    }

    private mutating func endCell() {
        isInCell = false
        guard column > row.column else {
            // What stands left of the cell before contradicts it, unless it holds nothing.
            var apart = RowPacker()
            if cell.pack(into: &apart, at: column, texts: rows.texts, startsIn1904: startsIn1904) != .blank { fail() }
            return
        }
        switch cell.pack(into: &row, at: column, texts: rows.texts, startsIn1904: startsIn1904) {
        case .blank: return
        case .contradiction: return fail()
        case .packed: break
        }
        cellsLeft -= 1
        if cellsLeft < 0 { failure = failure ?? .tooLarge(part: name) }
    }

    private mutating func fail() {
        failure = failure ?? .brokenXML(part: name, line: rowNumber)
    }

    /// The column of an address such as `AB12`.
    private func columnNumber(_ address: UnsafePointer<CChar>) -> Int? {
        var number = 0
        var next = address
        while (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(UInt8(bitPattern: next.pointee)) {
            number = number * 26 + Int(next.pointee) - Int(UInt8(ascii: "A")) + 1
            guard number <= CellAddress.last.column else { return nil }
            next += 1
        }
        return number > 0 ? number : nil
    }

    private func number(_ digits: UnsafePointer<CChar>) -> Int? {
        var number = 0
        var next = digits
        while next.pointee != 0 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(UInt8(bitPattern: next.pointee)), number < 1 << 24
            else { return nil }
            number = number * 10 + Int(next.pointee) - Int(UInt8(ascii: "0"))
            next += 1
        }
        return number
    }
}
