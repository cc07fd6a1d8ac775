// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records

/// Records and diagnostics as plain lines, for comparing.
enum RecordText {
    /// Every value of a set of records.
    static func describe(_ records: RecordSet) -> String {
        var lines: [String] = []
        for (record, table) in zip(records.schema.records, records.tables) {
            for row in 0..<table.count {
                let values = zip(record.fields, table.fields).map { field, storage in
                    "\(field.name)=\(text(storage, row))"
                }
                lines.append("\(record.name) \(table.keys[row]): " + values.joined(separator: " "))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Diagnostics, one a line.
    static func describe(_ diagnostics: [Diagnostic], _ language: Language) -> String {
        diagnostics.map { $0.text(in: language) + "\n" }.joined()
    }

    /// Everything that a result says, a line each.
    static func everything(_ result: ImportResult) -> String {
        var lines = [describe(result.diagnostics, .english)]
        guard let records = result.records else { return lines.joined() }
        lines.append(describe(records))
        for (record, table) in records.tables.enumerated() {
            for row in 0..<table.count {
                let origin = table.origins[row]
                lines.append("\(origin.sheet) \(origin.row)")
                for (field, storage) in table.fields.enumerated() {
                    switch storage {
                    case .column:
                        lines.append(result.place(record: record, row: row, field: field)?.text ?? "nowhere")
                    case .yearly(let yearly):
                        for year in yearly.years {
                            let place = result.place(record: record, row: row, field: field, year: year)
                            lines.append(place?.text ?? "nowhere")
                        }
                    case .events(let events):
                        for event in events.events(of: row) {
                            lines.append(
                                result.place(record: record, list: field, event: event, field: 0)?.text ?? "nowhere")
                        }
                    }
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func text(_ storage: Table.FieldStorage, _ row: Int) -> String {
        switch storage {
        case .column(let column): return text(column[row])
        case .yearly(let yearly):
            return "{"
                + yearly.years.map { "\($0): \(yearly[$0].map { text($0[row]) } ?? "?")" }.joined(separator: ", ")
                + "}"
        case .events(let events):
            guard events.isDelivered else { return "?" }
            let list = events.events(of: row).map { event in
                "(" + events.columns.map { text($0[event]) }.joined(separator: ", ") + ")"
            }
            return "[" + list.joined(separator: " ") + "]"
        }
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .blank: "blank"
        case .unknown: "?"
        case .absent: "none"
        case .text(let text): "“\(text)”"
        case .flag(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .decimal(let units): "\(Rational(millionths: units))"
        case .date(let date): "\(date)"
        case .code(let code): "#\(code)"
        case .reference(let key): "→\(key)"
        case .row(let row): "→\(row)"
        case .set(let members): "{" + members.map { text($0) }.joined(separator: "; ") + "}"
        }
    }
}
