// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds
import TestSupport
import Testing

/// What it would take, and who missed by one condition, in the school's round with facts that may still change.
@Suite struct TakesTests {
    private func session() throws -> RoundSession {
        let schema = "rules/school/schema.lua"
        return try RoundSession.open(
            try scenario([
                // The first pupil's score is half a point short.
                ("ho-so.json", #""girl": false, "score": 9.5"#, #""girl": false, "score": 7"#),
                (
                    schema, #"range = { 0, 10 }, title = "Điểm" }"#,
                    #"range = { 0, 10 }, title = "Điểm", changeable = true }"#
                ),
                (
                    schema, #"title = "Giải thưởng", sheet = "Giải" }"#,
                    #"title = "Giải thưởng", sheet = "Giải", changeable = true }"#
                ),
                (
                    schema, #"(one_of "grade"), title = "Xếp loại" }"#,
                    #"(one_of "grade"), title = "Xếp loại", changeable = "later" }"#
                ),
            ]))
    }

    private func text(_ takes: TakesView) -> String {
        var lines: [String] = []
        for way in takes.ways {
            lines.append("  \(way.year), \(way.when), \(way.distance):")
            for step in way.steps {
                lines.append("    \(step.words)")
                lines.append(
                    "      \(step.path) | \(step.found) | \(step.needed) | \(step.distance)\(step.isQuestion ? " ?" : "")"
                )
            }
            lines += way.satisfies.map { "    → \($0.words) [\($0.basis)]" }
        }
        return (lines + takes.notes.map { "  * \($0)" }).joined(separator: "\n")
    }

    @Test("what it would take for each pupil and class", arguments: Language.allCases)
    func takes(language: Language) throws {
        let session = try session()
        var blocks: [String] = []
        for key in session.candidateKeys {
            for view in session.explanations(of: key, award: nil, language: language, takes: true) {
                let takes = view.takes.map(text) ?? "  –"
                blocks.append("\(key) \(view.award.id) \(view.candidate.verdict)\n\(takes)")
            }
        }
        try expectSnapshot(blocks.joined(separator: "\n\n") + "\n", named: "takes.\(language.rawValue).txt")
    }

    @Test("nobody is told what it would take unless it was asked, and who is eligible needs nothing")
    func asked() throws {
        let session = try session()
        #expect(session.explanations(of: "H4", award: nil, language: .english).allSatisfy { $0.takes == nil })
        let eligible = try #require(
            session.explanations(of: "H2", award: "hoc_sinh_gioi", language: .english, takes: true).first)
        #expect(eligible.candidate.verdict == "eligible" && eligible.takes == nil)
    }

    @Test("a candidate whose verdict waits for facts is told what to ask for, not what to change")
    func undetermined() throws {
        let view = try #require(
            try session().explanations(of: "H5", award: "hoc_sinh_gioi", language: .english, takes: true).first)
        #expect(view.candidate.verdict == "undetermined")
        #expect(view.takes?.ways == [])
        #expect(view.takes?.notes.first?.contains("pupil.score") == true)
    }

    @Test("who is one condition away", arguments: Language.allCases)
    func nearMisses(language: Language) throws {
        let lists = try session().nearMisses(language: language)
        let text = lists.map { list in
            let entries = list.entries.map {
                "  \($0.key) \($0.name): \($0.condition) (\($0.part)) | \($0.found) | \($0.needed) | \($0.distance) | \($0.standard) | \($0.basis)"
            }
            return ([list.award] + entries).joined(separator: "\n")
        }.joined(separator: "\n")
        try expectSnapshot(text + "\n", named: "near-misses.\(language.rawValue).txt")
    }
}
