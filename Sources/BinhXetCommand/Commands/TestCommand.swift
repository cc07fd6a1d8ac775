// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds
import Rules

/// `binhxet test`: the cases inside a pack, each run as a round of its own.
struct TestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "test", abstract: Speech.text(Message("command.test.about")))
    }

    @OptionGroup var pack: PackArgument

    @Flag(help: ArgumentHelp(Message("command.option.inherited")))
    var inherited = false

    @Flag(help: ArgumentHelp(Message("command.option.no_mutation")))
    var noMutation = false

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = CaseFormat.text

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let problems = pack.report(language)
        let runner = CaseRunner(try pack.rulebook(language), inherited: inherited)
        guard runner.diagnostics.allSatisfy({ $0.severity != .error }) else {
            throw CommandFailure(runner.diagnostics, report: problems)
        }
        let outcomes = runner.outcomes(language: language)
        let isGreen = outcomes.allSatisfy(\.failures.isEmpty)
        // What a broken case sees or notices says nothing.
        let coverage = isGreen ? runner.coverage(language: language) : nil
        let mutation = isGreen && !noMutation ? runner.mutationScore(language: language) : nil
        let report = CaseReport(language: language, width: Terminal.width(.output), problems: problems)
        let text =
            switch format {
            case .text: report.text(of: outcomes, coverage, mutation)
            case .json: report.json(of: outcomes, coverage, mutation)
            case .junit: report.junit(of: outcomes)
            }
        try Terminal.answer(text, language)
        if !isGreen { throw CommandFailure(status: 1) }
    }
}
