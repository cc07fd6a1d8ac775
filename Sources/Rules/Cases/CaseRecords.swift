// SPDX-License-Identifier: Apache-2.0

import Messages
import Platform
import Records

/// Writes the records of a case as JSON, so that they enter by the same door as everybody's.
struct CaseRecords {
    let schema: Schema

    /// The records under `persons = {…}`, `units = {…}` or the record's own name; a kind that is not named has no rows.
    func json(_ reader: inout BodyReader, _ findings: inout Findings) -> String {
        var parts: [String] = []
        for record in schema.records where record.name != "round" {
            let rows = reader.term(record.name + "s") ?? reader.term(record.name)
            guard let rows else {
                parts.append("\(record.name.quotedForJSON): []")
                continue
            }
            guard case .table(let table) = rows, table.entries.isEmpty else {
                reader.wrong(record.name + "s", "{ {…}, {…} }", &findings)
                continue
            }
            for item in table.items { checkNames(item, record.name, record.fields, at: reader.position, &findings) }
            parts.append(
                "\(record.name.quotedForJSON): [\(table.items.map { row($0, record) }.joined(separator: ", "))]")
        }
        return "{ \(parts.joined(separator: ",\n")) }"
    }

    /// A column that a workbook has besides is left unread; in a case it is a slip, and the case would hold for nothing.
    private func checkNames(
        _ term: Term, _ owner: String, _ fields: [Field], at position: SourcePosition, _ findings: inout Findings
    ) {
        guard case .table(let table) = term else { return }
        for entry in table.entries {
            guard let field = fields.first(where: { $0.name == entry.key }) else {
                findings.add(
                    at: position, Message("rules.unknown_field", ["name": entry.key, "record": owner]),
                    advice: nearest(to: entry.key, in: fields.map(\.name))
                        .map { Message("rules.did_you_mean", ["name": $0]) })
                continue
            }
            guard case .events(let items) = field.type, case .table(let list) = entry.value else { continue }
            for item in list.items { checkNames(item, "\(owner).\(field.name)", items, at: position, &findings) }
        }
    }

    private func row(_ term: Term, _ record: RecordType) -> String {
        guard case .table(let table) = term else { return value(term) }
        let cells = table.entries.map { entry in
            let isYearly =
                record.fieldIndex(entry.key).map { if case .yearly = record.fields[$0].type { true } else { false } }
                ?? false
            // Lua cannot tell an empty list from an empty table; the schema can.
            let text = isYearly && entry.value == .table(TableTerm()) ? "{}" : value(entry.value)
            return "\(entry.key.quotedForJSON): \(text)"
        }
        return "{ \(cells.joined(separator: ", ")) }"
    }

    private func value(_ term: Term) -> String {
        switch term {
        case .boolean(let flag): return flag ? "true" : "false"
        case .integer(let number): return String(number)
        case .number(let number): return Rational(shortest: number)?.description ?? "null"
        case .text(let text): return text.quotedForJSON
        case .table(let table):
            if table.entries.isEmpty { return "[\(table.items.map(value).joined(separator: ", "))]" }
            return "{ \(table.entries.map { "\($0.key.quotedForJSON): \(value($0.value))" }.joined(separator: ", ")) }"
        default: return "null"
        }
    }
}
