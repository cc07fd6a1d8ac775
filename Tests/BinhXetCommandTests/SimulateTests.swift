// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `binhxet simulate` on the example round of the repository.
@Suite struct SimulateTests {
    private let binhxet = Binary(folder: URL(filePath: #filePath).appending(path: "../../..").standardized)
    private let round = "Examples/tong-ket-2024/tong-ket-2024.lua"

    @Test("three certificates instead of six: the table names who drops")
    func fewer() throws {
        let run = try binhxet("simulate", round, "--set", "bkt_person_seats=3", "--award", "bang_khen_tinh_ca_nhan")
        #expect(run.status == 0 && run.errors == "")
        // The seal changes with every word of the rules.
        let text = run.output.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("dấu niêm phong")
        }
        try expectSnapshot(text.joined(separator: "\n"), named: "simulate.fewer.txt")
    }

    @Test("the scenarios that stand beside the example round can all be judged")
    func scenarios() throws {
        let run = try binhxet(
            "simulate", round, "--scenarios", "Examples/tong-ket-2024/phuong-an.lua", "--format", "json")
        let scenarios = try #require(try object(run)["scenarios"] as? [[String: Any]])
        #expect(scenarios.count == 5)
        for scenario in scenarios { #expect((scenario["problems"] as? [Any])?.isEmpty == true) }
    }

    @Test(
        "sweeps, prices and goals on the example round",
        arguments: [
            ("sweep", ["--sweep", "bkt_person_seats=3..8"]),
            ("map", ["--sweep", "bkt_person_seats=4..6", "--sweep", "direct_worker_share=40..90..25"]),
            ("price", ["--price"]), ("goal", ["--goal", "CB049", "--by", "bkt_person_seats"]),
            ("no-goal", ["--goal", "CB049", "--by", "bkt_per_unit"]),
            ("next-places", ["--next-places"]),
        ])
    func questions(name: String, arguments: [String]) throws {
        let run = try binhxet.run(["simulate", round, "--award", "bang_khen_tinh_ca_nhan"] + arguments)
        #expect(run.status == 0 && run.errors == "")
        let text = run.output.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("dấu niêm phong")
        }
        try expectSnapshot(text.joined(separator: "\n"), named: "simulate.\(name).txt")
    }

    @Test(
        "every question has a page with its pictures, and a table for a spreadsheet",
        arguments: [
            ("scenarios", ["--scenarios", "Examples/tong-ket-2024/phuong-an.lua"], 9),
            ("sweep", ["--sweep", "bkt_person_seats=3..8"], 1),
            ("map", ["--sweep", "bkt_person_seats=4..6", "--sweep", "direct_worker_share=40..90..25"], 1),
            ("price", ["--price"], 0), ("goal", ["--goal", "CB049", "--by", "bkt_person_seats"], 0),
            ("next-places", ["--next-places", "--award", "bang_khen_tinh_ca_nhan"], 0),
            ("certainty", ["--certainty"], 2),
        ])
    func pages(name: String, arguments: [String], pictures: Int) throws {
        try expectPage(round, arguments, pictures: pictures)
    }

    @Test("so has how firm each award is, beside what is certain")
    func firmPage() throws {
        let small = "Tests/RoundsTests/Scenarios/three-people/dot-xet.lua"
        try expectPage(small, ["--stability"], pictures: 1)
        try expectPage(small, ["--stability", "--certainty"], pictures: 3)
    }

    private func expectPage(_ round: String, _ arguments: [String], pictures: Int) throws {
        let page = try binhxet.run(["simulate", round, "--format", "html"] + arguments)
        #expect(page.status == 0 && page.errors == "")
        #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.hasSuffix("</html>\n"))
        #expect(page.output.ranges(of: "<svg ").count == pictures)
        #expect(page.output.contains("<table") && !page.output.contains("<script"))
        let rows = try binhxet.run(["simulate", round, "--format", "csv", "--language", "en"] + arguments)
        #expect(rows.status == 0 && rows.errors == "")
        let lines = rows.output.components(separatedBy: "\r\n").filter { !$0.isEmpty }
        #expect(lines.count > 1 && lines[0].split(separator: ",").count == 11)
    }

    @Test("what is certain, and what to ask for, in both languages", arguments: ["vi", "en"])
    func certainty(language: String) throws {
        let run = try binhxet("simulate", round, "--certainty", "--language", language)
        #expect(run.status == 0 && run.errors == "")
        let text = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
        try expectSnapshot(text.joined(separator: "\n"), named: "simulate.certainty.\(language).txt")
    }

    @Test("what is certain, as JSON")
    func certaintyJSON() throws {
        let run = try binhxet(
            "simulate", round, "--certainty", "--award", "bang_khen_tinh_ca_nhan", "--format", "json")
        let certainty = try #require(try object(run)["certainty"] as? [String: Any])
        let award = try #require((certainty["awards"] as? [[String: Any]])?.first)
        #expect(award["exact"] as? Bool == true && (certainty["sampling"] is NSNull))
        #expect((award["certain"] as? [String])?.count == 4 && award["open_seats"] as? Int == 2)
        #expect((certainty["matters"] as? [[String: Any]])?.map { $0["candidate"] as? String } == ["CB009", "CB160"])
    }

    @Test("how firm each award is, in both languages and as JSON", arguments: ["vi", "en"])
    func stability(language: String) throws {
        let small = "Tests/RoundsTests/Scenarios/three-people/dot-xet.lua"
        let run = try binhxet("simulate", small, "--stability", "--language", language)
        #expect(run.status == 0 && run.errors == "")
        let text = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
        try expectSnapshot(text.joined(separator: "\n"), named: "simulate.stability.\(language).txt")
        let json = try object(try binhxet("simulate", small, "--stability", "--format", "json"))
        let awards = (json["stability"] as? [String: Any])?["awards"] as? [[String: Any]]
        let winners = try #require(awards?.first?["winners"] as? [[String: Any]])
        #expect(winners.map { $0["candidate"] as? String } == ["H2", "H1"])
        #expect(winners.map { $0["margin_steps"] as? Int } == [21, 21])
    }

    @Test(
        "options that do not go together are refused",
        arguments: [
            (["--seed", "3", "--price"], "--certainty"), (["--certainty", "--samples", "0"], "100000"),
            (["--certainty", "--samples", "x"], "x"),
        ])
    func wrongCertainty(arguments: [String], expected: String) throws {
        let run = try binhxet.run(["simulate", round, "--language", "en"] + arguments)
        #expect(run.status == 2 && run.output == "" && run.errors.contains(expected), "\(run.errors)")
    }

    @Test("a scenario's list is that of evaluate with the same setting")
    func sameAsEvaluate() throws {
        let simulated = try object(try binhxet("simulate", round, "--set", "bkt_person_seats=3", "--format", "json"))
        let before = try winners(try binhxet("evaluate", round, "--format", "json"))
        let after = try winners(
            try binhxet("evaluate", round, "--set", "bkt_person_seats=3", "--format", "json"))
        let scenario = try #require((simulated["scenarios"] as? [[String: Any]])?.first)
        var changed: Set<String> = []
        for award in try #require(scenario["changed_awards"] as? [[String: Any]]) {
            let id = try #require(award["id"] as? String)
            changed.insert(id)
            #expect(Set(award["entering"] as? [String] ?? []) == after[id]?.subtracting(before[id] ?? []), "\(id)")
            #expect(Set(award["leaving"] as? [String] ?? []) == before[id]?.subtracting(after[id] ?? []), "\(id)")
        }
        for id in before.keys where !changed.contains(id) { #expect(before[id] == after[id], "\(id)") }
        #expect(changed.contains("bang_khen_tinh_ca_nhan"))
    }

    @Test(
        "a wrong call is told and nothing is written",
        arguments: [
            ["--set", "bkt_person=3"], ["--fact", "unit.XX.rating.2024=HTTNV"], ["--law-as-of", "soon"], [],
            ["--scenarios", "no-such-file.lua"], ["--sweep", "bkt_person_seats=9..3"], ["--goal", "CB049"],
            ["--goal", "CB999", "--by", "bkt_person_seats"], ["--withdraw", "CB999"],
        ])
    func wrong(arguments: [String]) throws {
        let run = try binhxet.run(["simulate", round] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(!run.errors.isEmpty)
    }

    private func object(_ run: Binary.Run) throws -> [String: Any] {
        #expect(run.status == 0 && run.errors == "")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func winners(_ run: Binary.Run) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for award in try #require(try object(run)["awards"] as? [[String: Any]]) {
            let candidates = award["candidates"] as? [[String: Any]] ?? []
            found[award["id"] as? String ?? ""] = Set(
                candidates.filter { $0["outcome"] as? String == "awarded" }.compactMap { $0["candidate"] as? String })
        }
        return found
    }
}
