// SPDX-License-Identifier: Apache-2.0

extension RecordSet {
    /// Writes the records without their schema.
    package func write(to words: inout WordWriter) {
        words.write(tables.map { Int64($0.count) })
        for table in tables { table.write(to: &words) }
    }

    /// Reads records of a schema; whatever the words are, the records keep all that records keep.
    package init(_ schema: Schema, from words: inout WordReader) throws(DamagedWords) {
        let counts = try words.numbers(Int64.self, count: schema.records.count)
        guard counts.allSatisfy({ 0 <= $0 && $0 < Int64(Int32.max) }) else { throw DamagedWords() }
        let bounds = StoredBounds(schema: schema, rows: counts.map { Int($0) })
        var tables: [Table] = []
        for (record, count) in zip(schema.records, bounds.rows) {
            tables.append(try Table.read(&words, record, count: count, bounds))
        }
        self.init(schema: schema, tables: tables)
    }
}

extension Table {
    fileprivate func write(to words: inout WordWriter) {
        words.write(keys)
        origins.write(to: &words)
        for field in fields {
            switch field {
            case .column(let column): column.write(to: &words)
            case .yearly(let yearly):
                words.write(yearly.years.map { Int64($0) })
                for column in yearly.columns { column.write(to: &words) }
            case .events(let events): events.write(to: &words)
            }
        }
    }

    fileprivate static func read(
        _ words: inout WordReader, _ record: RecordType, count: Int, _ bounds: StoredBounds
    ) throws(DamagedWords) -> Table {
        let keys = try words.texts()
        guard keys.count == count else { throw DamagedWords() }
        let origins = try Origins.read(&words, count: count)
        var fields: [FieldStorage] = []
        for field in record.fields {
            switch field.type {
            case .yearly(let type):
                let years = try words.numbers(Int64.self)
                guard zip(years, years.dropFirst()).allSatisfy({ $0 < $1 }) else { throw DamagedWords() }
                var columns: [Column] = []
                for _ in years { columns.append(try Column.read(&words, type, count: count, bounds)) }
                fields.append(.yearly(YearlyColumn(years: years.map { Int($0) }, columns: columns)))
            case .events(let items):
                fields.append(.events(try EventTable.read(&words, items, owners: count, bounds)))
            case let type: fields.append(.column(try Column.read(&words, type, count: count, bounds)))
            }
        }
        return Table(keys: keys, origins: origins, fields: fields, rowsByKey: KeySlots(keys))
    }
}

extension EventTable {
    fileprivate func write(to words: inout WordWriter) {
        words.write(isDelivered)
        words.write(owners)
        for column in columns { column.write(to: &words) }
    }

    fileprivate static func read(
        _ words: inout WordReader, _ items: [Field], owners count: Int, _ bounds: StoredBounds
    ) throws(DamagedWords) -> EventTable {
        let isDelivered = try words.flag()
        let owners = try words.numbers(Int32.self)
        guard owners.count < Int32.max, zip(owners, owners.dropFirst()).allSatisfy({ $0 <= $1 }),
            owners.first.map({ $0 >= 0 }) ?? true, owners.last.map({ $0 < count }) ?? true
        else { throw DamagedWords() }
        var columns: [Column] = []
        for item in items { columns.append(try Column.read(&words, item.type, count: owners.count, bounds)) }
        return EventTable(
            isDelivered: isDelivered, owners: owners, offsets: offsets(of: owners, count: count), columns: columns)
    }

    /// Where the events of each owner begin, and where the last one's end.
    static func offsets(of owners: [Int32], count: Int) -> [Int32] {
        var offsets = [Int32](repeating: 0, count: count + 1)
        for owner in owners { offsets[Int(owner) + 1] += 1 }
        for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
        return offsets
    }
}
