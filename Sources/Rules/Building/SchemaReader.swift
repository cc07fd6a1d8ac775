// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Reads `codes` and `record` declarations into a schema.
struct SchemaReader {
    private let script: Script
    private let declarations: DeclarationSet
    private var lists: [CodeList] = []

    /// Fields that every round has, whatever the pack says of it.
    private static let roundFields: [(name: String, title: String, type: FieldType)] = [
        ("year", "Năm xét", .integer), ("date", "Ngày họp xét", .date), ("law_as_of", "Ngày áp dụng pháp luật", .date),
        ("decision_date", "Ngày quyết định", .date),
    ]

    init(_ script: Script, _ declarations: DeclarationSet) {
        self.script = script
        self.declarations = declarations
    }

    mutating func read(_ findings: inout Findings) -> Schema {
        for declaration in declarations["codes"] { readCodes(declaration, &findings) }
        // A parameter may list its values in place; they are codes like any others.
        for declaration in declarations["parameter"] {
            guard case .type(.listedCodes(let listed))? = declaration.table["type"] else { continue }
            lists.append(
                list(
                    Self.listID(ofParameter: declaration.id), isOrdered: false, listed.items, at: declaration.position,
                    &findings))
        }
        var records = declarations["record"].map { readRecord($0, &findings) }
        if !records.contains(where: { $0.name == "round" }) {
            records.append(RecordType("round", title: "Đợt xét", sheets: [], fields: roundFields(besides: [])))
        }
        let names = records.map(\.name)
        for record in records { checkReferences(record, names, &findings) }
        return Schema(codeLists: lists, records: records)
    }

    /// The id of the list that a parameter writes in place.
    static func listID(ofParameter id: String) -> String { "param.\(id)" }

    // MARK: Codes

    private mutating func readCodes(_ declaration: Script.Declaration, _ findings: inout Findings) {
        guard case .table(let table) = declaration.body else { return }
        var reader = BodyReader(word: "codes", id: declaration.id, body: table, position: declaration.position)
        let isOrdered = reader.flag("ordered", &findings) ?? false
        _ = reader.text("title", &findings)
        _ = reader.term("remove")
        reader.finish(&findings)
        lists.append(
            list(declaration.id, isOrdered: isOrdered, table.items, at: declaration.position, &findings))
    }

    private func list(
        _ id: String, isOrdered: Bool, _ items: [Term], at position: SourcePosition, _ findings: inout Findings
    ) -> CodeList {
        var codes: [CodeList.Code] = []
        for item in items {
            let code: CodeList.Code
            switch item {
            case .text(let text): code = .init(text)
            case .table(let pair):
                guard case .text(let text)? = pair.items.first else { fallthrough }
                var title: String?
                if case .text(let words)? = pair.items.dropFirst().first { title = words }
                code = .init(text, title: title)
            default:
                if item != .poison { findings.add(at: position, Message("rules.bad_code", ["list": id])) }
                continue
            }
            if !isName(code.code, upperCase: true) {
                findings.add(at: position, Message("rules.bad_name", ["name": code.code]))
            }
            if codes.contains(where: { $0.code == code.code }) {
                findings.add(at: position, Message("rules.duplicate_code", ["name": code.code, "list": id]))
            } else {
                codes.append(code)
            }
        }
        if codes.isEmpty { findings.add(at: position, Message("rules.empty_codes", ["list": id])) }
        return CodeList(id, isOrdered: isOrdered, codes: codes, position: position)
    }

    // MARK: Records

    private mutating func readRecord(_ declaration: Script.Declaration, _ findings: inout Findings) -> RecordType {
        guard case .table(let table) = declaration.body else {
            return RecordType(declaration.id, title: declaration.id, sheets: [], fields: [])
        }
        let name = declaration.id
        if !isName(name) { findings.add(at: declaration.position, Message("rules.bad_name", ["name": name])) }
        var reader = BodyReader(word: "record", id: name, body: table, position: declaration.position)
        let title = reader.text("title", &findings) ?? name
        let sheets = reader.texts("sheet", &findings) ?? [title]
        _ = reader.term("remove")
        reader.finish(&findings)
        var fields = readFields(table.items, path: name, at: declaration.position, &findings)
        if name == "round" { fields += roundFields(besides: fields) }
        if name == "nomination" {
            // Rows that differ only in these merge, and then hold several values.
            fields = fields.map { field in
                guard ["standard", "achievement"].contains(field.name) else { return field }
                return field.withType(field.type.asSet)
            }
        }
        return RecordType(name, title: title, sheets: sheets, fields: fields, position: declaration.position)
    }

    private func roundFields(besides fields: [Field]) -> [Field] {
        Self.roundFields.filter { given in !fields.contains { $0.name == given.name } }
            .map { Field($0.name, title: $0.title, type: $0.type) }
    }

    private mutating func readFields(
        _ items: [Term], path: String, at position: SourcePosition, _ findings: inout Findings
    ) -> [Field] {
        var fields: [Field] = []
        for item in items {
            guard case .part(let id) = item, script.parts[id].kind == "field" else {
                if item != .poison { findings.add(at: position, Message("rules.field_expected", ["id": path])) }
                continue
            }
            let part = script.parts[id]
            guard let field = readField(part, path: path, &findings) else { continue }
            if fields.contains(where: { $0.name == field.name }) {
                findings.add(
                    at: part.position, Message("rules.duplicate_field", ["name": field.name, "id": path]))
            } else {
                fields.append(field)
            }
        }
        return fields
    }

    private mutating func readField(_ part: Script.Part, path: String, _ findings: inout Findings) -> Field? {
        let name = part.id ?? ""
        if !isName(name) || Vocabulary.methods.contains(name) {
            findings.add(at: part.position, Message("rules.bad_name", ["name": name]))
        }
        guard case .type(let term)? = part.body.items.first else {
            if part.body.items.first != .poison {
                findings.add(at: part.position, Message("rules.field_without_type", ["name": name]))
            }
            return nil
        }
        guard let type = fieldType(term, path: "\(path).\(name)", at: part.position, &findings) else { return nil }
        var reader = BodyReader(word: "field", id: name, body: part.body, position: part.position)
        var field = Field(name, title: reader.text("title", &findings) ?? name, type: type)
        field.isKey = reader.flag("key", &findings) ?? false
        field.columns = reader.texts("columns", &findings) ?? []
        field.sheets = reader.texts("sheet", &findings) ?? []
        field.inverse = reader.text("inverse", &findings)
        field.change = readChange(reader.term("changeable"), reader, &findings)
        field.position = part.position
        if let range = reader.term("range") { field.range = readRange(range, reader, &findings) }
        if let blank = reader.term("blank") { field.blank = readBlank(blank, type, reader, &findings) }
        reader.finish(&findings)
        return field
    }

    private mutating func fieldType(
        _ term: TypeTerm, path: String, at position: SourcePosition, _ findings: inout Findings
    ) -> FieldType? {
        switch term {
        case .text: return .text
        case .flag: return .flag
        case .integer: return .integer
        case .decimal: return .decimal
        case .date: return .date
        case .poison: return nil
        case .namedCodes(let name):
            if let index = lists.firstIndex(where: { $0.id == name }) { return .code(list: index) }
            findings.unknown("rules.unknown_codes", name, among: lists.map(\.id), at: position)
            return nil
        case .listedCodes(let listed):
            lists.append(list(path, isOrdered: false, listed.items, at: position, &findings))
            return .code(list: lists.count - 1)
        case .reference(let record): return .reference(record: record)
        case .set(let element): return fieldType(element, path: path, at: position, &findings).map { .set($0) }
        case .yearly(let element): return fieldType(element, path: path, at: position, &findings).map { .yearly($0) }
        case .events(let table):
            var fields: [Field] = []
            for entry in table.entries {
                guard case .type(let term) = entry.value else {
                    findings.add(at: position, Message("rules.field_without_type", ["name": entry.key]))
                    continue
                }
                guard let type = fieldType(term, path: "\(path).\(entry.key)", at: position, &findings) else {
                    continue
                }
                if !isName(entry.key) || Vocabulary.methods.contains(entry.key) {
                    findings.add(at: position, Message("rules.bad_name", ["name": entry.key]))
                }
                var field = Field(entry.key, title: entry.key, type: type)
                field.position = position
                fields.append(field)
            }
            return .events(fields + readFields(table.items, path: path, at: position, &findings))
        }
    }

    private func readRange(
        _ term: Term, _ reader: BodyReader, _ findings: inout Findings
    ) -> (least: Rational?, greatest: Rational?) {
        guard case .table(let table) = term, table.items.count == 2 else {
            reader.wrong("range", "{ a, b }", &findings)
            return (nil, nil)
        }
        let bounds = table.items.map { Rational(literal: $0) }
        if let least = bounds[0], let greatest = bounds[1], greatest < least {
            reader.wrong("range", "{ a, b }, a ≤ b", &findings)
        }
        return (bounds[0], bounds[1])
    }

    private func readChange(_ term: Term?, _ reader: BodyReader, _ findings: inout Findings) -> Field.Change {
        switch term {
        case nil, .boolean(false)?: return .never
        case .boolean(true)?: return .now
        case .text("later")?: return .later
        default:
            reader.wrong("changeable", "true, false, \"later\"", &findings)
            return .never
        }
    }

    private func readBlank(
        _ term: Term, _ type: FieldType, _ reader: BodyReader, _ findings: inout Findings
    ) -> Field.Blank {
        let plain: FieldType = if case .yearly(let element) = type { element } else { type }
        switch (term, plain) {
        case (.text("unknown"), _): return .unknown
        case (.text("absent"), _): return .absent
        case (.text("open"), .date): return .open
        case (.boolean(let value), .flag): return .value(.flag(value))
        case (.integer(let value), .integer): return .value(.integer(value))
        case (.integer, .decimal), (.number, .decimal):
            if let number = Rational(literal: term), let units = ExactDecimal.millionths(number.description) {
                return .value(.decimal(units))
            }
        case (.text(let text), .code(let list)):
            if let code = lists[list].index(of: text) { return .value(.code(code)) }
        case (.text(let text), .text): return .value(.text(text))
        case (.text(let text), .date):
            if let date = CalendarDate(iso: text) { return .value(.date(date)) }
        case (.table(let table), .set) where table.items.isEmpty: return .value(.set([]))
        default: break
        }
        reader.wrong("blank", "\"unknown\", \"absent\", \"open\", …", &findings)
        return .unknown
    }

    private func checkReferences(_ record: RecordType, _ names: [String], _ findings: inout Findings) {
        func check(_ field: Field, _ type: FieldType) {
            switch type {
            case .reference(let target) where !names.contains(target):
                findings.unknown("rules.unknown_record", target, among: names, at: field.position)
            case .set(let element), .yearly(let element): check(field, element)
            case .events(let items): for item in items { check(item, item.type) }
            default: break
            }
        }
        for field in record.fields { check(field, field.type) }
    }
}

extension Field {
    fileprivate func withType(_ type: FieldType) -> Field {
        var copy = Field(name, title: title, type: type)
        copy.isKey = isKey
        copy.range = range
        copy.blank = blank
        copy.columns = columns
        copy.sheets = sheets
        copy.inverse = inverse
        copy.change = change
        copy.position = position
        return copy
    }
}

extension FieldType {
    /// A set of this type, if it is plain and not one already.
    fileprivate var asSet: FieldType {
        switch self {
        case .set, .yearly, .events: self
        default: .set(self)
        }
    }
}

/// Whether a name is plain: `[a-z][a-z0-9_]*`, for codes also in capitals or starting with a digit.
func isName(_ name: String, upperCase: Bool = false) -> Bool {
    guard let first = name.utf8.first else { return false }
    let isLetter: (UInt8) -> Bool = { byte in
        (97...122).contains(byte) || upperCase && (65...90).contains(byte)
    }
    let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
    guard isLetter(first) || upperCase && isDigit(first) else { return false }
    guard !Vocabulary.keywords.contains(name) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 95 }
}
