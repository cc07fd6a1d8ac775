// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import BinhXetCommand

/// Records and rules kept between runs of the built command.
@Suite struct CacheTests {
    private let root = URL(filePath: #filePath).appending(path: "../../..").standardized

    @Test("the second run of the example round says, byte for byte, what a run without kept records says")
    func example() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "binhxet-\(UUID().uuidString)/kept")
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        func kept() throws -> [String: Data] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try Dictionary(
                uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
        }
        let round = "Examples/tong-ket-2024/tong-ket-2024.lua"
        var stored: [[String: Data]] = []
        for command in [["evaluate", round], ["evaluate", round, "--format", "json"], ["explain", round, "CB173"]] {
            let plain = try Binary(folder: root).run(command)
            #expect(plain.status == 0)
            for _ in 0..<2 {
                let run = try Binary(folder: root, variables: ["BINHXET_CACHE": folder.path]).run(command)
                #expect(run.output == plain.output && run.errors == plain.errors && run.status == 0)
                stored.append(try kept())
            }
        }
        // The records; the round file, the headers of both packs and all their files.
        let kinds = stored[0].keys.map { $0.drop { $0 != "." } }
        #expect(kinds.sorted() == [".records", ".rules", ".rules", ".rules", ".rules"])
        #expect(stored.allSatisfy { $0 == stored[0] })
    }

    @Test("the environment says where the folder is")
    func places() {
        func folder(_ environment: [String: String]) -> String? { CachePlace.folder { environment[$0] } }
        #expect(folder(["HOME": "/home/an"]) == "/home/an/.cache/binhxet")
        #expect(folder(["HOME": "/home/an", "XDG_CACHE_HOME": "/tmp/c"]) == "/tmp/c/binhxet")
        #expect(folder(["HOME": "/home/an", "XDG_CACHE_HOME": "c"]) == "/home/an/.cache/binhxet")
        #expect(folder(["HOME": "/home/an", "BINHXET_CACHE": "x/y"]) == "x/y")
        #expect(folder(["HOME": "/home/an", "BINHXET_CACHE": "off"]) == nil)
        #expect(folder(["HOME": "/home/an", "BINHXET_CACHE": ""]) == "/home/an/.cache/binhxet")
        #expect(folder(["HOME": ""]) == nil)
        #expect(folder([:]) == nil)
    }
}
