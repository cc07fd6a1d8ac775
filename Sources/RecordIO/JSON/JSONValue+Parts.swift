// SPDX-License-Identifier: Apache-2.0

import Platform

/// What a value is made of, for those who ask for one shape of it.
extension JSONValue {
    /// The text, if it is one.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The values of a list, if it is one.
    package var elements: [JSONValue]? {
        if case .array(let nodes) = self { nodes.map(\.value) } else { nil }
    }

    /// The members of an object by key, if it is one.
    package var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return Dictionary(members.map { ($0.key, $0.node.value) }) { first, _ in first }
    }

    /// The value as people write it: a text as it stands, anything else as JSON.
    package var shown: String {
        if case .string(let text) = self { text } else { json }
    }

    /// The value as JSON with its keys in order and numbers as they stand.
    package var json: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let text): text
        case .string(let text): text.quotedForJSON
        case .array(let nodes): "[" + nodes.map(\.value.json).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { $0.key.quotedForJSON + ":" + $0.node.value.json }
                .joined(separator: ",") + "}"
        }
    }
}
