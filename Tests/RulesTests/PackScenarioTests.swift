// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import TestSupport
import Testing

@testable import Rules

/// Packs of one file each: those in `good/` load without a word, those in `bad/` say what snapshots hold.
@Suite struct PackScenarioTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// What every scenario starts from.
    static let base = """
        codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV", "Hoàn thành xuất sắc" } }
        record "unit" { title = "Tập thể",
          field "code" { text, key = true }, field "headcount" { integer, range = { 0, 500 }, title = "Số người" } }
        record "person" { title = "Cá nhân",
          field "code" { text, key = true }, field "name" { text }, field "unit" { ref "unit", inverse = "members" },
          field "leader" { flag, title = "Lãnh đạo" }, field "score" { decimal, range = { 0, 100 }, title = "Điểm" },
          field "gender" { one_of { "nam", "nu" } }, field "joined" { date },
          field "rating" { yearly (one_of "rating"), title = "Xếp loại" },
          field "honours" { events { code = one_of { "LDTT", "CSTDCS" }, year = integer } } }
        record "nomination" { title = "Đề nghị",
          field "award" { text }, field "person" { ref "person" }, field "votes" { integer },
          field "papers" { set_of (one_of { "to_trinh", "bao_cao" }) } }
        """

    static func names(_ kind: String) -> [String] {
        let folder = folder.appending(path: kind).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private func load(_ kind: String, _ name: String) throws -> PackLoader.Loaded {
        let text = try String(contentsOf: Self.folder.appending(path: "\(kind)/\(name)"), encoding: .utf8)
        let pack = #"pack { id = "p", title = "P", files = { "base", "rules" } }"#
        return PackLoader(
            folder: PackFolder(files: ["p/pack.lua": pack, "p/base.lua": Self.base, "p/rules.lua": text])
        ).load("p")
    }

    @Test("a good pack loads without a word", arguments: names("good"))
    func good(name: String) throws {
        let loaded = try load("good", name)
        #expect(loaded.diagnostics.map { $0.text(in: .english) } == [])
        #expect(loaded.rulebook != nil)
    }

    @Test("a bad pack is told every mistake, with place and advice, in both languages", arguments: names("bad"))
    func bad(name: String) throws {
        let loaded = try load("bad", name)
        #expect(!loaded.diagnostics.isEmpty)
        let hasError = loaded.diagnostics.contains { $0.severity == .error }
        #expect((loaded.rulebook == nil) == hasError)
        var text = ""
        for language in Language.allCases {
            text += loaded.diagnostics.map { $0.text(in: language) }.joined(separator: "\n") + "\n\n"
        }
        try expectSnapshot(text, named: name.replacing(".lua", with: ".txt"))
    }
}

@Suite struct VocabularyTests {
    @Test("the list of methods is the prelude's")
    func methods() throws {
        let prelude = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../Sources/Rules/Prelude/prelude.lua")
                .standardized, encoding: .utf8)
        let known = try #require(prelude.firstMatch(of: /for _, name in ipairs \{\n(  "is",[^}]*)\} do/))
        let names = Set(known.1.matches(of: /"([a-z_]+)"/).map { String($0.1) })
        // `year` is told apart by its call, so that fields may have the name.
        #expect(names.subtracting(["year"]) == Vocabulary.methods)
    }
}
