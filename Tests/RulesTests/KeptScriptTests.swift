// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import TestSupport
import Testing

@testable import Rules

/// Keeps scripts in memory, and counts what it was asked.
private final class MemoryStore: ScriptStore, @unchecked Sendable {
    var kept: [[String]: [UInt8]] = [:]
    var found = 0

    func read(_ texts: [String], _ use: (inout WordReader) throws(DamagedWords) -> Void) -> Bool {
        guard let bytes = kept[texts] else { return false }
        var words = reader(bytes)
        do { try use(&words) } catch { return false }
        found += 1
        return words.left == 0
    }

    func keep(_ texts: [String], _ write: (inout WordWriter) -> Void) {
        var words = WordWriter { [self] in kept[texts, default: []] += $0 }
        write(&words)
        words.flush()
    }
}

private func reader(_ bytes: [UInt8]) -> WordReader {
    var offset = 0
    return WordReader(size: bytes.count) { buffer in
        guard offset + buffer.count <= bytes.count else { return false }
        buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
        offset += buffer.count
        return true
    }
}

/// What rule files wrote down, kept instead of running them again.
@Suite struct KeptScriptTests {
    private static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "rules").path

    /// Every scenario, good and bad, and every pack that comes with the program.
    private static var packs: [(name: String, folder: PackFolder, id: String)] {
        var packs: [(String, PackFolder, String)] = []
        let header = #"pack { id = "p", title = "P", files = { "base", "rules" } }"#
        for kind in ["good", "bad"] {
            for name in PackScenarioTests.names(kind) {
                let file = PackScenarioTests.folder.appending(path: "\(kind)/\(name)")
                let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
                let files = ["p/pack.lua": header, "p/base.lua": PackScenarioTests.base, "p/rules.lua": text]
                packs.append((name, PackFolder(files: files), "p"))
            }
        }
        let folder = PackFolder(path: rules)
        return packs + folder.packs.map { ($0, folder, $0) }
    }

    @Test("a pack whose words are kept is the pack that was read, and says the same")
    func same() throws {
        var kept = 0
        for (name, folder, id) in Self.packs {
            let store = MemoryStore()
            let plain = PackLoader(folder: folder).load(id)
            let first = PackLoader(folder: folder, store: store).load(id)
            #expect(store.found == 0)
            let runs = store.kept.count
            let second = PackLoader(folder: folder, store: store).load(id)
            // Files with a broken statement run each time, since what it cost is said each time.
            #expect(store.found == runs && store.kept.count == runs, "\(name)")
            kept += runs
            for loaded in [first, second] {
                #expect(loaded.diagnostics == plain.diagnostics, "\(name)")
                #expect(loaded.rulebook?.awards.map(\.id) == plain.rulebook?.awards.map(\.id), "\(name)")
            }
        }
        #expect(kept > 90)
    }

    @Test("a script comes back with all it holds, and the same words once more")
    func words() throws {
        var seen = Script()
        var reviewed = 0
        for (name, folder, id) in Self.packs {
            let store = MemoryStore()
            _ = PackLoader(folder: folder, store: store).load(id)
            for (texts, bytes) in store.kept {
                let files = stride(from: 2, to: texts.count, by: 2).map {
                    SourceFile(name: texts[$0], text: texts[$0 + 1])
                }
                var findings = Findings()
                var run = ScriptRun(files: files, environment: texts[1])
                let ran = run.script(&findings)
                var script = try #require(ran, "\(name)")
                var words = reader(bytes)
                let back = try ScriptReader.read(&words)
                reviewed += back.isReviewed ? 1 : 0
                script.isReviewed = back.isReviewed
                #expect(back == script && words.left == 0, "\(name)")
                #expect(written(back) == bytes, "\(name)")
                seen.nodes += script.nodes
                seen.parts += script.parts
                seen.mistakes += script.mistakes
                seen.unfinished += script.unfinished
                seen.lostNames.formUnion(script.lostNames)
            }
        }
        #expect(!seen.nodes.isEmpty && !seen.parts.isEmpty && !seen.mistakes.isEmpty && !seen.unfinished.isEmpty)
        // Good packs are, and bad ones of which only running them tells.
        #expect(reviewed > 20 && reviewed < Self.packs.count)
        #expect(!seen.lostNames.isEmpty && Set(seen.nodes.map(\.kind)).count == 4)
    }

    @Test("texts that look the same and have other bytes keep their own")
    func bytes() throws {
        let store = MemoryStore()
        let text = #"source "é" { title = "e\u{301}" } source "x" { title = "\u{e9}" }"#
        var findings = Findings()
        var run = ScriptRun(
            files: [SourceFile(name: "a.lua", text: text)], environment: "environment", store: store)
        let ran = run.script(&findings)
        let script = try #require(ran)
        run.keep(script)
        let again = run.script(&findings)
        let back = try #require(again)
        func bytes(_ script: Script) -> [[UInt8]] {
            script.declarations.map { declaration in
                guard case .text(let title)? = declaration.table["title"] else { return [] }
                return Array(title.utf8)
            }
        }
        #expect(store.found == 1 && bytes(script) == [Array("e\u{301}".utf8), Array("\u{e9}".utf8)])
        #expect(bytes(back) == bytes(script))
        #expect(back.declarations.map { Array($0.id.utf8) } == script.declarations.map { Array($0.id.utf8) })
    }

    @Test("another letter in any file, another name or other words to use are another script")
    func identity() throws {
        let store = MemoryStore()
        func run(_ files: [SourceFile], _ environment: String = "environment") -> Script? {
            var findings = Findings()
            var run = ScriptRun(files: files, environment: environment, store: store)
            let script = run.script(&findings)
            if let script { run.keep(script) }
            return script
        }
        let file = SourceFile(name: "a.lua", text: #"codes "a" { { "X" } }"#)
        let (first, again) = (try #require(run([file])), run([file]))
        #expect(again == first && store.found == 1)
        let other = try #require(run([SourceFile(name: "a.lua", text: #"codes "a" { { "Y" } }"#)]))
        #expect(other != first && store.found == 1)
        #expect(run([SourceFile(name: "b.lua", text: file.text)])?.declarations.first?.position.file == "b.lua")
        #expect(run([file, SourceFile(name: "", text: "")]) == nil)
        #expect(run([file], "round_environment") != first && store.found == 1)
    }

    @Test("whatever stands in kept words, it is refused or names what is there", arguments: 0..<4)
    func hostile(seed: UInt64) throws {
        let store = MemoryStore()
        let scenario = PackScenarioTests.folder.appending(
            path: seed % 2 == 0 ? "bad/globals.lua" : "good/" + PackScenarioTests.names("good")[0])
        let text = PackScenarioTests.base + "\n" + (try String(contentsOf: scenario, encoding: .utf8))
        var findings = Findings()
        let file = SourceFile(name: "a.lua", text: text)
        var run = ScriptRun(files: [file], environment: "environment", store: store)
        let script = run.script(&findings)
        run.keep(try #require(script))
        let sound = try #require(store.kept.values.first)
        var generator = SplitMix(seed: seed)
        var (refused, read) = (0, 0)
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let word = Int.random(in: 0..<bytes.count / 8, using: &generator)
                let odd: [UInt64] = [0, 1, 2, 5, 9, 17, 63, 1 << 20, 1 << 31, 1 << 62, 1 << 63, .max, generator.next()]
                withUnsafeBytes(of: odd.randomElement(using: &generator) ?? 0) { value in
                    for index in 0..<8 { bytes[word * 8 + index] = value[index] }
                }
            }
            if Int.random(in: 0..<20, using: &generator) == 0 {
                bytes.removeLast(Int.random(in: 1..<bytes.count / 8, using: &generator) * 8)
            }
            var words = reader(bytes)
            guard let script = try? ScriptReader.read(&words) else {
                refused += 1
                continue
            }
            read += 1
            let terms =
                script.nodes.flatMap(\.arguments) + script.parts.map { .table($0.body) }
                + script.declarations.map(\.body)
            #expect(terms.allSatisfy { names($0, script.nodes.count, script.parts.count) })
            for (place, node) in script.nodes.enumerated() {
                #expect(node.arguments.allSatisfy { names($0, place, script.parts.count) })
            }
            for (place, part) in script.parts.enumerated() {
                #expect(names(.table(part.body), script.nodes.count, place))
            }
        }
        #expect(refused > 100 && read > 100, "\(refused) refused, \(read) read")
    }

    /// Whether every number in a term names one of so many nodes or parts.
    private func names(_ term: Term, _ nodes: Int, _ parts: Int) -> Bool {
        switch term {
        case .node(let id): (0..<nodes).contains(id)
        case .part(let id): (0..<parts).contains(id)
        case .table(let table):
            table.items.allSatisfy { names($0, nodes, parts) }
                && table.entries.allSatisfy { names($0.value, nodes, parts) }
        default: true
        }
    }

    private func written(_ script: Script) -> [UInt8] {
        let store = MemoryStore()
        store.keep([]) { ScriptWriter.write(script, to: &$0) }
        return store.kept[[]] ?? []
    }
}
