// SPDX-License-Identifier: Apache-2.0

public import Rounds

/// An allocation as JSON in the format `binhxet.allocation/1`: keys sorted, lists by rank and id or as the rules stand.
public struct AllocationReport: Sendable {
    /// Makes a report.
    public init() {}

    /// The document, ending in a newline.
    public func text(of answer: AllocationAnswer) -> String {
        JSONWriter.document(
            .object([
                "format": .text("binhxet.allocation/1"),
                "awarded": .texts(answer.awarded),
                "contested": .texts(answer.contested),
                "not_awarded": .texts(answer.notAwarded),
                "contested_classes": .list(
                    answer.contestedClasses.map {
                        .object(["rank": .integer($0.rank), "least": .integer($0.least), "most": .integer($0.most)])
                    }),
                "shortfalls": object(answer.shortfalls.map { ($0.reserve, .integer($0.missing)) }),
                "rules": .list(answer.rules.map(rule)),
                "reasons": object(answer.reasons.map { ($0.id, reason($0.reason)) }),
                "starved": answer.starved.map(starved) ?? .null,
            ]))
    }

    private func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(Dictionary(members) { first, _ in first })
    }

    private func rule(_ rule: AllocationAnswer.Rule) -> JSONValue {
        .object([
            "id": .text(rule.id), "kind": .text(rule.kind), "need": .integer(rule.need), "have": .integer(rule.have),
            "binding": rule.isBinding.map { .bool($0) } ?? .null,
        ])
    }

    private func reason(_ reason: AllocationAnswer.Reason) -> JSONValue {
        var members: [String: JSONValue] = ["code": .text(reason.code)]
        if !reason.rules.isEmpty { members["rules"] = .texts(reason.rules) }
        if !reason.candidates.isEmpty { members["candidates"] = .texts(reason.candidates) }
        if !reason.ranks.isEmpty { members["ranks"] = .list(reason.ranks.map { .integer($0) }) }
        if !reason.swaps.isEmpty { members["swaps"] = object(reason.swaps.map { ($0.winner, .texts($0.rules)) }) }
        return .object(members)
    }

    private func starved(_ starved: AllocationAnswer.Starved) -> JSONValue {
        .object([
            "rules": .texts(starved.rules),
            "changes": .list(
                starved.changes.map { .object(["rule": .text($0.rule), "bound": .text(orNull: $0.bound)]) }),
        ])
    }
}
