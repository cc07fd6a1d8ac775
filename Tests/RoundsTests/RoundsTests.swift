// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import TestSupport
import Testing

/// A round's outcome as a short text that a person can read.
func summary(_ session: RoundSession, _ language: Language = .vietnamese) -> String {
    let result = session.result(language: language)
    var lines = result.warnings.map { $0.text(in: language) }
    for assumption in result.assumptions { lines.append("giả định: \(assumption.title) = \(assumption.value)") }
    for award in result.awards {
        lines.append("")
        lines.append(
            "\(award.id): \(award.seats.awarded)/\(award.seats.limit.map(String.init) ?? "∞") \(award.seats.working)")
        for rule in award.rules {
            lines.append("  \(rule.kind) \(rule.title): \(rule.have)/\(rule.need)\(rule.isBinding ? " binding" : "")")
        }
        for candidate in award.candidates {
            let rank = candidate.rank.map { " #\($0)" } ?? ""
            lines.append("  \(candidate.key) \(candidate.verdict) \(candidate.outcome.rawValue)\(rank)")
            lines.append("     \(candidate.reason.message.text(in: language))")
            if !candidate.missingFacts.isEmpty {
                lines.append("     ? \(candidate.missingFacts.joined(separator: ", "))")
            }
        }
    }
    return lines.joined(separator: "\n") + "\n"
}

@Suite struct ScenarioTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")

    @Test("three people, one award, one class award that depends on it")
    func threePeople() throws {
        let request = RoundRequest(roundFile: Self.folder.appending(path: "three-people/dot-xet.lua").path)
        do throws(RoundFailure) {
            let session = try RoundSession.open(request)
            try! expectSnapshot(summary(session), named: "three-people.txt")
            for key in session.candidateKeys {
                for view in session.explanations(of: key, award: nil, language: .vietnamese) {
                    print(view.sentences.joined(separator: "\n"), "\n")
                }
            }
        } catch {
            for diagnostic in error.diagnostics { print(diagnostic.text(in: .vietnamese)) }
            Issue.record("failed")
        }
    }
}
