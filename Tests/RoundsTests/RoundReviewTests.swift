// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import RecordIO
import Rules
import Testing

@testable import Rounds

/// What only records show, on the rules of `Cases/rules.lua`.
@Suite struct RoundReviewTests {
    private func findings(_ people: String, parameters: String = "") throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let rules = try String(contentsOf: folder.appending(path: "rules.lua"), encoding: .utf8)
        let pack = #"pack { id = "p", title = "P", files = { "rules" } }"#
        let loaded = PackLoader(folder: PackFolder(files: ["p/pack.lua": pack, "p/rules.lua": rules])).load("p")
        let rulebook = try #require(loaded.rulebook)
        let (round, _) = RoundFileLoader.load(
            "round \"r\" { title = \"R\", year = 2024, date = \"2024-12-10\", pack = \"p\", records = \"-\", \(parameters) }",
            name: "r.lua")
        let json = "{\"unit\": [], \"nomination\": [], \"person\": [\(people)]}"
        let session = try RoundSession.open(
            try RoundLoader.load(try #require(round), rulebook, records: .json(json, name: "j")))
        return RoundReview(session, language: .english).diagnostics.map { $0.text(in: .english) }
    }

    private static func person(_ code: String, _ score: Int, frontline: Bool = false, idea: Bool = false) -> String {
        let ideas = idea ? "{\"year\": 2024, \"level\": \"tinh\"}" : ""
        return "{\"code\": \"\(code)\", \"name\": \"\(code)\", \"score\": \(score), \"frontline\": \(frontline),"
            + " \"rating\": {\"2024\": \"HTTNV\"}, \"ideas\": [\(ideas)]}"
    }

    @Test("a threshold nobody reaches names the nearest; seats that decide nobody are said")
    func nobody() throws {
        let people = [Self.person("A", 70, idea: true), Self.person("B", 79, frontline: true)]
        #expect(
            try findings(people.joined(separator: ",")) == [
                "p/rules.lua:19: note: “Huy hiệu”: all 2 candidates meet “Hoàn thành tốt trở lên”.",
                "p/rules.lua:20: warning: “Huy hiệu”: none of the 2 candidates meets “Từ 80 điểm”; the nearest is B: 79, needed 80.",
            ])
    }

    @Test("a standard that everyone meets selects nobody")
    func everyone() throws {
        let people = [Self.person("A", 90, frontline: true), Self.person("B", 80), Self.person("C", 85, idea: true)]
        let found = try findings(people.joined(separator: ","))
        #expect(
            found.contains(
                "p/rules.lua:20: warning: “Huy hiệu”: all 3 candidates meet standard “Điểm cao”, so it selects nobody.")
        )
        #expect(!found.contains { $0.contains("`seats`") })
    }

    @Test("seats decide nobody when nobody competes")
    func idle() throws {
        let found = try findings(Self.person("A", 10))
        #expect(
            found.contains(
                "p/rules.lua:14: warning: parameter “Số suất” (`seats` = 2) decides nobody in this round: with 0; 10 everyone's result stays the same."
            ))
    }
}
