// SPDX-License-Identifier: Apache-2.0

/// What was seen so far of the cell that is being read.
struct CellInProgress {
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

    /// What became of a cell.
    enum Outcome {
        case packed
        /// It holds nothing.
        case blank
        /// The file contradicts itself.
        case contradiction
    }

    /// Packs what the cell holds into a row whose last cell stands to the left.
    func pack(into row: inout RowPacker, at column: Int, texts: PackedTexts, startsIn1904: Bool) -> Outcome {
        if hasFormula, bytes.isEmpty, inline == nil {
            // A text formula may well give the empty text; any other gives something once it is computed.
            if type == .string && hasValue { return .blank }
            row.add(.formula, at: column)
            return .packed
        }
        switch type {
        case .inline:
            guard let inline else { return .blank }
            row.add(.text, inline.utf8, at: column)
        case .shared:
            guard let number = wholeNumber, number >= 0, number < texts.count else {
                return bytes.isEmpty ? .blank : .contradiction
            }
            row.add(shared: number, at: column)
        case .string, .isoDate:
            if bytes.isEmpty { return .blank }
            row.add(.text, EscapedText.undone(bytes).composed.utf8, at: column)
        case .boolean:
            if bytes.isEmpty { return .blank }
            let isTrue = content.elementsEqual("1".utf8) || content.elementsEqual("true".utf8)
            row.add(isTrue ? .yes : .no, at: column)
        case .error: row.add(.error, content, at: column)
        case .number:
            let content = content
            if content.isEmpty { return .blank }
            switch style {
            case .plain: row.add(.number, content, at: column)
            case .percent: row.add(.percent, content, at: column)
            case .date:
                guard let serial = Double(String(decoding: content, as: UTF8.self)), serial.isFinite else {
                    return .contradiction
                }
                row.add(serial: startsIn1904 ? serial + 1462 : serial, at: column)
            }
        }
        return .packed
    }

    /// The bytes without spaces at either end.
    private var content: ArraySlice<UInt8> {
        var rest = bytes[...]
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        return rest
    }

    private var wholeNumber: Int? {
        let content = content
        guard content.count <= 9, !content.isEmpty else { return Int(String(decoding: content, as: UTF8.self)) }
        var number = 0
        for byte in content {
            guard (0x30...0x39).contains(byte) else { return Int(String(decoding: content, as: UTF8.self)) }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}
