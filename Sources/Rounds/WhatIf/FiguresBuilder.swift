// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// Counts what a list comes to.
struct FiguresBuilder {
    let session: RoundSession
    let prose: Prose

    private var rulebook: Rulebook { session.loaded.rulebook }
    private var records: RecordSet { session.loaded.records }

    /// The figures; `bonuses` has the money of each shown award by index.
    ///
    /// - parameter base: the figures of the round that this one overlays, and the awards whose winners may be others.
    func figures(bonuses: [Int: Int64], over base: (figures: RoundFigures, restaged: Set<Int>)? = nil) -> RoundFigures {
        let outcome = session.outcome
        let awards = outcome.awards.keys.sorted()
        var money: [RoundFigures.Money] = []
        for award in awards {
            guard let amount = bonuses[award] else { continue }
            let decidedBy = rulebook.awards[award].decidedBy ?? ""
            if let place = money.firstIndex(where: { $0.decidedBy == decidedBy }) {
                money[place].amount += amount
            } else {
                money.append(.init(decidedBy: decidedBy, amount: amount))
            }
        }
        return RoundFigures(
            awards: awards.map { award in
                let known = base.flatMap { base in
                    base.restaged.contains(award) || session.evaluator.hasChanged(inputs(award))
                        ? nil : base.figures.awards.first { $0.id == rulebook.awards[award].id }
                }
                return known ?? self.award(award, outcome.awards[award]?.winners ?? [])
            }, money: money, emptyUnits: emptyUnits(outcome))
    }

    /// What the groups of an award read.
    private func inputs(_ award: Int) -> InputSet {
        session.evaluator.index.reading(groups(award))
    }

    private func award(_ index: Int, _ winners: [Int]) -> RoundFigures.Award {
        let award = rulebook.awards[index]
        let known = session.staged[index]?.evaluation.candidates
        let candidates = winners.map { known?.candidate(row: $0) ?? Candidate(row: $0, nomination: nil) }
        return .init(
            id: award.id, title: award.title, winners: winners.count,
            groups: groups(index).map { id in
                let truth = session.evaluator.truth(id, record: award.record, candidates)
                return .init(title: prose.words(id), count: candidates.indices.count { truth[$0] == .true })
            })
    }

    /// The conditions that the quota of an award limits, supports or prefers, each once.
    private func groups(_ award: Int) -> [ExpressionID] {
        guard let quota = rulebook.quota(of: award) else { return [] }
        var seen: Set<ExpressionID> = []
        let limited = quota.rules.compactMap { rule -> ExpressionID? in
            if case .condition(let id) = rule.group { id } else { nil }
        }
        let preferred = quota.rank.filter { $0.direction == .prefer }.map(\.expression)
        return (limited + preferred).filter { seen.insert(rulebook.expressions[$0].canonical).inserted }
    }

    /// The units that get nothing where seats are limited.
    private func emptyUnits(_ outcome: RoundOutcome) -> [String] {
        guard let units = UnitLookup(records) else { return [] }
        var served: Set<Int> = []
        for (award, listed) in outcome.awards where rulebook.quota(of: award) != nil {
            let record = rulebook.awards[award].record
            served.formUnion(listed.winners.compactMap { units.row(of: $0, in: record) })
        }
        return (0..<units.count).filter { !served.contains($0) }.map(units.name)
    }
}
