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

    /// What a round comes to, for the figures of rounds that overlay it.
    struct Ground {
        let session: RoundSession
        let figures: RoundFigures
        /// How many winners of awards with limited seats each unit has; nil where the schema knows no units.
        let winnersOfUnits: [Int]?
    }

    /// The figures, and what those of overlays need besides; `bonuses` has the money of each shown award by index.
    func ground(bonuses: [Int: Int64]) -> Ground {
        let figures = figures(bonuses: bonuses)
        let counts = UnitLookup(records).map { units in
            var counts = [Int](repeating: 0, count: units.count)
            for (award, listed) in session.outcome.awards where rulebook.quota(of: award) != nil {
                add(1, listed.winners, of: award, units, to: &counts)
            }
            return counts
        }
        return Ground(session: session, figures: figures, winnersOfUnits: counts)
    }

    private func add(_ number: Int, _ winners: [Int], of award: Int, _ units: UnitLookup, to counts: inout [Int]) {
        let record = rulebook.awards[award].record
        for row in winners { if let unit = units.row(of: row, in: record) { counts[unit] += number } }
    }

    /// The figures; `bonuses` has the money of each shown award by index.
    ///
    /// - parameter base: the round that this one overlays, and the awards whose winners may be others.
    func figures(bonuses: [Int: Int64], over base: (ground: Ground, restaged: Set<Int>)? = nil) -> RoundFigures {
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
                let winners = outcome.awards[award]?.winners ?? []
                let known = base.flatMap { base in
                    session.evaluator.hasChanged(inputs(award))
                        ? nil : self.award(award, winners, over: base.ground, isSame: !base.restaged.contains(award))
                }
                return known ?? self.award(award, winners)
            }, money: money,
            emptyUnits: base.flatMap { emptyUnits(outcome, over: $0.ground, $0.restaged) } ?? emptyUnits(outcome))
    }

    /// An award whose groups are as they were: only who enters or leaves is counted.
    private func award(_ index: Int, _ winners: [Int], over base: Ground, isSame: Bool) -> RoundFigures.Award? {
        guard var known = base.figures.awards.first(where: { $0.id == rulebook.awards[index].id }) else { return nil }
        if isSame { return known }
        guard
            let (staged, before) = session.staged[index].flatMap({ staged in
                base.session.staged[index].map { (staged, $0) }
            }), staged.hasSameQuota, staged.evaluation.candidates == before.evaluation.candidates
        else { return nil }
        let moves = Moves(from: base.session.outcome.awards[index]?.winners ?? [], to: winners)
        let (entering, leaving) = (award(index, moves.entering), award(index, moves.leaving))
        known.winners = winners.count
        for place in known.groups.indices {
            known.groups[place].count += entering.groups[place].count - leaving.groups[place].count
        }
        return known
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

    /// The same over another round, of which only who enters or leaves is counted; nil where units are others.
    private func emptyUnits(_ outcome: RoundOutcome, over base: Ground, _ restaged: Set<Int>) -> [String]? {
        guard let before = base.winnersOfUnits, let units = UnitLookup(records), units.count == before.count,
            !session.evaluator.hasChanged(session.evaluator.index.set(units.inputs))
        else { return nil }
        var counts = before
        for award in restaged {
            guard let now = outcome.awards[award], let was = base.session.outcome.awards[award] else { continue }
            let isCounted = rulebook.quota(of: award) != nil
            guard isCounted == (base.session.loaded.rulebook.quota(of: award) != nil) else { return nil }
            guard isCounted else { continue }
            let moves = Moves(from: was.winners, to: now.winners)
            add(1, moves.entering, of: award, units, to: &counts)
            add(-1, moves.leaving, of: award, units, to: &counts)
        }
        let isSame = zip(before, counts).allSatisfy { ($0 == 0) == ($1 == 0) }
        return isSame ? base.figures.emptyUnits : counts.indices.filter { counts[$0] == 0 }.map(units.name)
    }
}

/// Who is in one of two ascending lists of rows alone.
private struct Moves {
    private(set) var entering: [Int] = []
    private(set) var leaving: [Int] = []

    init(from before: [Int], to after: [Int]) {
        var (old, new) = (before[...], after[...])
        while let first = old.first, let other = new.first {
            if first == other {
                old.removeFirst()
                new.removeFirst()
            } else if first < other {
                leaving.append(old.removeFirst())
            } else {
                entering.append(new.removeFirst())
            }
        }
        leaving += old
        entering += new
    }
}
