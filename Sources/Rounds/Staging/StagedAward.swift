// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Rules

/// One award of a round, judged and allotted.
struct StagedAward {
    /// What the rules say of each candidate.
    let evaluation: AwardEvaluation
    /// Whether that is the base's, of an overlay that reaches no condition.
    var hasSameEvaluation = false
    /// Whether the quota is declared as the base's.
    var hasSameQuota = false
    /// The seats as allotted, decisions applied.
    let quota: QuotaProblem
    let outcome: Outcome
    /// The seats as the engine alone would allot them; the same when nothing was decided.
    let engineQuota: QuotaProblem
    let engineOutcome: Outcome
    /// The higher award that excludes a candidate, by the candidate's place in the evaluation.
    let excluded: [Int: Exclusion]
    /// Decisions by the candidate's place in the evaluation.
    let decisions: [Int: CouncilDecision]
    /// The place of each candidate among those who compete, decisions applied.
    let places: Places
    let enginePlaces: Places
    /// What it says to the awards that depend on it.
    let results: AwardResults
    /// The rows that it is given to, best rank first.
    let winners: [Int]
    /// What must be said of it.
    let warnings: [Diagnostic]
}

/// Why a candidate may not have an award although the rules would allow it.
struct Exclusion: Equatable {
    /// The award that it has already: of this round, or a past one.
    let award: Int?
    /// The achievement that both are for, if the rule speaks of one; of a reuse, the initiative.
    let achievement: String?
    /// Whether it is the same initiative that may not be used twice.
    var isReuse = false
}
