// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Looks at every candidate and record that a case expects something of, with every condition that can touch what is
/// expected.
struct CoverageRun {
    let rulebook: Rulebook
    let inventory: RuleInventory
    let isInherited: Bool

    private struct Decision: Hashable {
        let award: Int
        let standard: String
    }

    func coverage(of worlds: [CaseWorld], _ language: Language) -> CaseCoverage {
        let recorder = TruthRecorder()
        var decisive: Set<Decision> = []
        for world in worlds {
            for expectation in world.item.limitExpectations {
                let evaluator = world.evaluator()
                guard let (limit, row) = LimitCheck(evaluator, expectation).subject else { continue }
                evaluator.record(limit, row: row, in: recorder)
            }
            guard !world.item.expectations.isEmpty, let session = try? world.judged() else { continue }
            for expectation in world.item.expectations {
                record(expectation, session, recorder, &decisive)
            }
        }
        let prose = Prose(rulebook, language)
        return CaseCoverage(
            conditions: inventory.conditions.map { part in
                ConditionCoverage(
                    part: part, words: prose.words(part.named(in: rulebook)),
                    isSeenTrue: part.expressions.contains(where: recorder.seenTrue.contains),
                    isSeenFalse: part.expressions.contains(where: recorder.seenFalse.contains))
            },
            standards: rulebook.awards.enumerated().flatMap { index, award in
                award.standards.filter { isInherited || rulebook.isOwn($0.position) }.map { standard in
                    StandardCoverage(
                        award: award.id, standard: standard.id, position: standard.position,
                        isDecisive: decisive.contains(Decision(award: index, standard: standard.id)))
                }
            })
    }

    /// The candidate for the award it is expected for, and for every award that this one rests on.
    private func record(
        _ expectation: PackCase.Expectation, _ session: RoundSession, _ recorder: TruthRecorder,
        _ decisive: inout Set<Decision>
    ) {
        guard let expected = rulebook.awardIndex(expectation.award) else { return }
        for award in inventory.dependencies[expected].sorted() {
            guard let staged = session.staged[award] else { continue }
            let keys = session.loaded.records.tables[rulebook.awards[award].record].keys
            for (place, candidate) in staged.evaluation.candidates.enumerated() {
                // Of other awards all candidates count: a share of the members rests on each of them.
                guard award != expected || keys[candidate.row] == expectation.candidate else { continue }
                session.evaluator.record(award, candidate, in: recorder)
                guard award == expected, staged.evaluation.verdicts[place] == .eligible else { continue }
                let met = rulebook.awards[award].standards.indices.filter {
                    staged.evaluation.standards[$0][place] == .true
                }
                if met.count == 1 {
                    decisive.insert(Decision(award: award, standard: rulebook.awards[award].standards[met[0]].id))
                }
            }
        }
    }
}
