// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// Files and folders as the reader needs them.
enum FileBytes {
    /// All bytes of a file; nil when it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return [UInt8](data)
    }

    /// Whether a folder stands at a path; nil when nothing does.
    static func isFolder(_ path: String) -> Bool? {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder : nil
    }

    /// The names in a folder, in the order of their bytes; nil when it cannot be read.
    static func names(in folder: String) -> [String]? {
        // The file system's order differs between machines.
        try? FileManager.default.contentsOfDirectory(atPath: folder).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map { String($0) } ?? path
    }
}
