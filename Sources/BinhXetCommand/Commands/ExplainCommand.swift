// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds

/// `binhxet explain`: why a candidate stands where it does.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "explain", abstract: Speech.text(Message("command.explain.about")))
    }

    @OptionGroup var round: RoundOptions

    @Argument(help: ArgumentHelp(Message("command.argument.candidate"), valueName: "candidate"))
    var candidate: String

    @Argument(help: ArgumentHelp(Message("command.argument.award"), valueName: "award"))
    var award: String?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @Flag(help: ArgumentHelp(Message("command.option.counterfactual")))
    var counterfactual = false

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let session = try round.session(award: award, language: language)
        let views = session.explanations(of: candidate, award: award, language: language, takes: counterfactual)
        guard !views.isEmpty else { throw nobody(session, language) }
        let result = session.result(language: language, certificates: false)
        let text: String
        switch format {
        case .json:
            text = ExplanationReport(language: language).json(of: views, in: result, candidate: candidate)
        case .text:
            text = ExplanationReport(
                language: language, width: Terminal.width(.output), hasColour: Terminal.hasColour(.output)
            ).text(of: views, in: result)
        }
        try Terminal.answer(text, language)
    }

    private func nobody(_ session: RoundSession, _ language: Language) -> CommandFailure {
        let keys = session.candidateKeys
        if let award, keys.contains(candidate) {
            return CommandFailure(
                Message("command.not_considered", ["candidate": candidate, "award": award]), language: language)
        }
        return CommandFailure(
            Message("command.no_candidate", ["candidate": candidate]),
            advice: nearest(to: candidate, in: keys).map { Message("command.did_you_mean", ["name": $0]) },
            language: language)
    }
}
