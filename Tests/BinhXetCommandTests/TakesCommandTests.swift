// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct TakesCommandTests {
    /// The workplace with a fourth person's rating one step short and a score that may still change.
    private func place() throws -> Workplace {
        let place = try Workplace.filled()
        let schema = try place.read("rules/co-quan/schema.lua")
        let score = try #require(schema.split(separator: "\n").first { $0.contains("field \"rating\"") })
        let later = score.replacingOccurrences(
            of: "title = \"Xếp loại\"", with: "title = \"Xếp loại\", changeable = \"later\"")
        #expect(later != score)
        try place.write("rules/co-quan/schema.lua", schema.replacingOccurrences(of: score, with: later))
        return place
    }

    @Test("explain --counterfactual says the first round in which it could come true, in text and JSON, twice the same")
    func explain() throws {
        let place = try place()
        let run = try place.binhxet("explain", "dot.lua", "CB4", "--counterfactual")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.contains("Cần gì để được") && run.output.contains("sớm nhất là đợt xét năm 2025"))
        #expect(try place.binhxet("explain", "dot.lua", "CB4", "--counterfactual").output == run.output)
        #expect(!(try place.binhxet("explain", "dot.lua", "CB4").output.contains("Cần gì để được")))
        let json = try place.binhxet("explain", "dot.lua", "CB4", "--counterfactual", "--format", "json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let explanations = try #require(root["explanations"] as? [[String: Any]])
        let takes = try #require(explanations.first?["takes"] as? [String: Any])
        let ways = try #require(takes["ways"] as? [[String: Any]])
        #expect(ways.first?["year"] as? Int == 2025)
    }

    @Test("evaluate --near-misses lists who is one condition away, as a table, JSON and CSV")
    func nearMisses() throws {
        let place = try place()
        let table = try place.binhxet("evaluate", "dot.lua", "--near-misses")
        #expect(table.status == 0 && table.output.contains("CB4") && !table.output.contains("CB5"))
        let json = try place.binhxet("evaluate", "dot.lua", "--near-misses", "--format", "json").output
        #expect(json.contains("binhxet.near_misses/1"))
        let csv = try place.binhxet("evaluate", "dot.lua", "--near-misses", "--format", "csv").output
        #expect(csv.hasPrefix("\u{FEFF}") && csv.contains("CB4"))
    }

    @Test("the page says what it would take where that was asked")
    func page() throws {
        let place = try place()
        #expect(
            try place.binhxet("evaluate", "dot.lua", "--format", "html", "--counterfactual").output.contains(
                "Cần gì để được"))
        #expect(!(try place.binhxet("evaluate", "dot.lua", "--format", "html").output.contains("Cần gì để được")))
    }
}
