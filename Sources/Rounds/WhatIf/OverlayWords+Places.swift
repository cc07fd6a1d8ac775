// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Records
import Rules

extension OverlayWords {
    /// The places of the candidates who must be looked at one by one.
    ///
    /// Whoever else competes may differ in the rank and the reason of the seat alone, which ``SeatReasonChanges`` compares;
    /// the rest stands where it stood.
    ///
    /// - parameter waiting: the results of awards that wait for other facts, where the award reads some of them.
    func places(
        _ award: Int, _ builder: AwardResultBuilder, _ known: StagedAward, _ waiting: InputSet?
    ) -> BitSet {
        let staged = builder.staged
        let count = staged.evaluation.candidates.count
        let hasConflict = [staged, known].contains {
            $0.outcome.conflicts.contains { if case .decisions = $0 { true } else { false } }
        }
        // Where decisions contradict the rules the reasons are others; with other names every sentence may be.
        if hasConflict || !session.hasSameNames(award) { return BitSet(count: count, all: true) }
        var found = BitSet(count: count)
        if restaged.contains(award) && !staged.hasSameEvaluation || waiting != nil {
            found = session.evaluator.differing(
                staged.evaluation, from: known.evaluation, over: base.evaluator,
                results: waiting ?? session.evaluator.index.nothing)
        }
        // Another quota may state an exclusion or a rule otherwise.
        for index in staged.decisions.keys { found.insert(index) }
        for index in known.decisions.keys { found.insert(index) }
        for (index, exclusion) in staged.excluded where known.excluded[index] != exclusion { found.insert(index) }
        for index in known.excluded.keys where staged.excluded[index] == nil { found.insert(index) }
        if restaged.contains(award), staged.quota.competing != known.quota.competing {
            for index in staged.quota.competing where known.places[index] == nil { found.insert(index) }
            for index in known.quota.competing where staged.places[index] == nil { found.insert(index) }
        }
        if session.hasOtherBonus(award) {
            for place in staged.outcome.awarded { found.insert(staged.quota.competing[place]) }
        }
        return found
    }
}

extension RoundSession {
    /// Whether everybody and everything that the reasons of an award name is called what the base calls it.
    func hasSameNames(_ award: Int) -> Bool {
        let schema = loaded.records.schema
        var inputs: [InputIndex.Input] = []
        for (record, type) in schema.records.enumerated() {
            for field in type.fields.indices
            where type.fields[field].name == "name"
                || record == loaded.rulebook.awards[award].record && type.fields[field].name == "unit"
            {
                inputs.append(.field(record: record, field: field))
            }
        }
        return !evaluator.hasChanged(evaluator.index.set(inputs))
    }
}
