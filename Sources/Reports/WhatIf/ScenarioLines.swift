// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// Scenarios as lines for a terminal: all of them side by side, then what each changes.
struct ScenarioLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    /// One table with a column for the round as it is and one for each scenario.
    func overview(_ answer: WhatIfAnswer) -> [String] {
        let rows = ScenarioTable(answer: answer, words: words).rows
        var table = TextTable(
            columns: [
                .init(title: words(Message("whatif.figure")), least: 20), .init(title: words(Message("whatif.now"))),
            ]
                + answer.scenarios.indices.map {
                    .init(title: words(Message("whatif.scenario_number", ["number": String($0 + 1)])))
                },
            sentenceTitle: "")
        for row in rows {
            table.add(
                [.init(text: row.title, tint: row.isHeading ? .strong : .plain)]
                    + row.values.map { .init(text: $0) }, sentence: "")
        }
        let titles = answer.scenarios.enumerated().flatMap { index, scenario in
            round.item(
                words(Message("whatif.scenario_number", ["number": String(index + 1)])) + ": \(scenario.title)"
                    + (scenario.changes.isEmpty ? "" : " – \(scenario.changes.joined(separator: "; "))"))
        }
        return ["", style.strong(words(Message("whatif.side_by_side")))] + titles + [""]
            + table.lines(width: width, indent: "  ", style: style)
    }

    /// What a scenario changes.
    func lines(of scenario: ScenarioAnswer) -> [String] {
        let title = round.wrapped(words(Message("whatif.scenario", ["title": scenario.title])))
        let bar = String(repeating: "═", count: title.map { DisplayWidth.of($0) }.max() ?? 0)
        var lines =
            [""] + title.map { style.strong($0) } + [style.faint(bar)] + scenario.changes.flatMap { round.item($0) }
        guard let comparison = scenario.comparison else {
            lines += round.wrapped(words(Message("whatif.impossible"))).map { style.tinted($0, .bad) }
            return lines + scenario.problems.flatMap { round.item(words.warning($0)) }
        }
        return lines
            + ComparisonLines(words: words, style: style, width: width).lines(of: comparison.awards)
    }
}
