// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import RecordIO
import Records
import Rounds
import Testing

/// Rounds whose records are kept from one run to the next.
@Suite struct ReadingCacheTests {
    /// The scenario `three-people` with a cache in its folder.
    private struct Place {
        var request: RoundRequest
        let folder: URL

        init() throws {
            request = try scenario()
            folder = URL(filePath: request.roundFile).deletingLastPathComponent()
            request.cache = ReadingCache(folder: folder.appending(path: "cache").path)
        }

        /// The files of a kind in the cache.
        func kept(_ kind: String = "records") -> [URL] {
            let files = try? FileManager.default.contentsOfDirectory(
                at: folder.appending(path: "cache"), includingPropertiesForKeys: nil)
            return (files ?? []).filter { $0.pathExtension == kind }.sorted { $0.path < $1.path }
        }

        func edit(_ file: String, _ from: String, _ to: String) throws {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            try #require(text.contains(from), "\(file) has no \(from)")
            try Data(text.replacing(from, with: to).utf8).write(to: folder.appending(path: file))
        }

        /// What a run says, with the cache and without.
        func run() throws -> (cached: String, anew: String) {
            var plain = request
            plain.cache = nil
            func text(_ request: RoundRequest) throws -> String {
                let session = try RoundSession.open(request)
                let explained = session.candidateKeys.flatMap {
                    session.explanations(of: $0, award: nil, language: .vietnamese).flatMap(\.sentences)
                }
                return summary(session) + session.seal() + explained.joined(separator: "\n")
            }
            return (try text(request), try text(plain))
        }
    }

    /// Makes the last word the checksum of those before it.
    private func mend(_ bytes: inout [UInt8]) {
        var words = WordWriter { _ in }
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count - 8, by: 8) {
                words.write(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
        }
        withUnsafeBytes(of: words.checksum) { bytes.replaceSubrange(bytes.count - 8..<bytes.count, with: $0) }
    }

    @Test("the first run keeps the records, and the next ones say the same as a run without")
    func same() throws {
        let place = try Place()
        for _ in 0..<3 {
            let (cached, anew) = try place.run()
            #expect(cached == anew)
            #expect(place.kept().count == 1)
        }
    }

    @Test("records are kept once for each file, schema and round, whatever else of the rules changes")
    func identities() throws {
        let place = try Place()
        func check(_ count: Int, _ what: Comment) throws {
            let (cached, anew) = try place.run()
            #expect(cached == anew, what)
            #expect(place.kept().count == count, what)
        }
        try check(1, "as it is")
        try place.edit("rules/school/awards.lua", "value = 2", "value = 1")
        try check(1, "another parameter")
        let file = place.folder.appending(path: "ho-so.json")
        let text = try Data(contentsOf: file)
        try (text + Data("\n".utf8)).write(to: file)
        try check(2, "one more byte in the records")
        try text.write(to: file)
        try check(2, "the records as they were")
        try place.edit("dot-xet.lua", "2024-05-30", "2024-05-31")
        try check(3, "another date of the round")
    }

    @Test("a kept file is what the next run reads, and one that is damaged is made anew")
    func used() throws {
        let place = try Place()
        let (_, before) = try place.run()
        let file = try #require(place.kept().first)
        let sound = try [UInt8](Data(contentsOf: file))

        // A name is changed in the file, and the checksum with it: only who reads the file can see that.
        let session = try RoundSession.open(place.request)
        let name = try #require(
            session.result(language: .vietnamese).awards.flatMap(\.candidates).first?.name)
        var bytes = sound
        let letters = Array(name.utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: letters) })
        for index in start..<start + letters.count { bytes[index] = UInt8(ascii: "Z") }
        mend(&bytes)
        try Data(bytes).write(to: file)
        let names = try RoundSession.open(place.request).result(language: .vietnamese).awards
            .flatMap(\.candidates).map(\.name)
        #expect(names.contains(String(repeating: "Z", count: letters.count)))

        // With the checksum as it was, the change is seen.
        bytes.replaceSubrange(bytes.count - 8..<bytes.count, with: sound[(sound.count - 8)...])
        for damaged in [bytes, Array(sound[..<100]), []] {
            try Data(damaged).write(to: file)
            #expect(try place.run().cached == before)
            #expect(try [UInt8](Data(contentsOf: file)) == sound)
        }
    }

    @Test("records with errors are not kept, and say the same each time")
    func errors() throws {
        let place = try Place()
        try place.edit("dot-xet.lua", "records = \"", "records = \"nothing-")
        for _ in 0..<2 { #expect(throws: RoundFailure.self) { _ = try RoundSession.open(place.request) } }
        #expect(place.kept().isEmpty)
    }

    @Test("what rule files wrote down is kept for each text of them, and another text is read anew")
    func rules() throws {
        let place = try Place()
        func check(_ count: Int, _ what: Comment) throws -> String {
            let (cached, anew) = try place.run()
            #expect(cached == anew, what)
            #expect(place.kept("rules").count == count, what)
            return anew
        }
        // The round, the pack's header, and the pack.
        let before = try check(3, "as it is")
        #expect(try check(3, "once more") == before)
        try place.edit("rules/school/awards.lua", "value = 2", "value = 1")
        #expect(try check(4, "another parameter") != before)
        try place.edit("rules/school/awards.lua", "value = 1", "value = 2")
        #expect(try check(4, "the pack as it was") == before)
        try place.edit("dot-xet.lua", "2024-05-30", "2024-05-31")
        _ = try check(5, "another date of the round")
        try place.edit("rules/school/awards.lua", "value = 2", "value = ")
        for _ in 0..<2 { #expect(throws: RoundFailure.self) { _ = try RoundSession.open(place.request) } }
        #expect(place.kept("rules").count == 5)
    }

    @Test("rules that are kept are what the next run reads, and damaged ones are made anew")
    func usedRules() throws {
        let place = try Place()
        let (_, before) = try place.run()
        for file in place.kept("rules") {
            let sound = try [UInt8](Data(contentsOf: file))
            for index in [8, sound.count / 2, sound.count - 1] {
                var bytes = sound
                bytes[index] ^= 1
                try Data(bytes).write(to: file)
                #expect(try place.run().cached == before)
                #expect(try [UInt8](Data(contentsOf: file)) == sound)
            }
        }
        // Each file's words are taken for what its text says: under the pack's name stands what another text wrote.
        let (pack, other) = ("rules/school/awards.lua", try Place())
        try other.edit(pack, "value = 2", "value = 1")
        let changed = try other.run().anew
        let own = Set(place.kept("rules").map(\.lastPathComponent))
        let file = try #require(other.kept("rules").first { !own.contains($0.lastPathComponent) })
        let target = try #require(
            place.kept("rules").first { name in
                !other.kept("rules").contains { $0.lastPathComponent == name.lastPathComponent }
            })
        var bytes = try [UInt8](Data(contentsOf: file))
        let names = [file, target].map { Array($0.deletingPathExtension().lastPathComponent.utf8) }
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: names[0]) })
        bytes.replaceSubrange(start..<start + 64, with: names[1])
        mend(&bytes)
        try Data(bytes).write(to: target)
        let session = try RoundSession.open(place.request)
        let changedSession = try RoundSession.open(other.request)
        #expect(summary(session) == summary(changedSession) && !changed.isEmpty)
    }
}
