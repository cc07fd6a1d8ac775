// SPDX-License-Identifier: Apache-2.0

import Platform

/// A folder that holds packs, each a folder of Lua files: on disk, or in memory for tests and previews.
public struct PackFolder: Sendable {
    /// The folder as messages show it.
    public let path: String
    private let memory: [String: String]?
    /// Texts that stand in for those of the folder, by `pack/file.lua`.
    private var drafts: [String: String] = [:]

    /// A folder on disk.
    public init(path: String) {
        self.path = path
        memory = nil
    }

    /// A folder in memory: texts by `pack/file.lua`.
    public init(files: [String: String]) {
        path = "rules"
        memory = files
    }

    /// The same folder as if a file of it had another text.
    public func replacing(_ name: String, with text: String) -> PackFolder {
        var folder = self
        folder.drafts[name] = text
        return folder
    }

    /// The ids of the packs here, sorted.
    public var packs: [String] {
        let names: [String] =
            if let memory {
                memory.keys.compactMap { $0.split(separator: "/").first.map(String.init) }
            } else {
                ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
                    text(of: "\($0)/pack.lua") != nil
                }
            }
        return Set(names).sorted()
    }

    /// The names of a pack's Lua files without their ending, sorted.
    func files(of pack: String) -> [String] {
        let names: [String] =
            if let memory {
                memory.keys.filter { $0.hasPrefix(pack + "/") }.map { String($0.dropFirst(pack.count + 1)) }
            } else {
                (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(pack)")) ?? []
            }
        // What stands in a folder below, such as the editor's `_meta`, is no rule file.
        return names.filter { $0.hasSuffix(".lua") && !$0.contains("/") }.map { String($0.dropLast(4)) }.sorted()
    }

    /// Whether a file is there, readable as text or not.
    func holds(_ name: String) -> Bool {
        memory.map { $0[name] != nil } ?? FileManager.default.fileExists(atPath: "\(path)/\(name)")
    }

    /// The text of a file in NFC, or nil when it is not there or not UTF-8.
    func text(of name: String) -> String? {
        guard let text = writtenText(of: name) else { return nil }
        let withoutMark = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        return withoutMark.composed
    }

    /// The text of a file byte for byte as it is written, or nil when it is not there or not UTF-8.
    func writtenText(of name: String) -> String? {
        if let draft = drafts[name] { return draft }
        if let memory { return memory[name] }
        return FileManager.default.contents(atPath: "\(path)/\(name)").flatMap { String(validating: $0, as: UTF8.self) }
    }
}
