// SPDX-License-Identifier: Apache-2.0

import Messages
import Reports
import Rounds
import TestSupport
import Testing

@Suite struct ComparisonTests {
    /// The example with one seat fewer: the decided one is in all the same, and the tied class has nothing to share.
    private func later(_ language: Language) -> RoundResult {
        var result = ExampleResult(language: language).result
        var award = result.awards[0]
        award.seats.limit = 3
        award.seats.contested = 0
        award.rules[0].need = 2
        award.rules[0].isBinding = false
        for index in award.candidates.indices {
            switch award.candidates[index].key {
            case "CB002":
                award.candidates[index].outcome = .notAwarded
                award.candidates[index].reason = award.candidates[9].reason
                award.candidates[index].bonus = nil
            case "CB004", "CB005": award.candidates[index].outcome = .notAwarded
            case "CB006": award.candidates[index].outcome = .awarded
            case "CB011": award.candidates[index].missingPapers = []
            case "CB012": award.candidates[index].verdict = "ineligible"
            default: break
            }
        }
        result.awards[0] = award
        result.awards[1].candidates = []
        result.awards[1].seats.awarded = 0
        return result
    }

    private func comparison(_ language: Language) -> RoundComparison {
        RoundComparison(
            from: RoundSnapshot(ExampleResult(language: language).result, language: language),
            to: RoundSnapshot(later(language), language: language))
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
        for result in [ExampleResult(language: language).result, later(language)] {
            let stored = try #require(RoundSnapshot(json: JSONReport(language: language).text(of: result)))
            #expect(stored == RoundSnapshot(result, language: language))
        }
    }
}
