// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// Parameters as a table for a terminal or as JSON in the format `binhxet.parameters/1`.
public struct ParameterReport: Sendable {
    private let language: Language
    private let width: Int?
    private let style: Style

    /// Makes a report; a width of nil leaves every line as long as it is.
    public init(language: Language, width: Int? = nil, hasColour: Bool = false) {
        self.language = language
        self.width = width
        style = Style(isOn: hasColour)
    }

    private func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message("parameters." + key, arguments).text(in: language)
    }

    private var words: Words { Words(language: language) }

    // MARK: Text

    /// A table with a row for each parameter and a sentence that says what it is, its basis and where it is read.
    public func text(of listing: ParameterListing) -> String {
        let titles = ["parameter", "value", "range", "status", "from", "through"].map { say("column.\($0)") }
        var table = TextTable(
            columns: titles.enumerated().map { index, title in
                TextTable.Column(title: title, alignsRight: index == 1, least: index == 0 ? 20 : 8)
            }, sentenceTitle: say("column.about"))
        for parameter in listing.parameters { table.add(cells(parameter), sentence: sentence(parameter)) }
        let heading =
            listing.asOf.map { say("heading_on", ["pack": listing.title, "date": words.date($0)]) }
            ?? say("heading", ["pack": listing.title])
        let lines = [style.strong(Style.printable(heading)), ""] + table.lines(width: width, indent: "", style: style)
        return (lines + ["", counts(listing)]).joined(separator: "\n") + "\n"
    }

    private func cells(_ parameter: ParameterView) -> [TextTable.Cell] {
        let value = parameter.inForce
        let text = value.map { parameter.unit.isEmpty ? $0.text : "\($0.text) \(parameter.unit)" } ?? say("none")
        let tint: Style.Tint = value?.status == "confirmed" ? .good : .doubtful
        let through = value.map { $0.through.isEmpty ? "" : words.date($0.through) + ($0.isPast ? " !" : "") } ?? ""
        return [
            .init(text: parameter.id, tint: .strong), .init(text: text), .init(text: parameter.range),
            .init(text: value.map { say("status.\($0.status)") } ?? "", tint: tint),
            .init(text: value.map { words.date($0.from) } ?? ""),
            .init(text: through, tint: value?.isPast == true ? .doubtful : .plain),
        ]
    }

    private func sentence(_ parameter: ParameterView) -> String {
        var parts = [parameter.title + "."]
        if let value = parameter.inForce, !value.basis.isEmpty { parts.append(say("basis", ["basis": value.basis])) }
        if parameter.inForce?.isPast == true { parts.append(say("past")) }
        let others = parameter.history.filter { $0.from != parameter.inForce?.from }.map {
            say("other", ["value": $0.text, "date": words.date($0.from), "status": say("status.\($0.status)")])
        }
        if !others.isEmpty { parts.append(say("others", ["list": others.joined(separator: "; ")])) }
        let uses = uses(parameter)
        parts.append(uses.isEmpty ? say("unused") : say("uses", ["list": uses.joined(separator: "; ")]))
        parts.append(say("declared", ["position": parameter.position]))
        return parts.joined(separator: " ")
    }

    /// Each line that reads it with its rules: a line that many rules share names the first and counts the rest.
    private func uses(_ parameter: ParameterView) -> [String] {
        var places: [(position: String, readers: [String])] = []
        for use in parameter.uses {
            let reader = say("use.\(use.reader)", ["title": use.title])
            if let index = places.firstIndex(where: { $0.position == use.position }) {
                places[index].readers.append(reader)
            } else {
                places.append((use.position, [reader]))
            }
        }
        return places.map { place in
            let rest = place.readers.count - 1
            let readers = place.readers[0] + (rest > 0 ? say("and_others", ["count": String(rest)]) : "")
            return "\(place.position) (\(readers))"
        }
    }

    private func counts(_ listing: ParameterListing) -> String {
        func count(_ status: String) -> String { String(listing.parameters.count { $0.inForce?.status == status }) }
        return say(
            "counts",
            [
                "count": String(listing.parameters.count), "confirmed": count("confirmed"),
                "assumed": count("assumed"), "round": count("round"),
            ])
    }

    // MARK: JSON

    /// The JSON document, ending in a newline.
    public func json(of listing: ParameterListing) -> String {
        JSONWriter.document(
            .object([
                "format": .text("binhxet.parameters/1"), "language": .text(language.rawValue),
                "pack": .text(listing.pack), "as_of": .text(orNull: listing.asOf),
                "round": .text(orNull: listing.round), "parameters": .list(listing.parameters.map(value)),
            ]))
    }

    private func value(_ parameter: ParameterView) -> JSONValue {
        .object([
            "id": .text(parameter.id), "title": .text(parameter.title), "unit": .text(parameter.unit),
            "range": .text(parameter.range), "in_force": parameter.inForce.map(value) ?? .null,
            "history": .list(parameter.history.map(value)), "declared": .text(parameter.position),
            "uses": .list(
                parameter.uses.map {
                    .object([
                        "reader": .text($0.reader), "title": .text($0.title), "position": .text($0.position),
                    ])
                }),
        ])
    }

    private func value(_ value: ParameterView.Value) -> JSONValue {
        .object([
            "value": .text(value.text), "literal": .text(value.literal), "status": .text(value.status),
            "from": .text(value.from), "through": .text(value.through), "past": .bool(value.isPast),
            "basis": .text(value.basis),
        ])
    }
}
