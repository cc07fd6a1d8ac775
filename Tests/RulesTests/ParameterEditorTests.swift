// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records
import TestSupport
import Testing

@testable import Rules

/// Packs whose parameter is set: those in `Editing/good` hold the file before and after, those in `Editing/bad` are refused
/// with what the snapshots say.
@Suite struct ParameterEditorTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Editing")

    static func names(_ kind: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? []).sorted()
    }

    private struct Scenario {
        let before: String
        let packs: PackFolder
        let setting: ParameterSetting
    }

    private func scenario(_ kind: String, _ name: String) throws -> Scenario {
        let folder = Self.folder.appending(path: "\(kind)/\(name)")
        func read(_ file: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
        }
        let before = try read("before.lua")
        let files = #"files = { "base", "parameters" } }"#
        var texts = [
            "p/pack.lua": #"pack { id = "p", title = "P", "# + files, "p/base.lua": PackScenarioTests.base,
            "p/parameters.lua": before,
        ]
        if let parent = try? read("parent.lua") {
            texts["q/pack.lua"] = #"pack { id = "q", title = "Q", "# + files
            texts["q/base.lua"] = PackScenarioTests.base
            texts["q/parameters.lua"] = parent
            texts["p/pack.lua"] = #"pack { id = "p", title = "P", extends = "q", files = { "parameters" } }"#
        }
        let lines = try read("setting.txt").split(separator: "\n").map { $0.split(separator: ": ", maxSplits: 1) }
        let words = Dictionary(uniqueKeysWithValues: lines.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") })
        let setting = ParameterSetting(
            parameter: words["parameter"] ?? "", value: words["value"] ?? "",
            from: try #require(words["from"].flatMap { CalendarDate(typed: $0) }),
            through: words["through"].flatMap { CalendarDate(typed: $0) }, basis: words["basis"] ?? "",
            status: words["status"] == "confirmed" ? .confirmed : .assumed, replaces: words["replace"] == "yes")
        return Scenario(before: before, packs: PackFolder(files: texts), setting: setting)
    }

    @Test("the file is as before but for the new value", arguments: names("good"))
    func good(name: String) throws {
        let scenario = try scenario("good", name)
        let change = try ParameterEditor(folder: scenario.packs, pack: "p").plan(scenario.setting)
        #expect(Array(change.original.utf8) == Array(scenario.before.utf8))
        let file = Self.folder.appending(path: "good/\(name)/after.lua")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try Data(change.text.utf8).write(to: file)
        }
        #expect(try Data(contentsOf: file) == Data(change.text.utf8))
        // Nothing that stood in the file is lost, unless it was to be replaced.
        if !scenario.setting.replaces || change.kind == .amended {
            #expect(isSubsequence(Array(scenario.before.utf8), Array(change.text.utf8)))
        }
        #expect(change.after.from == scenario.setting.from)
        #expect(change.parameter.versions.contains { $0.from == scenario.setting.from })
    }

    @Test("a refusal says why, in both languages", arguments: names("bad"))
    func bad(name: String) throws {
        let scenario = try scenario("bad", name)
        let refusal = #expect(throws: ParameterRefusal.self) {
            try ParameterEditor(folder: scenario.packs, pack: "p").plan(scenario.setting)
        }
        let diagnostics = try #require(refusal?.diagnostics)
        let text = Language.allCases.map { language in
            diagnostics.map { $0.text(in: language) }.joined(separator: "\n") + "\n"
        }
        try expectSnapshot(text.joined(separator: "\n"), named: "editing-\(name).txt")
    }

    @Test("a value that breaks a pack built on this one is refused")
    func heirs() throws {
        let parent = #"parameter "seats" { title = "S", { from = "2024-01-01", value = 6 } }"#
        let child = """
            amend.parameter "seats" { { from = "2024-06-01", value = 7, through = "2025-06-30" } }
            """
        let packs = PackFolder(files: [
            "q/pack.lua": #"pack { id = "q", title = "Q", files = { "base", "parameters" } }"#,
            "q/base.lua": PackScenarioTests.base, "q/parameters.lua": parent,
            "p/pack.lua": #"pack { id = "p", title = "P", extends = "q", files = { "changes" } }"#,
            "p/changes.lua": child,
        ])
        let setting = ParameterSetting(
            parameter: "seats", value: "8", from: try #require(CalendarDate(iso: "2025-01-01")), basis: "x")
        let refusal = #expect(throws: ParameterRefusal.self) {
            try ParameterEditor(folder: packs, pack: "q").plan(setting)
        }
        #expect(refusal?.diagnostics.map(\.message.key) == ["editing.fails_check", "rules.overlapping_dates"])
        #expect(refusal?.isUsage == false)
    }

    @Test("what the check newly says of the pack is handed out, and nothing that it said before")
    func warnings() throws {
        let rules = """
            parameter "seats" { title = "S", range = { 0, 200 }, { from = "2024-01-01", value = 50 } }
            define "many" { for_each = person, title = "M", person.score:at_least(param.seats) }
            """
        let packs = PackFolder(files: [
            "p/pack.lua": #"pack { id = "p", title = "P", files = { "base", "parameters" } }"#,
            "p/base.lua": PackScenarioTests.base, "p/parameters.lua": rules,
        ])
        let before = PackLoader(folder: packs).load("p").diagnostics.map(\.message)
        let setting = ParameterSetting(
            parameter: "seats", value: "150", from: try #require(CalendarDate(iso: "2025-01-01")), basis: "x")
        let change = try ParameterEditor(folder: packs, pack: "p").plan(setting)
        #expect(change.warnings.allSatisfy { !before.contains($0.message) && $0.severity != .error })
    }

    private func isSubsequence(_ short: [UInt8], _ long: [UInt8]) -> Bool {
        var rest = short[...]
        for byte in long where byte == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}

@Suite struct LineDifferenceTests {
    @Test("what differs is told with its line in its own text")
    func lines() {
        let found = LineDifference.between("a\nb\nc\nd\n", "a\r\nx\r\nc\r\nd\r\ne\r\n")
        #expect(found.map(\.isNew) == [false, true, true])
        #expect(found.map(\.number) == [2, 2, 5])
        #expect(found.map(\.text) == ["b", "x", "e"])
        #expect(LineDifference.between("a\n", "a\n").isEmpty)
    }

    @Test("the lines that differ turn one text into the other", arguments: 0..<200)
    func property(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        func text() -> [String] {
            (0..<Int.random(in: 0...8, using: &random)).map { _ in
                ["a", "b", "c"][Int.random(in: 0...2, using: &random)]
            }
        }
        let (old, new) = (text(), text())
        func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
        let found = LineDifference.between(joined(old), joined(new))
        let gone = Set(found.filter { !$0.isNew }.map(\.number))
        let come = Set(found.filter(\.isNew).map(\.number))
        let kept = old.enumerated().filter { !gone.contains($0.offset + 1) }.map(\.element)
        #expect(kept == new.enumerated().filter { !come.contains($0.offset + 1) }.map(\.element))
        #expect(found.allSatisfy { ($0.isNew ? new : old)[$0.number - 1] == $0.text })
    }
}
