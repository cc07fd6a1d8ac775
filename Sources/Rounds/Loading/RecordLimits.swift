// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Checks the records against the pack's limits before anything is judged.
struct RecordLimits {
    let loaded: RoundLoader.Loaded
    let evaluator: Evaluator

    /// The warnings of each limit; throws when a limit that is an error fails.
    ///
    /// - parameter base: the warnings of the round that this one overlays; what no change reaches is taken from there.
    func check(after base: [[Diagnostic]]? = nil) throws(RoundFailure) -> [[Diagnostic]] {
        // What is taken over is no error: with one there would be no round beneath.
        var hasErrors = false
        let found = evaluator.rulebook.limits.enumerated().map { index, limit in
            if let base, !evaluator.hasChanged(evaluator.index.reading(limit.condition)) { return base[index] }
            let failures = evaluator.failures(of: limit).filter { $0.truth == .false }
            if limit.isError, !failures.isEmpty { hasErrors = true }
            return failures.map { diagnostic(limit, row: $0.row) }
        }
        guard !hasErrors else { throw RoundFailure(diagnostics: Array(found.joined())) }
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
