// SPDX-License-Identifier: Apache-2.0

import Messages
import Rules
import TestSupport
import Testing

@testable import Rounds

@Suite struct ScenarioFileTests {
    private func scenarios(_ text: String) throws -> [ScenarioDeclaration] {
        let (scenarios, diagnostics) = ScenarioFileLoader.load(text, name: "thu.lua")
        #expect(diagnostics.map { $0.text(in: .english) } == [])
        return scenarios
    }

    /// The result of a scenario without what tells it from a changed file: the seal, the digests and who set what.
    private func list(_ session: RoundSession) -> RoundSnapshot {
        var result = session.result(language: .vietnamese)
        result.seal = ""
        return RoundSnapshot(result, language: .vietnamese)
    }

    @Test(
        "a fact changed by a scenario gives the list that a changed file gives",
        arguments: [
            (
                #"pupil = { H1 = { score = 7 } }"#, #""girl": false, "score": 9.5"#, #""girl": false, "score": 7"#
            ),
            (
                #"pupil = { H2 = { prizes = {} } }"#, #""prizes": [ { "year": 2024, "level": "tinh" } ]"#,
                #""prizes": []"#
            ),
            (
                #"pupil = { H3 = { prizes = { { year = 2024, level = "tinh" } } } }"#,
                #""score": 8,   "grade": { "2024": "G" }, "prizes": []"#,
                #""score": 8,   "grade": { "2024": "G" }, "prizes": [ { "year": 2024, "level": "tinh" } ]"#
            ),
            (
                #"pupil = { H3 = { grade = { [2023] = "G" } } }"#, #""score": 8,   "grade": { "2024": "G" }"#,
                #""score": 8,   "grade": { "2023": "G", "2024": "G" }"#
            ),
            (#"pupil = { H1 = { class = "10B" } }"#, #"An",  "class": "10A""#, #"An",  "class": "10B""#),
            (
                #"pupil = { H2 = { score = "?" } }"#, #""girl": true,  "score": 9.5"#,
                #""girl": true,  "score": "?""#
            ),
        ])
    func facts(records: String, from: String, to: String) throws {
        let session = try RoundSession.open(try scenario())
        let whatIf = WhatIf(session, language: .vietnamese)
        let asked = try scenarios("scenario \"x\" { records = { \(records) } }")
        let overlay = try whatIf.session(of: try #require(asked.first))
        let full = try RoundSession.open(try scenario([("ho-so.json", from, to)]))
        #expect(list(overlay) == list(full))
        #expect(list(overlay) != list(session))
    }

    @Test("a parameter set by a scenario gives, word for word, the result of a run with the setting")
    func parameters() throws {
        var request = try scenario()
        let session = try RoundSession.open(request)
        let asked = try scenarios("scenario \"x\" { parameters = { seats = 1 } }")
        let overlay = try WhatIf(session, language: .vietnamese).session(of: try #require(asked.first))
        request.settings = ["seats": "1"]
        let full = try RoundSession.open(request)
        for language in Language.allCases {
            #expect(overlay.result(language: language) == full.result(language: language))
        }
    }

    @Test("a decision of a scenario stands as one of the round's own; who withdraws is out and the next one in")
    func decisions() throws {
        let session = try RoundSession.open(try scenario())
        let whatIf = WhatIf(session, language: .vietnamese)
        let one = try scenarios(
            """
            scenario "quyet-dinh" { decisions = { { award = "hoc_sinh_gioi", candidate = "H4", outcome = "awarded",
              by = "Thư ký", date = "2024-05-30", reason = "Thành tích đột xuất" } } }
            scenario "rut" { parameters = { seats = 1 }, withdraw = { "H2" } }
            scenario "rut-mot" { withdraw = { { candidate = "H2", award = "hoc_sinh_gioi" } } }
            """)
        let decided = try whatIf.session(of: one[0])
        #expect(Set(awarded(decided, "hoc_sinh_gioi")) == ["H2", "H4"])
        #expect(awarded(try whatIf.session(of: one[1]), "hoc_sinh_gioi") == ["H1"])
        #expect(awarded(try whatIf.session(of: one[2]), "hoc_sinh_gioi") == ["H1"])
        #expect(awarded(session, "hoc_sinh_gioi") == ["H2", "H1"])
    }

    @Test("another pack is a round of its own")
    func otherPack() throws {
        let request = try scenario()
        let other = try scenario([("rules/school/awards.lua", "at_least(7.5)", "at_least(9.6)")])
        let folder = String(other.roundFile.dropLast("dot-xet.lua".count)) + "rules/school"
        let session = try RoundSession.open(request)
        let answer = WhatIf(session, request: request, language: .english).answer(
            to: ScenarioDeclaration(id: "x", title: "x", rules: folder))
        #expect(answer.problems.isEmpty)
        let award = try #require(answer.comparison?.awards.first { $0.id == "hoc_sinh_gioi" })
        #expect(award.leaving.map(\.key) == ["H2", "H1"])
    }

    @Test(
        "what is wrong with a scenario is said with its place",
        arguments: [
            ("parameters = { seets = 1 }", "thu.lua:1: error: there is no parameter `seets`. Did you mean `seats`?"),
            ("parameters = { seats = 900 }", "thu.lua:1: error: "),
            ("records = { pupl = { H1 = { score = 1 } } }", "there is no kind of record `pupl`"),
            ("records = { pupil = { H9 = { score = 1 } } }", "Học sinh has no key `H9`"),
            ("records = { pupil = { H1 = { scor = 1 } } }", "`pupil` has no field or definition `scor`"),
            ("records = { pupil = { H1 = { score = \"cao\" } } }", "cao"),
            ("records = { pupil = { H1 = { code = \"H7\" } } }", "a scenario cannot change it"),
            ("records = { pupil = { H1 = { grade = \"G\" } } }", "is kept per year"),
            ("records = { pupil = { H1 = { prizes = 3 } } }", "is a list"),
            ("records = { pupil = { H1 = { prizes = { { yaer = 2024 } } } } }", "the list has no item `yaer`"),
            ("withdraw = { \"H77\" }", "nobody with the key `H77`"),
            ("withdraw = { { candidate = \"H1\", award = \"hsg\" } }", "there is no award `hsg`"),
        ])
    func wrong(body: String, expected: String) throws {
        let session = try RoundSession.open(try scenario())
        let asked = try scenarios("scenario \"x\" { \(body) }")
        let answer = WhatIf(session, language: .english).answer(to: try #require(asked.first))
        #expect(answer.comparison == nil)
        let texts = answer.problems.map { $0.text(in: .english) }
        #expect(texts.contains { $0.contains(expected) }, "\(texts)")
    }

    @Test(
        "a file that holds no scenarios, or broken ones, is refused with the line",
        arguments: [
            ("", "thu.lua:1: error: This file must have at least one scenario"),
            ("scenario \"a\" { titel = \"x\" }", "Did you mean `title`?"),
            ("scenario \"a\" {}\nscenario \"a\" {}", "thu.lua:2: error:"),
            ("scenario \"a\" { records = 3 }", "thu.lua:1: error:"),
            ("scenario \"a\" { withdraw = 3 }", "thu.lua:1: error:"),
            ("scenario \"a\" { law_as_of = \"soon\" }", "thu.lua:1: error:"),
            ("scenario \"a\" {", "thu.lua:1: error:"),
        ])
    func wrongFiles(text: String, expected: String) {
        let (scenarios, diagnostics) = ScenarioFileLoader.load(text, name: "thu.lua")
        #expect(scenarios.isEmpty)
        let texts = diagnostics.map { $0.text(in: .english) }
        #expect(texts.contains { $0.contains(expected) }, "\(texts)")
    }
}
