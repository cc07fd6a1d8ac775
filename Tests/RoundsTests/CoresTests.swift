// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Rules
import Testing

@testable import Evaluation
@testable import Rounds

@Suite struct CoresTests {
    private static let rules = """
        record "person" { title = "p", field "code" { text, key = true }, field "points" { integer } }
        award "a" { title = "a", for_each = person, consider = "all", requires { person.points:at_least(40) } }
        quota "a" { seats = 1000, rank = { highest(person.points) } }
        award "b" { title = "b", for_each = person, consider = "all",
          requires { any { person.points:less_than(20), awarded "a" } } }
        """

    /// So many people that judging them is parted into ranges.
    private func round() throws -> RoundLoader.Loaded {
        let pack = #"pack { id = "cores", title = "cores", files = { "rules" } }"#
        let files = PackFolder(files: ["cores/pack.lua": pack, "cores/rules.lua": Self.rules])
        let rulebook = try #require(PackLoader(folder: files).load("cores").rulebook)
        let text = #"round "r" { title = "r", year = 2024, date = "2024-12-10", pack = "cores" }"#
        let round = try #require(RoundFileLoader.load(text, name: "r.lua").round)
        let person = try #require(rulebook.schema.recordIndex("person"))
        var builder = RecordSetBuilder(rulebook.schema)
        for row in 0..<270_000 {
            let points: Cell = row % 11 == 0 ? .unknown : .integer(Int64(row * 7919 % 101))
            builder.addRow(person, key: String(row), origin: .none, cells: [.text(String(row)), points])
        }
        return RoundLoader.Loaded(
            declaration: round, rulebook: rulebook, records: builder.finish().records, recordsDigest: "",
            inputs: RoundInputs(year: round.year, date: round.date, lawAsOf: round.lawAsOf), rulesDiagnostics: [],
            recordsDiagnostics: [])
    }

    @Test("a round is the same on one core and on many")
    func same() throws {
        let round = try round()
        let one = try RoundSession.open(round, threads: 1)
        let many = try RoundSession.open(round, threads: 8)
        #expect(many.evaluator.threads == 8)
        #expect(one.outcome == many.outcome)
        for award in round.rulebook.awards.indices {
            let (single, parted) = (try #require(one.staged[award]), try #require(many.staged[award]))
            #expect(single.evaluation.verdicts.truth == parted.evaluation.verdicts.truth)
            #expect(single.results == parted.results)
            #expect(Set(single.evaluation.verdicts).count > 1)
        }
    }

    @Test("awards whose seats are allotted at a time are the same as one after the other", arguments: 0..<6)
    func together(seed: Int) throws {
        let loaded = try RandomRound(seed: UInt64(40 + seed)).loaded
        let one = try RoundSession.open(loaded, threads: 1)
        let evaluator = Evaluator(rulebook: loaded.rulebook, records: loaded.records, inputs: loaded.inputs)
        evaluator.threads = 8
        var stager = RoundStager(evaluator: evaluator, decisions: loaded.declaration.decisions)
        stager.leastForCores = 0
        let (staged, restaged) = try stager.stage(Set(loaded.rulebook.awards.indices)) { _ in }
        #expect(restaged == Set(loaded.rulebook.awards.indices))
        let many = RoundSession(
            loaded, evaluator, staged, shown: nil, limitWarnings: one.limitWarnings)
        #expect(one.result(language: .english) == many.result(language: .english))
        for (award, staged) in one.staged {
            #expect(many.staged[award]?.outcome == staged.outcome)
            #expect(many.staged[award]?.winners == staged.winners)
        }
    }

    @Test("rounds are judged on all cores unless asked otherwise")
    func all() throws {
        let session = try RoundSession.open(try round())
        #expect(session.evaluator.threads == ProcessInfo.processInfo.activeProcessorCount)
    }
}
