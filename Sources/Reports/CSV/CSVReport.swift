// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// A round's result as CSV: one row per candidate and award, for Excel and its like.
///
/// UTF-8 with a byte order mark, commas, lines ending in CR LF, quoting by RFC 4180. A cell that a spreadsheet would
/// take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, or the full-width forms of the signs)
/// gets an apostrophe in front, so that a name in the records never runs in someone's Excel. The last column holds the
/// round's assumptions and warnings in the first row of each award.
public struct CSVReport: Sendable {
    private let words: Words

    /// Makes a report whose header and words are in a language.
    public init(language: Language) {
        words = Words(language: language)
    }

    /// The document with its byte order mark.
    public func text(of result: RoundResult) -> String {
        var text = "\u{FEFF}" + Self.line(header)
        for award in result.awards {
            for (index, candidate) in award.candidates.enumerated() {
                text += Self.line(cells(candidate, award) + [index == 0 ? doubts(result) : ""])
            }
        }
        return text
    }

    private var header: [String] {
        [
            "award", "award_title", "key", "name", "unit", "nomination", "rank", "rank_keys", "outcome", "reason",
            "reason_code", "verdict", "held", "approval", "dossier", "missing_papers", "standard", "missing_facts",
            "decision", "bonus", "doubts",
        ].map { words(Message("reports.column.\($0)")) }
    }

    private func cells(_ candidate: CandidateResult, _ award: AwardResult) -> [String] {
        [
            award.id,
            award.title,
            candidate.key,
            candidate.name,
            candidate.unit,
            candidate.nomination ?? "",
            candidate.rank.map { String($0) } ?? "",
            words.rankKeys(candidate),
            words.outcome(of: candidate),
            words(candidate.reason.message),
            candidate.reason.code,
            words.verdict(candidate.verdict),
            words.yes(candidate.isHeld),
            words.approval(candidate.approval),
            words.yes(candidate.missingPapers.isEmpty),
            candidate.missingPapers.map(\.title).joined(separator: "; "),
            words.standardsMet(candidate),
            candidate.missingFacts.joined(separator: ", "),
            candidate.decision.map { "\($0.by), \(words.date($0.date)): \($0.reason)" } ?? "",
            candidate.bonus.map { String($0) } ?? "",
        ]
    }

    private func doubts(_ result: RoundResult) -> String {
        (result.assumptions.map { words.assumption($0) } + result.warnings.map { words.warning($0) })
            .joined(separator: "\n")
    }

    /// One line of a document.
    static func line(_ cells: [String]) -> String {
        cells.map { quoted(disarmed($0)) }.joined(separator: ",") + "\r\n"
    }

    /// The cell as text that no spreadsheet computes.
    private static func disarmed(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first else { return cell }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? "'" + cell : cell
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return cell }
        // By scalars: a quote with a combining mark behind it is no `"` among characters.
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in cell.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        quoted.append("\"")
        return String(quoted)
    }
}
