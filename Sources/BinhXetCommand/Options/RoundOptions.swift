// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Reports
import Rounds

/// What says which round to evaluate.
struct RoundOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(Message("command.argument.round"), valueName: "round.lua"))
    var round: String

    @Option(help: ArgumentHelp(Message("command.option.records"), valueName: "path"))
    var records: String?

    @Option(help: ArgumentHelp(Message("command.option.rules"), valueName: "dir"))
    var rules: String?

    @Option(name: .customLong("set"), help: ArgumentHelp(Message("command.option.set"), valueName: "param=value"))
    var settings: [Setting] = []

    func validate() throws {
        guard FilePath.isFile(round) else {
            throw ValidationError(Speech.text(Message("command.no_file", ["path": round])))
        }
        if let rules, !FilePath.isFolder(rules) {
            throw ValidationError(Speech.text(Message("command.no_folder", ["path": rules])))
        }
    }

    /// What to run, as the options say.
    var request: RoundRequest {
        var request = RoundRequest(roundFile: round)
        request.records = records
        request.rulesFolder = rules
        request.cache = CachePlace.current
        for setting in settings { request.settings[setting.parameter] = setting.value }
        return request
    }

    /// Evaluates the round, showing progress on a terminal.
    ///
    /// - parameter readsAnew: whether records and rules must come from their files, kept or not.
    func session(
        award: String?, language: Language, readsAnew: Bool = false
    ) throws(CommandFailure) -> RoundSession {
        var request = request
        if readsAnew { request.cache = nil }
        request.award = award
        request.progress = { Terminal.showProgress($0.text(in: language)) }
        do {
            let session = try RoundSession.open(request)
            Terminal.clearProgress()
            return session
        } catch {
            throw CommandFailure(error.diagnostics, report: Self.report(round: round, rules: rules, language))
        }
    }

    /// A report of problems on standard error that can show the lines of a round file and of its rules.
    static func report(round: String, rules: String?, _ language: Language) -> DiagnosticReport {
        let folders = [FilePath.folder(of: round)] + (rules.map { [$0] } ?? FilePath.rulesFolders(above: round))
        let lines = SourceLines(folders: folders)
        return DiagnosticReport(language: language, colour: Terminal.hasColour(.error)) { lines.line($1, of: $0) }
    }
}
