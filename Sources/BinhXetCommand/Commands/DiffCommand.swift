// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import Reports
import Rounds

/// `binhxet diff`: who changes under other rules, the law of another day, or between two stored results.
///
/// Exit status 0 whether anybody changes or not; 1 if rules or records of one side have errors; 2 for a wrong call.
struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff", abstract: Speech.text(Message("command.diff.about")),
            discussion: Speech.text(Message("command.diff.discussion")))
    }

    @Argument(help: ArgumentHelp(Message("command.diff.first"), valueName: "round.lua|result.json"))
    var first: String

    @Argument(help: ArgumentHelp(Message("command.diff.second"), valueName: "result.json"))
    var second: String?

    @Option(help: ArgumentHelp(Message("command.diff.rules"), valueName: "dir"))
    var rules: String?

    @Option(help: ArgumentHelp(Message("command.option.as_of"), valueName: "date"))
    var asOf: DateArgument?

    @Option(help: ArgumentHelp(Message("command.option.records"), valueName: "path"))
    var records: String?

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @OptionGroup var output: OutputOptions

    @OptionGroup var common: LanguageOptions

    func validate() throws {
        for path in [first, second].compactMap({ $0 }) where !FilePath.isFile(path) {
            throw ValidationError(Speech.text(Message("command.no_file", ["path": path])))
        }
        if let rules, !FilePath.isFolder(rules) {
            throw ValidationError(Speech.text(Message("command.no_folder", ["path": rules])))
        }
        let hasOptions = rules != nil || asOf != nil
        let isStored = second != nil
        guard isStored != hasOptions, !isStored || records == nil else {
            throw ValidationError(Speech.text(Message("command.diff.one_of")))
        }
    }

    func run() throws {
        let language = common.language.language
        let difference = try second.map { try stored($0, language) } ?? judged(language)
        let report = DifferenceReport(
            language: language, width: output.width,
            hasColour: output.hasColour)
        let text = format == .json ? report.json(of: difference) : report.text(of: difference)
        try output.write(text, language)
    }

    private func judged(_ language: Language) throws -> RoundDifference {
        var request = RoundRequest(roundFile: first)
        request.records = records
        request.cache = CachePlace.current
        request.progress = { Terminal.showProgress($0.text(in: language)) }
        let before = try session(request, side: "before", language)
        if let rules { request.rulesFolder = rules }
        request.lawAsOf = asOf?.date
        let after = try session(request, side: "after", language)
        Terminal.clearProgress()
        return RoundDifference(from: before, to: after, language: language)
    }

    private func session(
        _ request: RoundRequest, side: String, _ language: Language
    ) throws(CommandFailure) -> RoundSession {
        do {
            return try RoundSession.open(request)
        } catch {
            let report = RoundOptions.report(round: first, rules: request.rulesFolder, language)
            let note = Diagnostic(.note, at: .nowhere, Message("command.diff.side.\(side)"))
            throw CommandFailure([note] + error.diagnostics, report: report)
        }
    }

    private func stored(_ second: String, _ language: Language) throws(CommandFailure) -> RoundDifference {
        let texts = [first, second].map { FileManager.default.contents(atPath: $0) ?? Data() }
        guard
            let difference = RoundDifference(
                fromJSON: String(decoding: texts[0], as: UTF8.self), to: String(decoding: texts[1], as: UTF8.self))
        else {
            throw CommandFailure(
                Message("command.diff.not_results", ["first": first, "second": second]), language: language)
        }
        return difference
    }
}
