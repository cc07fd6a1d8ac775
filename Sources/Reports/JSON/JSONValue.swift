// SPDX-License-Identifier: Apache-2.0

/// A JSON value of the kinds that reports write; there are no fractions, so nothing depends on how one is printed.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// A text, or null when there is none.
    static func text(orNull text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

    /// A whole number, or null when there is none.
    static func integer(orNull number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }

    /// A whole number.
    static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }

    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }
}
