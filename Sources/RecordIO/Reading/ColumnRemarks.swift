// SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Remarks on the cells of one table, gathered so that each is said once per column.
struct ColumnRemarks {
    private struct Entry {
        let remark: Remark
        let row: Int
        var count: Int
    }

    private var entries: [[Entry]]

    init(columns: Int) {
        entries = [[Entry]](repeating: [], count: columns)
    }

    /// Notes a remark on a cell.
    mutating func note(_ remark: Remark, column: Int, row: Int) {
        if let index = entries[column].firstIndex(where: { $0.remark == remark }) {
            entries[column][index].count += 1
        } else {
            entries[column].append(Entry(remark: remark, row: row, count: 1))
        }
    }

    /// Says each remark at the first cell it concerns.
    func report(_ table: SourceTable, _ log: inout DiagnosticLog) {
        for (column, entries) in entries.enumerated() {
            for entry in entries {
                let (message, advice) = words(entry.remark, table.cell(entry.row, column))
                log.add(
                    entry.remark.severity, at: table.place(entry.row, column),
                    message.with("column", table.columns[column].header).with("count", String(entry.count)),
                    advice: advice)
            }
        }
    }

    private func words(_ remark: Remark, _ raw: RawValue) -> (Message, Message?) {
        switch remark {
        case .formulaWithoutValue:
            return (Message("import.column.formulas"), Message("import.advice.compute_formulas"))
        case .legacyText(let encoding):
            let text = if case .text(let text) = raw { text } else { "" }
            let reading = LegacyText(text)?.reading ?? text
            return (
                Message(
                    "import.column.legacy_text", ["value": text, "reading": reading, "encoding": encoding]),
                Message("import.advice.convert_legacy")
            )
        case .dateFromNumber: return (Message("import.column.dates_from_numbers"), nil)
        case .textFromDate:
            return (Message("import.column.texts_from_dates"), Message("import.advice.format_as_text"))
        case .referenceByName: return (Message("import.column.by_name"), nil)
        }
    }
}
