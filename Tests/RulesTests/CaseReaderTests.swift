// SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Rules

@Suite struct CaseReaderTests {
    private func complaints(_ text: String) throws -> [String] {
        let pack = #"pack { id = "p", title = "P", files = { "base", "rules" } }"#
        let award = #"award "a" { title = "A", for_each = person, consider = "all", requires { person.leader } }"#
        let files = ["p/pack.lua": pack, "p/base.lua": PackScenarioTests.base, "p/rules.lua": "\(award)\n\(text)"]
        let rulebook = try #require(PackLoader(folder: PackFolder(files: files)).load("p").rulebook)
        return CaseReader(rulebook).cases().diagnostics.map { $0.text(in: .english) }
    }

    @Test("a column that the schema does not know is an error in a case, also inside a list")
    func unknownColumns() throws {
        #expect(
            try complaints(
                """
                test "t" {
                  round = { year = 2024, date = "2024-12-10" },
                  persons = { { code = "P1", leder = true, honours = { { code = "LDTT", yaer = 2024 } } } },
                  expect { "a", of = "P1", verdict = "eligible" },
                }
                """)
                == [
                    "p/rules.lua:2: error: `person.honours` has no field or definition `yaer`. Did you mean `year`?",
                    "p/rules.lua:2: error: `person` has no field or definition `leder`. Did you mean `leader`?",
                ])
    }

    @Test("an award that does not exist is an error in a case")
    func unknownAward() throws {
        #expect(
            try complaints(
                """
                test "t" { round = { year = 2024, date = "2024-12-10" }, persons = { { code = "P1" } },
                  expect { "aa", of = "P1", verdict = "eligible" } }
                """) == ["p/rules.lua:3: error: there is no award `aa`. Did you mean `a`?"])
    }

    @Test("files listed in `tests` are read for the cases only, and may hold nothing else")
    func testFiles() throws {
        let award = #"award "a" { title = "A", for_each = person, consider = "all", requires { person.leader } }"#
        func folder(_ cases: String) -> PackFolder {
            let pack = #"pack { id = "p", title = "P", files = { "base", "rules" }, tests = { "cases" } }"#
            let files = [
                "p/pack.lua": pack, "p/base.lua": PackScenarioTests.base, "p/rules.lua": award, "p/cases.lua": cases,
            ]
            return PackFolder(files: files)
        }
        let good = folder(
            #"test "t" { round = { year = 2024, date = "2024-12-10" }, expect { "a", of = "P1", verdict = "eligible" } }"#
        )
        let whole = try #require(PackLoader(folder: good).load("p").rulebook)
        #expect(CaseReader(whole).cases().cases.map(\.name) == ["t"])
        let rules = try #require(PackLoader(folder: good, tests: false).load("p").rulebook)
        #expect(CaseReader(rules).cases().cases.isEmpty)
        #expect(rules.awards.map(\.id) == whole.awards.map(\.id))

        let broken = folder("test \"t\" {")
        #expect(PackLoader(folder: broken).load("p").rulebook == nil)
        #expect(PackLoader(folder: broken, tests: false).load("p").rulebook != nil)

        let ruling = PackLoader(folder: folder(#"codes "colour" { { "red" } }"#)).load("p")
        #expect(
            ruling.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .english) } == [
                "p/cases.lua:1: error: a file listed in `tests` holds examples only, as rounds are judged without it; "
                    + "move codes `colour` to a file listed in `files`."
            ])
    }
}
