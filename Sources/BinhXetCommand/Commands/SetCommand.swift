// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import Reports
import Rules

/// `binhxet set`: a new value of a parameter, written into the pack beside the old ones.
struct SetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "set", abstract: Speech.text(Message("command.set.about")))
    }

    enum Status: String, ExpressibleByArgument, CaseIterable {
        case assumed
        case confirmed
    }

    @Argument(help: ArgumentHelp(Message("command.argument.parameter"), valueName: "param"))
    var parameter: String

    @Argument(help: ArgumentHelp(Message("command.argument.value"), valueName: "value"))
    var value: String

    @Option(help: ArgumentHelp(Message("command.option.from"), valueName: "date"))
    var from: DateArgument

    @Option(help: ArgumentHelp(Message("command.option.basis"), valueName: "text"))
    var basis: String

    @Option(help: ArgumentHelp(Message("command.option.status")))
    var status = Status.assumed

    @Option(help: ArgumentHelp(Message("command.option.through"), valueName: "date"))
    var through: DateArgument?

    @Option(help: ArgumentHelp(Message("command.option.pack_folder"), valueName: "dir"))
    var pack: String?

    @Flag(help: ArgumentHelp(Message("command.option.replace")))
    var replace = false

    @Flag(help: ArgumentHelp(Message("command.option.dry_run")))
    var dryRun = false

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let pack = try PackPlace(pack, language)
        let setting = ParameterSetting(
            parameter: parameter, value: value, from: from.date, through: through?.date, basis: basis,
            status: status == .confirmed ? .confirmed : .assumed, replaces: replace)
        let change: ParameterChange
        do {
            change = try ParameterEditor(folder: pack.folder, pack: pack.id).plan(setting)
        } catch {
            let text = pack.report(language).text(of: error.diagnostics)
            throw CommandFailure(status: error.isUsage ? 2 : 1, text: text)
        }
        let path = "\(pack.folder.path)/\(change.file)"
        if !dryRun {
            // Whoever saved the file in the meantime keeps what was saved.
            guard FileManager.default.contents(atPath: path) == Data(change.original.utf8) else {
                throw CommandFailure(Message("command.set.changed_meanwhile", ["path": path]), language: language)
            }
            try FileOutput.write(change.text, to: path)
        }
        let report = ParameterChangeReport(language: language, hasColour: Terminal.hasColour(.output))
        let lines = change.lines.map { ParameterChangeReport.Line(isNew: $0.isNew, number: $0.number, text: $0.text) }
        let text =
            report.text(sentences: sentences(change, path, language), file: change.file, lines: lines)
            + Message("command.set.hint", ["date": change.after.from.description]).text(in: language) + "\n"
        Terminal.write(text, to: .output)
        Terminal.write(pack.report(language).text(of: change.warnings), to: .error)
    }

    private func sentences(_ change: ParameterChange, _ path: String, _ language: Language) -> [Message] {
        let prose = Prose(change.rulebook, language)
        func arguments(_ version: Parameter.Version) -> [String: String] {
            let unit = change.parameter.unit.map { " " + $0 } ?? ""
            let through = version.through.map { Message("command.set.through", ["date": prose.date($0)]) }
            return [
                "value": prose.constant(version.value) + unit, "from": prose.date(version.from),
                "status": Message("parameters.status.\(version.status.rawValue)").text(in: language),
                "basis": prose.citation(version.basis), "through": through?.text(in: language) ?? "",
            ]
        }
        var head = Message(dryRun ? "command.set.dry_run" : "command.set.written", ["path": path])
        if path.hasPrefix(FileManager.default.currentDirectoryPath + "/") {
            let short = String(path.dropFirst(FileManager.default.currentDirectoryPath.count + 1))
            head = Message(head.key, ["path": short])
        }
        let before =
            change.before.map { Message("command.set.before", arguments($0)) }
            ?? Message("command.set.before_none", ["date": prose.date(change.after.from)])
        let name = Message("command.set.parameter", ["id": change.parameter.id, "title": change.parameter.title])
        return [head, name, before, Message("command.set.after", arguments(change.after))]
    }
}
