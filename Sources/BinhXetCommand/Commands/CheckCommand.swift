// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evaluation
import Messages
import Reports
import Rounds
import Rules

/// `binhxet check`: everything that is wrong with a pack.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "check", abstract: Speech.text(Message("command.check.about")))
    }

    @OptionGroup var pack: PackArgument

    @Option(help: ArgumentHelp(Message("command.option.check_round"), valueName: "round.lua"))
    var round: String?

    @Flag(help: ArgumentHelp(Message("command.option.check_inherited")))
    var inherited = false

    @Flag(help: ArgumentHelp(Message("command.option.notes")))
    var notes = false

    @Option(help: ArgumentHelp(Message("command.option.format")))
    var format = TextFormat.text

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        let loaded = pack.load()
        let report = pack.report(language)
        guard let rulebook = loaded.rulebook else {
            // Errors go to standard error in both formats; JSON on standard output is what was asked for.
            if format == .json { Terminal.write(report.json(of: loaded.diagnostics), to: .output) }
            throw CommandFailure(loaded.diagnostics, report: report)
        }
        let cases = CaseReader(rulebook).cases().diagnostics
        guard cases.isEmpty else {
            if format == .json { Terminal.write(report.json(of: loaded.diagnostics + cases), to: .output) }
            throw CommandFailure(loaded.diagnostics + cases, report: report)
        }
        let all = try loaded.diagnostics + review(rulebook, language) + reviewRound(rulebook, report, language)
        let diagnostics = all.filter { notes || $0.severity != .note }
        if format == .json { Terminal.write(report.json(of: diagnostics), to: .output) }
        Terminal.write(report.text(of: diagnostics), to: .error)
        guard format == .text else { return }
        let counts = [
            "pack": rulebook.pack.title, "awards": String(rulebook.awards.count),
            "quotas": String(rulebook.quotas.count), "parameters": String(rulebook.parameters.count),
            "warnings": String(all.count { $0.severity == .warning }),
            "notes": String(all.count { $0.severity == .note }),
        ]
        let key = notes || counts["notes"] == "0" ? "command.check.fine" : "command.check.fine_with_notes"
        Terminal.write(Message(key, counts).text(in: language) + "\n", to: .output)
    }

    private func review(_ rulebook: Rulebook, _ language: Language) -> [Diagnostic] {
        LogicReview(rulebook, language: language, inherited: inherited).diagnostics
            + UsageReview(rulebook, inherited: inherited, children: pack.children(of: rulebook.pack.id)).diagnostics
    }

    /// What the records of a round show; its pack must be this one.
    private func reviewRound(
        _ rulebook: Rulebook, _ report: DiagnosticReport, _ language: Language
    ) throws -> [Diagnostic] {
        guard let round else { return [] }
        guard FilePath.isFile(round) else {
            throw ValidationError(Speech.text(Message("command.no_file", ["path": round])))
        }
        var request = RoundRequest(roundFile: round)
        request.rulesFolder = FilePath.parts(pack.pack).folder
        request.cache = CachePlace.current
        let session: RoundSession
        do {
            session = try RoundSession.open(request)
        } catch {
            throw CommandFailure(error.diagnostics, report: report)
        }
        guard session.pack == rulebook.pack.id else {
            throw CommandFailure(
                Message(
                    "command.check.other_pack", ["round": round, "found": session.pack, "pack": rulebook.pack.id]),
                language: language)
        }
        return RoundReview(session, language: language).diagnostics
    }
}
