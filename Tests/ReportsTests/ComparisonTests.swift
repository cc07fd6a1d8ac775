// SPDX-License-Identifier: Apache-2.0

import Messages
import Reports
import Rounds
import TestSupport
import Testing

@Suite struct ComparisonTests {
    private func comparison(_ language: Language) -> RoundComparison {
        RoundComparison(
            from: RoundSnapshot(ExampleResult(language: language).result, language: language),
            to: RoundSnapshot(ExampleResult(language: language).later, language: language))
    }

    @Test("the differences of two results as tables", arguments: Language.allCases)
    func tables(language: Language) throws {
        let report = ComparisonReport(language: language, width: 110)
        try expectSnapshot(report.text(of: comparison(language)), named: "comparison.\(language.rawValue).txt")
    }

    @Test("and as JSON")
    func json() throws {
        try expectSnapshot(
            ComparisonReport(language: .english).json(of: comparison(.english)), named: "comparison.en.json")
    }

    @Test("a stored result compares like the result it was stored from", arguments: Language.allCases)
    func stored(language: Language) throws {
        for result in [ExampleResult(language: language).result, ExampleResult(language: language).later] {
            let stored = try #require(RoundSnapshot(json: JSONReport(language: language).text(of: result)))
            #expect(stored == RoundSnapshot(result, language: language))
        }
    }
}
