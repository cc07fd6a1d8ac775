// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Records
import Rules

/// Where the candidates of an award ended up, as facts for the awards that depend on it.
struct Standings {
    let evaluation: AwardEvaluation
    let outcome: Outcome
    let excluded: [Int: Exclusion]
    let decisions: [Int: CouncilDecision]
    /// Those who compete, by their place in the evaluation, and the other way round.
    let competing: [Int]
    let places: Places
    /// Whether nothing more comes: then who does not compete has nothing, unless the verdict itself is open.
    var isOver = false

    /// The results over all rows of the award's kind of record.
    func results(count: Int) -> AwardResults {
        guard evaluation.candidates.areAllRows else { return resultsOneByOne(count: count) }
        // Every candidate is the row of the same number, so that whole sets say what is said of most of them.
        let verdicts = evaluation.verdicts.truth
        var open = (isOver ? verdicts.unknown : verdicts.no.complement).subtracting(evaluation.approvals.notCarried)
        var given = BitSet(count: count)
        for (place, index) in competing.enumerated() {
            switch outcome.standings[place] {
            case .notAwarded: open.remove(index)
            case .awarded:
                open.remove(index)
                given.insert(index)
            case .contested, .notDetermined: open.insert(index)
            }
        }
        for index in excluded.keys where places[index] == nil { open.remove(index) }
        for (index, decision) in decisions {
            open.remove(index)
            given[index] = decision.isAward
        }
        return AwardResults(
            eligible: verdicts, awarded: TruthColumn(yes: given, no: given.union(open).complement))
    }

    /// The same, asked of one candidate after the other.
    func resultsOneByOne(count: Int) -> AwardResults {
        var eligible = TruthColumn(.false, count: count)
        var awarded = TruthColumn(.false, count: count)
        for (index, candidate) in evaluation.candidates.enumerated() {
            switch evaluation.verdicts[index] {
            case .eligible: eligible.set(candidate.row, .true)
            case .undetermined: eligible.set(candidate.row, .unknown)
            case .ineligible: break
            }
            awarded.set(candidate.row, awardedTruth(index))
        }
        return AwardResults(eligible: eligible, awarded: awarded)
    }

    /// The results over all rows after others of the same evaluation: only who competes, is excluded or was decided on
    /// can stand elsewhere.
    func results(after known: StagedAward) -> AwardResults {
        var awarded = known.results.awarded
        func note(_ index: Int) { awarded.set(evaluation.candidates[index].row, awardedTruth(index)) }
        if competing == known.quota.competing {
            for place in outcome.differing(from: known.outcome) { note(competing[place]) }
        } else {
            competing.forEach(note)
            known.quota.competing.forEach(note)
        }
        for list in [excluded, known.excluded] { list.keys.forEach(note) }
        for list in [decisions, known.decisions] { list.keys.forEach(note) }
        return AwardResults(eligible: known.results.eligible, awarded: awarded)
    }

    private func awardedTruth(_ index: Int) -> Truth {
        if let decision = decisions[index] { return Truth(decision.isAward) }
        if let place = places[index] {
            switch outcome.standings[place] {
            case .awarded: return .true
            case .notAwarded: return .false
            case .contested, .notDetermined: return .unknown
            }
        }
        if excluded[index] != nil { return .false }
        if isOver, evaluation.verdicts[index] == .eligible { return .false }
        let isOpen = evaluation.verdicts[index] != .ineligible && evaluation.approvals[index] != .notCarried
        return isOpen ? .unknown : .false
    }
}
