// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What each room may depend on; the manifest must say exactly this, so that a new edge is a decision, not an accident.
private let edges: [String: Set<String>] = [
    "LuaShim": ["CLua"],
    "ColumnKernels": [],
    "LuaSandbox": ["LuaShim"],
    "Messages": [],
    "Cores": [],
    "Platform": [],
    "Records": ["Platform"],
    "RecordIO": ["Records", "Messages", "Platform", "ColumnKernels", "CZip", "CExpat"],
    "WorkbookWriter": ["CXlsxWriter"],
    "Rules": ["Records", "LuaSandbox", "Messages", "Cores", "Platform"],
    "Evaluation": ["Rules", "Records", "Messages", "Cores", "ColumnKernels"],
    "Allocation": ["Cores"],
    "Rounds": [
        "Evaluation", "Allocation", "Rules", "Records", "RecordIO", "Messages", "Cores", "Platform", "CCrypto",
    ],
    "Reports": ["Rounds", "Messages", "Cores", "Platform"],
    "BinhXetCommand": [
        "Rounds", "Reports", "RecordIO", "WorkbookWriter", "Evaluation", "Rules", "Records", "Allocation", "Messages",
        "Platform", "ArgumentParser",
    ],
    "binhxet": ["BinhXetCommand"],
    "example-round": ["WorkbookWriter"],
    "example-embedding": ["Rounds", "Messages"],
]

/// The folders of rooms that are not in `Sources`.
private let folders = ["example-round": "Examples/Generator", "example-embedding": "Examples/Embedding"]

private let root = URL(filePath: #filePath).appending(path: "../../..").standardized

@Suite struct ArchitectureTests {
    @Test("the manifest has the edges of the plan and no others")
    func manifestEdges() throws {
        let manifest = try #require(
            try JSONSerialization.jsonObject(with: dumpPackage()) as? [String: Any])
        let targets = try #require(manifest["targets"] as? [[String: Any]])
        var found: [String: Set<String>] = [:]
        for target in targets where ["regular", "executable"].contains(target["type"] as? String) {
            guard let name = target["name"] as? String, name != "TestSupport" else { continue }
            let dependencies = target["dependencies"] as? [[String: Any]] ?? []
            found[name] = Set(dependencies.compactMap { ($0.values.first as? [Any])?.first as? String })
        }
        #expect(found == edges)
    }

    @Test("a source file imports only what its room may depend on")
    func importsFollowEdges() throws {
        for (room, allowed) in edges {
            for (file, module) in try imports(in: root.appending(path: folders[room] ?? "Sources/\(room)")) {
                let known = edges.keys.contains(module) || module.hasPrefix("C") && module != "CoreFoundation"
                #expect(!known || allowed.contains(module), "\(file) imports \(module)")
            }
        }
    }

    @Test("of Foundation the program links the essentials, through one room")
    func foundationThroughPlatform() throws {
        for room in edges.keys where room != "Platform" && folders[room] == nil {
            for (file, module) in try imports(in: root.appending(path: "Sources/\(room)")) {
                #expect(!module.hasPrefix("Foundation"), "\(file) imports \(module)")
            }
        }
    }

    private func imports(in folder: URL) throws -> [(file: String, module: String)] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var found: [(String, String)] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at <= 1, words.count > at + 1 else { continue }
                found.append((file.lastPathComponent, String(words[at + 1])))
            }
        }
        return found
    }

    private func dumpPackage() throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path",
            NSTemporaryDirectory() + "binhxet-manifest", "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
