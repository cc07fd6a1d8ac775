// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records
import Rules
import TestSupport
import Testing

@testable import Evaluation

/// One person with a few facts that may be otherwise, and an award with random conditions on them: small enough that
/// every way in which the facts could be otherwise can be tried.
struct CounterfactualWorld {
    /// A fact of the person: its name, its values as cells, and how one is written in JSON.
    struct Subject {
        let name: String
        let declaration: String
        let values: [(cell: Cell, json: String)]
        let conditions: [String]
    }

    static let subjects: [Subject] = [
        Subject(
            name: "a", declaration: "flag", values: [(.flag(false), "false"), (.flag(true), "true")],
            conditions: ["person.a"]),
        Subject(
            name: "x", declaration: "integer, range = { 0, 4 }", values: (0...4).map { (.integer($0), "\($0)") },
            conditions: [
                "person.x:at_least(2)", "person.x:at_least(3)", "person.x:at_most(2)", "person.x:is(3)",
                "person.x:is_not(2)", "person.x:between(1, 2)", "(2 * person.x):more_than(5)",
                "(person.x / 2):at_least(1.5)", "(4 - person.x):at_most(2)", "clamp(person.x, 1, 3):at_least(3)",
                "when(person.x:at_least(3), 5, 0):at_least(4)",
            ]),
        Subject(
            name: "y", declaration: "integer, range = { 0, 3 }", values: (0...3).map { (.integer($0), "\($0)") },
            conditions: [
                "person.y:at_least(2)", "person.y:less_than(2)", "(person.x + person.y):at_least(5)",
                "(person.x + person.y):is(4)", "max(person.x, person.y):at_least(3)",
                "min(person.x, person.y):at_least(2)", "(person.x - person.y):at_least(2)",
                "person.y:at_least(person.x)",
            ]),
        Subject(
            name: "r", declaration: #"one_of "grade""#,
            values: (0...2).map { (.code($0), "\"\(["low", "mid", "high"][$0])\"") },
            conditions: [
                #"person.r:at_least "mid""#, #"person.r:is "high""#, #"person.r:is_not "mid""#,
                "points(person.r, { low = 1, mid = 5, high = 2 }):at_least(2)",
                "(points(person.r, { low = 0, mid = 1, high = 2 }) + person.x):at_least(4)",
            ]),
        Subject(
            name: "c", declaration: #"one_of { "u", "v", "w" }"#,
            values: (0...2).map { (.code($0), "\"\(["u", "v", "w"][$0])\"") },
            conditions: [#"person.c:is "v""#, #"person.c:is_not "u""#, #"person.c:one_of { "v", "w" }"#]),
        Subject(
            name: "s", declaration: #"set_of(one_of { "p", "q" })"#,
            values: [
                (.set([]), "[]"), (.set([.code(0)]), "[\"p\"]"), (.set([.code(1)]), "[\"q\"]"),
                (.set([.code(0), .code(1)]), "[\"p\", \"q\"]"),
            ],
            conditions: [#"person.s:is "p""#, #"person.s:is_not "q""#, #"person.s:one_of { "p", "q" }"#]),
    ]

    /// Conditions on the list of events `e`, each with a kind and a year.
    static let eventConditions = [
        "person.e:count():at_least(1)", "person.e:count():at_least(2)", #"person.e:where { k = "u" }:exists()"#,
        #"person.e:where { k = "v" }:within(1):count():at_least(1)"#, "person.e:within(1):count():at_least(2)",
        #"person.e:count_distinct("k"):at_least(2)"#, #"person.e:streak("year"):at_least(2)"#,
        #"person.e:where { event.year:at_most(2023) }:count():at_least(1)"#,
    ]

    /// Whether a random choice of one in so many comes true.
    let chosen: [Subject]
    let hasEvents: Bool
    let rules: String
    let json: String

    init(seed: UInt64) {
        var random = SplitMix(seed: seed)
        hasEvents = random.chance(3)
        var subjects = Self.subjects.shuffled(using: &random)
        subjects = Array(subjects.prefix(hasEvents ? 2 : 3))
        // Sums speak of x and y together.
        let names = Set(subjects.map(\.name))
        var conditions = subjects.flatMap(\.conditions).filter { condition in
            ["x", "y"].allSatisfy { names.contains($0) || !condition.contains("person.\($0)") }
        }
        if hasEvents { conditions += Self.eventConditions }
        chosen = subjects
        func condition(_ depth: Int) -> String {
            guard depth > 0, !random.chance(3) else { return conditions.randomElement(using: &random) ?? "" }
            let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in condition(depth - 1) }
            let list = parts.joined(separator: ", ")
            switch Int.random(in: 0..<9, using: &random) {
            case 0: return "none { \(parts[0]) }"
            case 1: return "at_least_of(\(Int.random(in: 1...2, using: &random)), { \(list) })"
            case 2, 3, 4: return "any { \(list) }"
            default: return "all { \(list) }"
            }
        }
        let requirements = (0..<Int.random(in: 1...2, using: &random)).map { _ in condition(2) }
        let standards = random.chance(2) ? "" : "standard \"s\" { \(condition(1)) }, standard \"t\" { \(condition(1)) }"
        rules = """
            award "prize" { title = "Prize", for_each = person, consider = "all",
              requires { \(requirements.joined(separator: ", ")) }, \(standards) }
            """
        let facts = subjects.compactMap { subject -> String? in
            guard !random.chance(8), let value = subject.values.randomElement(using: &random) else { return nil }
            return "\"\(subject.name)\": \(value.json)"
        }
        let events = random.chance(2) ? "" : "{ \"k\": \"u\", \"year\": 2023 }"
        json = """
            { "person": [{ \((["\"code\": \"P\""] + facts + (hasEvents ? ["\"e\": [\(events)]"] : [])).joined(separator: ", ")) }],
              "unit": [], "nomination": [] }
            """
    }

    var schema: String {
        let fields = Self.subjects.map { "field \"\($0.name)\" { \($0.declaration), changeable = true }" }
        return """
            codes "grade" { ordered = true, { "low" }, { "mid" }, { "high" } }
            record "unit" { title = "u", field "code" { text, key = true } }
            record "person" { title = "p", field "code" { text, key = true },
              \(fields.joined(separator: ", ")),
              field "e" { events { field "k" { one_of { "u", "v" } }, field "year" { integer, range = { 2023, 2024 } } },
                changeable = true } }
            record "nomination" { title = "n", field "award" { text }, field "person" { ref "person" } }
            """
    }

    func world() throws -> World {
        let pack = #"pack { id = "p", title = "p", files = { "schema", "rules" } }"#
        let loaded = PackLoader(
            folder: PackFolder(files: ["p/pack.lua": pack, "p/schema.lua": schema, "p/rules.lua": rules])
        ).load("p")
        let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) }) \(rules)")
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let result = RecordReader.read(
            .json(json, name: "world"), schema: rulebook.schema,
            round: RoundFacts(
                id: "r",
                cells: [
                    "year": .integer(2024), "date": .date(date), "law_as_of": .date(date), "decision_date": .date(date),
                ]))
        let records = try #require(result.records, "\(result.diagnostics.map { $0.text(in: .english) }) \(json)")
        let evaluator = Evaluator(
            rulebook: rulebook, records: records, inputs: RoundInputs(year: 2024, date: date, lawAsOf: date))
        return World(
            evaluator: evaluator, award: 0, candidate: Candidate(row: 0, nomination: nil), staging: { _, _ in },
            decisive: [])
    }
}
