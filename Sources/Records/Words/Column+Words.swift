// SPDX-License-Identifier: Apache-2.0

extension Column {
    func write(to words: inout WordWriter) {
        words.write(known.words)
        words.write(absent.words)
        switch storage {
        case .text(let pool, let values):
            words.write(pool)
            words.write(values)
        case .flag(let values): words.write(values.words)
        case .integer(let values), .date(let values), .code(let values): values.write(to: &words)
        case .decimal(let values):
            words.write(Int(values.unit))
            values.multiples.write(to: &words)
        case .reference(let values): words.write(values)
        case .set(let pool, let offsets, let values):
            words.write(pool)
            words.write(offsets)
            words.write(values)
        }
    }

    /// Reads a column of a type with so many rows.
    static func read(
        _ words: inout WordReader, _ type: FieldType, count: Int, _ bounds: StoredBounds
    ) throws(DamagedWords) -> Column {
        let known = try BitSet.read(&words, count: count)
        let absent = try BitSet.read(&words, count: count)
        guard known.intersection(absent).isEmpty else { throw DamagedWords() }
        let storage: Storage
        switch type {
        case .text:
            let pool = try words.texts()
            let values = try words.numbers(Int32.self, count: count)
            try StoredBounds.check(values.extremes, below: pool.count, known: known)
            storage = .text(pool: pool, values)
        case .flag: storage = .flag(try BitSet.read(&words, count: count))
        case .integer: storage = .integer(try PackedIntegers.read(&words, count: count))
        case .decimal: storage = .decimal(try PackedDecimals.read(&words, count: count))
        case .date:
            let days = try PackedIntegers.read(&words, count: count)
            guard days.extremes.map({ Int32(exactly: $0.least) != nil && Int32(exactly: $0.greatest) != nil }) ?? true
            else { throw DamagedWords() }
            storage = .date(days)
        case .code:
            let places = try PackedIntegers.read(&words, count: count)
            try StoredBounds.check(places.extremes, below: bounds.limit(type, pool: []) ?? 0, known: known)
            storage = .code(places)
        case .reference:
            let rows = try words.numbers(Int32.self, count: count)
            try StoredBounds.check(rows.extremes, below: bounds.limit(type, pool: []) ?? 0, known: known)
            storage = .reference(rows)
        case .set(let member): storage = try sets(&words, of: member, count: count, bounds)
        case .yearly, .events: throw DamagedWords()
        }
        return Column(storage: storage, known: known, absent: absent)
    }

    private static func sets(
        _ words: inout WordReader, of member: FieldType, count: Int, _ bounds: StoredBounds
    ) throws(DamagedWords) -> Storage {
        let pool = try words.texts()
        let offsets = try words.numbers(Int32.self, count: count + 1)
        let values = try words.numbers(Int32.self)
        // Members of other types than text are told from it by their empty pool.
        guard pool.isEmpty || member == .text, offsets[0] == 0, Int(offsets[count]) == values.count,
            zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw DamagedWords() }
        if let limit = try bounds.limit(member, pool: pool), let extremes = values.extremes {
            guard extremes.least >= 0, extremes.greatest < limit else { throw DamagedWords() }
        }
        for row in 0..<count {
            let members = values[Int(offsets[row])..<Int(offsets[row + 1])]
            guard zip(members, members.dropFirst()).allSatisfy({ $0 < $1 }) else { throw DamagedWords() }
        }
        return .set(pool: pool, offsets: offsets, values: values)
    }
}

extension BitSet {
    static func read(_ words: inout WordReader, count: Int) throws(DamagedWords) -> BitSet {
        BitSet(count: count, words: try words.numbers(UInt64.self, count: (count + 63) / 64))
    }
}

extension PackedIntegers {
    fileprivate func write(to words: inout WordWriter) {
        switch self {
        case .bytes(let values):
            words.write(1)
            words.write(values)
        case .shorts(let values):
            words.write(2)
            words.write(values)
        case .words(let values):
            words.write(4)
            words.write(values)
        case .longs(let values):
            words.write(8)
            words.write(values)
        }
    }

    fileprivate static func read(_ words: inout WordReader, count: Int) throws(DamagedWords) -> PackedIntegers {
        let padded = (count + 63) / 64 * 64
        switch try words.word() {
        case 1: return .bytes(try words.numbers(Int8.self, count: padded))
        case 2: return .shorts(try words.numbers(Int16.self, count: padded))
        case 4: return .words(try words.numbers(Int32.self, count: padded))
        case 8: return .longs(try words.numbers(Int64.self, count: padded))
        default: throw DamagedWords()
        }
    }

    /// The least and greatest number, those of the padding too.
    fileprivate var extremes: (least: Int64, greatest: Int64)? {
        switch self {
        case .bytes(let values): values.extremes
        case .shorts(let values): values.extremes
        case .words(let values): values.extremes
        case .longs(let values): values.extremes
        }
    }
}

extension PackedDecimals {
    fileprivate static func read(_ words: inout WordReader, count: Int) throws(DamagedWords) -> PackedDecimals {
        let unit = Int64(try words.number())
        let multiples = try PackedIntegers.read(&words, count: count)
        // Every decimal must fit in millionths.
        guard unit > 0,
            multiples.extremes.map({ extremes in
                [extremes.least, extremes.greatest].allSatisfy { !$0.multipliedReportingOverflow(by: unit).overflow }
            }) ?? true
        else { throw DamagedWords() }
        return PackedDecimals(multiples: multiples, unit: unit)
    }
}

extension WordReader {
    /// Reads numbers, which must be so many.
    mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ type: Number.Type, count: Int
    ) throws(DamagedWords) -> [Number] {
        let numbers = try numbers(type)
        guard numbers.count == count else { throw DamagedWords() }
        return numbers
    }
}
