// SPDX-License-Identifier: Apache-2.0

import Allocation
import Evaluation
import Messages
import Records
import Rules

/// What differs in an overlay, put into words: only those are looked at on whom a change can make a difference.
struct OverlayWords {
    let session: RoundSession
    let base: RoundSession
    let restaged: Set<Int>
    let baseline: BaselineWords
    let prose: Prose

    /// Prepares the words of an overlay of the round that `baseline` is about.
    init(
        _ session: RoundSession, over base: RoundSession, _ restaged: Set<Int>, _ baseline: BaselineWords,
        _ language: Language
    ) {
        self.session = session
        self.base = base
        self.restaged = restaged
        self.baseline = baseline
        prose = Prose(session.loaded.rulebook, language)
    }

    /// What differs, and what the list comes to; the same as comparing two whole results gives.
    func comparison() -> (RoundComparison, RoundFigures) {
        let index = session.evaluator.index
        var found: [Int: AwardComparison] = [:]
        // Awards that wait for other facts than before: even where their results are the same, awards that read those wait
        // for other facts too.
        var waiting = index.nothing
        for award in session.loaded.rulebook.order {
            guard let staged = session.staged[award] else { continue }
            let isFollowing = base.ground.inputs[award]?.evaluation.intersects(waiting) ?? true
            let isReached = restaged.contains(award) || isFollowing
            guard let before = baseline.awards[award] else {
                if isReached { waiting.formUnion(index.set([.result(award)])) }
                continue
            }
            guard isReached || session.hasOtherBonus(award) else {
                found[award] = AwardComparison(unchanged: before)
                continue
            }
            let words = self.award(award, staged, before, isFollowing ? waiting : nil)
            found[award] = words
            if words.waitsForOtherFacts || hasOtherApprovals(award, waiting) {
                waiting.formUnion(index.set([.result(award)]))
            }
        }
        let awards = found.keys.sorted()
        let comparison = RoundComparison(
            before: baseline.snapshot.withoutAwards, after: session.identity(of: []),
            awards: awards.compactMap { found[$0] })
        let bonuses = found.compactMapValues { $0.seatsAfter?.bonus }
        let figures = FiguresBuilder(session: session, prose: prose)
        return (comparison, figures.figures(bonuses: bonuses, over: (baseline.ground, restaged)))
    }

    /// Whether a change reaches the vote on an award, which may wait for other facts although nobody's verdict does.
    private func hasOtherApprovals(_ award: Int, _ waiting: InputSet) -> Bool {
        let evaluator = session.evaluator
        return session.loaded.rulebook.awards[award].approvals.contains {
            let reading = evaluator.index.reading($0.condition)
            return evaluator.hasChanged(reading) || reading.intersects(waiting)
        }
    }

    /// - parameter waiting: the results of awards that wait for other facts, where the award reads some of them.
    private func award(
        _ award: Int, _ staged: StagedAward, _ before: RoundSnapshot.Award, _ waiting: InputSet?
    ) -> AwardComparison {
        let builder = AwardResultBuilder(session: session, staged: staged, prose: prose)
        guard let known = base.staged[award], let old = baseline.builders[award],
            known.evaluation.candidates == staged.evaluation.candidates
        else {
            // Others are looked at than before.
            let after = RoundSnapshot.Award(builder.build(certificates: false), prose.language)
            return AwardComparison(from: before, to: after)
        }
        var places = places(award, builder, known, waiting)
        let reworded =
            restaged.contains(award) ? SeatReasonChanges(from: old, to: builder, before).list(&places) : nil
        let hasSameNames = session.hasSameNames(award)
        var notable: [CandidateComparison] = []
        var told: [CandidateComparison] = []
        var amounts: [Int: Int64] = [:]
        places.forEach { index in
            guard let was = before.candidates[builder.key(index)] else { return }
            let after = builder.standing(index)
            amounts[index] = after.bonus
            guard was.standing != after else { return }
            let comparison = CandidateComparison(
                key: was.key, name: hasSameNames ? was.name : builder.name(index),
                unit: hasSameNames ? was.unit : builder.unit(index), before: was.standing, after: after)
            if comparison.isNotable { notable.append(comparison) } else { told.append(comparison) }
        }
        var comparison = AwardComparison(unchanged: before)
        comparison.seatsAfter = .init(builder.seats, bonus: bonus(builder, places, amounts, before))
        comparison.rulePair = rules(builder, known, before)
        comparison.notable = notable.inOrder
        comparison.reworded = RewordedCandidates(told: told, untold: reworded)
        return comparison
    }

    /// The money of all winners; whoever is not among those looked at has what he had.
    ///
    /// - parameter found: the money of those looked at, by place.
    private func bonus(
        _ builder: AwardResultBuilder, _ places: BitSet, _ found: [Int: Int64], _ before: RoundSnapshot.Award
    ) -> Int64? {
        guard builder.award.bonus != nil else { return nil }
        let staged = builder.staged
        var winners = BitSet(count: staged.evaluation.candidates.count)
        for place in staged.outcome.awarded { winners.insert(staged.quota.competing[place]) }
        for index in staged.decisions.keys { winners.insert(index) }
        var amounts: [Int64] = []
        winners.forEach { index in
            let amount = places[index] ? found[index] : before.candidates[builder.key(index)]?.standing.bonus
            if let amount { amounts.append(amount) }
        }
        return amounts.isEmpty ? nil : amounts.reduce(0, +)
    }

    /// The rules as they came out; the same ones are called what they were called.
    private func rules(
        _ builder: AwardResultBuilder, _ known: StagedAward, _ before: RoundSnapshot.Award
    ) -> RulePair {
        let award = builder.staged.evaluation.award
        let isSame = session.hasSameNames(award) && (!restaged.contains(award) || builder.staged.hasSameQuota)
        let (reports, old) = (builder.staged.outcome.rules, known.outcome.rules)
        // The seats are reported first, where there is a limit.
        let others = reports.first?.rule.kind == .seats ? 1 : 0
        guard isSame, reports.count == old.count, reports.count == before.rules.count + others,
            builder.staged.quota.problem.hasSameRules(as: known.quota.problem)
        else { return RulePair(before.rules, builder.rules.map(RoundSnapshot.Rule.init)) }
        var changed: [Int: RoundSnapshot.Rule] = [:]
        for place in before.rules.indices {
            let (need, have) = (reports[place + others].need, reports[place + others].have.lowerBound)
            let isBinding = reports[place + others].binding ?? false
            guard
                need != old[place + others].need || have != old[place + others].have.lowerBound
                    || isBinding != (old[place + others].binding ?? false)
            else { continue }
            changed[place] = before.rules[place]
            changed[place]?.need = need
            changed[place]?.have = have
            changed[place]?.isBinding = isBinding
        }
        return RulePair(before.rules, changing: changed)
    }
}

extension AwardComparison {
    /// Whether somebody waits for other facts than before, or others are looked at.
    fileprivate var waitsForOtherFacts: Bool {
        notable.contains { $0.before?.missingFacts != $0.after?.missingFacts }
    }

    /// An award that is as it was.
    fileprivate init(unchanged award: RoundSnapshot.Award) {
        self.init(
            id: award.id, title: award.title, forEach: award.forEach, seatsBefore: award.seats, seatsAfter: award.seats,
            rulePair: RulePair(award.rules), notable: [], reworded: RewordedCandidates())
    }
}

extension AwardResultBuilder {
    /// Where the candidate at a place of the evaluation stands.
    fileprivate func standing(_ index: Int) -> RoundSnapshot.Standing {
        let (evaluation, found) = (staged.evaluation, finding(index))
        return .init(
            outcome: found.outcome, decision: found.decision?.outcome, verdict: evaluation.verdicts[index].rawValue,
            isHeld: evaluation.held[index], approval: evaluation.approvals[index].rawValue,
            missingPapers: evaluation.dossiers[index].missing, missingFacts: missingFacts(index), rank: found.rank,
            bonus: found.bonus, reason: found.reason.code, text: found.reason.message.text(in: prose.language),
            rules: found.reason.rules, others: found.reason.candidates)
    }
}
