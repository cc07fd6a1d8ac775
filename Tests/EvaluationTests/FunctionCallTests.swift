// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import RecordIO
import Records
import Rules
import TestSupport
import Testing

/// For whom functions of rule files are called, and that many rows in one go say what one row alone says.
@Suite struct FunctionCallTests {
    private static let schema = """
        codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
        record "unit" { title = "u", field "code" { text, key = true }, field "headcount" { integer },
          field "kind" { one_of { "phong", "chi_nhanh" } }, field "parent" { ref "unit", blank = "absent" } }
        record "person" { title = "p", field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members" },
          field "leader" { flag }, field "class" { integer }, field "score" { decimal }, field "joined" { date },
          field "rating" { one_of "rating" }, field "last" { integer, blank = "absent" },
          field "tags" { set_of (one_of { "a", "b" }) } }
        record "nomination" { title = "n", field "award" { text }, field "person" { ref "person" } }

        """

    private func rulebook(_ rules: String) throws -> Rulebook {
        let files = [
            "all/pack.lua": #"pack { id = "all", title = "all", files = { "rules" } }"#,
            "all/rules.lua": Self.schema + rules,
        ]
        let loaded = PackLoader(folder: PackFolder(files: files)).load("all")
        return try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
    }

    private func evaluator(_ rulebook: Rulebook, people: [String], nominations: [String] = []) throws -> Evaluator {
        let date = try #require(CalendarDate(iso: "2024-12-10"))
        let units = """
            { "code": "U0", "headcount": 9, "kind": "phong" }, { "code": "U1", "kind": "chi_nhanh", "parent": "U0" },
            { "code": "U2", "headcount": 3 }
            """
        let text = """
            { "unit": [\(units)], "person": [\(people.joined(separator: ",\n"))],
              "nomination": [\(nominations.joined(separator: ",\n"))] }
            """
        let result = RecordReader.read(
            .json(text, name: "world"), schema: rulebook.schema, round: RoundFacts(id: "r", cells: [:]))
        let errors = result.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .english) }
        return Evaluator(
            rulebook: rulebook, records: try #require(result.records, "\(errors)"),
            inputs: RoundInputs(year: 2024, date: date, lawAsOf: date))
    }

    /// Forty people, of whom every fourth is a leader, every fourth is not known to be one, and the others are none.
    private let people = (0..<40).map { index in
        let leader = index % 4 == 0 ? #", "leader": true"# : index % 4 == 1 ? "" : #", "leader": false"#
        return #"{ "code": "P\#(index)", "class": \#(index)\#(leader) }"#
    }

    private func eligible(_ evaluation: AwardEvaluation) -> [Int] {
        evaluation.candidates.indices.filter { evaluation.verdicts[$0] == .eligible }
    }

    @Test("a function is not called for candidates on whom the other conditions have decided")
    func decided() throws {
        // The function counts its calls and holds for the first three: leaders and those who may be, in their order.
        let rulebook = try rulebook(
            """
            local n = 0
            local function first(c) n = n + 1 return n <= 3 end
            award "needed" { title = "a", for_each = person, consider = "all", requires { person.leader, check("f", first) } }
            """)
        let evaluation = try evaluator(rulebook, people: people).evaluate(0)
        // Asked: 0 (leader), 1 (not known), 4 (leader), 5, 8, …
        #expect(eligible(evaluation) == [0, 4])
        #expect(evaluation.verdicts[1] == .undetermined)
        #expect(evaluation.verdicts[5] == .ineligible)
        #expect(evaluation.verdicts[8] == .ineligible)
    }

    @Test(
        "a function that would fail is never called where nothing depends on it",
        arguments: [
            "requires { none { person.class:at_least(0) }, check('f', failing) }",
            "requires { any { person.class:at_least(0), check('f', failing) } }",
            "requires { person.class:less_than(0), any { person.leader, compute('f', failing, { decimals = 1 }):at_least(1) } }",
            "requires { person.class:at_least(0) }, standard 'a' { person.class:less_than(0), check('f', failing) }, standard 'b' { person.class:at_least(0) }",
            "requires { person.class:less_than(0), person.strong }",
        ])
    func unneeded(requirement: String) throws {
        let rulebook = try rulebook(
            """
            local function failing(c) error("called") end
            define "strong" { for_each = person, all { person.leader, check("g", failing) } }
            award "a" { title = "a", for_each = person, consider = "all", \(requirement) }
            award "n" { title = "n", for_each = person, consider = "nominated", \(requirement) }
            """)
        let nominations = people.indices.map { #"{ "award": "n", "person": "P\#($0)" }"# }
        let evaluator = try evaluator(rulebook, people: people, nominations: nominations)
        for award in rulebook.awards.indices {
            let evaluation = evaluator.evaluate(award)
            #expect(evaluation.candidates.count == people.count)
            #expect(!evaluation.verdicts.contains(.undetermined))
        }
        #expect(evaluator.scriptProblems.isEmpty)
    }

    @Test("what is computed of a candidate for one award is not computed again for the next")
    func once() throws {
        // The function answers how often it was called.
        let rulebook = try rulebook(
            """
            local n = 0
            local function number(c) n = n + 1 return n end
            local calls = compute("f", number, { decimals = 0 })
            award "first" { title = "a", for_each = person, consider = "all",
              requires { person.class:less_than(20), calls:at_least(1) } }
            award "second" { title = "b", for_each = person, consider = "all", requires { calls:at_most(40) } }
            """)
        let evaluator = try evaluator(rulebook, people: people)
        #expect(eligible(evaluator.evaluate(0)) == Array(0..<20))
        #expect(eligible(evaluator.evaluate(1)) == Array(0..<40))
    }

    @Test("a function that fails on one row is reported once, and answers for the others")
    func failing() throws {
        let rulebook = try rulebook(
            """
            award "a" { title = "a", for_each = person, consider = "all",
              requires { check("f", function(c) if c.class == 30 then error("thirty") end return c.class > 3 end) } }
            """)
        let evaluator = try evaluator(rulebook, people: people)
        let evaluation = evaluator.evaluate(0)
        #expect(eligible(evaluation) == (4..<40).filter { $0 != 30 })
        #expect(evaluation.verdicts[30] == .undetermined)
        #expect(evaluator.scriptProblems.count == 1)
    }

    @Test("a function that never ends on one row says so as it does alone, and answers for the others")
    func endless() throws {
        let rulebook = try rulebook(
            """
            award "a" { title = "a", for_each = person, consider = "all",
              requires { check("f", function(c) while c.class == 30 do end return c.class > 3 end) } }
            """)
        let evaluator = try evaluator(rulebook, people: people)
        #expect(eligible(evaluator.evaluate(0)) == (4..<40).filter { $0 != 30 })
        let alone = try self.evaluator(rulebook, people: people)
        _ = alone.explain(0, Candidate(row: 30, nomination: nil))
        #expect(evaluator.scriptProblems.count == 1)
        #expect(evaluator.scriptProblems == alone.scriptProblems)
    }

    @Test("a function sees the nomination of the award that it decides on, and no other")
    func nominations() throws {
        let rulebook = try rulebook(
            """
            local function named(c) return c.nomination ~= nil end
            award "a" { title = "a", for_each = person, consider = "all", requires { check("f", named) } }
            award "b" { title = "b", for_each = person, consider = "all", requires { check("f", named) } }
            """)
        let nominations = [3, 20, 39].map { #"{ "award": "b", "person": "P\#($0)" }"# }
        let evaluator = try evaluator(rulebook, people: people, nominations: nominations)
        #expect(eligible(evaluator.evaluate(0)).isEmpty)
        #expect(eligible(evaluator.evaluate(1)) == [3, 20, 39])
    }

    @Test("many rows in one go say what the explanation says of each", arguments: 0..<4)
    func agree(seed: Int) throws {
        let bodies = [
            "c.score > 80", "c.rating >= 'HTTNV' and c.class > 2", "c.unit.headcount > 4 and c.leader",
            "c.last == nil or c.last > 2021",
            "c.unit.parent == nil", "c.unit.kind == 'phong'", "c.rating:one_of { 'HTNV', 'HTXSNV' }", "#c.tags > 0",
            "c.joined < '2022-06-01'", "c:known 'score' and c.score * 2 > 100", "#c.unit.members > 36", "c.steady",
            "c.param.least <= c.class", "c.points > 100",
        ]
        let awards = bodies.enumerated().map { number, body in
            """
            award "f\(number)" { title = "f", for_each = person, consider = "all",
              requires { any { person.leader, check("f", function(c) return \(body) end) }, person.class:at_most(4) } }
            """
        }
        let rulebook = try rulebook(
            """
            parameter "least" { { from = "2024-01-01", value = 2, status = "assumed" } }
            define "steady" { for_each = person, any { person.class:at_least(3), check("g", function(c) return c.score > 20 end) } }
            define "points" { for_each = person,
              value = person.class * 2 + compute("h", function(c) return c.score / 3 end, { decimals = 2 }) }
            award "points" { title = "p", for_each = person, consider = "all",
              requires { person.points:at_least(40), person.steady, none { person.leader } } }
            award "either" { title = "e", for_each = person, consider = "all", requires { person.class:at_least(2) },
              standard "a" { person.points:at_least(50) }, standard "b" { check("i", function(c) return c.leader end) } }
            \(awards.joined(separator: "\n"))
            """)
        var random = SplitMix(seed: UInt64(seed))
        let people = (0..<120).map { index in
            func maybe(_ key: String, _ value: String) -> String { random.chance(5) ? "" : ", \"\(key)\": \(value)" }
            let ratings = ["KHTNV", "HTNV", "HTTNV", "HTXSNV"]
            return #"{ "code": "P\#(index)""# + maybe("unit", "\"U\(Int.random(in: 0..<3, using: &random))\"")
                + maybe("leader", random.chance(2) ? "true" : "false")
                + maybe("class", String(Int.random(in: 1...5, using: &random)))
                + maybe("score", "\(Int.random(in: 0...150, using: &random)).25")
                + maybe("joined", "\"202\(Int.random(in: 0...4, using: &random))-05-05\"")
                + maybe("rating", "\"\(ratings.randomElement(using: &random) ?? "")\"")
                + maybe("last", String(Int.random(in: 2019...2023, using: &random)))
                + maybe("tags", random.chance(2) ? "[\"a\"]" : "[]") + " }"
        }
        let evaluator = try evaluator(rulebook, people: people)
        for award in rulebook.order {
            let evaluation = evaluator.evaluate(award)
            var found: Set<Verdict> = []
            for index in evaluation.candidates.indices {
                let explanation = evaluator.explain(award, evaluation.candidates[index])
                let place = "\(rulebook.awards[award].id) P\(index)"
                #expect(evaluation.verdicts[index] == explanation.verdict, "\(place)")
                #expect(evaluation.standards.map { $0[index] } == explanation.standards.map(\.truth), "\(place)")
                found.insert(explanation.verdict)
            }
            #expect(found.count > 1, "\(rulebook.awards[award].id)")
        }
        #expect(evaluator.scriptProblems.isEmpty, "\(evaluator.scriptProblems.map { $0.text(in: .english) })")
    }
}
