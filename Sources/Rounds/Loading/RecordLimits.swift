// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Checks the records against the pack's limits before anything is judged.
struct RecordLimits {
    let loaded: RoundLoader.Loaded
    let evaluator: Evaluator

    /// The warnings; throws when a limit that is an error fails.
    func check() throws(RoundFailure) -> [Diagnostic] {
        let found = evaluator.rulebook.limits.flatMap { limit in
            evaluator.failures(of: limit).filter { $0.truth == .false }.map { diagnostic(limit, row: $0.row) }
        }
        guard found.allSatisfy({ $0.severity != .error }) else {
            throw RoundFailure(diagnostics: found)
        }
        return found
    }

    private func diagnostic(_ limit: Limit, row: Int) -> Diagnostic {
        let table = evaluator.records.tables[limit.record]
        let origin = table.origins[row]
        let prose = Prose(evaluator.rulebook, .vietnamese)
        let place: Place =
            origin == .none
            ? .named(table.keys[row]) : .cell(file: "", sheet: origin.sheet, cell: "A\(origin.row)")
        return Diagnostic(
            limit.isError ? .error : .warning, at: place,
            Message(
                "rounds.limit_failed",
                [
                    "key": table.keys[row], "limit": limit.title ?? prose.words(limit.condition),
                    "basis": prose.citation(limit.basis),
                ]))
    }
}
