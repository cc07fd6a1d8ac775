// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// Awards of which nobody may have two.
extension RoundStager {
    func exclusions(
        _ award: Int, _ evaluation: AwardEvaluation, _ staged: [Int: StagedAward]
    ) -> [Int: Exclusion] {
        var found: [Int: Exclusion] = [:]
        for exclusive in rulebook.exclusives {
            guard let place = exclusive.awards.firstIndex(of: award) else { continue }
            let higher = exclusive.awards[..<place].filter { staged[$0] != nil }
            for (index, candidate) in evaluation.candidates.enumerated() where found[index] == nil {
                let own = exclusive.by.map { achievements($0, candidate) }
                // For one achievement: nothing is excluded where the achievement is not known.
                if let own, own.isEmpty { continue }
                for other in higher {
                    guard let result = staged[other], let theirs = winner(candidate.row, of: result) else { continue }
                    guard let by = exclusive.by, let own else {
                        found[index] = Exclusion(award: other, achievement: nil)
                        break
                    }
                    if let common = own.first(where: achievements(by, theirs).contains) {
                        found[index] = Exclusion(award: other, achievement: common)
                        break
                    }
                }
                if found[index] == nil, let past = exclusive.past, let own,
                    let common = evaluator.pastAchievement(past, candidate, among: own)
                {
                    found[index] = Exclusion(award: nil, achievement: common)
                }
            }
        }
        addReuse(award, evaluation, staged, to: &found)
        return found
    }

    /// Whoever may still get the higher award is not excluded from the lower, and that is said.
    func openExclusions(
        _ award: Int, _ evaluation: AwardEvaluation, _ staged: [Int: StagedAward]
    ) -> [Diagnostic] {
        rulebook.exclusives.flatMap { exclusive -> [Diagnostic] in
            guard let place = exclusive.awards.firstIndex(of: award) else { return [] }
            return exclusive.awards[..<place].compactMap { other in
                guard let higher = staged[other] else { return nil }
                let rows = Dictionary(higher.evaluation.candidates.enumerated().map { ($1.row, $0) }) { first, _ in
                    first
                }
                let open = evaluation.candidates.filter { candidate in
                    guard let index = rows[candidate.row], higher.results.awarded[candidate.row] == .unknown else {
                        return false
                    }
                    guard let by = exclusive.by else { return true }
                    let theirs = achievements(by, higher.evaluation.candidates[index])
                    return achievements(by, candidate).contains(where: theirs.contains)
                }
                guard !open.isEmpty else { return nil }
                let keys = evaluator.records.tables[rulebook.awards[award].record].keys
                return Diagnostic(
                    .warning, at: .file(exclusive.position.file, line: exclusive.position.line),
                    Message(
                        "rounds.exclusive_open",
                        [
                            "award": rulebook.awards[award].title, "higher": rulebook.awards[other].title,
                            "candidates": open.map { keys[$0.row] }.joined(separator: ", "),
                        ]))
            }
        }
    }

    /// Where an initiative may be used once, whoever already has an award for it is excluded from the next.
    private func addReuse(
        _ award: Int, _ evaluation: AwardEvaluation, _ staged: [Int: StagedAward], to found: inout [Int: Exclusion]
    ) {
        guard let uses = rulebook.awards[award].uses, let reuse = rulebook.awards[award].reuse else { return }
        for (index, candidate) in evaluation.candidates.enumerated() where found[index] == nil {
            guard evaluator.texts(reuse, of: candidate).first == "once" else { continue }
            let own = evaluator.texts(uses, of: candidate)
            guard !own.isEmpty else { continue }
            for other in rulebook.order where found[index] == nil {
                guard let earlier = staged[other], let theirs = rulebook.awards[other].uses,
                    rulebook.awards[other].record == rulebook.awards[award].record,
                    let winner = winner(candidate.row, of: earlier)
                else { continue }
                if let common = own.first(where: evaluator.texts(theirs, of: winner).contains) {
                    found[index] = Exclusion(award: other, achievement: common, isReuse: true)
                }
            }
        }
    }

    /// The candidate of an award that was given to a row.
    private func winner(_ row: Int, of staged: StagedAward) -> Candidate? {
        staged.outcome.awarded.lazy.map { staged.evaluation.candidates[staged.quota.competing[$0]] }
            .first { $0.row == row }
    }

    private func achievements(_ by: ExpressionID, _ candidate: Candidate) -> [String] {
        evaluator.texts(by, of: candidate)
    }
}
