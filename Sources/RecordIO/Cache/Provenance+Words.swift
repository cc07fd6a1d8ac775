// SPDX-License-Identifier: Apache-2.0

internal import Records

extension Provenance {
    /// Writes where every value came from, without the shapes, which follow from the schema.
    func write(to words: inout WordWriter) {
        words.write(tables.count)
        for table in tables { table.write(to: &words) }
        words.write(rows.count)
        for origins in rows { Self.write(origins, to: &words) }
        let lists = events.keys.sorted { ($0.record, $0.field) < ($1.record, $1.field) }
        words.write(lists.count)
        for list in lists {
            words.write(list.record)
            words.write(list.field)
            Self.write(events[list] ?? [], to: &words)
        }
    }

    static func read(_ words: inout WordReader, shapes: [TableShape]) throws(DamagedWords) -> Provenance {
        var result = Provenance(shapes: shapes)
        for _ in 0..<(try words.count()) { result.tables.append(try TableFrame.read(&words, shapes: shapes)) }
        for _ in 0..<(try words.count()) { result.rows.append(try origins(&words, in: result.tables)) }
        for _ in 0..<(try words.count()) {
            let list = List(record: try words.number(), field: try words.number())
            result.events[list] = try origins(&words, in: result.tables)
        }
        return result
    }

    private static func write(_ origins: [Origin], to words: inout WordWriter) {
        words.write(origins.map(\.table))
        words.write(origins.map(\.row))
    }

    private static func origins(
        _ words: inout WordReader, in tables: [TableFrame]
    ) throws(DamagedWords) -> [Origin] {
        let numbers = try words.numbers(Int32.self)
        let rows = try words.numbers(Int32.self)
        guard numbers.count == rows.count else { throw DamagedWords() }
        return try zip(numbers, rows).map { number, row throws(DamagedWords) in
            guard tables.indices.contains(Int(number)), tables[Int(number)].rowNumbers.indices.contains(Int(row)) else {
                throw DamagedWords()
            }
            return Origin(table: number, row: row)
        }
    }
}

extension TableFrame {
    fileprivate func write(to words: inout WordWriter) {
        words.write(shape)
        words.write(file)
        words.write(sheet)
        words.write(columns.count)
        for column in columns {
            words.write(column.slot)
            words.write(column.year)
            words.write(column.number)
            words.write(column.header)
        }
        words.write(rowNumbers)
        words.write(positions != nil)
        if let positions {
            words.write(positions.cells.flatMap { [$0.line, $0.column] })
            words.write(positions.rows.flatMap { [$0.line, $0.column] })
        }
    }

    fileprivate static func read(
        _ words: inout WordReader, shapes: [TableShape]
    ) throws(DamagedWords) -> TableFrame {
        let shape = try words.number()
        guard shapes.indices.contains(shape) else { throw DamagedWords() }
        var frame = TableFrame(shape: shape, file: try words.text(), sheet: try words.text())
        for _ in 0..<(try words.count()) {
            let column = Column(
                slot: try words.number(), year: try words.optionalNumber(), number: try words.number(),
                header: try words.text())
            guard shapes[shape].slots.indices.contains(column.slot),
                (0...CellAddress.last.column).contains(column.number)
            else { throw DamagedWords() }
            frame.columns.append(column)
        }
        frame.rowNumbers = try words.numbers(Int32.self)
        if try words.flag() {
            let cells = try positions(&words)
            let rows = try positions(&words)
            let expected = frame.rowNumbers.count.multipliedReportingOverflow(by: frame.columns.count)
            guard rows.count == frame.rowNumbers.count, !expected.overflow, cells.count == expected.partialValue else {
                throw DamagedWords()
            }
            frame.positions = (cells, rows)
        }
        return frame
    }

    private static func positions(_ words: inout WordReader) throws(DamagedWords) -> [SourceTable.Position] {
        let numbers = try words.numbers(Int32.self)
        guard numbers.count.isMultiple(of: 2) else { throw DamagedWords() }
        return stride(from: 0, to: numbers.count, by: 2).map { .init(line: numbers[$0], column: numbers[$0 + 1]) }
    }
}
