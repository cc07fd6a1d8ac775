// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// One run of reading: tables, then keys, then values.
struct Importer {
    let schema: Schema
    let shapes: [TableShape]
    let awards: CodeIndex?
    let awardIDs: [String]
    let reader: CellReader
    /// The keys of each record.
    let keys: [KeyIndex]

    var log = DiagnosticLog()
    var tables: [SourceTable] = []
    var builder: RecordSetBuilder
    /// Of each table of a record: the number of each row's record, -1 where there is none.
    var recordRows: [[Int32]] = []
    /// Of each record: where each of its rows stands first.
    var origins: [[Provenance.Origin]]
    /// Of each list: the owner and place of each event in the order they were read.
    var events: [Provenance.List: [(owner: Int32, origin: Provenance.Origin)]] = [:]

    /// The nominations so far.
    var nominations = NominatedRows()

    private let leavesInFile: Bool

    /// - Parameter leavesInFile: Whether rows of CSV files may stay there until they are asked for.
    init(schema: Schema, awards: CodeList?, leavesInFile: Bool) {
        self.leavesInFile = leavesInFile
        self.schema = schema
        self.awards = awards.map { CodeIndex($0) }
        awardIDs = awards?.codes.map(\.code) ?? []
        shapes = TableShape.all(schema)
        let directory = KeyDirectory(schema)
        reader = CellReader(schema, directory)
        keys = directory.indices
        builder = RecordSetBuilder(schema)
        origins = schema.records.map { _ in [] }
    }

    mutating func run(_ source: RecordSource, _ round: RoundFacts) -> ImportResult {
        if let found = SourceTables(schema, shapes, leavesInFile: leavesInFile).read(source, &log) {
            tables = found
            recordRows = tables.map { [Int32](repeating: -1, count: $0.rowNumbers.count) }
            if let record = schema.recordIndex(RoundFacts.recordName) {
                _ = keys[record].add(round.id)
                keys[record].isRead = true
            }
            collectKeys()
            readTables()
            reportChanges(source)
        }
        readRound(round)
        forgetCells()
        let provenance = provenance()
        guard !log.hasErrors else {
            return ImportResult(
                records: nil, schema: schema, diagnostics: log.diagnostics, provenance: provenance)
        }
        let (records, problems) = builder.finish()
        // A key or reference that nobody looked at could change who gets an award: better no answer than that one.
        precondition(problems.isEmpty, "keys and references were checked before")
        return ImportResult(
            records: records, schema: schema, diagnostics: log.diagnostics, provenance: provenance)
    }

    /// Lets go of all cells, before the finished columns want room beside those on their way.
    private mutating func forgetCells() {
        for index in tables.indices { tables[index].cells = .values([]) }
        for index in keys { index.forgetNames() }
    }

    /// What was read from a file that someone wrote to meanwhile may be half old and half new.
    private mutating func reportChanges(_ source: RecordSource) {
        for table in tables {
            guard case .file(let rows) = table.cells, rows.file.isChanged else { continue }
            log.error("import.file.changed", at: .named(table.frame.file), advice: Message("import.advice.try_again"))
        }
    }

    /// Reads nominations first, since their keys are known only then; what is found stays in the order of the tables.
    private mutating func readTables() {
        var logs = [DiagnosticLog](repeating: DiagnosticLog(), count: tables.count)
        let isNomination = tables.map { shapes[$0.shape].nomination != nil }
        func read(_ index: Int) {
            swap(&log, &logs[index])
            readTable(index)
            swap(&log, &logs[index])
        }
        for index in tables.indices where isNomination[index] { read(index) }
        finishNominations()
        for index in tables.indices where !isNomination[index] { read(index) }
        for found in logs { log.append(found) }
    }

    /// References are looked up while values are read, so every key must be known before.
    private mutating func collectKeys() {
        for (index, table) in tables.enumerated() {
            let shape = shapes[table.shape]
            guard shape.list == nil, shape.nomination == nil else { continue }
            collectKeys(index, shape)
        }
    }

    private mutating func collectKeys(_ index: Int, _ shape: TableShape) {
        let table = tables[index]
        let type = schema.records[shape.record]
        guard let keyField = type.keyIndex, let column = table.column(of: shape.slot(ofField: keyField)) else { return }
        keys[shape.record].isRead = true
        // The field that holds a row's name is called so by convention; references may be written by name.
        let name = type.fieldIndex("name").flatMap { table.column(of: shape.slot(ofField: $0)) }
        switch table.cells {
        case .file(let rows): collectKeys(index, shape.record, column, type.fields[keyField], rows.reader())
        case .packed(let rows): collectKeys(index, shape.record, column, type.fields[keyField], rows.reader())
        case .values:
            for row in table.rowNumbers.indices {
                guard let key = keyText(table.cell(row, column), type.fields[keyField]) else { continue }
                note(keys[shape.record].add(key), shape.record, index, row)
            }
        }
        // References may be written by name; the names are looked at once one is.
        guard let name else { return }
        let (reader, numbers) = (reader, recordRows[index])
        keys[shape.record].addNames {
            table.rowNumbers.indices.compactMap { row in
                let shown = numbers[row] < 0 ? "" : reader.shown(table.cell(row, name))
                return shown.isEmpty ? nil : (Int(numbers[row]), shown)
            }
        }
    }

    private mutating func collectKeys(
        _ index: Int, _ record: Int, _ column: Int, _ field: Field, _ reader: some RowReader
    ) {
        var reader = reader
        let number = tables[index].columns[column].number
        let known = keys[record]
        let isText = field.type == .text
        // Lists of their own while they grow, at which nobody else looks.
        var (numbers, found): ([Int32], [Provenance.Origin]) = ([], [])
        swap(&numbers, &recordRows[index])
        swap(&found, &origins[record])
        known.reserve(numbers.count)
        found.reserveCapacity(found.count + numbers.count)
        for row in numbers.indices {
            var cells = reader.cells(row)
            let cell = cells.cell(at: number)
            let added: (row: Int, isNew: Bool)
            if isText, let bytes = cell.plainText {
                added = known.add(bytes)
            } else if let key = keyText(cell.raw, field) {
                added = known.add(key)
            } else {
                continue
            }
            guard added.isNew else { continue }
            found.append(Provenance.Origin(table: Int32(index), row: Int32(row)))
            numbers[row] = Int32(added.row)
        }
        swap(&numbers, &recordRows[index])
        swap(&found, &origins[record])
    }

    /// Notes where the row of a key stands, if it is the first with this key.
    private mutating func note(_ added: (row: Int, isNew: Bool), _ record: Int, _ table: Int, _ row: Int) {
        guard added.isNew else { return }
        origins[record].append(Provenance.Origin(table: Int32(table), row: Int32(row)))
        recordRows[table][row] = Int32(added.row)
    }

    /// The key that a cell holds; nil when it holds none.
    func keyText(_ raw: RawValue, _ field: Field) -> String? {
        guard case .cell(let cell) = reader.read(raw, field, as: field.type) else { return nil }
        switch cell {
        case .text(let text), .reference(let text): return text
        case .integer(let number): return String(number)
        case .code(let code):
            guard case .code(let list) = field.type else { return nil }
            return schema.codeLists[list].codes[code].code
        default: return nil
        }
    }

    private func provenance() -> Provenance {
        var result = Provenance(tables: tables.map(\.frame), shapes: shapes, rows: origins)
        for (list, found) in events {
            // The event table groups events by owner and keeps their order within one.
            let order = found.indices.sorted { (found[$0].owner, $0) < (found[$1].owner, $1) }
            result.events[list] = order.map { found[$0].origin }
        }
        return result
    }
}
