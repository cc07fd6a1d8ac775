// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import Rules
import Testing

/// What the language promises, as cases in its own words: each file in `Language/` is a pack of one file.
@Suite struct LanguageTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Language")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test("every case holds", arguments: names)
    func cases(name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let pack = #"pack { id = "p", title = "P", files = { "rules" } }"#
        let loaded = PackLoader(folder: PackFolder(files: ["p/pack.lua": pack, "p/rules.lua": text])).load("p")
        let rulebook = try #require(loaded.rulebook, "\(loaded.diagnostics.map { $0.text(in: .english) })")
        let runner = CaseRunner(rulebook)
        let (outcomes, diagnostics) = (runner.outcomes(language: .vietnamese), runner.diagnostics)
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.text(in: .english) })")
        #expect(outcomes.count >= 10)
        for outcome in outcomes {
            for failure in outcome.failures { Issue.record("\(outcome.name): \(failure.text(in: .english))") }
        }
    }
}
