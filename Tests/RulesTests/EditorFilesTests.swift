// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import TestSupport
import Testing

@testable import Rules

@Suite struct EditorFilesTests {
    private static let pack: [String: String] = [
        "p/pack.lua": #"pack { id = "p", title = "P", files = { "base", "rules" } }"#,
        "p/base.lua": PackScenarioTests.base,
        "p/rules.lua": """
        parameter "least" { title = "Điểm tối thiểu", unit = "điểm", { from = "2024-01-01", value = 8 } }
        parameter "way" { title = "Cách tính", type = one_of { "a", "b" }, { from = "2024-01-01", value = "a" } }
        define "good" { for_each = person, title = "Tốt", person.score:at_least(param.least) }
        award "x" { title = "Giải", for_each = person, consider = "all", requires { person.good } }
        """,
    ]

    private func files(_ extra: [String: String] = [:], language: Language = .vietnamese) throws -> [EditorFiles.File] {
        let texts = Self.pack.merging(extra) { _, new in new }
        let loaded = PackLoader(folder: PackFolder(files: texts)).load("p")
        return EditorFiles(try #require(loaded.rulebook), language: language).all
    }

    @Test("the files of a small pack", arguments: Language.allCases)
    func snapshot(language: Language) throws {
        let text = try files(language: language).map { "=== \($0.name)\n\($0.text)" }.joined(separator: "\n")
        try expectSnapshot(text, named: "editor.\(language.rawValue).txt")
    }

    @Test("each file bears its mark, and files made anew are the same bytes")
    func marks() throws {
        for file in try files() { #expect(file.text.contains(file.mark), "\(file.name)") }
        #expect(try files() == files())
    }

    @Test("annotations beside the rules change nothing: the loader never reads them")
    func ignored() throws {
        let made = try files()
        let beside = Dictionary(uniqueKeysWithValues: made.map { ("p/\($0.name)", $0.text) })
        #expect(try files(beside) == made)
        let texts = Self.pack.merging(beside) { _, new in new }
        #expect(PackFolder(files: texts).files(of: "p") == ["base", "pack", "rules"])
    }

    @Test("the settings are JSON")
    func settings() throws {
        let file = try #require(try files().first { $0.name == ".luarc.json" })
        #expect(try JSONSerialization.jsonObject(with: Data(file.text.utf8)) is [String: Any])
    }
}

/// One list of words: what the sandbox has, what messages know, what editors are told and what is documented.
@Suite struct WordListTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    private static let prelude =
        (try? String(contentsOf: root.appending(path: "Sources/Rules/Prelude/prelude.lua"), encoding: .utf8)) ?? ""

    /// The words that the prelude defines, read off its text: one by one, in a table, or by a loop over names.
    private func defined() throws -> Set<String> {
        let text = Self.prelude
        var found: Set<String> = []
        let table = try #require(text.firstMatch(of: #/local words = \{\n((?s:.)*?)\n\}\n/#)).1
        for match in table.matches(of: #/(?:^  |\n  |, )([a-z_0-9]+) = (?:function|new_type|scripted)/#) {
            found.insert(String(match.1))
        }
        for match in text.matches(of: #/\nwords\.([a-z_]+) = /#) { found.insert(String(match.1)) }
        for match in text.matches(of: #/\nfor _, [a-z]+ in ipairs \{([^}]*)\} do\s+words\[/#) {
            for word in match.1.matches(of: #/"([a-z_]+)"/#) { found.insert(String(word.1)) }
        }
        let standard = try #require(text.firstMatch(of: #/local standard = \{([^}]*)\}/#)).1
        for word in standard.matches(of: #/([a-z0-9]+) = /#) { found.insert(String(word.1)) }
        for name in ["local records = {", "local fixed_roots = {"] {
            let start = try #require(text.range(of: name)).upperBound
            let list = text[start...].prefix { $0 != "}" }
            for word in list.matches(of: #/([a-z]+) = true/#) { found.insert(String(word.1)) }
        }
        return found
    }

    @Test("the words that messages know are those of the prelude")
    func words() throws {
        let difference = try defined().symmetricDifference(Vocabulary.words).sorted()
        #expect(difference == [])
        #expect(Set(Vocabulary.words).count == Vocabulary.words.count)
        for word in ["amend", "withdraw"] {
            let start = try #require(Self.prelude.range(of: "words.\(word) = words_of")).upperBound
            let list = try #require(Self.prelude[start...].firstMatch(of: #/\{ ("parameter"[^}]*)\}/#)).1
            #expect(list.matches(of: #/"([a-z]+)"/#).map { String($0.1) } == Vocabulary.amendable)
        }
    }

    @Test("editors are told every word and every method, and no others")
    func annotations() {
        let annotated = Set(WordAnnotations.words.keys).union(Vocabulary.roots).union(Vocabulary.libraries)
        #expect(annotated.symmetricDifference(Vocabulary.words).sorted() == [])
        let methods = Set(WordAnnotations.methodOwners.flatMap { $0.methods.map(\.name) })
        #expect(methods.symmetricDifference(Vocabulary.methods.union(["year"])).sorted() == [])
    }

    @Test("every word and every method is documented, and no others", arguments: Language.allCases)
    func documentation(language: Language) throws {
        let documented = Set(try Page("\(language.rawValue)/language.md").words)
        let known = Set(Vocabulary.words).union(Vocabulary.methods).union(["year"])
        #expect(documented.symmetricDifference(known.map { "`\($0)`" }).sorted() == [])
    }

    @Test("luacheck is told every word and every method, and no others")
    func luacheck() throws {
        let pack = #"pack { id = "p", title = "P", files = { "base" } }"#
        let loaded = PackLoader(folder: PackFolder(files: ["p/pack.lua": pack, "p/base.lua": PackScenarioTests.base]))
            .load("p")
        let text = LuacheckList(try #require(loaded.rulebook)).lines.joined(separator: "\n")
        func names(_ list: Substring) -> Set<String> { Set(list.matches(of: #/"([a-z_0-9]+)"/#).map { String($0.1) }) }
        let methods = try #require(text.firstMatch(of: #/local methods = \{([^}]*)\}/#)).1
        #expect(names(methods).symmetricDifference(Vocabulary.methods.union(["year"])).sorted() == [])
        let globals = names(try #require(text.firstMatch(of: #/local globals = \{([^{}]*)/#)).1)
        let told = globals.union(Vocabulary.roots).union(["amend", "withdraw"])
        #expect(told.symmetricDifference(Vocabulary.words).sorted() == [])
        #expect(text.contains("candidate = {") && text.contains("globals.param"))
        for root in ["person", "unit", "nomination", "round", "event"] { #expect(text.contains("records.\(root) = {")) }
    }
}
