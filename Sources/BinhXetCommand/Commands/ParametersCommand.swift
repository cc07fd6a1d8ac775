// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds
import Rules

/// `binhxet parameters`: the values in force, where they come from and where they are read.
struct ParametersCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "parameters", abstract: Speech.text(Message("command.parameters.about")))
    }

    @Argument(help: ArgumentHelp(Message("command.argument.pack_or_round"), valueName: "pack-dir|round.lua"))
    var place: String?

    @Option(help: ArgumentHelp(Message("command.option.as_of"), valueName: "date"))
    var asOf: DateArgument?

    @Option(help: ArgumentHelp(Message("command.option.rules"), valueName: "dir"))
    var rules: String?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let listing = try listing(language)
        let report = ParameterReport(
            language: language, width: Terminal.width(.output), hasColour: Terminal.hasColour(.output))
        let text = format == .json ? report.json(of: listing) : report.text(of: listing)
        try Terminal.answer(text, language)
    }

    private func listing(_ language: Language) throws -> ParameterListing {
        if let place, FilePath.isFile(place) {
            var request = RoundRequest(roundFile: place)
            request.rulesFolder = rules
            do {
                return try ParameterListing(of: request, asOf: asOf?.date, language: language)
            } catch {
                let report = RoundOptions.report(round: place, rules: rules, language)
                throw CommandFailure(error.diagnostics, report: report)
            }
        }
        let pack = try PackPlace(place, language)
        let loaded = PackLoader(folder: pack.folder).load(pack.id)
        guard let rulebook = loaded.rulebook else {
            throw CommandFailure(loaded.diagnostics, report: pack.report(language))
        }
        return ParameterListing(of: rulebook, asOf: asOf?.date, language: language)
    }
}
