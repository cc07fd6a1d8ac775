// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// What follows from changes of a round: as tables for a terminal, as JSON, as a page with pictures, as CSV.
public struct WhatIfReport: Sendable {
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

    /// The report; every line ends in a newline.
    public func text(of answer: WhatIfAnswer) -> String {
        let words = Words(language: language)
        let style = Style(isOn: hasColour)
        let round = RoundLines(words: words, style: style, width: width)
        var lines = round.title(answer.round)
        lines += round.wrapped(words(Message("whatif.untouched", ["seal": String(answer.seal.prefix(12))])))
            .map { style.faint($0) }
        if !answer.scenarios.isEmpty {
            let scenarios = ScenarioLines(words: words, style: style, width: width)
            lines += scenarios.overview(answer) + answer.scenarios.flatMap { scenarios.lines(of: $0) }
        }
        if let sweep = answer.sweep {
            lines += SweepLines(words: words, style: style, width: width).lines(of: sweep)
        }
        let prices = PriceLines(words: words, style: style, width: width)
        if let found = answer.prices { lines += prices.lines(of: found) }
        if let goal = answer.goal { lines += prices.lines(of: goal) }
        if let certainty = answer.certainty {
            lines += CertaintyLines(words: words, style: style, width: width).lines(of: certainty)
        }
        if let stability = answer.stability {
            lines += StabilityLines(words: words, style: style, width: width).lines(of: stability)
        }
        if let next = answer.nextPlaces {
            lines += NextPlaceLines(words: words, style: style, width: width).lines(of: next)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The document in the format `binhxet.whatif/1`, ending in a newline.
    public func json(of answer: WhatIfAnswer) -> String {
        JSONWriter.document(WhatIfJSON(language: language).document(answer))
    }

    /// One page that needs nothing else, with pictures and the tables behind them.
    public func html(of answer: WhatIfAnswer) -> String { WhatIfPage(language: language).text(of: answer) }

    /// One table for a spreadsheet, with its byte order mark: a row for each figure, each who moves and each rule.
    public func csv(of answer: WhatIfAnswer) -> String { WhatIfCSV(language: language).text(of: answer) }
}
