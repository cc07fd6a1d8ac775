// SPDX-License-Identifier: Apache-2.0

public import Rounds

extension DifferenceReport {
    /// The document, ending in a newline; every difference stands in it, also those that the text counts.
    public func json(of difference: RoundDifference) -> String {
        let json = ComparisonJSON()
        let comparison = difference.comparison
        return JSONWriter.document(
            .object([
                "format": .text("binhxet.difference/1"), "language": .text(language.rawValue),
                "before": json.round(comparison.before), "after": json.round(comparison.after),
                "records_before": records(difference.recordsBefore), "records_after": records(difference.recordsAfter),
                "same": .bool(comparison.isSame), "nobody_changes": .bool(difference.nobodyChanges),
                "same_packs": .bool(difference.hasSamePacks), "awards": .list(comparison.awards.map { json.award($0) }),
                "conditions": .list(difference.conditions.map(condition)),
                "parameters": .list(difference.parameters.map(parameter)),
                "files": difference.files.map { .list($0.map(file)) } ?? .null,
            ]))
    }

    private func records(_ records: JudgedRecords) -> JSONValue {
        .object([
            "sha256": .text(records.digest),
            "counts": .list(
                records.counts.map { .object(["title": .text($0.title), "count": .integer($0.count)]) }),
        ])
    }

    private func condition(_ condition: ConditionDifference) -> JSONValue {
        .object([
            "award": .text(condition.award), "section": .text(condition.section.rawValue),
            "words": .text(condition.words), "basis": .text(condition.basis),
            "position_before": .text(condition.positionBefore), "position_after": .text(condition.positionAfter),
            "before": .text(orNull: condition.before), "after": .text(orNull: condition.after),
            "people": .list(
                condition.people.map {
                    .object([
                        "candidate": .text($0.key), "name": .text($0.name), "found": .text($0.found),
                        "needed_before": .text($0.neededBefore), "needed_after": .text($0.neededAfter),
                    ])
                }),
        ])
    }

    private func parameter(_ parameter: ParameterDifference) -> JSONValue {
        .object([
            "parameter": .text(parameter.id), "title": .text(parameter.title),
            "before": .text(orNull: parameter.before), "after": .text(orNull: parameter.after),
            "set_by_round": .text(orNull: parameter.setByRound),
            "basis": .text(parameter.basis), "assumed": .bool(parameter.isAssumed),
            "position": .text(parameter.position),
        ])
    }

    private func file(_ file: FileDifference) -> JSONValue {
        .object([
            "file": .text(file.file), "kind": .text(file.kind.rawValue),
            "lines": .list(
                file.lines.map {
                    .object(["new": .bool($0.isNew), "line": .integer($0.number), "text": .text($0.text)])
                }),
        ])
    }
}
