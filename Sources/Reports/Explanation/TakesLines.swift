// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

extension Words {
    /// What it would take, way by way: a heading, its changes, and the conditions that hold then.
    func takes(_ takes: TakesView) -> [(heading: String, steps: [String], satisfies: String)] {
        takes.ways.enumerated().map { index, way in
            (
                self(Message("reports.takes.way", ["number": String(index + 1), "when": way.when])),
                way.steps.map(\.words), satisfies(way)
            )
        }
    }

    private func satisfies(_ way: TakesView.Way) -> String {
        guard !way.satisfies.isEmpty else { return "" }
        // Conditions of one article stand together before it.
        var groups: [(basis: String, words: [String])] = []
        for condition in way.satisfies {
            if let index = groups.firstIndex(where: { $0.basis == condition.basis }) {
                groups[index].words.append(condition.words)
            } else {
                groups.append((condition.basis, [condition.words]))
            }
        }
        let conditions = groups.map { group in
            group.words.joined(separator: "; ") + (group.basis.isEmpty ? "" : " [\(group.basis)]")
        }
        return self(Message("reports.takes.satisfies", ["conditions": conditions.joined(separator: "; ")]))
    }
}

extension ExplanationJSON {
    /// What it would take; null where nobody asked, or nothing is needed.
    func takes(_ takes: TakesView?) -> JSONValue {
        guard let takes else { return .null }
        return .object([
            "notes": .texts(takes.notes),
            "ways": .list(takes.ways.map(way)),
        ])
    }

    private func way(_ way: TakesView.Way) -> JSONValue {
        .object([
            "year": .integer(way.year),
            "when": .text(way.when),
            "distance": .text(way.distance),
            "steps": .list(
                way.steps.map { step in
                    .object([
                        "words": .text(step.words), "path": .text(step.path), "found": .text(step.found),
                        "needed": .text(step.needed), "distance": .text(step.distance),
                        "question": .bool(step.isQuestion),
                    ])
                }),
            "satisfies": .list(
                way.satisfies.map { .object(["words": .text($0.words), "basis": .text($0.basis)]) }),
        ])
    }
}

extension HTMLPage {
    /// Adds what it would take.
    mutating func takes(_ takes: TakesView) {
        element("h4", words(Message("reports.takes.heading")))
        for way in words.takes(takes) {
            element("p", way.heading)
            add("<ul>")
            for step in way.steps { element("li", step) }
            add("</ul>")
            if !way.satisfies.isEmpty { element("p", way.satisfies) }
        }
        for note in takes.notes { element("p", note) }
    }
}
