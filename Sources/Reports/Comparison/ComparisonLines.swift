// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The differences of awards as lines for a terminal.
struct ComparisonLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    /// All awards, those without a difference in one line at the end; each block behind a blank line.
    func lines(of awards: [AwardComparison]) -> [String] {
        let changed = awards.filter(\.showsDifference)
        let same = awards.filter { !$0.showsDifference }.map(\.title)
        var lines = changed.flatMap { [""] + self.lines(of: $0) }
        if !same.isEmpty {
            let key = changed.isEmpty ? "reports.comparison.same" : "reports.comparison.unchanged"
            lines += [""] + round.wrapped(words(Message(key, ["awards": same.joined(separator: "; ")])))
        }
        return lines
    }

    /// One award: its seats, who enters, who leaves, who else changed, its rules.
    func lines(of award: AwardComparison) -> [String] {
        let title = round.wrapped(award.title)
        let bar = String(repeating: "━", count: title.map { DisplayWidth.of($0) }.max() ?? 0)
        var lines = title.map { style.strong($0) } + [style.faint(bar)] + round.wrapped(words.seats(of: award))
        for (movement, tint) in [
            (CandidateComparison.Movement.enters, Style.Tint.good), (.leaves, .bad), (.contested, .doubtful),
            (.stays, .plain),
        ] {
            let people = award.notable.filter { $0.movement == movement }
            lines += table(people, movement, tint, award)
        }
        let rules = award.rules.filter(\.isWorthALine)
        if !rules.isEmpty {
            lines += ["", style.strong(words(Message("reports.comparison.rules")))]
            lines += rules.flatMap { round.item(words.change(of: $0)) }
        }
        return lines
    }

    private func table(
        _ people: [CandidateComparison], _ movement: CandidateComparison.Movement, _ tint: Style.Tint,
        _ award: AwardComparison
    ) -> [String] {
        guard !people.isEmpty else { return [] }
        let heading = Message("reports.comparison.\(movement.rawValue)", ["count": String(people.count)])
        let hasUnit = people.contains { !$0.unit.isEmpty }
        var columns = [
            TextTable.Column(title: words.nameTitle(award.forEach), least: 24),
            .init(title: words(Message("reports.column.key")), least: 6),
        ]
        if hasUnit { columns.append(.init(title: words(Message("reports.column.unit")), least: 14)) }
        columns.append(.init(title: words(Message("reports.column.change")), least: 12))
        var table = TextTable(columns: columns, sentenceTitle: words(Message("reports.column.reason")))
        for person in people {
            var cells = [TextTable.Cell(text: person.name, tint: .strong), .init(text: person.key, tint: .faint)]
            if hasUnit { cells.append(.init(text: person.unit)) }
            cells.append(.init(text: words.change(of: person), tint: tint))
            table.add(cells, sentence: words.reasons(of: person))
        }
        return ["", style.strong(words(heading))] + table.lines(width: width, indent: "  ", style: style)
    }
}
