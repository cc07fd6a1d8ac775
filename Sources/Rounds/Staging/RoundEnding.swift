// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// How the holds of a round end, for judging it as if nothing more were to come.
struct RoundEnding: Sendable {
    /// The holds that are lifted; all others are upheld.
    let released: Set<OpenMatter>

    /// An evaluation in which those are free on whom every hold is lifted.
    func releasing(_ evaluation: AwardEvaluation, _ evaluator: Evaluator) -> AwardEvaluation {
        let declared = evaluator.rulebook.awards[evaluation.award]
        let free = evaluation.candidates.indices.filter { index in
            guard evaluation.held[index] else { return false }
            let candidate = evaluation.candidates[index]
            return declared.holds.allSatisfy { hold in
                guard evaluator.undeliveredList(of: hold.condition) == nil else { return true }
                let condition = evaluator.rulebook.expressions[hold.condition].canonical
                switch evaluator.value(hold.condition, of: candidate) {
                case .truth(.false): return true
                case .truth(.true):
                    return released.contains(
                        .hold(condition: condition, record: declared.record, row: candidate.row))
                default: return false
                }
            }
        }
        return evaluation.releasing(free)
    }
}

extension RoundSession {
    /// This round with a change, as it stands when nothing more comes: papers that have not come stay away, votes that were
    /// not taken are not carried, and holds end as said.
    func ended(with change: RoundChange, _ ending: RoundEnding) throws(RoundFailure) -> [Int: StagedAward] {
        let after = change.applied(to: loaded)
        let evaluator = Evaluator(
            overlaying: evaluator, rulebook: after.rulebook, records: after.records, inputs: after.inputs,
            changes: change.inputs(loaded, after, evaluator.index))
        var stager = RoundStager(evaluator: evaluator, decisions: after.declaration.decisions)
        stager.ending = ending
        let (staged, _) = try stager.stage(Set(staged.keys)) { _ in }
        let scripts = evaluator.scriptProblems
        guard scripts.isEmpty else { throw RoundFailure(diagnostics: scripts) }
        return staged
    }
}
