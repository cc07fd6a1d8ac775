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

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let report = pack.report(language)
        let (outcomes, diagnostics) = CaseRunner(try pack.rulebook(language)).run(inherited: inherited)
        guard diagnostics.allSatisfy({ $0.severity != .error }) else {
            throw CommandFailure(diagnostics, report: report)
        }
        let failed = outcomes.filter { !$0.failures.isEmpty }
        for outcome in outcomes {
            Terminal.write("\(outcome.failures.isEmpty ? "✓" : "✗") \(outcome.name)\n", to: .output)
        }
        let counts = ["passed": String(outcomes.count - failed.count), "failed": String(failed.count)]
        Terminal.write(Message("command.test.counts", counts).text(in: language) + "\n", to: .output)
        guard failed.isEmpty else {
            throw CommandFailure(failed.flatMap(\.failures), report: report)
        }
    }
}
