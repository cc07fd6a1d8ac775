// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// What differs between two results, as tables for a terminal or as JSON in the format `binhxet.comparison/1`.
///
/// Per award: who enters, who leaves, whose outcome, verdict or reason changed and why, the seats and the rules. Awards in
/// which nothing differs are named in one line. In JSON keys are sorted and every difference stands, also those of rank
/// and wording alone that the tables leave out.
public struct ComparisonReport: Sendable {
    /// The language of the words.
    public var language: Language
    /// The width of the terminal in cells; nil leaves every line as long as it is.
    public var width: Int?
    /// Whether the text may hold terminal colours.
    public var hasColour: Bool

    /// Makes a report.
    public init(language: Language, width: Int? = nil, hasColour: Bool = false) {
        self.language = language
        self.width = width
        self.hasColour = hasColour
    }

    /// The tables; every line ends in a newline.
    public func text(of comparison: RoundComparison) -> String {
        let words = Words(language: language)
        let style = Style(isOn: hasColour)
        let round = RoundLines(words: words, style: style, width: width)
        let lines = ComparisonLines(words: words, style: style, width: width)
        let sides = [("before", comparison.before), ("after", comparison.after)].flatMap { side, snapshot in
            round.wrapped(
                words(
                    Message(
                        "reports.comparison.\(side)",
                        [
                            "title": snapshot.title, "date": words.date(snapshot.date),
                            "law": words.date(snapshot.lawAsOf), "seal": String(snapshot.seal.prefix(12)),
                        ])))
        }
        return (sides + lines.lines(of: comparison.awards)).joined(separator: "\n") + "\n"
    }

    /// The document, ending in a newline.
    public func json(of comparison: RoundComparison) -> String {
        let json = ComparisonJSON()
        return JSONWriter.document(
            .object([
                "format": .text("binhxet.comparison/1"), "language": .text(language.rawValue),
                "before": json.round(comparison.before), "after": json.round(comparison.after),
                "same": .bool(comparison.isSame), "awards": .list(comparison.awards.map { json.award($0) }),
            ]))
    }
}
