// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Evaluates conditions and numbers over the candidates of one award.
///
/// What does not read the nomination is computed on the whole table, where other awards find it again; only the rest is
/// computed candidate by candidate.
struct CandidateColumns {
    let columns: ColumnEvaluator
    let record: Int
    let candidates: Candidates

    private var frame: Frame { Frame(kind: .record(record), depth: 0) }
    /// Few candidates out of many rows are cheaper one by one.
    private var isSparse: Bool { candidates.count * 16 < columns.records.tables[record].count }

    /// Whether the candidates are all rows of the table.
    var isWhole: Bool { candidates.count == columns.records.tables[record].count && !candidates.isEmpty }

    func environment(_ index: Int) -> Environment {
        let candidate = candidates[index]
        return Environment(candidate.row, nomination: candidate.nomination.map { .known($0) } ?? .absent)
    }

    func truth(_ id: ExpressionID) -> TruthColumn {
        if columns.fits(id, frame), !isSparse {
            let column = columns.truth(id, frame)
            if candidates.count == column.count { return column }
            return .each(candidates.count) { column[candidates[$0].row] }
        }
        switch columns.rows.operation(id) {
        case .all(let list): return list.dropFirst().reduce(truth(list[0])) { $0.and(truth($1)) }
        case .any(let list): return list.dropFirst().reduce(truth(list[0])) { $0.or(truth($1)) }
        case .none(let list): return list.dropFirst().reduce(truth(list[0])) { $0.or(truth($1)) }.negated
        default: return .each(candidates.count) { columns.rows.truth(id, environment($0)) }
        }
    }

    /// The conjunction of several conditions.
    func all(_ ids: [ExpressionID]) -> TruthColumn {
        ids.reduce(TruthColumn(.true, count: candidates.count)) { $0.and(truth($1)) }
    }

    func numbers(_ id: ExpressionID) -> [NumberValue] {
        if columns.fits(id, frame), !isSparse {
            let column = columns.numbers(id, frame)
            return candidates.map { column[$0.row] }
        }
        return candidates.indices.map { columns.rows.number(id, environment($0)) }
    }
}
