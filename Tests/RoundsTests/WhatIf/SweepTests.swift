// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules
import TestSupport
import Testing

@testable import Rounds

@Suite struct SweepTests {
    private func session(_ seed: UInt64) throws -> RoundSession {
        try RoundSession.open(try RandomRound(seed: seed).loaded)
    }

    /// Who got what in a run of its own with some settings; nil when it cannot be judged.
    private func run(_ session: RoundSession, _ settings: [String: String]) throws -> RoundOutcome? {
        let rulebook = session.loaded.rulebook
        var change = RoundChange()
        for (id, text) in settings {
            let index = try #require(rulebook.parameters.firstIndex { $0.id == id })
            change.parameters[index] = try rulebook.parameters[index].value(.text(text), rulebook.schema)
        }
        return try? RoundSession.open(change.applied(to: session.loaded)).outcome
    }

    @Test("a sweep is the runs done one by one", arguments: 0..<4)
    func oneByOne(seed: Int) throws {
        let session = try session(UInt64(200 + seed))
        for (parameter, range) in [("high_seats", "0..8"), ("good_score", "0..20..2.5"), ("title_share", "0..100..20")]
        {
            let sweep = try WhatIf(session, language: .english).sweep([.init(parameter: parameter, values: range)])
            var lists: [RoundOutcome?] = []
            for point in sweep.points {
                let outcome = try run(session, [parameter: point.values[0]])
                #expect((outcome == nil) == (point.outcome == nil))
                #expect(point.isCurrent == (outcome == session.outcome))
                if let last = lists.last { #expect(point.isBreak == (last != outcome)) }
                let same = zip(lists, sweep.points).first { $0.0 == outcome && outcome != nil }?.1.outcome
                if let same { #expect(same == point.outcome) }
                if let outcome {
                    #expect(point.moves == MovesBuilder(session: session).moves(from: session.outcome, to: outcome))
                }
                lists.append(outcome)
            }
            #expect(sweep.outcomeCount == Set(lists.compactMap { $0 }).count)
        }
    }

    @Test("a sweep of two parameters is the runs done pair by pair", arguments: 0..<2)
    func pairs(seed: Int) throws {
        let session = try session(UInt64(300 + seed))
        let sweep = try WhatIf(session, language: .english).sweep([
            .init(parameter: "high_seats", values: "1..4"), .init(parameter: "direct_share", values: "0..100..50"),
        ])
        #expect(sweep.points.count == 12)
        var numbers: [RoundOutcome: Int] = [:]
        for point in sweep.points {
            let outcome = try run(session, ["high_seats": point.values[0], "direct_share": point.values[1]])
            guard let outcome else {
                #expect(point.outcome == nil)
                continue
            }
            #expect(point.outcome == numbers[outcome] ?? numbers.count + 1)
            numbers[outcome] = point.outcome
        }
    }

    @Test(
        "what a sweep cannot try is said",
        arguments: [
            ("seets", "1..2", "there is no parameter `seets`"), ("high_seats", "9..1", "9..1"),
            ("high_seats", "1..99", "high_seats"), ("high_seats", "1..2..0", "1..2..0"),
            ("high_seats", "", "range of values"),
            ("pay", "0..100000", "10000"),
        ])
    func wrong(parameter: String, range: String, expected: String) throws {
        let whatIf = WhatIf(try session(1), language: .english)
        let failure = #expect(throws: RoundFailure.self) {
            try whatIf.sweep([.init(parameter: parameter, values: range)])
        }
        let texts = (failure?.diagnostics ?? []).map { $0.text(in: .english) }
        #expect(texts.contains { $0.contains(expected) }, "\(texts)")
    }

    @Test("the price of a rule is what a run without it shows", arguments: 0..<4)
    func prices(seed: Int) throws {
        let session = try session(UInt64(400 + seed))
        let rulebook = session.loaded.rulebook
        let prices = WhatIf(session, language: .english).prices()
        #expect(prices.count == rulebook.quotas.reduce(0) { $0 + $1.rules.count + $1.rank.count })
        for price in prices {
            let award = try #require(rulebook.awardIndex(price.award))
            var quota = try #require(rulebook.quota(of: award))
            if price.rule.hasPrefix("rank ") {
                quota.rank.remove(at: (Int(price.rule.dropFirst(5)) ?? 0) - 1)
            } else {
                quota.rules.removeAll { $0.id == price.rule }
            }
            let without = try? RoundSession.open(RoundChange(quotas: [quota]).applied(to: session.loaded)).outcome
            #expect((without == nil) == !price.problems.isEmpty)
            guard let without else { continue }
            let keys = session.loaded.records.tables[rulebook.awards[award].record].keys
            func set(_ rows: [Int]?) -> Set<String> { Set((rows ?? []).map { keys[$0] }) }
            let (before, after) = (set(session.outcome.awards[award]?.winners), set(without.awards[award]?.winners))
            #expect(Set(price.broughtIn.map(\.person.key)) == before.subtracting(after))
            #expect(Set(price.keptOut.map(\.person.key)) == after.subtracting(before))
        }
    }

    @Test("the value that brings somebody in is the nearest of all that were tried, and none when none does")
    func goals() throws {
        for seed in 0..<3 {
            let session = try session(UInt64(500 + seed))
            let rulebook = session.loaded.rulebook
            let high = try #require(rulebook.awardIndex("high"))
            let seats = try #require(rulebook.parameters.firstIndex { $0.id == "high_seats" })
            var inside: [Int: Set<Int>] = [:]
            for value in 0...20 {
                inside[value] = Set(
                    (try run(session, ["high_seats": String(value)]))?.awards[high]?.winners ?? [])
            }
            let current = 4
            #expect(session.loaded.inputs.value(of: seats, rulebook) == .number(Rational(current)))
            for index in session.staged[high].map({ Array($0.evaluation.candidates.prefix(8)) }) ?? [] {
                let key = session.loaded.records.tables[rulebook.awards[high].record].keys[index.row]
                let answer = try WhatIf(session, language: .english).seek(candidate: key, by: "high_seats")
                let wins = (0...20).filter { inside[$0]?.contains(index.row) ?? false }
                let found = answer.reached.filter { $0.award == "high" }.map(\.value)
                if wins.contains(current) {
                    #expect(found.isEmpty)
                } else {
                    let nearest = [wins.last { $0 < current }, wins.first { $0 > current }].compactMap { $0 }
                    #expect(found == nearest.map(String.init), "\(key)")
                    #expect(answer.unreached.contains { $0.award == "high" } == nearest.isEmpty)
                }
            }
        }
    }

    @Test("the nearest place of each unit is the first of the runs with more seats, one by one", arguments: 0..<4)
    func nextPlaces(seed: Int) throws {
        let session = try session(UInt64(600 + seed))
        let rulebook = session.loaded.rulebook
        let high = try #require(rulebook.awardIndex("high"))
        let keys = session.loaded.records.tables[rulebook.awards[high].record].keys
        let units = try #require(UnitLookup(session.loaded.records))
        func count(_ rows: [Int], _ unit: Int) -> Int {
            rows.count { units.row(of: $0, in: rulebook.awards[high].record) == unit }
        }
        let now = session.outcome.awards[high]?.winners ?? []
        let competing =
            session.staged[high]?.quota.competing.map {
                session.staged[high]?.evaluation.candidates[$0].row ?? -1
            } ?? []
        let answer = try #require(WhatIf(session, language: .english).nextPlaces().first { $0.award == "high" })
        #expect(answer.lever?.parameter == "high_seats")
        for unit in 0..<units.count {
            let found = answer.units.first { $0.unit.key == units.key(unit) }
            let waiting = competing.filter {
                !now.contains($0) && units.row(of: $0, in: rulebook.awards[high].record) == unit
            }
            #expect((found == nil) == waiting.isEmpty)
            guard let found else { continue }
            var first: (value: String, rows: [Int])?
            for value in 5...20 where first == nil {
                let rows = try run(session, ["high_seats": String(value)])?.awards[high]?.winners ?? []
                if count(rows, unit) > count(now, unit) { first = (String(value), rows) }
            }
            #expect(found.winners == count(now, unit))
            #expect(found.value == first?.value)
            #expect(waiting.contains { keys[$0] == found.next.key })
            if let first { #expect(first.rows.contains { keys[$0] == found.next.key }) }
        }
    }

    @Test("a goal for nobody, or by no parameter, is refused")
    func wrongGoals() throws {
        let whatIf = WhatIf(try session(1), language: .english)
        #expect(throws: RoundFailure.self) { try whatIf.seek(candidate: "P99", by: "high_seats") }
        #expect(throws: RoundFailure.self) { try whatIf.seek(candidate: "P1", by: "seats") }
    }
}
