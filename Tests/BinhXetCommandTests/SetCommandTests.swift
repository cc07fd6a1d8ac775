// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct SetCommandTests {
    private let change = ["set", "title_share", "20", "--from", "2025-01-01", "--basis", "Nghị quyết 08"]

    @Test("a new value is written beside the old one, and what changed is shown", arguments: ["vi", "en"])
    func set(language: String) throws {
        let place = try Workplace.filled()
        let before = try place.read("rules/co-quan/parameters.lua")
        let run = try place.binhxet.run(change + ["--status", "confirmed", "--language", language])
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(run.output, named: "set.\(language).txt")
        let line = #"  { from = "2025-01-01", value = 20, basis = "Nghị quyết 08", status = "confirmed" },"#
        let after = try place.read("rules/co-quan/parameters.lua")
        #expect(after.replacingOccurrences(of: line + "\n", with: "") == before)
        #expect(try place.binhxet("check", "rules/co-quan").status == 0)
        let json = try place.binhxet("parameters", "--format", "json", "--as-of", "01/01/2025").output
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let parameter = try #require((root["parameters"] as? [[String: Any]])?.first)
        #expect((parameter["in_force"] as? [String: Any])?["value"] as? String == "20")
        #expect((parameter["history"] as? [Any])?.count == 2)
        let declared = try #require(parameter["declared"] as? String)
        #expect(declared.hasPrefix("co-quan/parameters.lua:"))
    }

    @Test("a dry run shows the same and writes nothing")
    func dryRun() throws {
        let place = try Workplace.filled()
        let before = try place.read("rules/co-quan/parameters.lua")
        let run = try place.binhxet.run(change + ["--dry-run"])
        #expect(run.status == 0 && run.output.contains("Nghị quyết 08"))
        #expect(try place.read("rules/co-quan/parameters.lua") == before)
    }

    @Test(
        "what is refused leaves every file byte for byte as it was",
        arguments: [
            (["set", "title_share", "120", "--from", "2025-01-01", "--basis", "x"], 2),
            (["set", "title_share", "20", "--from", "2024-01-01", "--basis", "x"], 2),
            (["set", "titel_share", "20", "--from", "2025-01-01", "--basis", "x"], 2),
            (["set", "title_share", "20", "--from", "tháng giêng", "--basis", "x"], 2),
            (["set", "title_share", "20", "--from", "2025-01-01"], 2),
            (["set", "title_share", "20", "--from", "2025-01-01", "--basis", "x", "--pack", "rules/khong-co"], 2),
            (["set", "looped", "20", "--from", "2025-01-01", "--basis", "x"], 1),
            (["set", "ending", "20", "--from", "2025-01-01", "--basis", "x"], 1),
        ] as [([String], Int32)])
    func refusals(arguments: [String], status: Int32) throws {
        let place = try Workplace.filled()
        let file = "rules/co-quan/parameters.lua"
        try place.write(
            file,
            try place.read(file) + """
                for _, id in ipairs { "looped" } do parameter(id) { title = id, { from = "2024-01-01", value = 1 } } end
                parameter "ending" { title = "E", { from = "2024-01-01", value = 1, through = "2025-06-30" } }

                """)
        let before = try place.contents()
        let run = try place.binhxet.run(arguments)
        #expect(run.status == status)
        #expect(run.output == "" && !run.errors.isEmpty)
        #expect(try place.contents() == before)
    }

    @Test("an inherited parameter becomes an amendment in the pack that extends")
    func inherited() throws {
        let place = try Workplace.filled()
        #expect(try place.binhxet("init", "pack", "rules/phong", "--extends", "co-quan").status == 0)
        let parent = try place.read("rules/co-quan/parameters.lua")
        let run = try place.binhxet.run(change)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try place.read("rules/phong/changes.lua").contains("\namend.parameter \"title_share\" {\n"))
        #expect(try place.read("rules/co-quan/parameters.lua") == parent)
    }
}

@Suite struct ParametersCommandTests {
    @Test("the table says value, range, status, dates, basis and where a parameter is read", arguments: ["vi", "en"])
    func table(language: String) throws {
        let place = try Workplace.filled()
        let run = try place.binhxet("parameters", "dot.lua", "--language", language)
        #expect(run.status == 0 && run.errors == "")
        try expectSnapshot(run.output, named: "parameters.\(language).txt")
    }

    @Test("a round's own values are told apart, and JSON has its format")
    func json() throws {
        let place = try Workplace.filled()
        let round = try place.read("dot.lua")
        try place.write(
            "dot.lua", round.replacingOccurrences(of: "parameters = {", with: "parameters = { title_share = 50,"))
        let run = try place.binhxet("parameters", "dot.lua", "--format", "json")
        try expectSnapshot(run.output, named: "parameters.json")
    }
}
