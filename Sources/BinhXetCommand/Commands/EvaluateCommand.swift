// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds

/// `binhxet evaluate`: a round's result.
struct EvaluateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "evaluate", abstract: Speech.text(Message("command.evaluate.about")))
    }

    @OptionGroup var round: RoundOptions

    @Option(help: ArgumentHelp(Message("command.option.award"), valueName: "id"))
    var award: String?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = ResultFormat.table

    @OptionGroup var output: OutputOptions

    @Flag(help: ArgumentHelp(Message("command.option.near_misses")))
    var nearMisses = false

    @Flag(help: ArgumentHelp(Message("command.option.counterfactual_page")))
    var counterfactual = false

    @OptionGroup var common: LanguageOptions

    func validate() throws {
        if nearMisses, format == .html {
            throw ValidationError(Speech.text(Message("command.near_misses_format")))
        }
        if counterfactual, format != .html || nearMisses {
            throw ValidationError(Speech.text(Message("command.counterfactual_format")))
        }
    }

    func run() throws {
        let language = common.language.language
        let session = try round.session(award: award, language: language)
        let text = nearMisses ? renderNearMisses(session, language) : render(session, language)
        try output.write(text, language)
    }

    private func renderNearMisses(_ session: RoundSession, _ language: Language) -> String {
        let lists = session.nearMisses(language: language)
        let result = session.result(language: language)
        let report = NearMissReport(
            language: language, width: output.width,
            hasColour: output.hasColour)
        return switch format {
        case .json: report.json(of: lists, in: result)
        case .csv: report.csv(of: lists)
        case .table, .html: report.text(of: lists, in: result)
        }
    }

    private func render(_ session: RoundSession, _ language: Language) -> String {
        let result = session.result(language: language, certificates: format == .json)
        switch format {
        case .json: return JSONReport(language: language).text(of: result)
        case .csv: return CSVReport(language: language).text(of: result)
        case .html:
            return HTMLReport(language: language).text(of: result) { candidate, award in
                session.explanations(of: candidate, award: award, language: language, takes: counterfactual).first
            }
        case .table:
            return TableReport(
                language: language, width: output.width,
                hasColour: output.hasColour, listsIneligible: award != nil
            ).text(of: result)
        }
    }
}
