// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Records
import Reports
import Rounds
import Rules

/// `binhxet simulate`: what would follow from changes of a round.
struct SimulateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "simulate", abstract: Speech.text(Message("command.simulate.about")))
    }

    @OptionGroup var round: RoundOptions

    @OptionGroup var scenario: ScenarioOptions

    @OptionGroup var questions: QuestionOptions

    @Option(help: ArgumentHelp(Message("command.option.award"), valueName: "id"))
    var award: String?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = ResultFormat.table

    @OptionGroup var output: OutputOptions

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let scenarios = try scenario.scenarios(round.settings, language)
        guard !scenarios.isEmpty || questions.asksAnything else {
            throw CommandFailure(Message("command.simulate.nothing"), language: language)
        }
        // What is set is what is tried; the round is judged as its file says.
        var round = round
        round.settings = []
        let session = try round.session(award: award, language: language)
        let whatIf = WhatIf(session, request: round.request, language: language)
        var answer = whatIf.answer(to: scenarios)
        do throws(RoundFailure) {
            try questions.ask(whatIf, &answer)
        } catch {
            throw CommandFailure(
                error.diagnostics, report: RoundOptions.report(round: round.round, rules: round.rules, language))
        }
        // A scenario that only the command line names and that cannot be judged is a failed call.
        let problems = answer.scenarios.flatMap(\.problems)
        if !problems.isEmpty, !questions.asksAnything, answer.scenarios.allSatisfy({ $0.comparison == nil }) {
            throw CommandFailure(
                problems, report: RoundOptions.report(round: round.round, rules: round.rules, language))
        }
        let text = render(answer, language)
        try output.write(text, language)
    }

    private func render(_ answer: WhatIfAnswer, _ language: Language) -> String {
        let report = WhatIfReport(
            language: language, width: output.width,
            hasColour: output.hasColour)
        return switch format {
        case .table: report.text(of: answer)
        case .json: report.json(of: answer)
        case .html: report.html(of: answer)
        case .csv: report.csv(of: answer)
        }
    }
}
