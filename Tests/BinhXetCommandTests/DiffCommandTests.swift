// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct DiffCommandTests {
    /// A workplace with a second folder of rules in which files were edited.
    private func place(_ edits: [(file: String, from: String, to: String)]) throws -> Workplace {
        let place = try Workplace.filled()
        try FileManager.default.copyItem(
            at: place.folder.appending(path: "rules"), to: place.folder.appending(path: "moi"))
        for edit in edits {
            let text = try place.read("moi/co-quan/\(edit.file)")
            #expect(text.contains(edit.from))
            try place.write(
                "moi/co-quan/\(edit.file)", text.replacingOccurrences(of: edit.from, with: edit.to))
        }
        return place
    }

    /// The text without the seals and digests, which change with every version of the engine.
    private func stable(_ text: String) -> String {
        text.replacing(/[0-9a-f]{64}|[0-9a-f]{12}\b/, with: "…")
    }

    @Test("a stricter condition names who falls out, the condition and the line", arguments: ["vi", "en"])
    func condition(language: String) throws {
        let place = try place([
            (
                "titles.lua", #":at_least "HTTNV" :as "Hoàn thành tốt nhiệm vụ trở lên""#,
                #":at_least "HTXSNV" :as "Hoàn thành xuất sắc nhiệm vụ""#
            ),
            ("titles.lua", #"person.rating:in_year(round.year):is "HTXSNV""#, "person.score:at_least(95)"),
        ])
        let run = try place.binhxet("diff", "dot.lua", "--rules", "moi", "--language", language)
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(stable(run.output), named: "diff-condition.\(language).txt")
    }

    @Test("more seats name who enters and the value that changed")
    func seats() throws {
        let place = try place([("parameters.lua", "value = 15", "value = 100")])
        let text = try place.binhxet("diff", "dot.lua", "--rules", "moi")
        #expect(text.status == 0 && text.errors == "")
        try expectSnapshot(stable(text.output), named: "diff-seats.txt")
        let json = try place.binhxet("diff", "dot.lua", "--rules", "moi", "--format", "json")
        try expectSnapshot(stable(json.output), named: "diff-seats.json")
        // The other way round, the same people leave.
        let back = try place.binhxet("diff", "dot.lua", "--rules", "moi", "--format", "json", "--output", "a.json")
        #expect(back.status == 0 && back.output == "")
        #expect(try place.read("a.json") == json.output)
    }

    @Test("a value that the round sets itself is told, since the pack's other value changes nothing then")
    func setByRound() throws {
        let place = try place([("parameters.lua", "value = 15", "value = 100")])
        let round = try place.read("dot.lua")
        let id = try #require(
            try place.read("moi/co-quan/parameters.lua").firstMatch(
                of: /parameter "([a-z_]+)"[^\n]*\n?[^\n]*value = 100/))
        try place.write(
            "dot.lua", round.replacingOccurrences(of: "  pack = ", with: "  parameters = { \(id.1) = 20 },\n  pack = "))
        let run = try place.binhxet("diff", "dot.lua", "--rules", "moi")
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(stable(run.output), named: "diff-set-by-round.txt")
    }

    @Test("nobody changes is an answer, with the records it holds for", arguments: ["vi", "en"])
    func nobody(language: String) throws {
        let place = try place([("titles.lua", "-- Danh hiệu", "-- Các danh hiệu")])
        let run = try place.binhxet("diff", "dot.lua", "--rules", "moi", "--language", language)
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(stable(run.output), named: "diff-nobody.\(language).txt")
    }

    @Test("the law of another day brings the value of that day")
    func asOf() throws {
        let place = try Workplace.filled()
        #expect(
            try place.binhxet("set", "title_share", "100", "--from", "2025-01-01", "--basis", "Nghị quyết 08").status
                == 0)
        let before = try place.binhxet("diff", "dot.lua", "--as-of", "31/12/2024")
        #expect(before.output.hasPrefix("Không ai thay đổi kết quả"))
        let after = try place.binhxet("diff", "dot.lua", "--as-of", "01/01/2025")
        #expect(after.status == 0)
        try expectSnapshot(stable(after.output), named: "diff-as-of.txt")
    }

    @Test("two stored results are compared without rules or records")
    func stored() throws {
        let place = try place([("parameters.lua", "value = 15", "value = 100")])
        for (rules, file) in [("rules", "truoc.json"), ("moi", "sau.json")] {
            let run = try place.binhxet(
                "evaluate", "dot.lua", "--rules", rules, "--format", "json", "--output", file)
            #expect(run.status == 0)
        }
        let run = try place.binhxet("diff", "truoc.json", "sau.json")
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(stable(run.output), named: "diff-stored.txt")
        let same = try place.binhxet("diff", "truoc.json", "truoc.json", "--language", "en")
        #expect(same.output.hasPrefix("Nobody changes, on"))
    }

    @Test("errors on one side end with 1 and say which side")
    func broken() throws {
        let place = try place([("quotas.lua", "title_share", "titel_share")])
        let run = try place.binhxet("diff", "dot.lua", "--rules", "moi")
        #expect(run.status == 1 && run.output == "")
        #expect(run.errors.contains("phía sau") && run.errors.contains("co-quan/quotas.lua:5"))
    }

    @Test(
        "a wrong call ends with 2",
        arguments: [
            ["diff", "dot.lua"], ["diff", "dot.lua", "--rules", "khong-co"], ["diff", "khong-co.json", "dot.lua"],
            ["diff", "dot.lua", "dot.lua"], ["diff", "dot.lua", "dot.lua", "--rules", "rules"],
            ["diff", "dot.lua", "--as-of", "mai"],
        ])
    func usage(arguments: [String]) throws {
        let place = try Workplace.filled()
        let run = try place.binhxet.run(arguments)
        #expect(run.status == 2 && run.output == "" && !run.errors.isEmpty)
    }
}
