// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Rules

/// Everything that every output of a round must say.
struct RoundWarnings {
    let session: RoundSession

    private var loaded: RoundLoader.Loaded { session.loaded }
    private var evaluator: Evaluator { session.evaluator }

    /// The warnings and notes, each once.
    var all: [Diagnostic] {
        let staging = loaded.rulebook.order.flatMap { session.staged[$0]?.warnings ?? [] }
        let used = UsedParameters(rulebook: loaded.rulebook, inputs: loaded.inputs)
        return
            (loaded.diagnostics + session.limitWarnings.joined() + undeliveredHolds + evaluator.historyWarnings
            + evaluator.recordWarnings + used.warnings + staging + decisionsOnNobody).uniqued
    }

    /// A sheet that holds read and nobody delivered is said once; nobody is held for it.
    private var undeliveredHolds: [Diagnostic] {
        evaluator.rulebook.awards.flatMap(\.holds).compactMap { hold in
            guard let list = evaluator.undeliveredList(of: hold.condition) else { return nil }
            let field = evaluator.records.schema.records[list.record].fields[list.field]
            return Diagnostic(
                .warning, at: .named(field.sheets.first ?? field.title),
                Message("rounds.hold_not_delivered", ["list": field.title]))
        }
    }

    private var decisionsOnNobody: [Diagnostic] {
        loaded.declaration.decisions.compactMap { decision in
            guard let award = loaded.rulebook.awardIndex(decision.award), let result = session.staged[award] else {
                return nil
            }
            let keys = loaded.records.tables[loaded.rulebook.awards[award].record].keys
            if result.evaluation.candidates.contains(where: { keys[$0.row] == decision.candidate }) { return nil }
            return Diagnostic(
                .warning,
                at: .file(loaded.declaration.position.file, line: loaded.declaration.position.line),
                Message("rounds.decision_on_nobody", ["candidate": decision.candidate, "award": decision.award]))
        }
    }
}
