// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules
import TestSupport
import Testing

@testable import Rounds

@Suite struct OverlayTests {
    /// An overlay and a full run with the same change must agree in every word, or fail for the same reason.
    ///
    /// Says whether the list came out otherwise than without the change.
    @discardableResult
    private func expectSame(
        _ session: RoundSession, _ change: RoundChange, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Bool {
        let overlay = answer { () throws(RoundFailure) in try session.overlaid(with: change) }
        let full = answer { () throws(RoundFailure) in try RoundSession.open(change.applied(to: session.loaded)) }
        #expect((try? session.outcome(after: change)) == full.outcome, "\(change)", sourceLocation: sourceLocation)
        if let other = try? session.overlaid(with: change),
            let whole = try? RoundSession.open(change.applied(to: session.loaded))
        {
            let whatIf = WhatIf(session, language: .english)
            let (overlaid, run) = (whatIf.comparison(with: other), whatIf.comparison(with: whole))
            #expect(overlaid.0 == run.0, "\(change)", sourceLocation: sourceLocation)
            #expect(overlaid.1 == run.1, "\(change)", sourceLocation: sourceLocation)
        }
        #expect(overlay.failure == full.failure, "\(change)", sourceLocation: sourceLocation)
        #expect(overlay.result == full.result, "\(change)", sourceLocation: sourceLocation)
        #expect(overlay.explanations == full.explanations, "\(change)", sourceLocation: sourceLocation)
        return full.result.map { $0.awards != session.result(language: .vietnamese).awards } ?? false
    }

    private struct Answer {
        var result: RoundResult?
        var outcome: RoundOutcome?
        var explanations: [[String]] = []
        var failure: [Diagnostic] = []
    }

    private func answer(_ open: () throws(RoundFailure) -> RoundSession) -> Answer {
        do throws(RoundFailure) {
            let session = try open()
            var answer = Answer(result: session.result(language: .vietnamese), outcome: session.outcome)
            for key in session.candidateKeys.prefix(6) {
                answer.explanations += session.explanations(of: key, award: nil, language: .english).map(\.sentences)
            }
            return answer
        } catch {
            return Answer(failure: error.diagnostics)
        }
    }

    // MARK: Random changes

    private func parameters(_ session: RoundSession, _ random: inout SplitMix) -> [Int: Constant] {
        var found: [Int: Constant] = [:]
        for (index, parameter) in session.loaded.rulebook.parameters.enumerated() where random.chance(4) {
            switch parameter.type {
            case .number:
                let least = Int(parameter.least?.ceiling ?? 0)
                let greatest = min(Int(parameter.greatest?.floor ?? 100), least + 1000)
                found[index] = .number(Rational(Int.random(in: least...greatest, using: &random)))
            case .flag: found[index] = .truth(random.chance(2))
            case .code(let list):
                let count = session.loaded.rulebook.schema.codeLists[list].codes.count
                found[index] = .code(list: list, Int.random(in: 0..<count, using: &random))
            default: break
            }
        }
        return found
    }

    private func facts(_ session: RoundSession, _ random: inout SplitMix) -> [RecordChange] {
        let records = session.loaded.records
        var facts: [RecordChange] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let record = records.schema.records.indices.randomElement(using: &random) ?? 0
            let type = records.schema.records[record]
            let table = records.tables[record]
            guard table.count > 0, type.name != "round", let field = type.fields.indices.randomElement(using: &random)
            else { continue }
            let row = Int.random(in: 0..<table.count, using: &random)
            // What another row holds is a value that the field can have; now and then nobody knows it.
            let other = Int.random(in: 0..<table.count, using: &random)
            if type.fields[field].isKey { continue }
            switch table.fields[field] {
            case .column(let column):
                facts.append(
                    .cell(record: record, row: row, field: field, random.chance(4) ? .unknown : column[other]))
            case .yearly(let yearly):
                guard let year = yearly.years.randomElement(using: &random) else { continue }
                let cell = random.chance(4) ? Cell.unknown : yearly[year]?[other] ?? .unknown
                facts.append(
                    .year(record: record, row: row, field: field, year: random.chance(5) ? 2022 : year, cell))
            case .events(let events):
                let list = events.events(of: other).map { event in events.columns.map { $0[event] } }
                facts.append(.events(record: record, row: row, field: field, random.chance(3) ? [] : list))
            }
        }
        return facts
    }

    private func decisions(_ session: RoundSession, _ random: inout SplitMix) -> [CouncilDecision] {
        let rulebook = session.loaded.rulebook
        guard let award = rulebook.awards.randomElement(using: &random),
            let key = session.loaded.records.tables[award.record].keys.randomElement(using: &random)
        else { return [] }
        return [
            CouncilDecision(
                award: award.id, candidate: key, isAward: random.chance(2), by: "tk",
                date: session.loaded.declaration.date, reason: "x")
        ]
    }

    private func change(_ session: RoundSession, _ random: inout SplitMix) -> RoundChange {
        var change = RoundChange()
        if random.chance(2) { change.parameters = parameters(session, &random) }
        if random.chance(2) { change.facts = facts(session, &random) }
        if random.chance(4) { change.decisions = decisions(session, &random) }
        if random.chance(5) {
            change.lawAsOf = CalendarDate(
                iso: ["2024-06-01", "2025-02-01", "2024-12-05"].randomElement(using: &random) ?? "")
        }
        if random.chance(5), let quota = session.loaded.rulebook.quotas.randomElement(using: &random) {
            var quota = quota
            if let rule = quota.rules.indices.randomElement(using: &random) { quota.rules.remove(at: rule) }
            change.quotas = [quota]
        }
        return change
    }

    // MARK: Tests

    @Test("in random worlds an overlay answers what a full run answers", arguments: 0..<12)
    func randomWorlds(seed: Int) throws {
        var random = SplitMix(seed: UInt64(900 + seed))
        let session = try RoundSession.open(try RandomRound(seed: UInt64(seed)).loaded)
        let differing = (0..<12).count { _ in expectSame(session, change(session, &random)) }
        #expect(differing > 4, "the changes are too small to show anything")
    }

    @Test("each parameter alone", arguments: 0..<3)
    func eachParameter(seed: Int) throws {
        let session = try RoundSession.open(try RandomRound(seed: UInt64(70 + seed)).loaded)
        for (index, parameter) in session.loaded.rulebook.parameters.enumerated() where parameter.type == .number {
            for value in [parameter.least, parameter.greatest].compactMap({ $0 }) {
                expectSame(session, RoundChange(parameters: [index: .number(value)]))
            }
        }
    }

    @Test("a change that says what is already so changes nothing but what is said of the setting")
    func noChange() throws {
        let session = try RoundSession.open(try RandomRound(seed: 5).loaded)
        let same = try session.overlaid(with: RoundChange())
        #expect(same.result(language: .english) == session.result(language: .english))
        #expect(same.base?.restaged.isEmpty == true)
    }

    @Test("a change of one quota leaves the awards alone that do not hang on it")
    func reach() throws {
        let session = try RoundSession.open(try RandomRound(seed: 6).loaded)
        let rulebook = session.loaded.rulebook
        let seats = try #require(rulebook.parameters.firstIndex { $0.id == "low_seats" })
        let overlay = try session.overlaid(with: RoundChange(parameters: [seats: .number(Rational(1))]))
        // Functions may read every parameter.
        #expect(Set(overlay.base?.restaged.map { rulebook.awards[$0].id } ?? []) == ["low", "odd"])
    }

    @Test(
        "whoever differs in the rank or the words alone is told only when it is read, and then as a full run tells it")
    func untold() throws {
        var count = 0
        for seed in 20..<26 {
            let session = try RoundSession.open(try RandomRound(seed: UInt64(seed)).loaded)
            let seats = try #require(session.loaded.rulebook.parameters.firstIndex { $0.id == "low_seats" })
            for number in 1...6 {
                let change = RoundChange(parameters: [seats: .number(Rational(number))])
                expectSame(session, change)
                let whatIf = WhatIf(session, language: .english)
                let words = whatIf.comparison(with: try session.overlaid(with: change)).0
                for award in words.awards {
                    let untold = award.reworded.untold?.entries.count ?? 0
                    count += untold
                    #expect(award.reworded.all.count >= untold)
                    #expect(award.reworded.all.allSatisfy { !$0.isNotable && $0.before != $0.after })
                    #expect(award.notable.allSatisfy { $0.isNotable })
                }
            }
        }
        #expect(count > 20, "hardly anybody is left untold")
    }
}
