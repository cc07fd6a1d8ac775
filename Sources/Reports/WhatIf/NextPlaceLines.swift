// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// How near each unit is to one more place, as lines for a terminal.
struct NextPlaceLines {
    let words: Words
    let style: Style
    let width: Int?

    private var round: RoundLines { RoundLines(words: words, style: style, width: width) }

    func lines(of awards: [NextPlaces]) -> [String] {
        ["", style.strong(words(Message("whatif.next")))] + awards.flatMap { [""] + lines(of: $0) }
    }

    private func lines(of award: NextPlaces) -> [String] {
        var lines = round.wrapped(award.title).map { style.strong($0) } + round.wrapped(words.lever(of: award))
        guard !award.units.isEmpty else { return lines + round.item(words(Message("whatif.next.nobody"))) }
        let names = NextPlaceColumns.all
        var table = TextTable(
            columns: names.map {
                .init(
                    title: words(Message("whatif.next.\($0)")), alignsRight: $0 == "rank", least: $0 == "rank" ? 4 : 12)
            }, sentenceTitle: words(Message("whatif.next.then")))
        for unit in award.units {
            let cells = NextPlaceColumns.cells(unit, words)
            table.add(
                cells.enumerated().map { place, text in
                    .init(text: text, tint: place == 0 ? .strong : place == 4 && unit.value == nil ? .faint : .plain)
                }, sentence: words.consequences(of: unit).joined(separator: " • "))
        }
        lines += table.lines(width: width, indent: "  ", style: style)
        return lines
    }
}

/// The columns of every table of next places.
enum NextPlaceColumns {
    static let all = ["unit", "has", "who", "rank", "value"]

    static func cells(_ unit: NextPlaces.Unit, _ words: Words) -> [String] {
        [
            "\(unit.unit.name) (\(unit.unit.key))",
            unit.hasNothing ? words(Message("whatif.next.nothing")) : String(unit.winners),
            "\(unit.next.name) (\(unit.next.key))", unit.rank.map { String($0) } ?? "–",
            unit.value ?? words(Message("whatif.next.never")),
        ]
    }
}

extension Words {
    /// What was changed to find out.
    func lever(of award: NextPlaces) -> String {
        guard let lever = award.lever else { return self(Message("whatif.next.no_lever")) }
        return self(
            Message(
                "whatif.next.lever",
                [
                    "title": lever.title, "id": lever.parameter, "current": lever.current, "greatest": lever.greatest,
                ]))
    }

    /// Who moves when the unit has its place, or why its next candidate has none.
    func consequences(of unit: NextPlaces.Unit) -> [String] { unit.value == nil ? [unit.reason] : moves(unit.moves) }
}
