// SPDX-License-Identifier: Apache-2.0

/// A cell of a row that is kept as bytes: what kind of thing is written there, and its bytes.
struct SourceCell {
    /// What is written.
    enum Kind: UInt8 {
        /// A text in UTF-8; nothing is written where it has no bytes.
        case text
        /// A number in the notation of the file.
        case number
        /// The same, shown times a hundred.
        case percent
        case yes
        case no
        /// A day and time: the eight bytes of a `Double`.
        case date
        /// A formula that failed, by its sign.
        case error
        /// A formula without a value.
        case formula
    }

    /// The first byte; eight more may be read behind the last.
    let start: UnsafeRawPointer
    /// How many bytes there are.
    let count: Int
    var kind = Kind.text
    /// Whether the bytes are gone with the next cell.
    var isCopied = false

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// What the cell holds; a text is in NFC.
    var raw: RawValue {
        switch kind {
        case .text: count == 0 ? .blank : .text(EntranceText.normalized(bytes))
        case .number: .number(String(decoding: bytes, as: UTF8.self))
        case .percent: .number(String(decoding: bytes, as: UTF8.self), isPercent: true)
        case .yes: .boolean(true)
        case .no: .boolean(false)
        case .date: .date(serial)
        case .error: .error(String(decoding: bytes, as: UTF8.self))
        case .formula: .formulaWithoutValue
        }
    }

    /// Of a date, its days since 1899-12-30.
    var serial: Double { start.loadUnaligned(as: Double.self) }

    /// Whether nothing but spaces is written.
    var isBlank: Bool {
        guard kind == .text else { return false }
        // Most texts begin with a letter or a digit.
        return count == 0 || !(0x21...0x7E).contains(start.load(as: UInt8.self)) && raw.isBlank
    }

    /// The bytes of a tidy ASCII text, to which nothing is to be done; nil for anything else.
    @inline(__always)
    var plainText: UnsafeRawBufferPointer? {
        guard kind == .text, !isCopied, count > 0 else { return nil }
        if count > 1, count <= 8, PlainText.isSolid(ColumnMemo.word(self), count: count) { return bytes }
        return PlainText(bytes) == .ascii ? bytes : nil
    }
}
