// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rules

/// The folder of a pack.
struct PackArgument: ParsableArguments {
    @Argument(help: ArgumentHelp(Message("command.argument.pack"), valueName: "pack-dir"))
    var pack: String

    func validate() throws {
        guard FilePath.isFolder(pack) else {
            throw ValidationError(Speech.text(Message("command.no_folder", ["path": pack])))
        }
    }

    /// Loads the pack and its parents, which stand beside it.
    func load() -> PackLoader.Loaded {
        let (folder, name) = FilePath.parts(pack)
        return PackLoader(folder: PackFolder(path: folder)).load(name)
    }

    /// The files of the packs beside this one that extend it, at any distance.
    func children(of id: String) -> [SourceFile] {
        PackFolder(path: FilePath.parts(pack).folder).children(of: id)
    }

    /// The rulebook, or a failure with everything that is wrong with the pack.
    func rulebook(_ language: Language) throws(CommandFailure) -> Rulebook {
        let loaded = load()
        guard let rulebook = loaded.rulebook else {
            throw CommandFailure(loaded.diagnostics, report: report(language))
        }
        return rulebook
    }

    /// A report of problems on standard error that can show the lines of the pack's files.
    func report(_ language: Language) -> DiagnosticReport {
        let lines = SourceLines(folders: [FilePath.parts(pack).folder])
        return DiagnosticReport(language: language, colour: Terminal.hasColour(.error)) { lines.line($1, of: $0) }
    }
}
