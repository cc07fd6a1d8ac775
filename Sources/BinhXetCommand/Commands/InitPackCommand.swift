// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `binhxet init pack`: a new pack that passes `check` as it is.
struct InitPackCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "pack", abstract: Speech.text(Message("command.init.pack")))
    }

    @Argument(help: ArgumentHelp(Message("command.argument.new_pack"), valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp(Message("command.option.extends"), valueName: "id"))
    var extends: String?

    @OptionGroup var common: LanguageOptions

    func validate() throws {
        let id = FilePath.parts(folder).name
        let isPlain = id.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
        guard isPlain, !id.isEmpty, !id.hasPrefix("-") else {
            throw ValidationError(Speech.text(Message("command.init.bad_id", ["id": id])))
        }
        guard !FilePath.exists(folder) else {
            throw ValidationError(Speech.text(Message("command.init.exists", ["path": folder])))
        }
        if let extends, !FilePath.isFile("\(FilePath.folder(of: folder))/\(extends)/pack.lua") {
            throw ValidationError(
                Speech.text(
                    Message("command.init.no_parent", ["id": extends, "folder": FilePath.folder(of: folder)])))
        }
    }

    func run() throws {
        let language = common.language.language
        let id = FilePath.parts(folder).name
        let files = extends.map { PackTemplate.extending($0, id: id) } ?? PackTemplate.complete(id: id)
        try FileOutput.makeFolder(folder)
        for file in files { try FileOutput.write(file.text, to: "\(folder)/\(file.name)") }
        let names = files.map(\.name).joined(separator: ", ")
        let message = Message("command.init.pack_written", ["path": folder, "files": names])
        Terminal.write(message.text(in: language) + "\n", to: .output)
    }
}
