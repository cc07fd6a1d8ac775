// SPDX-License-Identifier: Apache-2.0

/// A JSON value with the place where it begins.
package struct JSONNode {
    /// What it is.
    package let value: JSONValue
    /// Where it begins.
    package let position: SourceTable.Position
}

/// A JSON value.
package enum JSONValue {
    case null
    case boolean(Bool)
    /// A number in the notation of the text.
    case number(String)
    /// Text in NFC.
    case string(String)
    case array([JSONNode])
    /// Members in the order of the text; keys are distinct.
    case object([(key: String, position: SourceTable.Position, node: JSONNode)])
}

/// Why a text is no JSON.
struct JSONProblem: Error {
    /// What is wrong.
    enum Kind {
        /// A character where another thing belongs.
        case unexpected(String)
        /// The text ends too early.
        case unfinished
        /// A number, escape or character that JSON does not have.
        case malformed(String)
        /// A key given twice in one object.
        case repeatedKey(String)
        /// Objects and arrays nested deeper than any records are.
        case tooDeep
        /// Bytes that are no UTF-8.
        case notUTF8
    }

    let kind: Kind
    let position: SourceTable.Position
}
