// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// The cases of a pack: which hold, what they have seen of the rules, and which slips of the hand they would notice.
public struct CaseReport: Sendable {
    let language: Language
    let width: Int?
    let problems: DiagnosticReport

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - width: The width of the terminal in cells; nil leaves every line as long as it is.
    ///   - problems: How the failures of a case are shown.
    public init(language: Language, width: Int? = nil, problems: DiagnosticReport) {
        self.language = language
        self.width = width
        self.problems = problems
    }

    /// The report as text: a line per case, below a failed one what differs and why, then what was not seen or noticed.
    public func text(
        of outcomes: [CaseOutcome], _ coverage: CaseCoverage? = nil, _ mutation: MutationScore? = nil
    ) -> String {
        var text = ""
        for outcome in outcomes {
            text += "\(outcome.failures.isEmpty ? "✓" : "✗") \(outcome.name)\n"
            guard !outcome.failures.isEmpty else { continue }
            text += indented(problems.text(of: outcome.failures))
            let explanations = ExplanationReport(language: language, width: width.map { $0 - 4 })
            for view in outcome.explanations { text += indented("\n" + explanations.text(of: view) + "\n") }
        }
        let failed = outcomes.count { !$0.failures.isEmpty }
        text +=
            say("command.test.counts", ["passed": String(outcomes.count - failed), "failed": String(failed)]) + "\n"
        if let coverage { text += self.text(of: coverage) }
        if let mutation { text += self.text(of: mutation) }
        return text
    }

    private func text(of coverage: CaseCoverage) -> String {
        var lines = [
            say(
                "cases.coverage",
                [
                    "seen": String(coverage.coveredConditions), "all": String(coverage.conditions.count),
                    "decisive": String(coverage.decisiveStandards), "standards": String(coverage.standards.count),
                ])
        ]
        for item in coverage.conditions where !item.isCovered {
            let key =
                item.isSeenTrue ? "cases.never_false" : item.isSeenFalse ? "cases.never_true" : "cases.never_looked_at"
            lines.append("  \(item.part.position.text): " + say(key, ["condition": item.words]))
        }
        for item in coverage.standards where !item.isDecisive {
            lines.append(
                "  \(item.position.text): "
                    + say("cases.never_decisive", ["award": item.award, "standard": item.standard]))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of mutation: MutationScore) -> String {
        var lines = [
            say(
                "cases.mutation",
                [
                    "noticed": String(mutation.noticed), "all": String(mutation.total),
                    "percent": String(mutation.percent),
                ])
        ]
        for mutant in mutation.unnoticed {
            lines.append("  \(mutant.position.text): \(mutant.what.text(in: language))")
            lines.append("    → \(mutant.hint.text(in: language))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
            .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }

    func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message(key, arguments).text(in: language)
    }
}
