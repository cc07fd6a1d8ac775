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
    func results(count: Int) -> AwardResults { resultsOfTable() ?? resultsOneByOne(count: count) }

    /// The results where every row is a candidate and no vote is needed, so that whoever does not compete is as eligible as
    /// awarded; nil otherwise.
    func resultsOfTable() -> AwardResults? {
        guard evaluation.candidates.isWholeTable, !evaluation.approvals.areNeeded, !isOver else { return nil }
        let eligible = evaluation.verdicts.truth
        var (chosen, refused): ([Int], [Int]) = ([], [])
        for (place, index) in competing.enumerated() {
            switch outcome.standings[place] {
            case .awarded: chosen.append(index)
            case .notAwarded: refused.append(index)
            case .contested, .notDetermined: break
            }
        }
        var (yes, no) = (BitSet(count: eligible.count), eligible.no)
        yes.insert(chosen)
        no.subtract(competing)
        no.insert(refused)
        var awarded = TruthColumn(yes: yes, no: no)
        for index in Array(excluded.keys) + decisions.keys { awarded.set(index, awardedTruth(index)) }
        return AwardResults(eligible: eligible, awarded: awarded)
    }

    /// The same by definition, of any candidates.
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
        for list in [competing, known.quota.competing] + [excluded.keys, known.excluded.keys].map(Array.init)
            + [decisions.keys, known.decisions.keys].map(Array.init)
        {
            for index in list { awarded.set(evaluation.candidates[index].row, awardedTruth(index)) }
        }
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
