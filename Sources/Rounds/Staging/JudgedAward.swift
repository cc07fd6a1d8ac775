// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Rules

/// One award of a round, judged, whose seats are still to be allotted.
struct JudgedAward {
    let award: Int
    let evaluation: AwardEvaluation
    /// Whether the evaluation is the base's, of an overlay that reaches no condition.
    let isJudgedBefore: Bool
    /// Whether the quota is declared as the base's.
    let hasSameQuota: Bool
    /// The seats as the engine alone is to allot them.
    let engineQuota: QuotaProblem
    /// The seats with the decisions, or why they cannot be stated; nil where nothing was decided.
    var quota: Result<QuotaProblem, RoundFailure>?
    let excluded: [Int: Exclusion]
    let decisions: [Int: CouncilDecision]
    /// What must be said of it so far.
    let warnings: [Diagnostic]
}
