// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules
import TestSupport
import Testing

@testable import Rounds

@Suite struct StabilityTests {
    /// A change of one fact, with how many steps it is and what kind of fact it is.
    private struct Single {
        let change: RecordChange
        let steps: Int
        let fact: String
        let owner: String
        let isOrdered: Bool
    }

    /// Every other value of every fact that is known and may be otherwise.
    private func singles(_ loaded: RoundLoader.Loaded) -> [Single] {
        let schema = loaded.records.schema
        let people = loaded.records.table("person")?.keys ?? []
        var singles: [Single] = []
        for (record, type) in schema.records.enumerated() where type.name != "round" {
            let table = loaded.records.tables[record]
            for (field, declared) in type.fields.enumerated() {
                for row in 0..<table.count {
                    var owner = table.keys[row]
                    let subject = type.fieldIndex("person").flatMap { table.column($0)?[row] }
                    if case .row(let person)? = subject { owner = people[person] }
                    func add(_ cell: Cell, _ steps: Int, isOrdered: Bool, year: Int? = nil) {
                        singles.append(
                            Single(
                                change: year.map { .year(record: record, row: row, field: field, year: $0, cell) }
                                    ?? .cell(record: record, row: row, field: field, cell), steps: steps,
                                fact: "\(record) \(field) \(row)", owner: owner, isOrdered: isOrdered))
                    }
                    switch (table.fields[field], declared.type) {
                    case (.column(let column), .integer):
                        guard case .integer(let now) = column[row] else { continue }
                        for value in CertaintyTests.whole(declared) where value != now {
                            add(.integer(value), Int(abs(value - now)), isOrdered: true)
                        }
                    case (.column(let column), .flag) where declared.change != .never:
                        guard case .flag(let now) = column[row] else { continue }
                        add(.flag(!now), 1, isOrdered: false)
                    case (.column(let column), .set):
                        guard case .set(let now) = column[row] else { continue }
                        add(.set(now.isEmpty ? [.code(0)] : []), 1, isOrdered: false)
                    case (.yearly(let yearly), .yearly(.code(let list))):
                        guard case .code(let now)? = yearly[2024]?[row] else { continue }
                        for place in schema.codeLists[list].codes.indices where place != now {
                            add(.code(place), abs(place - now), isOrdered: true, year: 2024)
                        }
                    default: continue
                    }
                }
            }
        }
        return singles
    }

    @Test("the margins are those that trying every single change finds", arguments: 0..<8)
    func everyChange(seed: Int) throws {
        let loaded = try OpenWorld(seed: UInt64(40 + seed)).loaded
        let session = try RoundSession.open(loaded)
        // Of each winner of each award: the fewest steps of each fact that cost it, by whose fact it is.
        var own: [String: [String: Int]] = [:]
        var others: [String: [String: Int]] = [:]
        for single in singles(loaded) {
            let change = RoundChange(facts: [single.change])
            guard let after = try? RoundSession.open(change.applied(to: loaded)).outcome else { continue }
            for (award, listed) in session.outcome.awards {
                let declared = loaded.rulebook.awards[award]
                let left = Set(listed.winners).subtracting(after.awards[award]?.winners ?? [])
                for row in left {
                    let key = loaded.records.tables[declared.record].keys[row]
                    let place = "\(declared.id) \(key)"
                    if single.owner == key {
                        guard single.isOrdered else { continue }
                        own[place, default: [:]][single.fact] = min(
                            own[place]?[single.fact] ?? .max, single.steps)
                    } else {
                        others[place, default: [:]][single.fact] = min(
                            others[place]?[single.fact] ?? .max, single.steps)
                    }
                }
            }
        }
        let answer = WhatIf(session, language: .english).stability()
        #expect(Set(answer.awards.map(\.id)) == ["best", "high", "low"])
        for award in answer.awards {
            for winner in award.winners {
                let place = "\(award.id) \(winner.person.key)"
                func expectSame(_ changes: [StabilityAnswer.Change], _ found: [String: Int]?) {
                    let least = (found ?? [:]).values.sorted().prefix(3)
                    #expect(changes.map(\.steps) == Array(least), "\(seed) \(place)")
                }
                expectSame(winner.own, own[place])
                expectSame(winner.others, others[place])
            }
        }
    }

    @Test("a step is the last decimal place that the column uses")
    func steps() throws {
        let session = try RoundSession.open(try RandomRound(seed: 2).loaded)
        let answer = WhatIf(session, language: .english).stability()
        let scores = answer.awards.flatMap(\.winners).flatMap { $0.own + $0.others }.filter { $0.title == "score" }
        #expect(!scores.isEmpty && scores.allSatisfy { $0.step == "0.1" })
    }
}
