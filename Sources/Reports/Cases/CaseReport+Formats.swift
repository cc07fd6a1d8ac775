// SPDX-License-Identifier: Apache-2.0

import Messages
public import Rounds

extension CaseReport {
    /// The report in the format `binhxet.test/1`, ending in a newline.
    public func json(
        of outcomes: [CaseOutcome], _ coverage: CaseCoverage? = nil, _ mutation: MutationScore? = nil
    ) -> String {
        let explanations = ExplanationJSON(language: language)
        return JSONWriter.document(
            .object([
                "format": .text("binhxet.test/1"),
                "cases": .list(
                    outcomes.map { outcome in
                        .object([
                            "name": .text(outcome.name), "place": .text(outcome.place.text),
                            "passed": .bool(outcome.failures.isEmpty),
                            "failures": .list(outcome.failures.map { problems.value(of: $0) }),
                            "explanations": .list(outcome.explanations.map { explanations.value(of: $0) }),
                        ])
                    }),
                "coverage": coverage.map { json(of: $0) } ?? .null,
                "mutation": mutation.map { json(of: $0) } ?? .null,
            ]))
    }

    private func json(of coverage: CaseCoverage) -> JSONValue {
        .object([
            "conditions": .list(
                coverage.conditions.map { item in
                    .object([
                        "place": .text(item.part.position.text), "words": .text(item.words),
                        "seen_true": .bool(item.isSeenTrue), "seen_false": .bool(item.isSeenFalse),
                    ])
                }),
            "standards": .list(
                coverage.standards.map { item in
                    .object([
                        "place": .text(item.position.text), "award": .text(item.award),
                        "standard": .text(item.standard), "decisive": .bool(item.isDecisive),
                    ])
                }),
        ])
    }

    private func json(of mutation: MutationScore) -> JSONValue {
        .object([
            "mutants": .integer(mutation.total), "noticed": .integer(mutation.noticed),
            "percent": .integer(mutation.percent),
            "unnoticed": .list(
                mutation.unnoticed.map { mutant in
                    .object([
                        "place": .text(mutant.position.text), "what": .text(mutant.what.text(in: language)),
                        "hint": .text(mutant.hint.text(in: language)),
                    ])
                }),
        ])
    }

    /// The cases as JUnit XML, which build servers read; no times, so that the same pack gives the same bytes.
    public func junit(of outcomes: [CaseOutcome]) -> String {
        let failed = outcomes.count { !$0.failures.isEmpty }
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuite name=\"binhxet\" tests=\"\(outcomes.count)\" failures=\"\(failed)\">",
        ]
        for outcome in outcomes {
            let opening = "  <testcase classname=\"\(escaped(outcome.place.text))\" name=\"\(escaped(outcome.name))\""
            guard !outcome.failures.isEmpty else {
                lines.append(opening + "/>")
                continue
            }
            let failures = outcome.failures.map { $0.text(in: language) }
            lines.append(opening + ">")
            lines.append("    <failure message=\"\(escaped(failures[0]))\">")
            let report = ExplanationReport(language: language)
            let texts = failures + outcome.explanations.map { report.text(of: $0) }
            lines.append(escaped(texts.joined(separator: "\n")) + "</failure>")
            lines.append("  </testcase>")
        }
        return (lines + ["</testsuite>"]).joined(separator: "\n") + "\n"
    }

    /// Text as XML holds it: what XML forbids altogether becomes a replacement character.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
