// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rules

/// `binhxet check`: everything that is wrong with a pack.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "check", abstract: Speech.text(Message("command.check.about")))
    }

    @OptionGroup var pack: PackArgument

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let loaded = pack.load()
        let report = pack.report(language)
        // Errors go to standard error in both formats; JSON on standard output is what was asked for.
        if format == .json { Terminal.write(report.json(of: loaded.diagnostics), to: .output) }
        guard let rulebook = loaded.rulebook else { throw CommandFailure(loaded.diagnostics, report: report) }
        Terminal.write(report.text(of: loaded.diagnostics), to: .error)
        guard format == .text else { return }
        let counts = [
            "pack": rulebook.pack.title, "awards": String(rulebook.awards.count),
            "quotas": String(rulebook.quotas.count), "parameters": String(rulebook.parameters.count),
            "warnings": String(loaded.diagnostics.count { $0.severity == .warning }),
        ]
        Terminal.write(Message("command.check.fine", counts).text(in: language) + "\n", to: .output)
    }
}
