// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Rules

extension RoundSession {
    /// This round with a change, without judging again what the change does not reach; this round stays as it is.
    ///
    /// The answer is the one that a full run with the same change gives.
    func overlaid(with change: RoundChange) throws(RoundFailure) -> RoundSession {
        try overlaid(with: change, detail: .reasons)
    }

    /// Who gets what after a change; without the reasons, which take most of the time.
    func outcome(after change: RoundChange) throws(RoundFailure) -> RoundOutcome {
        try overlaid(with: change, detail: .standings).outcome
    }

    private func overlaid(with change: RoundChange, detail: Detail) throws(RoundFailure) -> RoundSession {
        // An overlay of an overlay starts from the ground again: everything is there.
        let after = change.applied(to: loaded)
        let changes = change.inputs(loaded, after, evaluator.index)
        let evaluator = Evaluator(
            overlaying: evaluator, rulebook: after.rulebook, records: after.records, inputs: after.inputs,
            changes: changes)
        let limits = try RecordLimits(loaded: after, evaluator: evaluator).check(after: limitWarnings)
        var ground = ground
        ground.changedQuotas = Set(change.quotas.map(\.award))
        let (staged, restaged) = try RoundStager(
            evaluator: evaluator, decisions: after.declaration.decisions, base: ground, detail: detail
        ).stage(Set(staged.keys)) { _ in }
        let scripts = evaluator.scriptProblems
        guard scripts.isEmpty else { throw RoundFailure(diagnostics: scripts) }
        return RoundSession(
            after, evaluator, staged, shown: shown, limitWarnings: limits, base: (self, restaged))
    }
}
