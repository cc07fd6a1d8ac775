// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Messages
import Reports
import Rounds

/// The `binhxet` command.
///
/// Exit status: 0 done; 1 the rules or records have errors, which are all on standard error, and nothing was evaluated;
/// 2 the command was called wrongly or its output could not be written.
public struct BinhXet: ParsableCommand {
    /// Names the command and what it does.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "binhxet", abstract: Speech.text(Message("command.about")),
            discussion: Speech.text(Message("command.discussion")), version: RoundSession.engine,
            subcommands: [
                EvaluateCommand.self, ExplainCommand.self, CheckCommand.self, ImportCommand.self, RulesCommand.self,
                InitCommand.self, TestCommand.self, VerifyCommand.self, AllocateCommand.self,
                EditorCommand.self,
                ParametersCommand.self,
                SetCommand.self,
                DiffCommand.self,
                WatchCommand.self,
                SimulateCommand.self,
            ])
    }

    /// Makes the command.
    public init() {}

    /// Runs the command line of this process and ends the process with the exit status.
    public static func main() {
        Terminal.exit(status(of: Array(CommandLine.arguments.dropFirst())))
    }

    /// The commands that answer about a round, parsed without looking at any other: that is a tenth of their time.
    ///
    /// Whatever does not parse so, help and mistakes among it, is left to the parser of all commands, which knows what to say.
    private static func direct(_ arguments: [String]) -> (any ParsableCommand)? {
        let kinds: [any ParsableCommand.Type] = [EvaluateCommand.self, ExplainCommand.self, SimulateCommand.self]
        guard let kind = kinds.first(where: { $0.configuration.commandName == arguments.first }) else { return nil }
        guard let command = try? kind.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == kind else {
            return nil
        }
        return command
    }

    private static func status(of arguments: [String]) -> Int32 {
        do {
            var command = try direct(arguments) ?? parseAsRoot(arguments)
            try command.run()
            return 0
        } catch let failure as CommandFailure {
            Terminal.clearProgress()
            Terminal.write(failure.text, to: .error)
            return failure.status
        } catch {
            // Asking for help or the version is no failure; whatever else the parser says is a wrong call.
            let text = fullMessage(for: error) + "\n"
            guard !exitCode(for: error).isSuccess else {
                Terminal.write(text, to: .output)
                return 0
            }
            let label = "Error: "
            let complaint = text.hasPrefix(label) ? String(text.dropFirst(label.count)) : text
            Terminal.write(Speech.text(Message("command.wrong_usage")) + ": " + complaint, to: .error)
            return 2
        }
    }
}
