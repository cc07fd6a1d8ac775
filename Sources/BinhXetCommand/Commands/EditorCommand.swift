// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import Rules

/// `binhxet editor`: the files that let an editor complete and check the names of a pack.
struct EditorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "editor", abstract: Speech.text(Message("command.editor.about")))
    }

    @OptionGroup var pack: PackArgument

    @Flag(help: ArgumentHelp(Message("command.editor.replace")))
    var replace = false

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let files = EditorFiles(try pack.rulebook(language), language: language).all
        var kept: [String] = []
        var written: [String] = []
        for file in files {
            let path = "\(pack.pack)/\(file.name)"
            switch standing(of: file, at: path) {
            case .same: continue
            case .foreign where !replace: kept.append(file.name)
            default:
                try FileOutput.makeFolder(FilePath.folder(of: path))
                try FileOutput.write(file.text, to: path)
                written.append(file.name)
            }
        }
        say(kept, written, language)
    }

    private enum Standing { case missing, same, older, foreign }

    /// Whether a file is there, and whether it was made by this command.
    private func standing(of file: EditorFiles.File, at path: String) -> Standing {
        guard FilePath.exists(path) else { return .missing }
        guard let data = FileManager.default.contents(atPath: path) else { return .foreign }
        if data == Data(file.text.utf8) { return .same }
        return String(decoding: data, as: UTF8.self).contains(file.mark) ? .older : .foreign
    }

    private func say(_ kept: [String], _ written: [String], _ language: Language) {
        func line(_ key: String, _ names: [String]) -> String {
            Message(key, ["path": pack.pack, "files": names.joined(separator: ", ")]).text(in: language) + "\n"
        }
        // What was left alone is said where errors are said: the editor will not know what stands in these files.
        if !kept.isEmpty { Terminal.write(line("command.editor.kept", kept), to: .error) }
        if !written.isEmpty {
            Terminal.write(line("command.editor.written", written), to: .output)
        } else if kept.isEmpty {
            Terminal.write(line("command.editor.same", []), to: .output)
        }
    }
}
