// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

extension WhatIf {
    /// The smallest single changes that would cost each winner the award: of an own number, or of anybody else's fact.
    ///
    /// Looks at the shown awards with a quota, and at any award that alone is shown. Every value of every fact is covered;
    /// each change that is named was run, and so was one step less.
    public func stability() -> StabilityAnswer {
        let rulebook = session.loaded.rulebook
        let awards = session.outcome.awards.keys.sorted().filter {
            rulebook.quota(of: $0) != nil || session.shown == $0
        }
        let margins = Margins(session, awards, Prose(rulebook, language))
        return StabilityAnswer(
            awards: awards.map { award in
                let declared = rulebook.awards[award]
                return .init(id: declared.id, title: declared.title, winners: margins.winners(award))
            })
    }
}

/// Finds the margins of the winners of some awards.
private struct Margins {
    private let session: RoundSession
    private let prose: Prose
    private let names: MatterNames
    /// By award and row: what would cost the award, the smallest first.
    private var found: [Int: [Int: [Loss]]] = [:]

    /// A change of one fact that costs a winner the award.
    private struct Loss {
        let fact: FactStep
        let answer: Int64
        let steps: Int
    }

    private static let most = 3

    init(_ session: RoundSession, _ awards: [Int], _ prose: Prose) {
        self.session = session
        self.prose = prose
        names = MatterNames(session: session, prose: prose)
        let reach = FactReach(session, Set(awards))
        for lever in reach.facts {
            guard let domain = reach.domain(lever), let fact = FactStep(lever, domain, session.loaded.records),
                mayDiffer(fact), let outcomes = reach.outcomes(opening: lever)
            else { continue }
            for award in awards { add(fact, outcomes[award] ?? [:], award) }
        }
        for award in awards {
            for row in (found[award] ?? [:]).keys {
                found[award]?[row]?.sort { ($0.steps, $0.fact.lever) < ($1.steps, $1.fact.lever) }
            }
        }
    }

    /// Numbers may be otherwise, and what the schema says can change; who somebody is may not.
    private func mayDiffer(_ fact: FactStep) -> Bool {
        let (record, field) = fact.lever.place
        // What is the round's own is the same for all.
        guard session.loaded.records.schema.records[record].name != "round" else { return false }
        let declared = session.loaded.records.schema.records[record].fields[field]
        switch fact.lever {
        case .member: return true
        case .item(_, _, _, let item):
            guard case .events(let items) = declared.type else { return false }
            return items[item].change != .never
        case .cell, .year: return declared.change != .never || fact.isOrdered && fact.domain.isNumber
        }
    }

    private mutating func add(_ fact: FactStep, _ outcomes: [Int: AnswerTree<OpenResult>], _ award: Int) {
        let winners = Set(session.outcome.awards[award]?.winners ?? [])
        for (row, tree) in outcomes where winners.contains(row) {
            let losing = tree.map(\.awarded).ranges(of: .fact(fact.lever), in: fact.domain.range) { $0 != .true }
            guard let (answer, steps) = fact.nearest(in: losing) else { continue }
            // A fact of one's own that has no order is no margin: anybody who is not registered is out.
            if isOwn(fact.lever, award, row), !fact.isOrdered { continue }
            found[award, default: [:]][row, default: []].append(Loss(fact: fact, answer: answer, steps: steps))
        }
    }

    private func isOwn(_ lever: Lever, _ award: Int, _ row: Int) -> Bool {
        let owner = names.subject(.fact(lever))
        return owner.record == session.loaded.rulebook.awards[award].record && owner.row == row
    }

    // MARK: Words

    func winners(_ award: Int) -> [StabilityAnswer.Winner] {
        guard let staged = session.staged[award] else { return [] }
        let declared = session.loaded.rulebook.awards[award]
        let ranks = Dictionary(
            staged.quota.competing.enumerated().map {
                (staged.evaluation.candidates[$0.element].row, staged.quota.problem.ranks[$0.offset])
            }, uniquingKeysWith: { first, _ in first })
        let rows = (session.outcome.awards[award]?.winners ?? []).sorted {
            (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1)
        }
        return rows.map { row in
            let losses = found[award]?[row] ?? []
            let own = losses.filter { isOwn($0.fact.lever, award, row) }
            let others = losses.filter { !isOwn($0.fact.lever, award, row) }
            return .init(
                person: MovesBuilder(session: session).person(declared.record, row), rank: ranks[row],
                own: changes(own, award, row), others: changes(others, award, row))
        }
    }

    private func changes(_ losses: [Loss], _ award: Int, _ row: Int) -> [StabilityAnswer.Change] {
        var changes: [StabilityAnswer.Change] = []
        for loss in losses where changes.count < Self.most {
            if let change = change(loss, award, row) { changes.append(change) }
        }
        return changes
    }

    /// The change in words; nil when a run with it does not bear it out.
    private func change(_ loss: Loss, _ award: Int, _ row: Int) -> StabilityAnswer.Change? {
        let fact = loss.fact
        guard let after = outcome(fact, loss.answer), !(after.awards[award]?.winners.contains(row) ?? false) else {
            return nil
        }
        if let size = fact.size, loss.steps > 1 {
            let nearer = loss.answer > fact.now ? loss.answer - size : loss.answer + size
            guard outcome(fact, nearer)?.awards[award]?.winners.contains(row) ?? false else { return nil }
        }
        let matter = OpenMatter.fact(fact.lever)
        let (person, nominated) = names.person(matter)
        let moves = MovesBuilder(session: session).moves(from: session.outcome, to: after)
        let declared = session.loaded.rulebook.awards[award]
        return .init(
            person: person, nominated: nominated, title: names.title(matter), place: names.place(matter),
            from: text(fact, fact.now), to: text(fact, loss.answer), steps: loss.steps,
            step: fact.domain.isNumber ? fact.size.map { text(fact, $0) } ?? "" : "",
            isTie: after.awards[award]?.contested.contains(row) ?? false,
            entering: moves.first { $0.award == declared.id }?.entering ?? [])
    }

    /// The round in which the fact is otherwise.
    private func outcome(_ fact: FactStep, _ answer: Int64) -> RoundOutcome? {
        guard let change = fact.change(to: answer, session.loaded.records) else { return nil }
        return try? session.overlaid(with: RoundChange(facts: [change])).outcome
    }

    private func text(_ fact: FactStep, _ answer: Int64) -> String {
        if case .member = fact.lever {
            return Message(answer == 1 ? "stability.paper_there" : "stability.paper_missing").text(in: prose.language)
        }
        guard let type = session.loaded.records.type(of: fact.lever) else { return "" }
        let value = session.evaluator.value(of: fact.domain.cell(answer), as: type)
        return ValueText(prose, session.loaded.records).text(value, StepName.type(type))
    }
}

extension FactStep {
    /// The change of the records by which the fact is otherwise.
    func change(to answer: Int64, _ records: RecordSet) -> RecordChange? {
        guard case .member(let record, let row, let field, let member) = lever else {
            return lever.change(to: domain.cell(answer))
        }
        var set: [Cell] = []
        let place = Lever.cell(record: record, row: row, field: field)
        if case .set(let there) = records.cell(place) { set = there.filter { $0 != member } }
        return place.change(to: .set(answer == 1 ? set + [member] : set))
    }
}
