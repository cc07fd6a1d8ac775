// SPDX-License-Identifier: Apache-2.0

/// Reads one worksheet part, keeping only cells that hold something.
final class WorksheetHandler: XMLHandler {
    /// The sheet as far as it was read.
    private(set) var sheet: Sheet
    private(set) var failure: WorkbookProblem?
    /// Cells that may still be kept.
    private(set) var cellsLeft: Int

    private let strings: [String]
    private let styles: [NumberStyle]
    private let startsIn1904: Bool

    private var row = SheetRow(number: 0)
    private var column = 0
    private var cell = CellInProgress()
    private var isInCell = false
    private var item = StringItem()
    private var isInItem = false
    private var isInValue = false

    init(sheet: Sheet, strings: [String], styles: [NumberStyle], startsIn1904: Bool, cellsLeft: Int) {
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.startsIn1904 = startsIn1904
        self.cellsLeft = cellsLeft
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
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
            if let range = attributes["ref"].flatMap({ MergedRange($0) }) { sheet.merges.append(range) }
        default: break
        }
    }

    func end(_ name: XMLName) {
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

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInItem { item.text(bytes) } else if isInValue { cell.bytes.append(contentsOf: bytes) }
    }

    private func startRow(_ attributes: XMLAttributes) {
        // A row without a number follows the one before.
        let number = attributes["r"].flatMap { Int($0) } ?? row.number + 1
        guard (1...CellAddress.last.row).contains(number) else { return fail() }
        row = SheetRow(number: number)
        column = 0
    }

    private func endRow() {
        guard !row.cells.isEmpty else { return }
        if let last = sheet.rows.last, last.number >= row.number { return fail() }
        sheet.rows.append(row)
    }

    private func startCell(_ attributes: XMLAttributes) {
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

    private func endCell() {
        isInCell = false
        guard let value = cell.value(strings: strings, startsIn1904: startsIn1904) else { return fail() }
        guard value != .blank else { return }
        if let last = row.cells.last, last.column >= column { return fail() }
        cellsLeft -= 1
        if cellsLeft < 0 { failure = failure ?? .tooLarge(part: sheet.name) }
        row.cells.append(RawCell(column: column, value))
    }

    private func fail() {
        failure = failure ?? .brokenXML(part: sheet.name, line: row.number)
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

/// What was seen so far of the cell that is being read.
private struct CellInProgress {
    enum Kind {
        case number
        case shared
        case string
        case inline
        case boolean
        case error
        case isoDate

        init(_ name: UnsafePointer<CChar>) {
            let name = XMLName(name)
            switch name {
            case "s": self = .shared
            case "str": self = .string
            case "inlineStr": self = .inline
            case "b": self = .boolean
            case "e": self = .error
            case "d": self = .isoDate
            default: self = .number
            }
        }
    }

    var type = Kind.number
    var style = NumberStyle.plain
    var hasFormula = false
    var hasValue = false
    var inline: String?
    var bytes: [UInt8] = []

    mutating func reset() {
        type = .number
        style = .plain
        hasFormula = false
        hasValue = false
        inline = nil
        bytes.removeAll(keepingCapacity: true)
    }

    /// What the cell holds; nil when the file contradicts itself.
    func value(strings: [String], startsIn1904: Bool) -> RawValue? {
        if hasFormula, bytes.isEmpty, inline == nil {
            // A text formula may well give the empty text; any other gives something once it is computed.
            return type == .string && hasValue ? .blank : .formulaWithoutValue
        }
        switch type {
        case .inline: return inline.map { .text($0) } ?? .blank
        case .shared:
            guard let index = Int(text), strings.indices.contains(index) else { return bytes.isEmpty ? .blank : nil }
            return .text(strings[index])
        case .string, .isoDate:
            return bytes.isEmpty ? .blank : .text(EscapedText.undone(bytes).composed)
        case .boolean: return bytes.isEmpty ? .blank : .boolean(text == "1" || text == "true")
        case .error: return .error(text)
        case .number:
            let text = text
            if text.isEmpty { return .blank }
            switch style {
            case .plain: return .number(text)
            case .percent: return .number(text, isPercent: true)
            case .date:
                guard let serial = Double(text), serial.isFinite else { return nil }
                return .date(startsIn1904 ? serial + 1462 : serial)
            }
        }
    }

    private var text: String {
        var rest = bytes[...]
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        return String(decoding: rest, as: UTF8.self)
    }
}
