// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Which row is the nomination of a subject for an award: there is at most one.
struct NominatedRows {
    /// Who is nominated for what.
    struct Subject {
        /// The id of the award.
        let award: String
        /// The kind of record of who is nominated, and the row there.
        let record: Int
        let row: Int
        /// The key of that row.
        let key: String
    }

    private struct Numbers: Hashable {
        let award: Int32
        let record: Int32
        let row: Int32
    }

    private var awards: [String: Int32] = [:]
    private var rows: [Numbers: Int32] = [:]
    private var apart: [Int: SourceTable.Cells] = [:]

    /// Of each field to which later rows of one nomination may add, its cells by row: they are no columns before all rows
    /// were read.
    var open: [Int: [Cell]] = [:]

    /// The row of a nomination that there is already.
    func row(of subject: Subject) -> Int? {
        guard let award = awards[subject.award] else { return nil }
        return rows[Numbers(award: award, record: Int32(subject.record), row: Int32(subject.row))].map { Int($0) }
    }

    /// Notes the first row of a nomination.
    mutating func add(_ subject: Subject, row: Int) {
        let award = awards[subject.award] ?? Int32(awards.count)
        awards[subject.award] = award
        rows[Numbers(award: award, record: Int32(subject.record), row: Int32(subject.row))] = Int32(row)
    }

    /// The cells of a table for a look back at single rows, which leaves the reading of the others as it is.
    mutating func cellsApart(_ table: Int, _ cells: SourceTable.Cells) -> SourceTable.Cells {
        if let known = apart[table] { return known }
        let found =
            switch cells {
            case .values: cells
            case .file(let rows): SourceTable.Cells.file(rows.apart())
            case .packed(let rows): SourceTable.Cells.packed(rows.apart())
            }
        apart[table] = found
        return found
    }
}
