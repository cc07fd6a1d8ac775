// SPDX-License-Identifier: Apache-2.0

public import Records
import Rules

extension Evaluator {
    /// The candidates of an award, by their place, of whom the conditions may say something else than in the evaluator that
    /// this one overlays: another verdict, hold, vote or paper, or another condition or missing fact as the reason for it.
    ///
    /// Whoever is not in the set is told about in the same words; both evaluations are of the same candidates.
    ///
    /// - parameter results: the results of awards that wait for other facts than there, even where they are the same.
    public func differing(
        _ evaluation: AwardEvaluation, from known: AwardEvaluation, over base: Evaluator, results: InputSet
    ) -> BitSet {
        let declared = rulebook.awards[evaluation.award]
        let clauses = ClauseChanges(
            over: CandidateColumns(columns: columns, record: declared.record, candidates: evaluation.candidates),
            base: CandidateColumns(columns: base.columns, record: declared.record, candidates: known.candidates),
            isReached: { self.hasChanged(self.index.reading($0)) || self.index.reading($0).intersects(results) })
        let (verdicts, old) = (evaluation.verdicts.truth, known.verdicts.truth)
        var found = verdicts.yes.symmetricDifference(old.yes).union(verdicts.no.symmetricDifference(old.no))
        found.formUnion(evaluation.held.symmetricDifference(known.held))
        found.formUnion(evaluation.dossiers.differing(from: known.dossiers))
        let requirements = declared.requirements.map(\.condition)
        found.formUnion(clauses.otherFirstFailure(of: requirements).intersection(verdicts.no))
        found.formUnion(
            clauses.otherFacts(of: requirements + declared.standards.flatMap(\.conditions)).subtracting(
                verdicts.yes.union(verdicts.no)))
        if declared.holds.contains(where: { clauses.isReached($0.condition) }) {
            found.formUnion(evaluation.held.intersection(verdicts.yes))
        }
        if declared.approvals.contains(where: { clauses.isReached($0.condition) }) {
            for index in evaluation.candidates.indices {
                let vote = evaluation.approvals[index]
                let isOpen = verdicts.yes[index] && (vote == .notTaken || vote == .notCarried)
                if isOpen || vote != known.approvals[index] { found.insert(index) }
            }
        }
        return found
    }
}

/// Conditions over the same candidates in a round and in one beneath it.
private struct ClauseChanges {
    let over: CandidateColumns
    let base: CandidateColumns
    /// Whether a change reaches a condition.
    let isReached: (ExpressionID) -> Bool

    private var nobody: BitSet { BitSet(count: over.candidates.count) }

    /// Those for whom another condition is the first that is false.
    func otherFirstFailure(of conditions: [ExpressionID]) -> BitSet {
        guard conditions.contains(where: isReached) else { return nobody }
        var found = nobody
        var (failed, failedBefore) = (found, found)
        for condition in conditions {
            let (no, noBefore) = (over.truth(condition).no, base.truth(condition).no)
            found.formUnion(no.subtracting(failed).symmetricDifference(noBefore.subtracting(failedBefore)))
            failed.formUnion(no)
            failedBefore.formUnion(noBefore)
        }
        return found
    }

    /// Those for whom a condition that a change reaches has another truth, or waits for other facts.
    func otherFacts(of conditions: [ExpressionID]) -> BitSet {
        let facts = FactChanges(over: over.columns, base: base.columns, isReached: isReached)
        let frame = Frame(kind: .record(over.record), depth: 0)
        var found = nobody
        for condition in conditions where isReached(condition) {
            let (now, before) = (over.truth(condition), base.truth(condition))
            found.formUnion(now.yes.symmetricDifference(before.yes))
            found.formUnion(now.no.symmetricDifference(before.no))
            let isFollowed = over.isWhole && over.columns.fits(condition, frame)
            found.formUnion(isFollowed ? facts.rows(condition, frame) : now.open.union(before.open))
        }
        return found
    }
}

extension Dossiers {
    /// Those who lack other papers.
    fileprivate func differing(from known: Dossiers) -> BitSet {
        var found = BitSet(count: count)
        guard !isCompleteForAll || !known.isCompleteForAll else { return found }
        for index in indices where self[index] != known[index] { found.insert(index) }
        return found
    }
}
