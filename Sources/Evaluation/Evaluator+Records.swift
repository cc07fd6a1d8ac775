// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records
import Rules

extension Evaluator {
    /// Rows that lead nowhere: nominations for no award of the pack or of the wrong kind of subject, and blank references
    /// that leave somebody out of every list.
    public var recordWarnings: [Diagnostic] { strayNominations + blankReferences }

    private var strayNominations: [Diagnostic] {
        guard let fields = rulebook.nominationFields else { return [] }
        let table = records.tables[fields.record]
        let taken = Set(rulebook.awards.indices.flatMap { rows.nominations.rows(of: $0).values })
        return (0..<table.count).filter { !taken.contains($0) }.map { row in
            let place = place(of: row, in: table)
            return Diagnostic(.warning, at: place, Message("rounds.stray_nomination", ["nomination": table.keys[row]]))
        }
    }

    private var blankReferences: [Diagnostic] {
        records.schema.records.enumerated().flatMap { record, type in
            type.fields.enumerated().compactMap { index, field -> Diagnostic? in
                guard field.inverse != nil, let column = records.tables[record].column(index) else { return nil }
                let table = records.tables[record]
                let blank = (0..<table.count).filter { !column.known[$0] && !column.absent[$0] }
                guard let first = blank.first else { return nil }
                let shown = blank.prefix(10).map { table.keys[$0] }.joined(separator: ", ")
                return Diagnostic(
                    .warning, at: place(of: first, in: table),
                    Message(
                        "rounds.blank_reference",
                        ["field": field.title, "count": String(blank.count), "rows": shown]))
            }
        }
    }

    private func place(of row: Int, in table: Table) -> Place {
        let origin = table.origins[row]
        if origin == .none { return .named(table.keys[row]) }
        return .cell(file: "", sheet: origin.sheet, cell: "A\(origin.row)")
    }
}
