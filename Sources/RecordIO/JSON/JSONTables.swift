// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// Lays the objects of a JSON text out as tables.
///
/// The text is an object with one array per kind of record; a row is an object with one member per field, by the field's
/// name; a yearly field is an object by year, a list field an array of objects.
struct JSONTables {
    private let schema: Schema
    private let shapes: [TableShape]
    private let file: String
    private var tables: [SourceTable] = []

    /// The tables of a text; what is wrong with it goes to the log.
    static func read(
        _ bytes: [UInt8], file: String, schema: Schema, shapes: [TableShape], _ log: inout DiagnosticLog
    ) -> [SourceTable]? {
        let root: JSONNode
        do {
            root = try JSONParser.parse(bytes)
        } catch {
            report(error, file, &log)
            return nil
        }
        var reader = JSONTables(schema: schema, shapes: shapes, file: file)
        reader.read(root, &log)
        return reader.tables
    }

    private init(schema: Schema, shapes: [TableShape], file: String) {
        self.schema = schema
        self.shapes = shapes
        self.file = file
    }

    private func place(_ position: SourceTable.Position) -> Place {
        .file(file, line: Int(position.line), column: Int(position.column))
    }

    private mutating func read(_ root: JSONNode, _ log: inout DiagnosticLog) {
        guard case .object(let members) = root.value else {
            log.error("import.json.top_object", at: place(root.position))
            return
        }
        let names = shapes.filter { $0.list == nil }.map { schema.records[$0.record].name }
        for (key, position, node) in members {
            guard names.contains(key), let record = schema.recordIndex(key) else {
                log.error(
                    "import.json.unknown_record", ["key": key, "known": names.joined(separator: ", ")],
                    at: place(position), nearest: nearest(to: key, in: names))
                continue
            }
            guard case .array(let rows) = node.value else {
                log.error("import.json.record_array", ["key": key], at: place(node.position))
                continue
            }
            read(rows, record, &log)
        }
    }

    private mutating func read(_ rows: [JSONNode], _ record: Int, _ log: inout DiagnosticLog) {
        var objects: [JSONObject] = []
        for row in rows {
            guard case .object(let members) = row.value else {
                log.error("import.json.row_object", at: place(row.position))
                continue
            }
            objects.append(JSONObject(position: row.position, members: members))
        }
        for (index, shape) in shapes.enumerated() where shape.record == record {
            if let list = shape.list {
                readEvents(objects, index, list, &log)
            } else {
                reportUnknownKeys(objects, schema.records[record].fields.map(\.name), &log)
                tables.append(table(index, objects, owners: nil, &log))
            }
        }
    }

    private mutating func readEvents(
        _ objects: [JSONObject], _ shape: Int, _ list: Int, _ log: inout DiagnosticLog
    ) {
        let type = schema.records[shapes[shape].record]
        let name = type.fields[list].name
        let key = type.keyIndex.map { type.fields[$0].name }
        var events: [JSONObject] = []
        var owners: [JSONNode] = []
        var isDelivered = false
        for object in objects {
            guard let node = object[name], !node.value.isNull else { continue }
            isDelivered = true
            guard case .array(let rows) = node.value else {
                log.error("import.json.list_array", ["key": name], at: place(node.position))
                continue
            }
            // An owner without a key is reported with its own row.
            guard let owner = key.flatMap({ object[$0] }) else { continue }
            for row in rows {
                guard case .object(let members) = row.value else {
                    log.error("import.json.row_object", at: place(row.position))
                    continue
                }
                events.append(JSONObject(position: row.position, members: members))
                owners.append(owner)
            }
        }
        guard isDelivered else { return }
        reportUnknownKeys(events, shapes[shape].slots.dropFirst().map(\.field.name), &log)
        tables.append(table(shape, events, owners: owners, &log))
    }

    private func reportUnknownKeys(_ objects: [JSONObject], _ known: [String], _ log: inout DiagnosticLog) {
        var reported: Set<String> = []
        let knownSet = Set(known)
        for object in objects {
            for member in object.members where !knownSet.contains(member.key) {
                guard reported.insert(member.key).inserted else { continue }
                log.add(
                    .warning, at: place(member.position), Message("import.json.unknown_key", ["key": member.key]),
                    advice: DiagnosticLog.suggestion(nearest(to: member.key, in: known)))
            }
        }
    }

    private func table(
        _ shapeIndex: Int, _ objects: [JSONObject], owners: [JSONNode]?, _ log: inout DiagnosticLog
    ) -> SourceTable {
        let shape = shapes[shapeIndex]
        var table = SourceTable(shape: shapeIndex, file: file, sheet: "")
        for (index, slot) in shape.slots.enumerated() {
            switch slot.kind {
            case .owner: table.frame.columns.append(.init(slot: index, year: nil, number: 0, header: slot.field.name))
            case .plain:
                guard objects.contains(where: { $0[slot.field.name] != nil }) else { continue }
                table.frame.columns.append(.init(slot: index, year: nil, number: 0, header: slot.field.name))
            case .yearly:
                for year in years(of: slot.field.name, objects, &log) {
                    let header = "\(slot.field.name).\(year)"
                    table.frame.columns.append(.init(slot: index, year: year, number: 0, header: header))
                }
            }
        }
        var values: [RawValue] = []
        var positions: [SourceTable.Position] = []
        for (row, object) in objects.enumerated() {
            table.frame.rowNumbers.append(Int32(row + 1))
            for column in table.columns {
                let slot = shape.slots[column.slot]
                var node = slot.kind == .owner ? owners?[row] : object[slot.field.name]
                if let year = column.year, case .object(let members) = node?.value {
                    node = members.first { $0.key == String(year) }?.node
                }
                values.append(node?.value.raw ?? .blank)
                positions.append(node?.position ?? object.position)
                if case .object = node?.value, column.year == nil, let node {
                    log.error("import.json.value_expected", ["key": slot.field.name], at: place(node.position))
                }
            }
        }
        table.cells = .values(values)
        table.frame.positions = (positions, objects.map(\.position))
        return table
    }

    private func years(of field: String, _ objects: [JSONObject], _ log: inout DiagnosticLog) -> [Int] {
        var years: Set<Int> = []
        for object in objects {
            guard let node = object[field], !node.value.isNull else { continue }
            guard case .object(let members) = node.value else {
                log.error("import.json.year_object", ["key": field], at: place(node.position))
                continue
            }
            for (key, position, _) in members {
                if let year = Int(key), (1900...2200).contains(year) {
                    years.insert(year)
                } else {
                    log.error("import.json.bad_year", ["key": key], at: place(position))
                }
            }
        }
        return years.sorted()
    }

    static func report(_ problem: JSONProblem, _ file: String, _ log: inout DiagnosticLog) {
        let place = Place.file(file, line: Int(problem.position.line), column: Int(problem.position.column))
        switch problem.kind {
        case .unexpected(let found): log.error("import.json.unexpected", ["found": found], at: place)
        case .unfinished: log.error("import.json.unfinished", at: place)
        case .malformed(let found): log.error("import.json.malformed", ["found": found], at: place)
        case .repeatedKey(let key): log.error("import.json.repeated_key", ["key": key], at: place)
        case .tooDeep: log.error("import.json.too_deep", at: place)
        case .notUTF8: log.error("import.json.not_utf8", at: .named(file))
        }
    }
}

/// An object of a JSON array.
private struct JSONObject {
    let position: SourceTable.Position
    let members: [(key: String, position: SourceTable.Position, node: JSONNode)]

    subscript(key: String) -> JSONNode? { members.first { $0.key == key }?.node }
}

extension JSONValue {
    /// Whether it says nothing.
    fileprivate var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The value as a cell; an object is none.
    fileprivate var raw: RawValue {
        switch self {
        case .null, .object: .blank
        case .boolean(let flag): .boolean(flag)
        case .number(let digits): .number(digits)
        case .string(let text): .text(text)
        case .array(let nodes): .list(nodes.map(\.value.raw))
        }
    }
}
