// SPDX-License-Identifier: Apache-2.0

/// Packs the cells of one row, which come from left to right, into few bytes.
///
/// A cell begins with a byte of its sign and how many columns it stands behind the one before, or 15 and then that number; a
/// text of the workbook's list follows as its number there, a date as eight bytes, any other text or number as how many
/// bytes it has, and these. Numbers take seven bits a byte, lowest first. ``end`` closes the row.
struct RowPacker {
    /// What a cell is packed as: the kind of a ``SourceCell``, or ``shared``.
    static let shared: UInt8 = 8
    /// The byte behind the last cell.
    static let end: UInt8 = 0xFF
    /// The most columns that the first byte of a cell can say.
    static let near = 14

    /// The packed cells without the end.
    private(set) var bytes: [UInt8] = []
    /// The column of the last cell; 0 before the first.
    private(set) var column = 0

    /// Whether there is no cell yet.
    var isEmpty: Bool { column == 0 }

    /// Begins a new row.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        column = 0
    }

    /// Adds a cell whose bytes are a text, a number or the sign of an error.
    mutating func add(_ kind: SourceCell.Kind, _ content: some Collection<UInt8>, at column: Int) {
        open(kind.rawValue, column)
        put(content.count)
        bytes.append(contentsOf: content)
    }

    /// Adds a cell that is told by its kind alone.
    mutating func add(_ kind: SourceCell.Kind, at column: Int) { open(kind.rawValue, column) }

    /// Adds a cell with a text of the workbook's list.
    mutating func add(shared number: Int, at column: Int) {
        open(Self.shared, column)
        put(number)
    }

    /// Adds a day and time.
    mutating func add(serial: Double, at column: Int) {
        open(SourceCell.Kind.date.rawValue, column)
        withUnsafeBytes(of: serial) { bytes.append(contentsOf: $0) }
    }

    private mutating func open(_ sign: UInt8, _ column: Int) {
        let step = column - self.column
        if step <= Self.near {
            bytes.append(UInt8(step) << 4 | sign)
        } else {
            bytes.append(0xF0 | sign)
            put(step)
        }
        self.column = column
    }

    private mutating func put(_ number: Int) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds the row to others; gives its place there.
    mutating func store(in store: PackedBytes) -> Int {
        bytes.append(Self.end)
        defer { bytes.removeLast() }
        return bytes.withUnsafeBytes { store.append($0) }
    }
}
