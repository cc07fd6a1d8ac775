// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import TestSupport
import Testing

/// A round's outcome as a short text that a person can read.
func summary(_ session: RoundSession, _ language: Language = .vietnamese) -> String {
    let result = session.result(language: language)
    var lines = result.warnings.map { $0.text(in: language) }
    for assumption in result.assumptions { lines.append("giả định: \(assumption.title) = \(assumption.value)") }
    for award in result.awards {
        lines.append("")
        lines.append(
            "\(award.id): \(award.seats.awarded)/\(award.seats.limit.map(String.init) ?? "∞") \(award.seats.working)")
        for rule in award.rules {
            lines.append("  \(rule.kind) \(rule.title): \(rule.have)/\(rule.need)\(rule.isBinding ? " binding" : "")")
        }
        for candidate in award.candidates {
            let rank = candidate.rank.map { " #\($0)" } ?? ""
            lines.append("  \(candidate.key) \(candidate.verdict) \(candidate.outcome.rawValue)\(rank)")
            lines.append("     \(candidate.reason.message.text(in: language))")
            if !candidate.missingFacts.isEmpty {
                lines.append("     ? \(candidate.missingFacts.joined(separator: ", "))")
            }
        }
    }
    return lines.joined(separator: "\n") + "\n"
}

/// A copy of the scenario `three-people` in a temporary folder, with some texts changed.
func scenario(_ changes: [(file: String, from: String, to: String)] = []) throws -> RoundRequest {
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios/three-people")
    let copy = Scratch.place()
    try FileManager.default.copyItem(at: source, to: copy)
    for change in changes {
        let file = copy.appending(path: change.file)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(change.from), "\(change.file) has no \(change.from)")
        try Data(text.replacing(change.from, with: change.to).utf8).write(to: file)
    }
    return RoundRequest(roundFile: copy.appending(path: "dot-xet.lua").path)
}

/// The keys awarded by an award, in the order of the list.
func awarded(_ session: RoundSession, _ award: String) -> [String] {
    let result = session.result(language: .english).awards.first { $0.id == award }
    return (result?.candidates ?? []).filter {
        $0.outcome == .awarded || $0.outcome == .overridden && $0.decision?.outcome == "awarded"
    }.map(\.key)
}

@Suite struct ScenarioTests {
    @Test("five pupils, one award, one class award that depends on it")
    func school() throws {
        let session = try RoundSession.open(try scenario())
        try expectSnapshot(summary(session), named: "school.vi.txt")
        try expectSnapshot(summary(session, .english), named: "school.en.txt")
        var text = ""
        for key in session.candidateKeys {
            for view in session.explanations(of: key, award: nil, language: .vietnamese) {
                text += view.sentences.joined(separator: "\n") + "\n\n"
            }
        }
        try expectSnapshot(text, named: "school.explained.vi.txt")
    }

    @Test("the same round gives the same answer every time")
    func reproducible() throws {
        let request = try scenario()
        #expect(summary(try RoundSession.open(request)) == summary(try RoundSession.open(request)))
    }

    @Test("a number, a condition or a standard edited in a rule file changes the next run")
    func editing() throws {
        #expect(awarded(try RoundSession.open(try scenario()), "hoc_sinh_gioi") == ["H2", "H1"])
        let fewer = try scenario([("rules/school/awards.lua", "value = 2", "value = 1")])
        #expect(awarded(try RoundSession.open(fewer), "hoc_sinh_gioi") == ["H2"])
        let stricter = try scenario([("rules/school/awards.lua", "at_least(7.5)", "at_least(9.6)")])
        #expect(awarded(try RoundSession.open(stricter), "hoc_sinh_gioi") == [])
        let withdrawn = try scenario([
            (
                "rules/school/awards.lua",
                #"standard "b" { basis = rule "Điều 3 điểm b", pupil.prizes:where { level = "tinh" }:within(2):count():at_least(1) },"#,
                ""
            )
        ])
        #expect(awarded(try RoundSession.open(withdrawn), "hoc_sinh_gioi") == ["H1"])
    }

    @Test("a parameter set by the round or by the caller is used and said to be set")
    func settings() throws {
        var request = try scenario([
            ("dot-xet.lua", #"pack = "school","#, #"pack = "school", parameters = { seats = 1 },"#)
        ])
        #expect(awarded(try RoundSession.open(request), "hoc_sinh_gioi") == ["H2"])
        request.settings = ["seats": "2"]
        let session = try RoundSession.open(request)
        #expect(awarded(session, "hoc_sinh_gioi") == ["H2", "H1"])
        #expect(session.result(language: .english).assumptions.map(\.basis) == ["set for this round"])
        request.settings = ["seats": "200"]
        #expect(throws: RoundFailure.self) { try RoundSession.open(request) }
        request.settings = ["seets": "2"]
        let failure = #expect(throws: RoundFailure.self) { try RoundSession.open(request) }
        #expect(
            failure?.diagnostics.map { $0.text(in: .english) } == [
                "--set: error: there is no parameter `seets`. Did you mean `seats`?"
            ])
    }

    @Test(
        "a tie that the keys leave is contested; the council's decision settles it and stands beside the engine's answer"
    )
    func decisions() throws {
        let tie = ("ho-so.json", #""girl": true,  "score": 9.5"#, #""girl": false,  "score": 9.5"#)
        let one = ("rules/school/awards.lua", "value = 2", "value = 1")
        let contested = try RoundSession.open(try scenario([tie, one]))
        try expectSnapshot(summary(contested), named: "tie.txt")
        let decision = """
            pack = "school", decisions = { { award = "hoc_sinh_gioi", candidate = "H1", outcome = "awarded", by = "Thư ký",
              date = "2024-05-30", reason = "Hội đồng bốc thăm" } },
            """
        let decided = try RoundSession.open(try scenario([tie, one, ("dot-xet.lua", #"pack = "school","#, decision)]))
        try expectSnapshot(summary(decided), named: "tie-decided.txt")
        #expect(awarded(decided, "hoc_sinh_gioi") == ["H1"])
        let given = try #require(
            decided.result(language: .english).awards.first?.candidates.first { $0.key == "H1" }?.decision)
        #expect(given.engineOutcome == .contested)
        #expect(given.by == "Thư ký")
    }

    @Test("a decision may give the award to somebody the rules refuse; the refusal is kept beside it")
    func override() throws {
        let decision = """
            pack = "school", decisions = { { award = "hoc_sinh_gioi", candidate = "H4", outcome = "awarded", by = "Thư ký",
              date = "2024-05-30", reason = "Thành tích đột xuất" } },
            """
        let session = try RoundSession.open(try scenario([("dot-xet.lua", #"pack = "school","#, decision)]))
        #expect(
            awarded(session, "hoc_sinh_gioi") == ["H4", "H2"] || awarded(session, "hoc_sinh_gioi") == ["H2", "H4"])
        let candidate = try #require(
            session.result(language: .english).awards.first?.candidates.first { $0.key == "H4" })
        #expect(candidate.outcome == .overridden)
        #expect(candidate.decision?.engineOutcome == .notCompeting)
        #expect(candidate.verdict == "ineligible")
    }

    @Test("rules used outside the days they are in force are said on every output")
    func effectiveDates() throws {
        let early = try scenario([
            ("rules/school/pack.lua", "from = \"2024-01-01\" },\n  files", "from = \"2024-06-01\" },\n  files")
        ])
        let warnings = try RoundSession.open(early).result(language: .english).warnings.map { $0.text(in: .english) }
        #expect(warnings.contains { $0.contains("in force from 01/06/2024") })
        #expect(try RoundSession.open(try scenario()).result(language: .english).warnings.isEmpty)
    }

    @Test(
        "what is wrong in rules, round or records stops everything and names its place",
        arguments: [
            (
                "rules/school/awards.lua", "pupil.score:at_least", "pupil.scor:at_least",
                "school/awards.lua:11: error: `pupil` has no field or definition `scor`. Did you mean `score`?"
            ),
            ("dot-xet.lua", "year = 2024", "yaer = 2024", "dot-xet.lua:1: error: round `tong-ket` lacks `year`."),
            ("dot-xet.lua", #"pack = "school""#, #"pack = "schol""#, "schol/pack.lua: error: there is no pack `schol`"),
            (
                "ho-so.json", #""class": "10A", "girl": false, "score": 9.5"#,
                #""class": "10C", "girl": false, "score": 9.5"#, "10C"
            ),
            ("ho-so.json", #""score": 8,"#, #""score": 80,"#, "80"),
            ("ho-so.json", #""2024": "G" }, "prizes": [] },"#, #""2024": "Gi" }, "prizes": [] },"#, "Gi"),
        ])
    func wrong(file: String, from: String, to: String, expected: String) throws {
        let request = try scenario([(file, from, to)])
        let failure = #expect(throws: RoundFailure.self) { try RoundSession.open(request) }
        let texts = (failure?.diagnostics ?? []).map { $0.text(in: .english) }
        #expect(texts.contains { $0.contains(expected) }, "\(texts)")
    }
}
