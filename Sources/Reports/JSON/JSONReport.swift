// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Rounds

/// A round's result as JSON in the format `binhxet.result/1`.
///
/// Keys are sorted; awards stand in the order of their declaration, candidates in the order of the result, all other
/// lists in the order of the rules. Codes are the words of the design documents in every language; texts are in the
/// chosen one. The same result gives the same bytes.
public struct JSONReport: Sendable {
    private let language: Language

    /// Makes a report whose texts are in a language.
    public init(language: Language) {
        self.language = language
    }

    /// The document, ending in a newline.
    public func text(of result: RoundResult) -> String {
        JSONWriter.document(value(of: result))
    }

    private func value(of result: RoundResult) -> JSONValue {
        let json = ResultJSON(language: language)
        return .object([
            "format": .text("binhxet.result/1"),
            "round": .object([
                "id": .text(result.round.id),
                "title": .text(result.round.title),
                "year": .integer(result.round.year),
                "date": .text(result.round.date),
                "law_as_of": .text(result.round.lawAsOf),
            ]),
            "packs": .list(result.packs.map { .object(["id": .text($0.id), "sha256": .text($0.sha256)]) }),
            "records": .object(["sha256": .text(result.recordsDigest)]),
            "engine": .text(result.engine),
            "language": .text(language.rawValue),
            "warnings": .list(result.warnings.map { DiagnosticReport(language: language).value(of: $0) }),
            "assumptions": .list(
                result.assumptions.map { assumption in
                    .object([
                        "parameter": .text(assumption.parameter),
                        "title": .text(assumption.title),
                        "value": .text(assumption.value),
                        "basis": .text(assumption.basis),
                    ])
                }),
            "awards": .list(result.awards.map { json.award($0) }),
        ])
    }
}
