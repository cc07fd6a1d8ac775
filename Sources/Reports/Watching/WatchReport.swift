// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// What a watched round has to say after a save, as text for a terminal.
public struct WatchReport: Sendable {
    private let language: Language
    private let width: Int?
    private let hasColour: Bool
    private let sourceLine: @Sendable (_ file: String, _ line: Int) -> String?

    /// Makes a report; a width of nil leaves every line as long as it is.
    ///
    /// - parameter sourceLine: the text of a line of a rule file, when it can be read; errors show it.
    public init(
        language: Language, width: Int? = nil, hasColour: Bool = false,
        sourceLine: @escaping @Sendable (_ file: String, _ line: Int) -> String? = { _, _ in nil }
    ) {
        self.language = language
        self.width = width
        self.hasColour = hasColour
        self.sourceLine = sourceLine
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("watch." + key, arguments).text(in: language)
    }

    /// The text; every line ends in a newline.
    ///
    /// - parameter files: The names of the files that were saved; none at the beginning.
    public func text(of news: RoundWatch.News, files: [String]) -> String {
        let style = Style(isOn: hasColour)
        let saved = files.map { Style.printable($0) }.joined(separator: ", ")
        let head = saved.isEmpty ? "" : style.faint("── " + say("saved", ["files": saved]) + " ──") + "\n"
        switch news {
        case .first(let result): return head + overview(result)
        case .changed(let difference):
            let report = DifferenceReport(language: language, width: width, hasColour: hasColour)
            let news = report.news(of: difference)
            return head + (difference.nobodyChanges ? say("nobody") + "\n" : "") + news
        case .same(let afterErrors): return head + say(afterErrors ? "same_after_errors" : "same") + "\n"
        case .broken(let diagnostics, let hasResult):
            let report = DiagnosticReport(language: language, colour: hasColour, sourceLine: sourceLine)
            return head + report.text(of: diagnostics.filter { $0.severity == .error })
                + say(hasResult ? "broken" : "broken_from_start") + "\n"
        }
    }

    /// A line for each award: how many are chosen, of how many seats, and how many wait for the council.
    private func overview(_ result: RoundResult) -> String {
        let words = Words(language: language)
        let style = Style(isOn: hasColour)
        let round = RoundLines(words: words, style: style, width: width)
        let lines =
            [style.strong(Style.printable(result.round.title))]
            + result.awards.flatMap { round.item("\($0.title): \(words.seats($0.seats))") }
        return lines.joined(separator: "\n") + "\n"
    }
}
