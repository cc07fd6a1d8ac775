// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// What every text output says of its round: which it is, its warnings and assumptions, and what it was made from.
struct RoundLines {
    let words: Words
    let style: Style
    /// The width of the terminal in cells; nil leaves every line as long as it is.
    let width: Int?

    func title(_ round: RoundResult.Round) -> [String] {
        let dates = Message(
            "reports.round_dates",
            ["year": String(round.year), "date": words.date(round.date), "law": words.date(round.lawAsOf)])
        return wrapped(round.title).map { style.strong($0) } + wrapped(words(dates)).map { style.faint($0) }
    }

    /// The warnings under a heading, and that there are assumptions, each behind a blank line.
    func warnings(_ result: RoundResult) -> [String] {
        var lines: [String] = []
        if !result.warnings.isEmpty {
            lines += ["", style.tinted(words(Message("reports.warnings")), .doubtful)]
            lines += result.warnings.flatMap { item(words.warning($0)) }
        }
        if !result.assumptions.isEmpty {
            let count = Message("reports.assumptions_below", ["count": String(result.assumptions.count)])
            lines += [""] + wrapped(words(count)).map { style.tinted($0, .doubtful) }
        }
        return lines
    }

    /// The assumptions under a heading and a blank line; nothing if there are none.
    func assumptions(_ result: RoundResult) -> [String] {
        guard !result.assumptions.isEmpty else { return [] }
        return [""] + wrapped(words(Message("reports.assumptions"))).map { style.tinted($0, .doubtful) }
            + result.assumptions.flatMap { item(words.assumption($0)) }
    }

    /// What the result was made from, and its seal.
    func source(_ result: RoundResult) -> [String] {
        let packs = result.packs.map { "\($0.id) \($0.sha256.prefix(12))" }.joined(separator: ", ")
        let message = Message(
            "reports.made_from",
            ["packs": packs, "records": String(result.recordsDigest.prefix(12)), "engine": result.engine])
        let seal = Message("reports.seal", ["seal": result.seal])
        return (wrapped(words(message)) + wrapped(words(seal))).map { style.faint($0) }
    }

    // MARK: Lines

    func wrapped(_ text: String, indent: String = "") -> [String] {
        let text = Style.printable(text)
        let lines = width.map { DisplayWidth.wrap(text, to: $0 - indent.count) } ?? [text]
        return lines.map { indent + $0 }
    }

    /// A list item with its continuation lines set in.
    func item(_ text: String) -> [String] {
        let text = Style.printable(text)
        let lines = width.map { DisplayWidth.wrap(text, to: max(20, $0 - 4)) } ?? [text]
        return lines.enumerated().map { ($0.offset == 0 ? "  • " : "    ") + $0.element }
    }
}
