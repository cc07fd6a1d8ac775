// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Rules

/// A judged round as the ground of overlays: its awards, and what each of them rests on.
struct StagedRound {
    let awards: [Int: StagedAward]
    let decisions: [CouncilDecision]
    /// Awards whose quota is not the base's.
    var changedQuotas: Set<Int> = []
    let inputs: [Int: StageInputs]
}

/// Everything that judging and allotting one award rests on.
struct StageInputs {
    /// What its conditions, its quota and its exclusions read.
    let reading: InputSet
    /// What its conditions alone read.
    let evaluation: InputSet
    /// Awards whose winners it looks at besides: those above it in a list of exclusive ones, those that use up the same.
    let awards: Set<Int>

    init(_ award: Int, _ evaluator: Evaluator) {
        let rulebook = evaluator.rulebook
        let declared = rulebook.awards[award]
        awards = rulebook.awards(lookedAtBy: award)
        var roots = [declared.uses, declared.reuse].compactMap { $0 } + (rulebook.quota(of: award)?.roots ?? [])
        for exclusive in rulebook.exclusives where exclusive.awards.contains(award) {
            roots += [exclusive.by, exclusive.past].compactMap { $0 }
        }
        if declared.reuse != nil { roots += awards.compactMap { rulebook.awards[$0].uses } }
        evaluation = evaluator.inputs(ofEvaluation: award)
        reading = evaluator.index.reading(roots).union(evaluation)
    }
}
