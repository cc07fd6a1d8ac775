// SPDX-License-Identifier: Apache-2.0

import Dispatch
import RecordIO
import Records
import Rules
import Synchronization
import TestSupport
import Testing

@testable import Evaluation

/// Rules that judged before say what rules say that judge for the first time, whatever records and inputs come.
@Suite struct CompiledRulesTests {
    private static let pack = [
        "all/pack.lua": #"pack { id = "all", title = "all", files = { "rules" } }"#,
        "all/rules.lua": """
        codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
        record "person" { title = "p", field "code" { text, key = true }, field "age" { integer },
          field "part" { decimal }, field "leader" { flag }, field "last" { integer, blank = "absent" },
          field "rating" { yearly (one_of "rating") }, field "joined" { date } }
        parameter "least" { { from = "2020-01-01", value = 3, status = "assumed" },
          { from = "2024-01-01", value = 100, status = "assumed" } }
        award "ages" { title = "a", for_each = person, consider = "all", requires {
          person.age:at_least(param.least), any { person.leader, person.part:less_than(ratio(5, 2)) } } }
        award "years" { title = "y", for_each = person, consider = "all", requires {
          person.rating:in_year(round.year):at_least "HTTNV", none { person.last:more_than(2022) } } }
        award "several" { title = "s", for_each = person, consider = "all",
          standard "one" { person.age:one_of { 1, 3, 1000, 70000 } },
          standard "two" { person.joined:before(round.date), person.last:is_absent() } }
        """,
    ]

    private static func rulebook() throws -> Rulebook {
        let loaded = PackLoader(folder: PackFolder(files: pack)).load("all")
        return try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
    }

    /// People whose ages fill columns of some width and whose ratings are of some years.
    private static func records(_ rulebook: Rulebook, _ random: inout SplitMix) throws -> RecordSet {
        let count = [1, 3, 70, 200].randomElement(using: &random) ?? 1
        let most = [3, 1_000, 70_000, 5_000_000_000].randomElement(using: &random) ?? 3
        let unit = ["", ".5", ".25", ".000001"].randomElement(using: &random) ?? ""
        let years = (2022...2025).filter { _ in !random.chance(3) }
        let people = (0..<count).map { index in
            var parts = [#""code": "P\#(index)""#]
            func add(_ name: String, _ value: @autoclosure () -> String) {
                if !random.chance(5) { parts.append("\"\(name)\": \(value())") }
            }
            add("age", String(Int.random(in: (-most)...most, using: &random)))
            add("part", "\(Int.random(in: 0...4, using: &random))\(unit)")
            add("leader", random.chance(2) ? "true" : "false")
            add("last", String(Int.random(in: 2019...2024, using: &random)))
            add("joined", "\"20\(Int.random(in: 10...29, using: &random))-01-01\"")
            let ratings = years.filter { _ in random.chance(2) }.map {
                "\"\($0)\": \"\(["KHTNV", "HTNV", "HTTNV", "HTXSNV"].randomElement(using: &random) ?? "HTNV")\""
            }
            add("rating", "{ \(ratings.joined(separator: ", ")) }")
            return "{ \(parts.joined(separator: ", ")) }"
        }
        let year = Int64.random(in: 2022...2025, using: &random)
        let date = try #require(CalendarDate(iso: "\(year)-12-10"))
        let result = RecordReader.read(
            .json("{ \"person\": [\(people.joined(separator: ",\n"))] }", name: "world"), schema: rulebook.schema,
            round: RoundFacts(
                id: "r",
                cells: [
                    "year": .integer(year), "date": .date(date), "law_as_of": .date(date), "decision_date": .date(date),
                ]))
        return try #require(result.records, "\(result.diagnostics.map { $0.text(in: .english) })")
    }

    private static func inputs(_ random: inout SplitMix) throws -> RoundInputs {
        let date = try #require(CalendarDate(iso: "\(Int.random(in: 2018...2025, using: &random))-12-10"))
        let overrides: [Int: Constant] = random.chance(3) ? [0: .number(Rational(2))] : [:]
        return RoundInputs(year: 2024, date: date, lawAsOf: date, overrides: overrides)
    }

    @Test("tables of other widths, years, sizes and inputs come and go", arguments: 0..<20)
    func widths(seed: UInt64) throws {
        let rulebook = try Self.rulebook()
        let rules = CompiledRules(rulebook)
        var random = SplitMix(seed: seed)
        for _ in 0..<12 {
            let (records, inputs) = (try Self.records(rulebook, &random), try Self.inputs(&random))
            let known = Evaluator(rules, records: records, inputs: inputs)
            let fresh = Evaluator(rulebook: rulebook, records: records, inputs: inputs)
            for award in [0, 1, 2].shuffled(using: &random) { expectSame(known, fresh, award) }
        }
    }

    @Test("every word of the vocabulary in random worlds, and what was made on the way is used by several cores")
    func words() throws {
        let rulebook = try RandomWorld.rulebook()
        let rules = CompiledRules(rulebook)
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let inputs = RoundInputs(year: 2024, date: date, lawAsOf: date)
        for seed in 0..<10 {
            let records = try RandomWorld(seed: UInt64(seed)).records(rulebook)
            let known = Evaluator(rules, records: records, inputs: inputs)
            known.threads = 2
            let fresh = Evaluator(rulebook: rulebook, records: records, inputs: inputs)
            for award in rulebook.order { expectSame(known, fresh, award) }
        }
    }

    private func expectSame(_ known: Evaluator, _ fresh: Evaluator, _ award: Int) {
        let (a, b) = (known.evaluate(award), fresh.evaluate(award))
        #expect(a.verdicts.truth == b.verdicts.truth)
        #expect(a.standards == b.standards)
        #expect(a.held == b.held)
        // And what each condition says of each candidate by itself.
        let declared = known.rulebook.awards[award]
        for (index, candidate) in a.candidates.enumerated() {
            func all(_ conditions: [ExpressionID]) -> Truth {
                conditions.reduce(.true) { $0 && known.rows.truth($1, known.environment(candidate)) }
            }
            let needs = all(declared.requirements.map(\.condition))
            let ways = declared.standards.map { all($0.conditions) }
            #expect(a.verdicts.truth[index] == (ways.isEmpty ? needs : needs && ways.reduce(.false) { $0 || $1 }))
        }
    }

    @Test("a program serves records laid out alike, and no others")
    func kept() throws {
        let rulebook = try Self.rulebook()
        let rules = CompiledRules(rulebook)
        func records(age: Int, year: Int) throws -> RecordSet {
            let text = #"{ "person": [{ "code": "A", "age": \#(age), "rating": { "\#(year)": "HTNV" } }] }"#
            let read = RecordReader.read(
                .json(text, name: "w"), schema: rulebook.schema,
                round: RoundFacts(id: "r", cells: ["year": .integer(2024)]))
            return try #require(read.records)
        }
        func program(_ records: RecordSet, overrides: [Int: Constant] = [:]) throws -> AwardProgram {
            let date = try #require(CalendarDate(iso: "2024-12-10"))
            let inputs = RoundInputs(year: 2024, date: date, lawAsOf: date, overrides: overrides)
            return Evaluator(rules, records: records, inputs: inputs).columns.program(of: 0, with: [1])
        }
        let first = try program(records(age: 1, year: 2024))
        #expect(try program(records(age: -9, year: 2024)) === first)
        #expect(try program(records(age: 300, year: 2024)) !== first)
        let other = try program(records(age: 1, year: 2024))
        #expect(try program(records(age: 1, year: 2023)) !== other)
        let last = try program(records(age: 1, year: 2024))
        #expect(try program(records(age: 1, year: 2024), overrides: [0: .number(Rational(100))]) === last)
        #expect(try program(records(age: 1, year: 2024), overrides: [0: .number(Rational(7))]) !== last)
    }

    @Test("records that are declared otherwise are judged by what they declare")
    func otherDeclarations() throws {
        func rulebook(_ age: String, codes: String = "", last: String = "") throws -> Rulebook {
            let files = [
                "all/pack.lua": #"pack { id = "all", title = "all", files = { "rules" } }"#,
                "all/rules.lua": """
                codes "rating" { ordered = true, { "A" }, { "B" }\(codes) }
                record "person" { title = "p", field "code" { text, key = true }, field "age" { integer\(age) },
                  field "rating" { one_of "rating" }, field "last" { integer\(last) } }
                award "ages" { title = "a", for_each = person, consider = "all", requires { person.age:at_least(3) } }
                award "codes" { title = "c", for_each = person, consider = "all", requires { person.rating:at_least "B" } }
                award "none" { title = "n", for_each = person, consider = "all", requires { person.last:is_absent() } }
                """,
            ]
            return try #require(PackLoader(folder: PackFolder(files: files)).load("all").rulebook)
        }
        let open = try rulebook("")
        let others = [
            try rulebook(", range = { 5, 9 }"), try rulebook("", codes: #", { "C" }"#),
            try rulebook("", last: #", blank = "absent""#),
        ]
        let rules = CompiledRules(open)
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let inputs = RoundInputs(year: 2024, date: date, lawAsOf: date)
        func verdicts(_ schema: Schema, _ rules: CompiledRules) throws -> [TruthColumn] {
            let last = schema.codeLists[0].codes.last?.code ?? ""
            let people = #"{ "person": [{ "code": "A" }, { "code": "B", "rating": "\#(last)" }] }"#
            let read = RecordReader.read(
                .json(people, name: "w"), schema: schema, round: RoundFacts(id: "r", cells: [:]))
            let evaluator = Evaluator(rules, records: try #require(read.records), inputs: inputs)
            return [0, 1, 2].map { evaluator.evaluate($0).verdicts.truth }
        }
        let first = try verdicts(open.schema, rules)
        for other in others {
            #expect(try verdicts(other.schema, rules) == verdicts(other.schema, CompiledRules(open)))
            #expect(try verdicts(open.schema, rules) == first)
        }
        #expect(try verdicts(others[0].schema, rules) != first)
        #expect(try verdicts(others[2].schema, rules) != first)
    }

    @Test("threads that share rules, each with records of its own, say what they would say alone")
    func threads() throws {
        let rulebook = try Self.rulebook()
        let rules = CompiledRules(rulebook)
        var random = SplitMix(seed: 77)
        let rounds = try (0..<16).map { _ in
            let records = try Self.records(rulebook, &random)
            return (records: records, inputs: try Self.inputs(&random))
        }
        @Sendable func verdicts(_ rules: CompiledRules, _ index: Int) -> [TruthColumn] {
            let evaluator = Evaluator(rules, records: rounds[index].records, inputs: rounds[index].inputs)
            return [0, 1, 2].map { evaluator.evaluate($0).verdicts.truth }
        }
        let alone = rounds.indices.map { verdicts(CompiledRules(rulebook), $0) }
        let together = Mutex([Int: [TruthColumn]]())
        DispatchQueue.concurrentPerform(iterations: 160) { turn in
            let found = verdicts(rules, turn % 16)
            together.withLock { $0[turn] = found }
        }
        for (turn, found) in together.withLock({ $0 }) { #expect(found == alone[turn % 16]) }
    }
}
