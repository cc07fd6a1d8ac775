// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Messages
import Reports
import Rounds

/// `binhxet verify`: whether a stored result is what the records and rules say.
struct VerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "verify", abstract: Speech.text(Message("command.verify.about")))
    }

    @Argument(help: ArgumentHelp(Message("command.argument.result"), valueName: "result.json"))
    var result: String

    @OptionGroup var round: RoundOptions

    @OptionGroup var common: LanguageOptions

    func run() throws {
        let language = common.language.language
        guard let data = FileManager.default.contents(atPath: result), let text = String(data: data, encoding: .utf8)
        else { throw CommandFailure(Message("command.no_file", ["path": result]), language: language) }
        let session = try round.session(award: nil, language: language, readsAnew: true)
        let problems = session.proofProblems(in: text) + differences(text, session)
        guard problems.isEmpty else {
            throw CommandFailure(problems, report: DiagnosticReport(language: language))
        }
        let seal = Message("command.verify.holds", ["seal": session.seal()])
        Terminal.write(seal.text(in: language) + "\n", to: .output)
    }

    /// Everything in which the file differs from the result made anew in the file's language.
    private func differences(_ text: String, _ session: RoundSession) -> [Diagnostic] {
        guard let stored = Self.object(text) else { return [] }
        let language = (stored["language"] as? String).flatMap { Language(rawValue: $0) } ?? .vietnamese
        let fresh = JSONReport(language: language).text(of: session.result(language: language))
        guard var anew = Self.object(fresh) else { return [] }
        // A file of one award is compared with that award.
        if let awards = stored["awards"] as? [[String: Any]], let all = anew["awards"] as? [[String: Any]] {
            let ids = Set(awards.compactMap { $0["id"] as? String })
            anew["awards"] = all.filter { ids.contains($0["id"] as? String ?? "") }
        }
        return JSONDifference.all(stored, anew).map { difference in
            Diagnostic(
                .error, at: .named(difference.path),
                Message("command.verify.differs", ["stored": difference.stored, "anew": difference.anew]))
        }
    }

    private static func object(_ text: String) -> [String: Any]? {
        text.data(using: .utf8).flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any]
    }
}
