// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import Rules
import Testing

/// The cases inside the shipped packs: what the law says of real and frequent situations.
@Suite struct LawCasesTests {
    static let rules = URL(filePath: #filePath).appending(path: "../../../rules").standardized.path

    @Test(
        "the shipped packs load without a word, and every case in them holds",
        arguments: ["viet-nam-2024", "so-tnmt-binh-phuoc"])
    func cases(pack: String) throws {
        let loaded = PackLoader(folder: PackFolder(path: Self.rules)).load(pack)
        #expect(loaded.diagnostics.map { $0.text(in: .vietnamese) } == [])
        let rulebook = try #require(loaded.rulebook)
        let runner = CaseRunner(rulebook)
        let outcomes = runner.outcomes(language: .vietnamese)
        #expect(runner.diagnostics.map { $0.text(in: .vietnamese) } == [])
        let lines = rulebook.pack.tests.flatMap { $0.text.split(separator: "\n") }
        #expect(outcomes.count == lines.count { $0.hasPrefix("test ") })
        #expect(outcomes.count >= 8)
        for outcome in outcomes {
            for failure in outcome.failures {
                Issue.record("\(outcome.name): \(failure.text(in: .vietnamese))")
            }
        }
    }

    @Test(
        "the cases see every condition both ways, let every standard decide alone, and notice over 95 % of all slips",
        arguments: ["viet-nam-2024", "so-tnmt-binh-phuoc"])
    func guarded(pack: String) throws {
        let runner = CaseRunner(try #require(PackLoader(folder: PackFolder(path: Self.rules)).load(pack).rulebook))
        let coverage = runner.coverage(language: .vietnamese)
        #expect(coverage.conditions.count > 40)
        #expect(coverage.conditions.filter { !$0.isCovered }.map { "\($0.part.position.text) \($0.words)" } == [])
        #expect(coverage.standards.filter { !$0.isDecisive }.map { "\($0.award) \($0.standard)" } == [])
        let score = runner.mutationScore(language: .vietnamese)
        let unnoticed = score.unnoticed.map { "\($0.position.text): \($0.what.text(in: .vietnamese))" }
        #expect(score.noticed * 100 > score.total * 95, "\(unnoticed.joined(separator: "\n"))")
    }
}
