// SPDX-License-Identifier: Apache-2.0

/// A value that came from Lua and is not what the host wanted.
public struct LuaDecodingError: Error, Sendable, Hashable {
    /// What was wanted.
    public enum Expected: Sendable, Hashable {
        /// A boolean.
        case boolean
        /// A whole number.
        case integer
        /// Any number.
        case number
        /// Text.
        case string
        /// A table.
        case table
        /// A table with the keys 1, 2, … and no others.
        case list
        /// A function.
        case function
        /// Any value at all.
        case value
        /// One of these texts.
        case oneOf([String])
        /// A key out of these; `found` is the key.
        case key([String])
        /// What the decoding type says in its own words.
        case other(String)
    }

    /// Where the value stands ("award.standard[2].basis").
    public var path: String
    /// What was wanted.
    public var expected: Expected
    /// What was there: Lua's name of its type, or the text itself where another text was wanted.
    public var found: String

    /// Creates an error.
    public init(path: String, expected: Expected, found: String) {
        self.path = path
        self.expected = expected
        self.found = found
    }
}

extension LuaDecodingError: CustomStringConvertible {
    /// One English line for logs and tests; people read the host's messages instead.
    public var description: String {
        let wanted =
            switch expected {
            case .boolean: "boolean"
            case .integer: "integer"
            case .number: "number"
            case .string: "string"
            case .table: "table"
            case .list: "list"
            case .function: "function"
            case .value: "value"
            case .oneOf(let texts): "one of \(texts.joined(separator: ", "))"
            case .key(let keys): "a key out of \(keys.joined(separator: ", "))"
            case .other(let words): words
            }
        return "\(path): expected \(wanted), found \(found)"
    }
}

extension LuaValue {
    /// Lua's name of the value's type; whole numbers are told apart.
    public var typeName: String {
        switch self {
        case .null: "nil"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .table: "table"
        case .function: "function"
        }
    }
}
