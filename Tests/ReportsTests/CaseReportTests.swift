// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Reports
import Rounds
import Rules
import TestSupport
import Testing

/// What `binhxet test` prints, over the packs of `Tests/RoundsTests/Cases`.
@Suite struct CaseReportTests {
    private func runner(_ cases: String) throws -> CaseRunner {
        let folder = URL(filePath: #filePath).appending(path: "../../RoundsTests/Cases").standardized
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: "\(name).lua"), encoding: .utf8)
        }
        let pack = #"pack { id = "p", title = "P", files = { "rules", "cases" } }"#
        let files = ["p/pack.lua": pack, "p/rules.lua": try text("rules"), "p/cases.lua": try text(cases)]
        return CaseRunner(try #require(PackLoader(folder: PackFolder(files: files)).load("p").rulebook))
    }

    @Test("weak cases: what they never saw and what they would not notice", arguments: [Language.vietnamese, .english])
    func weak(language: Language) throws {
        let runner = try runner("weak")
        let report = CaseReport(language: language, problems: DiagnosticReport(language: language))
        let (outcomes, coverage, score) = (
            runner.outcomes(language: language), runner.coverage(language: language),
            runner.mutationScore(language: language)
        )
        try expectSnapshot(report.text(of: outcomes, coverage, score), named: "cases-weak.\(language.rawValue).txt")
        if language == .english {
            try expectSnapshot(report.json(of: outcomes, coverage, score), named: "cases-weak.json")
        }
    }

    @Test("a failing case: expected, got, and why")
    func failing() throws {
        let outcomes = try runner("failing").outcomes(language: .vietnamese)
        let report = CaseReport(language: .vietnamese, problems: DiagnosticReport(language: .vietnamese))
        try expectSnapshot(report.text(of: outcomes), named: "cases-failing.vi.txt")
        try expectSnapshot(report.junit(of: outcomes), named: "cases-failing.xml")
    }
}
