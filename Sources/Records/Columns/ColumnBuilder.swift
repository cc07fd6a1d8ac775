// SPDX-License-Identifier: Apache-2.0

/// Takes a plain field's cells row by row and lays them out as a column.
package struct ColumnBuilder: Sendable {
    /// How many rows there are.
    package private(set) var count = 0
    /// Distinct texts; of references that were given by key, the keys.
    package var pool = TextPool()

    private let type: FieldType
    private let isReference: Bool
    private let isSet: Bool
    private var values = IntegerBuffer()
    private var known: [UInt64] = []
    private var absent: [UInt64] = []
    private var setOffsets: [Int32] = [0]
    private var setValues: [Int32] = []

    /// A column without rows.
    package init(_ type: FieldType) {
        self.type = type
        let element = if case .set(let element) = type { element } else { type }
        if case .reference = element { isReference = true } else { isReference = false }
        if case .set = type { isSet = true } else { isSet = false }
    }

    /// Adds the next row's cell; `.blank` must have been replaced by what the field says it means.
    package mutating func append(_ cell: Cell) {
        switch cell {
        case .unknown, .blank: append(0, isKnown: false, isAbsent: false)
        case .absent: append(0, isKnown: false, isAbsent: true)
        case .set(let members):
            setValues += isReference ? members.map { member($0) } : Set(members.map { member($0) }).sorted()
            append(0, isKnown: true, isAbsent: false)
        case .reference where !isReference: append(0, isKnown: false, isAbsent: false)
        case .text(let text): append(Int64(pool.intern(text)), isKnown: true, isAbsent: false)
        case .reference(let key): append(Int64(Self.pending(pool.intern(key))), isKnown: true, isAbsent: false)
        case .flag(let flag): append(flag ? 1 : 0, isKnown: true, isAbsent: false)
        case .integer(let number), .decimal(let number): append(number, isKnown: true, isAbsent: false)
        case .date(let date): append(Int64(date.day), isKnown: true, isAbsent: false)
        case .code(let place): append(Int64(place), isKnown: true, isAbsent: false)
        case .row(let row): append(Int64(row), isKnown: true, isAbsent: false)
        }
    }

    /// Adds rows of a column that holds no sets, one value each as the finished column has it.
    ///
    /// - Parameters:
    ///   - values: Numbers, decimals in millionths, days, places of codes, flags, rows, or places in ``pool``.
    ///   - known: Bits of the rows whose value counts.
    ///   - absent: Bits of the rows known to have no value.
    package mutating func append(
        _ values: UnsafeBufferPointer<Int64>, known: UnsafePointer<UInt64>, absent: UnsafePointer<UInt64>
    ) {
        if count & 63 == 0 {
            self.values.append(values)
            let words = (values.count + 63) / 64
            self.known.append(contentsOf: UnsafeBufferPointer(start: known, count: words))
            self.absent.append(contentsOf: UnsafeBufferPointer(start: absent, count: words))
            count += values.count
        } else {
            for (row, value) in values.enumerated() {
                let bit = UInt64(1) << UInt64(row & 63)
                append(value, isKnown: known[row >> 6] & bit != 0, isAbsent: absent[row >> 6] & bit != 0)
            }
        }
    }

    /// Makes room for rows.
    package mutating func reserve(_ rows: Int) {
        guard !isSet else { return }
        known.reserveCapacity((count + rows) / 64 + 1)
        absent.reserveCapacity((count + rows) / 64 + 1)
        values.expected = count + rows
    }

    /// Calls the body with the builder itself.
    package mutating func change(_ body: (inout ColumnBuilder) -> Void) { body(&self) }

    /// Adds rows of which nothing is known.
    package mutating func append(unknown rows: Int) {
        for _ in 0..<rows { append(.unknown) }
    }

    private mutating func append(_ value: Int64, isKnown: Bool, isAbsent: Bool) {
        if count & 63 == 0 {
            known.append(0)
            absent.append(0)
        }
        let bit = UInt64(1) << UInt64(count & 63)
        if isKnown { known[count >> 6] |= bit }
        if isAbsent { absent[count >> 6] |= bit }
        if isSet { setOffsets.append(Int32(setValues.count)) } else { values.append(value) }
        count += 1
    }

    private mutating func member(_ cell: Cell) -> Int32 {
        switch cell {
        case .text(let text): pool.intern(text)
        case .reference(let key): Self.pending(pool.intern(key))
        case .code(let place): Int32(place)
        case .row(let row): Int32(row)
        case .integer(let number): Int32(truncatingIfNeeded: number)
        default: 0
        }
    }

    /// A key that stands for a row until all rows are there.
    private static func pending(_ place: Int32) -> Int32 { -1 - place }
}

extension ColumnBuilder {
    /// The finished column.
    ///
    /// - Parameters:
    ///   - order: The rows in the order that the column is to have; nil for the order in which they were added.
    ///   - target: The row that a key names, for references given by key.
    ///   - dangling: Told of each row of the finished column that refers to nobody, with the key; it is unknown then.
    mutating func finish(
        order: [Int]? = nil, target: (String) -> Int? = { _ in nil }, dangling: (Int, String) -> Void = { _, _ in }
    ) -> Column {
        var known = bits(known, order)
        let absent = bits(absent, order)
        let targets = isReference ? pool.texts.map { target($0).map { Int32($0) } } : []
        if isSet {
            let (offsets, members) = sets(order, targets, &known, dangling)
            return Column(
                storage: .set(pool: isReference ? [] : pool.texts, offsets: offsets, values: members), known: known,
                absent: absent)
        }
        var packed = values.finish()
        if let order { packed = PackedIntegers(order.map { packed[$0] }) }
        let count = count
        func numbers() -> [Int32] { packed.numbers(count) }
        let storage: Column.Storage
        switch type {
        case .text: storage = .text(pool: pool.texts, numbers())
        case .flag: storage = .flag(flags(packed))
        case .integer: storage = .integer(packed)
        case .decimal: storage = .decimal(PackedDecimals(millionths: packed))
        case .date: storage = .date(packed)
        case .code: storage = .code(packed)
        case .reference: storage = .reference(rows(numbers(), targets, &known, dangling))
        case .set, .yearly, .events: preconditionFailure("yearly and event fields have columns of their own")
        }
        return Column(storage: storage, known: known, absent: absent)
    }

    /// The rows that references name.
    private func rows(
        _ values: [Int32], _ targets: [Int32?], _ known: inout BitSet, _ dangling: (Int, String) -> Void
    ) -> [Int32] {
        if targets.isEmpty { return values }
        var rows = values
        for (row, value) in values.enumerated() where value < 0 {
            let place = Int(-1 - value)
            rows[row] = targets[place] ?? 0
            if targets[place] == nil {
                known.remove(row)
                dangling(row, pool.texts[place])
            }
        }
        return rows
    }

    /// The sets row by row; one of which a member is nobody is not known as a whole.
    private func sets(
        _ order: [Int]?, _ targets: [Int32?], _ known: inout BitSet, _ dangling: (Int, String) -> Void
    ) -> (offsets: [Int32], values: [Int32]) {
        guard isReference || order != nil else { return (setOffsets, setValues) }
        var offsets: [Int32] = [0]
        var values: [Int32] = []
        for row in 0..<count {
            let given = order?[row] ?? row
            var members: [Int32] = []
            for member in setValues[Int(setOffsets[given])..<Int(setOffsets[given + 1])] {
                guard member < 0 else {
                    members.append(member)
                    continue
                }
                let place = Int(-1 - member)
                if let target = targets[place] {
                    members.append(target)
                } else {
                    known.remove(row)
                    dangling(row, pool.texts[place])
                }
            }
            if known[row] { values += isReference ? Set(members).sorted() : members }
            offsets.append(Int32(values.count))
        }
        return (offsets, values)
    }

    private func flags(_ values: PackedIntegers) -> BitSet {
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        if case .bytes(let bytes) = values {
            bytes.withUnsafeBytes { bytes in
                // The storage is padded to whole words of rows.
                for row in stride(from: 0, to: bytes.count, by: 8) {
                    let eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: row, as: UInt64.self))
                    words[row >> 6] |= ByteBits.filled(eight) << UInt64(row & 63)
                }
            }
        } else {
            for row in 0..<count where values[row] != 0 { words[row >> 6] |= 1 << UInt64(row & 63) }
        }
        return BitSet(count: count, words: words)
    }

    private func bits(_ words: [UInt64], _ order: [Int]?) -> BitSet {
        let given = BitSet(count: count, words: words)
        guard let order else { return given }
        var bits = BitSet(count: count)
        for (row, place) in order.enumerated() where given[place] { bits.insert(row) }
        return bits
    }
}
