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
        var members = json.round(result)
        members["format"] = .text("binhxet.result/1")
        members["awards"] = .list(result.awards.map { json.award($0) })
        return .object(members)
    }
}
