// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records
import Rules
import TestSupport
import Testing

@testable import Evaluation

/// Whether a condition can be met or failed, against every record of a small world.
@Suite struct LogicOracleTests {
    static let schema = """
        codes "level" { ordered = true, { "thap" }, { "vua" }, { "cao" } }
        record "unit" { field "code" { text, key = true } }
        record "person" { field "code" { text, key = true },
          field "n" { integer, range = { 0, 3 } }, field "m" { integer, range = { 0, 3 } },
          field "k" { one_of "level" }, field "f" { flag }, field "b" { integer, range = { 0, 2 }, blank = "absent" } }

        """

    /// Everyone that the schema allows: 4 · 4 · 3 · 2 · 4 records, b absent in a quarter of them.
    static let everyone: String = {
        var rows: [String] = []
        for n in 0...3 {
            for m in 0...3 {
                for k in ["thap", "vua", "cao"] {
                    for f in [true, false] {
                        for b in ["0", "1", "2", "null"] {
                            rows.append(
                                "{\"code\": \"P\(rows.count)\", \"n\": \(n), \"m\": \(m), \"k\": \"\(k)\", \"f\": \(f), \"b\": \(b)}"
                            )
                        }
                    }
                }
            }
        }
        return "{\"unit\": [], \"nomination\": [], \"person\": [\(rows.joined(separator: ",\n"))]}"
    }()

    private static func condition(_ random: inout SplitMix, depth: Int) -> String {
        guard depth > 0, !random.chance(3) else { return leaf(&random) }
        let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in condition(&random, depth: depth - 1) }
        let list = parts.joined(separator: ", ")
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "all { \(list) }"
        case 1: return "any { \(list) }"
        case 2: return "none { \(list) }"
        default: return "at_least_of(\(Int.random(in: 1...parts.count, using: &random)), { \(list) })"
        }
    }

    private static func leaf(_ random: inout SplitMix) -> String {
        let field = ["n", "m", "b"].randomElement(using: &random) ?? "n"
        let relation =
            ["at_least", "at_most", "more_than", "less_than", "is", "is_not"].randomElement(using: &random) ?? "is"
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "person.f"
        case 1:
            let code = ["thap", "vua", "cao"].randomElement(using: &random) ?? "vua"
            return "person.k:\(relation) \"\(code)\""
        case 2: return "person.b:is_absent()"
        case 3:
            return
                "person.\(field):between(\(Int.random(in: 0...1, using: &random)), \(Int.random(in: 1...4, using: &random)))"
        default: return "person.\(field):\(relation)(\(Int.random(in: -1...4, using: &random)))"
        }
    }

    @Test("never met and never failed mean just that over all records", arguments: 0..<12)
    func agrees(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        var rules = Self.schema
        for index in 0..<40 {
            rules +=
                "award \"a\(index)\" { title = \"A\", kind = \"form\", for_each = person, consider = \"all\","
                + " requires { \(Self.condition(&random, depth: 3)) } }\n"
        }
        rules += "record \"nomination\" { field \"award\" { text }, field \"person\" { ref \"person\" } }\n"
        let pack = #"pack { id = "p", title = "P", files = { "r" } }"#
        let loaded = PackLoader(folder: PackFolder(files: ["p/pack.lua": pack, "p/r.lua": rules])).load("p")
        let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let imported = RecordReader.read(
            .json(Self.everyone, name: "everyone"), schema: rulebook.schema,
            round: RoundFacts(id: "r", cells: ["year": .integer(2024), "date": .date(date), "law_as_of": .date(date)]))
        let records = try #require(imported.records, "\(imported.diagnostics.map { $0.text(in: .english) })")
        let evaluator = try RandomWorld.evaluator(rulebook, records)
        var (met, failed, both) = (0, 0, 0)
        for award in rulebook.awards.indices {
            let condition = rulebook.awards[award].requirements[0].condition
            let verdicts = evaluator.evaluate(award).verdicts
            var question = LogicQuestion(rulebook, Prose(rulebook, .english))
            let formula = question.formula(condition)
            let (isNeverMet, isNeverFailed) = (question.isNever(formula), question.isNever(.not(formula)))
            #expect(isNeverMet == !verdicts.contains(.eligible), "\(Prose(rulebook, .english).words(condition))")
            #expect(isNeverFailed == !verdicts.contains(.ineligible), "\(Prose(rulebook, .english).words(condition))")
            met += isNeverMet ? 1 : 0
            failed += isNeverFailed ? 1 : 0
            both += !isNeverMet && !isNeverFailed ? 1 : 0
        }
        // The world shows all three kinds, so that the test cannot pass by saying nothing.
        #expect(met > 0 && failed > 0 && both > 0)
    }
}
