// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import Reports
import Rounds

/// `binhxet allocate`: the allocator alone, for people who bring their own candidates.
struct AllocateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "allocate", abstract: Speech.text(Message("command.allocate.about")))
    }

    @Argument(help: ArgumentHelp(Message("command.argument.problem"), valueName: "problem.json"))
    var problem: String

    @OptionGroup var output: OutputOptions

    @Flag(help: ArgumentHelp(Message("command.option.swaps")))
    var swaps = false

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        guard let data = FileManager.default.contents(atPath: problem)
        else { throw CommandFailure(Message("command.no_file", ["path": problem]), language: language) }
        do {
            let answer = try AllocationAnswer(ProblemFile(json: Array(data), name: problem), swaps: swaps)
            let report = AllocationReport().text(of: answer)
            try output.write(report, language)
        } catch let failure as RoundFailure {
            throw CommandFailure(failure.diagnostics, report: DiagnosticReport(language: language))
        }
    }
}
