// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records
import TestSupport
import Testing

@testable import RecordIO

/// A cache in a folder of its own, which is gone when the test is over.
private final class CacheFolder {
    let cache: ReadingCache
    let identity = String(repeating: "0a", count: 32)

    init(limit: Int = 1 << 20) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)/a/b").path
        cache = ReadingCache(folder: folder, limit: limit)
    }

    deinit {
        let folder = URL(filePath: cache.folder).deletingLastPathComponent().deletingLastPathComponent()
        try? FileManager.default.removeItem(at: folder)
    }

    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: cache.folder)) ?? []).sorted()
    }

    func path(_ name: String) -> String { "\(cache.folder)/\(name)" }

    func kept() -> ImportResult? { cache.records(identity, schema: SampleSchema.schema) }

    func set(_ attributes: [FileAttributeKey: Any], _ name: String) throws {
        try FileManager.default.setAttributes(attributes, ofItemAtPath: path(name))
    }
}

@Suite struct ReadingCacheTests {
    /// Results of every kind: of workbooks, CSV files and JSON, tidy and not.
    private func results() throws -> [(name: String, result: ImportResult)] {
        var found = try Scenario.all("good").map { ($0.name, PlainRound.read($0.source)) }
        found.append(("plain", PlainRound.read(PlainRound.workbook)))
        found.append(("json", PlainRound.read(.json(PlainRound.json, name: "x.json"))))
        for seed: UInt64 in 0..<200 {
            var generator = SplitMix(seed: seed)
            let round = RandomRound(&generator)
            found.append(("workbook \(seed)", PlainRound.read(round.workbook(&generator, isTidy: seed % 2 == 0))))
            let folder = try MessyRound(&generator).folder(&generator)
            defer { try? FileManager.default.removeItem(at: folder) }
            found.append(("folder \(seed)", PlainRound.read(.at(folder.path))))
        }
        return found
    }

    @Test("what is kept comes back with every value, place and remark, and the same bytes once more")
    func same() throws {
        var usable = 0
        for (name, result) in try results() {
            let folder = CacheFolder()
            folder.cache.keep(result, folder.identity)
            guard result.isUsable else {
                #expect(folder.names.isEmpty, "\(name)")
                continue
            }
            usable += 1
            let found = folder.kept()
            let kept = try #require(found, "\(name)")
            #expect(RecordText.everything(kept) == RecordText.everything(result), "\(name)")
            #expect(kept.diagnostics == result.diagnostics && kept.schema == result.schema, "\(name)")
            #expect(KeptBytes.make(kept, folder.identity) == KeptBytes.make(result, folder.identity), "\(name)")
        }
        #expect(usable > 150)
    }

    @Test("a file that is cut or changed anywhere is as good as none")
    func damaged() throws {
        let identity = CacheFolder().identity
        let sound = KeptBytes.make(PlainRound.read(PlainRound.workbook), identity)
        #expect(KeptBytes.read(sound, identity) != nil)
        #expect(KeptBytes.read(sound, String(repeating: "1", count: 64)) == nil)
        for count in 0..<sound.count { #expect(KeptBytes.read(Array(sound[..<count]), identity) == nil) }
        #expect(KeptBytes.read(sound + [0], identity) == nil)
        #expect(KeptBytes.read(sound + [UInt8](repeating: 0, count: 8), identity) == nil)
        for index in sound.indices {
            var bytes = sound
            bytes[index] ^= 1 << UInt8(index % 8)
            #expect(KeptBytes.read(bytes, identity) == nil, "byte \(index)")
        }
    }

    @Test("whatever stands in a file whose checksum is right, it is refused or read without harm", arguments: 0..<8)
    func hostile(seed: UInt64) throws {
        let identity = CacheFolder().identity
        var generator = SplitMix(seed: seed)
        let result = seed % 2 == 0 ? PlainRound.read(PlainRound.workbook) : try long()
        let sound = KeptBytes.make(result, identity)
        var (refused, read) = (0, 0)
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let word = Int.random(in: 0..<bytes.count / 8 - 1, using: &generator)
                let odd: [UInt64] = [
                    0, 1, 2, 7, 63, 64, 65, 255, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max, .max - 7, generator.next(),
                ]
                let value = odd.randomElement(using: &generator) ?? 0
                if Bool.random(using: &generator) {
                    withUnsafeBytes(of: value) { for index in 0..<8 { bytes[word * 8 + index] = $0[index] } }
                } else {
                    bytes[word * 8 + Int.random(in: 0..<8, using: &generator)] = UInt8(truncatingIfNeeded: value)
                }
            }
            if Int.random(in: 0..<20, using: &generator) == 0 {
                bytes.removeLast(Int.random(in: 1..<bytes.count / 8, using: &generator) * 8)
            }
            guard let result = KeptBytes.read(KeptBytes.mended(bytes), identity) else {
                refused += 1
                continue
            }
            read += 1
            // Every value, place and index is looked at once.
            #expect(!RecordText.everything(result).isEmpty)
            let records = try #require(result.records)
            for (record, table) in records.tables.enumerated() {
                for key in table.keys { _ = table.row(key) }
                for field in table.fields.indices {
                    guard let inverse = records.inverse(record: record, field: field) else { continue }
                    for target in 0..<inverse.offsets.count - 1 { _ = inverse.rows(of: target).count }
                }
            }
        }
        #expect(refused > 100 && read > 100, "\(refused) refused, \(read) read")
    }

    /// More rows than a word has bits.
    private func long() throws -> ImportResult {
        var lines = ["Mã CB;Họ và tên;Đơn vị;Ngày sinh;Nhóm chức vụ;Điểm;Đăng ký thi đua;Xếp loại 2024"]
        for number in 1...70 {
            lines.append("CB\(number);Người thứ \(number % 9);A;01/02/1980;\(1 + number % 5);\(number),5;x;HTNV")
        }
        let folder = try PlainRound.folder([
            ("Cá nhân", lines.joined(separator: "\n")), ("Đơn vị", PlainRound.csv(PlainRound.units)),
            (
                "Đề nghị",
                PlainRound.csv([PlainRound.nominations[0], ["ldtt", "CB3", nil, nil, nil, "to_trinh; bien_ban"]])
            ),
            ("Sáng kiến", "Mã CB;Năm;Số quyết định;Được công nhận\nCB7;2024;1/QĐ;x\nCB9;2023;2/QĐ;\n"),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = PlainRound.read(.at(folder.path))
        try #require(result.isUsable)
        return result
    }

    @Test("files are their owner's alone, and one that others can write is not believed")
    func permissions() throws {
        let folder = CacheFolder()
        folder.cache.keep(PlainRound.read(PlainRound.workbook), folder.identity)
        let name = folder.identity + ".records"
        #expect(folder.names == [name])
        let modes = try [folder.path(name), folder.cache.folder].map {
            try #require(FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int)
        }
        #expect(modes == [0o600, 0o700])
        #expect(folder.kept() != nil)
        try folder.set([.posixPermissions: 0o666], name)
        #expect(folder.kept() == nil)
    }

    @Test("old files go, then the longest unused until the rest fits; what is not of the cache stays")
    func limits() throws {
        let result = PlainRound.read(PlainRound.workbook)
        let size = KeptBytes.make(result, CacheFolder().identity).count
        let folder = CacheFolder(limit: 3 * size)
        let identities = (0..<5).map { String(repeating: "\($0)", count: 64) }
        func keep(_ index: Int) { folder.cache.keep(result, identities[index]) }
        for index in 0..<3 {
            keep(index)
            try folder.set(
                [.modificationDate: Date(timeIntervalSinceNow: Double(index - 9) * 60)], identities[index] + ".records")
        }
        for name in ["note.txt", "a.records", identities[0] + ".doc"] {
            try Data(count: 9 * size).write(to: URL(filePath: folder.path(name)))
        }
        #expect(folder.cache.records(identities[0], schema: SampleSchema.schema) != nil)
        keep(3)
        // The first was used a moment ago, the second was not.
        #expect(identities.indices.filter { folder.names.contains(identities[$0] + ".records") } == [0, 2, 3])
        for name in [identities[2] + ".records", identities[3] + ".records"] {
            try folder.set([.modificationDate: Date(timeIntervalSinceNow: -40 * 86400)], name)
        }
        keep(4)
        #expect(identities.indices.filter { folder.names.contains(identities[$0] + ".records") } == [0, 4])
        #expect(folder.names.filter { !$0.hasSuffix(".records") || $0 == "a.records" }.count == 3)
        // What is larger than all may be together is not kept, nor a draft of it.
        let small = CacheFolder(limit: size - 8)
        small.cache.keep(result, small.identity)
        #expect(small.names.isEmpty)
    }

    @Test("a folder that cannot be made changes nothing")
    func noFolder() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
        try Data("mine".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let identity = String(repeating: "0", count: 64)
        for folder in [file.path, file.path + "/x", "/proc/self/x"] {
            let cache = ReadingCache(folder: folder)
            cache.keep(PlainRound.read(PlainRound.workbook), identity)
            #expect(cache.records(identity, schema: SampleSchema.schema) == nil)
        }
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
    }
}

/// Kept records in memory.
private enum KeptBytes {
    private final class Bytes { var bytes: [UInt8] = [] }

    static func make(_ result: ImportResult, _ identity: String) -> [UInt8] {
        let made = Bytes()
        KeptWords.write(to: { made.bytes += $0 }, .records, identity) { result.write(to: &$0) }
        return made.bytes
    }

    static func read(_ bytes: [UInt8], _ identity: String) -> ImportResult? {
        var offset = 0
        let words = WordReader(size: bytes.count) { buffer in
            guard offset + buffer.count <= bytes.count else { return false }
            buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
            offset += buffer.count
            return true
        }
        return try? KeptWords.read(words, .records, identity) { words throws(DamagedWords) in
            try ImportResult(schema: SampleSchema.schema, from: &words)
        }
    }

    /// The bytes with the last word made the checksum of those before it.
    static func mended(_ bytes: [UInt8]) -> [UInt8] {
        var words = WordWriter { _ in }
        bytes.withUnsafeBytes { bytes in
            for offset in stride(from: 0, to: bytes.count - 8, by: 8) {
                words.write(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
        }
        return bytes.dropLast(8) + withUnsafeBytes(of: words.checksum) { Array($0) }
    }
}
