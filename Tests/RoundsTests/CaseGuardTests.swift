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

    @Test("limits have cases of their own, also where a broken one stops the round")
    func limits() throws {
        let runner = try Self.runner("limits")
        #expect(runner.diagnostics.map { $0.text(in: .english) } == [])
        #expect(runner.outcomes(language: .english).flatMap(\.failures).map { $0.text(in: .english) } == [])
        let own = runner.coverage(language: .english).conditions.filter { $0.part.position.file == "p/cases.lua" }
        #expect(own.map(\.words) == ["Điểm từ 10 trở lên"])
        #expect(own.filter { !$0.isCovered }.isEmpty)
        let unnoticed = runner.mutationScore(language: .english).unnoticed
        #expect(unnoticed.filter { $0.position.file == "p/cases.lua" }.map { $0.what.text(in: .english) } == [])
    }

    @Test("what a case expects wrongly of a limit is said with its line")
    func wrongLimits() throws {
        let runner = try Self.runner("limits-wrong")
        #expect(
            runner.outcomes(language: .english).flatMap(\.failures).map { $0.text(in: .english) } == [
                "p/cases.lua:9: error: limit diem_qua_thap, A: broken, the case expects kept.",
                "p/cases.lua:10: error: limit diem_qua_thap checks no record `Z`.",
            ])
        #expect(
            runner.diagnostics.map { $0.text(in: .english) } == [
                "p/cases.lua:11: error: there is no limit `diem_qua_thapp`. Did you mean `diem_qua_thap`?",
                "p/cases.lua:12: error: `verdict` of expect `` is `eligible`; it may be: kept, broken, undetermined.",
                "p/cases.lua:13: error: expect of a limit needs limit = its id, of = the record's key, "
                    + "verdict = kept, broken or undetermined.",
            ])
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
