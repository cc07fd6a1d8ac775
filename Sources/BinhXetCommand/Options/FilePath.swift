// SPDX-License-Identifier: Apache-2.0

import Platform

/// Questions about paths.
enum FilePath {
    static func isFile(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The name and the folder of a path, whatever way it is written: `rules/goi/`, `.`, `../goi`.
    static func parts(_ path: String) -> (folder: String, name: String) {
        let url = URL(filePath: path).standardizedFileURL
        return (url.deletingLastPathComponent().path, url.lastPathComponent)
    }

    static func folder(of path: String) -> String { parts(path).folder }

    /// Every folder `rules` beside or above a file, the nearest first.
    static func rulesFolders(above path: String) -> [String] {
        var found: [String] = []
        var folder = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
        while true {
            let rules = folder.appending(path: "rules").path
            if isFolder(rules) { found.append(rules) }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { return found }
            folder = parent
        }
    }
}

/// The lines of rule files, for showing where a problem stands.
struct SourceLines: Sendable {
    /// Where files are looked for, in this order.
    let folders: [String]

    /// A line, counted from 1, of a file named as diagnostics name it; nil if it cannot be read.
    func line(_ number: Int, of file: String) -> String? {
        for folder in folders {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)") else { continue }
            let lines = String(decoding: data, as: UTF8.self).split(
                separator: /\r?\n/, maxSplits: number, omittingEmptySubsequences: false)
            return number <= lines.count ? String(lines[number - 1]) : nil
        }
        return nil
    }
}
