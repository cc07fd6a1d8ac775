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
    /// Awards whose winners it looks at besides: those above it in a list of exclusive ones, those that use up the same.
    let awards: Set<Int>

    init(_ award: Int, _ evaluator: Evaluator) {
        let rulebook = evaluator.rulebook
        let declared = rulebook.awards[award]
        var ids: [ExpressionID] = [declared.uses, declared.reuse].compactMap { $0 }
        var awards: Set<Int> = []
        for exclusive in rulebook.exclusives {
            guard let place = exclusive.awards.firstIndex(of: award) else { continue }
            awards.formUnion(exclusive.awards[..<place])
            ids += [exclusive.by, exclusive.past].compactMap { $0 }
        }
        if declared.uses != nil, declared.reuse != nil {
            for other in rulebook.order.prefix(while: { $0 != award }) {
                guard let theirs = rulebook.awards[other].uses, rulebook.awards[other].record == declared.record else {
                    continue
                }
                awards.insert(other)
                ids.append(theirs)
            }
        }
        if let quota = rulebook.quota(of: award) {
            ids += [quota.seats].compactMap { $0 } + quota.rank.map(\.expression)
            for rule in quota.rules {
                ids.append(rule.limit)
                switch rule.group {
                case .condition(let id), .each(let id): ids.append(id)
                }
                if case .expression(let id)? = rule.base { ids.append(id) }
            }
        }
        reading = evaluator.index.reading(ids).union(evaluator.inputs(ofEvaluation: award))
        self.awards = awards
    }
}
