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

    /// A condition as part of a program over the candidates; calls of functions are put off.
    func half(_ id: ExpressionID, in program: inout TruthProgram) -> TruthProgram.Half {
        let canonical = columns.rulebook.expressions[id].canonical
        if let known = program.half(of: canonical) { return known }
        let half: TruthProgram.Half
        if columns.isCall(id) {
            half = program.take(.putOff(id))
        } else if columns.reaches[id].runsScript {
            switch columns.rows.operation(id) {
            case .all(let list): half = program.all(list.map { self.half($0, in: &program) })
            case .any(let list): half = program.any(list.map { self.half($0, in: &program) })
            case .none(let list): half = TruthProgram.not(program.any(list.map { self.half($0, in: &program) }))
            default: half = program.column(truth(id))
            }
        } else {
            half = program.column(truth(id))
        }
        program.keep(half, as: canonical)
        return half
    }

    /// The conjunction of conditions as part of a program; true of everyone when there are none.
    func conjunction(_ ids: [ExpressionID], in program: inout TruthProgram) -> TruthProgram.Half {
        if ids.isEmpty { return program.take(.everyone) }
        return program.all(ids.map { half($0, in: &program) })
    }

    /// A condition that calls functions, on some candidates; unknown on the others.
    func called(_ id: ExpressionID, on asked: BitSet) -> TruthColumn {
        var column = TruthColumn(.unknown, count: candidates.count)
        // A thousand at a time, so that what is made on the way stays in the cache.
        let run = 1024
        for first in stride(from: 0, to: candidates.count, by: run) {
            let open = asked.rows(in: first..<min(first + run, candidates.count))
            guard !candidates.areRows else {
                column.settle(open, as: columns.truths(id, open))
                continue
            }
            let plain = open.filter { candidates[$0].nomination == nil }
            column.settle(plain, as: columns.truths(id, plain.map { candidates[$0].row }))
            for index in open where candidates[index].nomination != nil {
                column.settle(index, as: columns.rows.truth(id, environment(index)))
            }
        }
        return column
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
