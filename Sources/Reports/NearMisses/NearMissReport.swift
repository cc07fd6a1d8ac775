// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// Who is one condition away from being eligible, per award: a table, JSON or CSV.
public struct NearMissReport: Sendable {
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

    private var words: Words { Words(language: language) }
    private var style: Style { Style(isOn: hasColour) }

    // MARK: Text

    /// The lists as tables, with the round's warnings and assumptions.
    public func text(of lists: [NearMissList], in result: RoundResult) -> String {
        let round = RoundLines(words: words, style: style, width: width)
        var lines = round.title(result.round) + round.warnings(result)
        lines += [""] + round.wrapped(words(Message("reports.near.heading"))).map { style.faint($0) }
        for list in lists {
            lines += [""] + round.wrapped(list.title).map { style.strong($0) }
            if !list.basis.isEmpty { lines += round.wrapped(list.basis).map { style.faint($0) } }
            guard !list.entries.isEmpty else {
                lines += round.wrapped(words(Message("reports.near.nobody")), indent: "  ")
                continue
            }
            lines += [""] + table(list).lines(width: width, indent: "  ", style: style)
        }
        lines += round.assumptions(result) + [""] + round.source(result)
        return lines.joined(separator: "\n") + "\n"
    }

    private func table(_ list: NearMissList) -> TextTable {
        var table = TextTable(
            columns: [
                .init(title: column("distance"), alignsRight: true, least: 5),
                .init(title: words.nameTitle(list.forEach), least: 20),
                .init(title: column("key"), least: 6), .init(title: column("unit"), least: 12),
            ], sentenceTitle: column("condition"))
        for entry in list.entries {
            table.add(
                [
                    .init(text: entry.distance.isEmpty ? "–" : entry.distance), .init(text: entry.name, tint: .strong),
                    .init(text: entry.key, tint: .faint), .init(text: entry.unit),
                ], sentence: sentence(entry))
        }
        return table
    }

    private func sentence(_ entry: NearMissList.Entry) -> String {
        var parts = [entry.part.isEmpty ? entry.condition : "\(entry.condition) (\(entry.part))"]
        if !entry.found.isEmpty { parts.append(words(Message("reports.explain.found", ["value": entry.found]))) }
        if !entry.needed.isEmpty { parts.append(words(Message("reports.explain.needed", ["value": entry.needed]))) }
        var text = parts.joined(separator: ", ")
        if !entry.standard.isEmpty { text = "\(entry.standard): \(text)" }
        return entry.basis.isEmpty ? text : "\(text) [\(entry.basis)]"
    }

    private func column(_ name: String) -> String { words(Message("reports.near.\(name)")) }

    // MARK: JSON

    /// The lists in the format `binhxet.near_misses/1`, ending in a newline.
    public func json(of lists: [NearMissList], in result: RoundResult) -> String {
        var members = ResultJSON(language: language).round(result)
        members["format"] = .text("binhxet.near_misses/1")
        members["awards"] = .list(
            lists.map { list in
                .object([
                    "id": .text(list.award), "title": .text(list.title), "basis": .text(list.basis),
                    "near_misses": .list(list.entries.map(entry)),
                ])
            })
        return JSONWriter.document(.object(members))
    }

    private func entry(_ entry: NearMissList.Entry) -> JSONValue {
        .object([
            "candidate": .text(entry.key), "name": .text(entry.name), "unit": .text(entry.unit),
            "condition": .text(entry.condition), "part": .text(entry.part), "standard": .text(entry.standard),
            "found": .text(entry.found),
            "needed": .text(entry.needed), "distance": .text(entry.distance), "basis": .text(entry.basis),
        ])
    }

    // MARK: CSV

    /// The lists as CSV, one row per candidate and condition, in the same manner as results.
    public func csv(of lists: [NearMissList]) -> String {
        let header = [
            "award", "award_title", "key", "name", "unit", "condition", "part", "standard", "found", "needed",
            "distance",
            "basis",
        ]
        var rows = [header.map(column)]
        for list in lists {
            rows += list.entries.map {
                [
                    list.award, list.title, $0.key, $0.name, $0.unit, $0.condition, $0.part, $0.standard, $0.found,
                    $0.needed,
                    $0.distance, $0.basis,
                ]
            }
        }
        return "\u{FEFF}" + rows.map(CSVReport.line).joined()
    }
}
