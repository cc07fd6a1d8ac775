// SPDX-License-Identifier: Apache-2.0

/// Takes a plain field's cells row by row and lays them out as a column.
struct ColumnBuilder {
    private let type: FieldType
    private var cells: [Int64] = []
    private var known: [Bool] = []
    private var absent: [Bool] = []
    private var pool: [String] = []
    private var poolIndices: [String: Int32] = [:]
    private var setOffsets: [Int32] = [0]
    private var setValues: [Int32] = []

    init(_ type: FieldType) {
        self.type = type
    }

    /// Adds the next row's cell; `.blank` must have been replaced by what the field says it means.
    mutating func append(_ cell: Cell) {
        var value: Int64 = 0
        var isKnown = true
        switch cell {
        case .unknown, .blank, .absent, .reference: isKnown = false
        case .text(let text): value = Int64(intern(text))
        case .flag(let flag): value = flag ? 1 : 0
        case .integer(let number), .decimal(let number): value = number
        case .date(let date): value = Int64(date.day)
        case .code(let place): value = Int64(place)
        case .row(let row): value = Int64(row)
        case .set(let members): setValues += Set(members.map { member($0) }).sorted()
        }
        cells.append(value)
        known.append(isKnown)
        absent.append(cell == .absent)
        setOffsets.append(Int32(setValues.count))
    }

    /// The finished column.
    func finish() -> Column {
        let storage: Column.Storage =
            switch type {
            case .text: .text(pool: pool, cells.map { Int32(truncatingIfNeeded: $0) })
            case .flag: .flag(bits(cells.map { $0 != 0 }))
            case .integer: .integer(PackedIntegers(cells))
            case .decimal: .decimal(PackedDecimals(millionths: cells))
            case .date: .date(PackedIntegers(cells))
            case .code: .code(PackedIntegers(cells))
            case .reference: .reference(cells.map { Int32(truncatingIfNeeded: $0) })
            case .set: .set(pool: pool, offsets: setOffsets, values: setValues)
            case .yearly, .events: preconditionFailure("yearly and event fields have columns of their own")
            }
        return Column(storage: storage, known: bits(known), absent: bits(absent))
    }

    private mutating func member(_ cell: Cell) -> Int32 {
        switch cell {
        case .text(let text): intern(text)
        case .code(let place): Int32(place)
        case .row(let row): Int32(row)
        case .integer(let number): Int32(truncatingIfNeeded: number)
        default: 0
        }
    }

    private mutating func intern(_ text: String) -> Int32 {
        if let index = poolIndices[text] { return index }
        let index = Int32(pool.count)
        pool.append(text)
        poolIndices[text] = index
        return index
    }

    private func bits(_ values: [Bool]) -> BitSet {
        var words = [UInt64](repeating: 0, count: (values.count + 63) / 64)
        for (row, value) in values.enumerated() where value { words[row >> 6] |= 1 << UInt64(row & 63) }
        return BitSet(count: values.count, words: words)
    }
}
