// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct EditorCommandTests {
    private static let names = [".luacheckrc", ".luarc.json", "_meta"]

    @Test("the files are written once; a second run finds nothing to do, and the pack still passes its check")
    func twice() throws {
        let place = try Workplace.filled()
        let first = try place.binhxet("editor", "rules/co-quan")
        #expect(first.status == 0 && first.errors == "")
        let all = try place.names(in: "rules/co-quan")
        #expect(Self.names.allSatisfy(all.contains))
        #expect(try place.names(in: "rules/co-quan/_meta") == ["records.lua", "words.lua"])
        let before = try place.read("rules/co-quan/_meta/records.lua")
        let second = try place.binhxet("editor", "rules/co-quan")
        #expect(second.output.hasPrefix("Không có gì phải làm"))
        #expect(try place.read("rules/co-quan/_meta/records.lua") == before)
        #expect(try place.binhxet("check", "rules/co-quan").status == 0)
    }

    @Test("a file that somebody wrote stays, and that is said; --replace takes its place")
    func foreign() throws {
        let place = try Workplace.filled()
        try place.write("rules/co-quan/.luacheckrc", "std = \"max\"\n")
        let run = try place.binhxet("editor", "rules/co-quan")
        #expect(run.status == 0)
        #expect(run.errors.contains(".luacheckrc") && run.errors.contains("--replace"))
        #expect(try place.read("rules/co-quan/.luacheckrc") == "std = \"max\"\n")
        #expect(try place.binhxet("editor", "rules/co-quan", "--replace").errors == "")
        #expect(try place.read("rules/co-quan/.luacheckrc").contains("stds.binhxet"))
    }

    @Test("a new field of the pack is there after the next run")
    func changed() throws {
        let place = try Workplace.filled()
        _ = try place.binhxet("editor", "rules/co-quan")
        let schema = try place.read("rules/co-quan/schema.lua")
        try place.write(
            "rules/co-quan/schema.lua",
            schema.replacingOccurrences(
                of: "record \"person\" {",
                with: "record \"person\" { field \"shoe_size\" { integer, title = \"Cỡ giày\" },"))
        let run = try place.binhxet("editor", "rules/co-quan")
        #expect(run.status == 0 && run.output.contains("_meta/records.lua") && !run.output.contains("words.lua"))
        #expect(try place.read("rules/co-quan/_meta/records.lua").contains("shoe_size bx.Number @ Cỡ giày"))
    }

    @Test("a pack with errors is told them, and nothing is written")
    func broken() throws {
        let place = try Workplace.filled()
        try place.write("rules/co-quan/titles.lua", "award \"x\" {")
        let run = try place.binhxet("editor", "rules/co-quan")
        #expect(run.status == 1 && run.errors.contains("titles.lua"))
        #expect(!(try place.names(in: "rules/co-quan").contains("_meta")))
    }
}

/// Luacheck with the list that `binhxet editor` writes, where `scripts/setup` installed it.
@Suite(.enabled(if: Luacheck.path != nil)) struct LuacheckTests {
    @Test("luacheck finds nothing in the shipped packs", arguments: ["viet-nam-2024", "so-tnmt-binh-phuoc"])
    func shipped(pack: String) throws {
        let place = try Workplace()
        let rules = URL(filePath: #filePath).appending(path: "../../../rules").standardized
        try FileManager.default.copyItem(at: rules, to: place.folder.appending(path: "rules"))
        #expect(try place.binhxet("editor", "rules/\(pack)").status == 0)
        let (status, output) = try Luacheck.run(in: place.folder.appending(path: "rules/\(pack)"))
        #expect(status == 0, "\(output)")
    }

    @Test("a pack that `init pack` makes passes, and wrong names are marked where they stand")
    func wrongNames() throws {
        let place = try Workplace.filled()
        _ = try place.binhxet("editor", "rules/co-quan")
        let folder = place.folder.appending(path: "rules/co-quan")
        let (status, output) = try Luacheck.run(in: folder)
        #expect(status == 0, "\(output)")
        try place.write(
            "rules/co-quan/extra.lua",
            """
            define "a" { for_each = person, person.raitng:in_year(round.year):is "HTTNV" }
            define "b" { for_each = person, person.score:at_leest(param.titel_share) }
            define "c" { for_each = person, person.unit.nmae:is_known() }
            amend.awrd "x" { }
            print(event.zzz)
            """)
        let marked = try Luacheck.run(in: folder).output
        for name in ["raitng", "at_leest", "titel_share", "nmae", "awrd", "print", "zzz"] {
            #expect(marked.contains(name), "\(name) in \(marked)")
        }
    }
}

private enum Luacheck {
    static let path = ["/usr/bin/luacheck", "/usr/local/bin/luacheck"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static func run(in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: path ?? "")
        process.arguments = ["--no-color", "."]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
