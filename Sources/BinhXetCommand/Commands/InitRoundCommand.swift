// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Records
import Reports
import Rules

/// `binhxet init round`: a new round file for a pack.
struct InitRoundCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "round", abstract: Speech.text(Message("command.init.round")))
    }

    @Argument(help: ArgumentHelp(Message("command.argument.new_round"), valueName: "file.lua"))
    var file: String

    @Option(help: ArgumentHelp(Message("command.option.pack"), valueName: "id"))
    var pack: String

    @Option(help: ArgumentHelp(Message("command.option.rules"), valueName: "dir"))
    var rules: String?

    @Option(help: ArgumentHelp(Message("command.option.round_year"), valueName: "year"))
    var year: Int?

    @OptionGroup var common: LanguageOptions

    func validate() throws {
        guard !FilePath.exists(file) else {
            throw ValidationError(Speech.text(Message("command.init.exists", ["path": file])))
        }
        if let year, !(1900...2200).contains(year) {
            throw ValidationError(Speech.text(Message("command.import.bad_year", ["year": String(year)])))
        }
    }

    func run() throws {
        let language = common.language.language
        let folder = rules ?? FilePath.rulesFolders(above: file).first ?? "rules"
        let loaded = PackLoader(folder: PackFolder(path: folder)).load(pack)
        guard let rulebook = loaded.rulebook else {
            let lines = SourceLines(folders: [folder])
            throw CommandFailure(
                loaded.diagnostics, report: DiagnosticReport(language: language) { lines.line($1, of: $0) })
        }
        // The year is the pack's unless one is asked for: what is written must not depend on today.
        guard let year = year ?? rulebook.packs.last(where: { $0.from != nil })?.from?.year else {
            throw CommandFailure(Message("command.import.year_needed"), language: language)
        }
        let name = FilePath.parts(file).name
        let id = name.hasSuffix(".lua") ? String(name.dropLast(4)) : name
        let facts = rulebook.schema.records.first { $0.name == "round" }?.fields ?? []
        let text = RoundTemplate.text(
            id: id, pack: pack, year: year, date: date(year, rulebook.pack),
            facts: facts.filter { !RoundTemplate.givenFacts.contains($0.name) }.map { ($0.name, $0.title) })
        try FileOutput.write(text, to: file)
        let message = Message("command.init.round_written", ["path": file])
        Terminal.write(message.text(in: language) + "\n", to: .output)
    }

    /// A day at the end of the year on which the pack is in force.
    private func date(_ year: Int, _ pack: Pack) -> String {
        guard let usual = CalendarDate(iso: "\(year)-12-10") else { return "\(year)-12-10" }
        if let from = pack.from, usual < from { return from.description }
        if let to = pack.to, usual > to { return to.description }
        return usual.description
    }
}
