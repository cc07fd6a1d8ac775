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
}
