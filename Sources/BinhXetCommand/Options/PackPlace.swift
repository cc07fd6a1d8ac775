// SPDX-License-Identifier: Apache-2.0

import Messages
import Platform
import Reports
import Rules

/// A pack on disk: the folder that holds packs, and the pack's id.
struct PackPlace {
    let folder: PackFolder
    let id: String

    /// The pack at a path; without one the pack in which the command runs, or the only one of the nearest folder `rules`
    /// that no other extends.
    init(_ path: String?, _ language: Language) throws(CommandFailure) {
        if let path {
            guard FilePath.isFolder(path) else {
                throw CommandFailure(Message("command.no_folder", ["path": path]), language: language)
            }
            let (folder, name) = FilePath.parts(path)
            self.init(folder: PackFolder(path: folder), id: name)
            return
        }
        let here = FileManager.default.currentDirectoryPath
        if FilePath.isFile("\(here)/pack.lua") {
            let (folder, name) = FilePath.parts(here)
            self.init(folder: PackFolder(path: folder), id: name)
            return
        }
        guard let rules = FilePath.rulesFolders(above: "\(here)/rules").first else {
            throw CommandFailure(Message("command.no_pack_here"), language: language)
        }
        let folder = PackFolder(path: rules)
        let outermost = Self.unextended(folder)
        guard outermost.count <= 1 else {
            let names = outermost.map { "rules/\($0)" }.joined(separator: ", ")
            throw CommandFailure(Message("command.pick_pack", ["packs": names]), language: language)
        }
        guard let only = outermost.first else {
            throw CommandFailure(Message("command.no_pack_here"), language: language)
        }
        self.init(folder: folder, id: only)
    }

    private init(folder: PackFolder, id: String) {
        self.folder = folder
        self.id = id
    }

    /// The packs that no other pack of the folder builds on; a pack that cannot be loaded counts as one.
    private static func unextended(_ folder: PackFolder) -> [String] {
        let packs = folder.packs
        let extended = packs.flatMap { id in
            (PackLoader(folder: folder).load(id).rulebook?.packs ?? []).map(\.id).filter { $0 != id }
        }
        return packs.filter { !extended.contains($0) }
    }

    /// A report of problems on standard error that can show the lines of the pack's files.
    func report(_ language: Language) -> DiagnosticReport {
        let lines = SourceLines(folders: [folder.path])
        return DiagnosticReport(language: language, colour: Terminal.hasColour(.error)) { lines.line($1, of: $0) }
    }
}
