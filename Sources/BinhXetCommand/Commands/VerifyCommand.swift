// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Platform
import RecordIO
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
        var problems = session.proofProblems(in: text)
        do throws(JSONFault) {
            problems += try differences(text, session)
        } catch {
            // A file that is no result was called so already.
            if problems.isEmpty { problems = error.diagnostics }
        }
        guard problems.isEmpty else {
            throw CommandFailure(problems, report: DiagnosticReport(language: language))
        }
        let seal = Message("command.verify.holds", ["seal": session.seal()])
        Terminal.write(seal.text(in: language) + "\n", to: .output)
    }

    /// Everything in which the file differs from the result made anew in the file's language.
    private func differences(_ text: String, _ session: RoundSession) throws(JSONFault) -> [Diagnostic] {
        let stored = try parseJSON(Array(text.utf8), file: result)
        let language = stored.members?["language"]?.string.flatMap { Language(rawValue: $0) } ?? .vietnamese
        let fresh = JSONReport(language: language).text(of: session.result(language: language))
        let anew = try parseJSON(Array(fresh.utf8), file: result)
        guard let old = stored.members, var new = anew.members else { return [] }
        // A file of one award is compared with that award.
        if let awards = old["awards"]?.elements, !awards.isEmpty, case .array(let all)? = new["awards"] {
            let ids = Set(awards.compactMap { $0.members?["id"]?.string })
            new["awards"] = .array(all.filter { ids.contains($0.value.members?["id"]?.string ?? "") })
        }
        return JSONDifference.all(old, new).map { difference in
            Diagnostic(
                .error, at: .named(difference.path),
                Message("command.verify.differs", ["stored": difference.stored, "anew": difference.anew]))
        }
    }
}
