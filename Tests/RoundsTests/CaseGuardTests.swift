// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import Rules
import Testing

/// How well the cases of a pack guard its rules: the same rules with strong and with weak cases, from `Cases/`.
@Suite struct CaseGuardTests {
    static func runner(_ cases: String) throws -> CaseRunner {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let pack = #"pack { id = "p", title = "P", files = { "rules", "cases" } }"#
        let loaded = PackLoader(
            folder: PackFolder(files: [
                "p/pack.lua": pack,
                "p/rules.lua": try String(contentsOf: folder.appending(path: "rules.lua"), encoding: .utf8),
                "p/cases.lua": try String(contentsOf: folder.appending(path: "\(cases).lua"), encoding: .utf8),
            ])
        ).load("p")
        return CaseRunner(
            try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })"))
    }

    @Test("cases that see every condition from both sides notice every slip of the hand")
    func strong() throws {
        let runner = try Self.runner("strong")
        #expect(runner.outcomes(language: .english).flatMap(\.failures).map { $0.text(in: .english) } == [])
        let coverage = runner.coverage(language: .english)
        #expect(coverage.conditions.filter { !$0.isCovered }.map(\.words) == [])
        #expect(coverage.standards.filter { !$0.isDecisive }.map(\.standard) == [])
        let score = runner.mutationScore(language: .english)
        #expect(score.unnoticed.map { $0.what.text(in: .english) } == [])
        #expect(score.total == 18)
    }

    @Test("weak cases leave exactly these conditions unseen and these standards undecided")
    func weakCoverage() throws {
        let coverage = try Self.runner("weak").coverage(language: .english)
        let unseen = coverage.conditions.filter { !$0.isCovered }.map { "\($0.part.position.line) \($0.words)" }
        #expect(
            unseen == [
                "16 Xếp loại (Năm xét): at least “Hoàn thành tốt”", "22 level: “tinh”",
                "22 Có sáng kiến cấp tỉnh trong 02 năm",
            ])
        #expect(coverage.standards.filter { !$0.isDecisive }.map(\.standard) == ["sang_kien"])
    }

    @Test("a case that notices one mutant does so again: the score is the same each time")
    func repeatable() throws {
        let runner = try Self.runner("weak")
        let first = runner.mutationScore(language: .english)
        let second = runner.mutationScore(language: .english)
        #expect(first.noticed == second.noticed)
        #expect(first.unnoticed.map(\.what) == second.unnoticed.map(\.what))
        #expect(first.percent < 60)
    }
}
