// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules

/// What differs in an overlay, put into words: only those are looked at on whom a change can make a difference.
struct OverlayWords {
    private let session: RoundSession
    private let base: RoundSession
    private let restaged: Set<Int>
    /// Awards whose conditions read the results of restaged ones: even where those are as open as before, other facts may
    /// settle them.
    private let following: Set<Int>
    private let baseline: BaselineWords
    private let prose: Prose

    /// Prepares the words of an overlay of the round that `baseline` is about.
    init(
        _ session: RoundSession, over base: RoundSession, _ restaged: Set<Int>, _ baseline: BaselineWords,
        _ language: Language
    ) {
        self.session = session
        self.base = base
        self.restaged = restaged
        let index = session.evaluator.index
        var following: Set<Int> = []
        for award in session.loaded.rulebook.order {
            let results = index.set(restaged.union(following).map { .result($0) })
            if base.ground.inputs[award]?.evaluation.intersects(results) ?? true { following.insert(award) }
        }
        self.following = following
        self.baseline = baseline
        prose = Prose(session.loaded.rulebook, language)
    }

    /// What differs, and what the list comes to; the same as comparing two whole results gives.
    func comparison() -> (RoundComparison, RoundFigures) {
        var bonuses: [Int: Int64] = [:]
        var awards: [AwardComparison] = []
        for award in baseline.awards.keys.sorted() {
            guard let before = baseline.awards[award], let staged = session.staged[award] else { continue }
            let words = self.award(award, staged, before)
            bonuses[award] = words.seatsAfter?.bonus
            awards.append(words)
        }
        let comparison = RoundComparison(
            before: baseline.snapshot.withoutAwards, after: session.identity(of: []), awards: awards)
        return (comparison, FiguresBuilder(session: session, prose: prose).figures(bonuses: bonuses))
    }

    private func award(_ award: Int, _ staged: StagedAward, _ before: RoundSnapshot.Award) -> AwardComparison {
        guard restaged.contains(award) || following.contains(award) || session.hasOtherBonus(award) else {
            return AwardComparison(unchanged: before)
        }
        let builder = AwardResultBuilder(session: session, staged: staged, prose: prose)
        guard let known = base.staged[award], known.evaluation.candidates == staged.evaluation.candidates else {
            // Others are looked at than before.
            let after = RoundSnapshot.Award(builder.build(certificates: false), prose.language)
            return AwardComparison(from: before, to: after)
        }
        var bonus: Int64?
        var candidates: [CandidateComparison] = []
        for index in places(award, staged, known) {
            let (key, found) = (builder.key(index), builder.finding(index))
            if let amount = found.bonus { bonus = (bonus ?? 0) + amount }
            guard let was = before.candidates[key] else { continue }
            let isSameReason = found.reason == baseline.reasons[award]?[key]
            let text = isSameReason ? was.standing.text : found.reason.message.text(in: prose.language)
            let after = builder.standing(index, found, text)
            guard was.standing != after else { continue }
            candidates.append(
                CandidateComparison(
                    key: key, name: builder.name(index), unit: builder.unit(index), before: was.standing, after: after))
        }
        var comparison = AwardComparison(unchanged: before)
        comparison.seatsAfter = .init(builder.seats, bonus: bonus)
        comparison.rules = AwardComparison.rules(before.rules, builder.rules.map(RoundSnapshot.Rule.init))
        comparison.candidates = candidates.inOrder
        return comparison
    }

    /// The candidates who may stand elsewhere than in the base, and all who have the award.
    private func places(_ award: Int, _ staged: StagedAward, _ known: StagedAward) -> [Int] {
        let evaluation = staged.evaluation
        var found: Set<Int> = []
        if restaged.contains(award) {
            // Where nobody was judged anew, whoever neither competes nor is excluded or decided on stays where he was.
            guard staged.hasSameEvaluation else { return Array(evaluation.candidates.indices) }
            found.formUnion(staged.quota.competing)
            found.formUnion(known.quota.competing)
            for award in [staged, known] {
                found.formUnion(award.excluded.keys)
                found.formUnion(award.decisions.keys)
            }
        } else {
            found.formUnion(staged.outcome.awarded.map { staged.quota.competing[$0] })
            found.formUnion(staged.decisions.keys)
        }
        if following.contains(award) {
            found.formUnion(
                evaluation.candidates.indices.filter {
                    evaluation.verdicts[$0] == .undetermined || evaluation.approvals[$0] == .notTaken
                })
        }
        return found.sorted()
    }
}

extension AwardComparison {
    /// An award that is as it was.
    fileprivate init(unchanged award: RoundSnapshot.Award) {
        self.init(
            id: award.id, title: award.title, forEach: award.forEach, seatsBefore: award.seats, seatsAfter: award.seats,
            rules: Self.rules(award.rules, award.rules), candidates: [])
    }
}

extension AwardResultBuilder {
    /// Where the candidate at a place of the evaluation stands.
    fileprivate func standing(_ index: Int, _ found: Finding, _ text: String) -> RoundSnapshot.Standing {
        let evaluation = staged.evaluation
        return .init(
            outcome: found.outcome, decision: found.decision?.outcome, verdict: evaluation.verdicts[index].rawValue,
            isHeld: evaluation.held[index], approval: evaluation.approvals[index].rawValue,
            missingPapers: evaluation.dossiers[index].missing, missingFacts: missingFacts(index), rank: found.rank,
            bonus: found.bonus, reason: found.reason.code, text: text, rules: found.reason.rules,
            others: found.reason.candidates)
    }
}
