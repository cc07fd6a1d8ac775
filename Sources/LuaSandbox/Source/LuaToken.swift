// SPDX-License-Identifier: Apache-2.0

/// One word or sign of a Lua text.
public struct LuaToken: Sendable, Hashable {
    /// What a token is.
    public enum Kind: Sendable, Hashable {
        /// A name.
        case name
        /// A reserved word.
        case keyword
        /// A text literal, short or long; `bytes` holds its value.
        case string
        /// A number literal.
        case number
        /// An operator or other sign.
        case symbol
        /// Something that Lua will refuse: an unfinished text, a stray character.
        case invalid
    }

    /// What it is.
    public var kind: Kind
    /// The token as it is written.
    public var text: String
    /// The line it begins on, from 1.
    public var line: Int
    /// The column it begins at, from 1, in Unicode scalars.
    public var column: Int
    /// How many bytes of UTF-8 stand before it.
    public var offset: Int
    /// The value of a text literal, which need not be UTF-8.
    public var bytes: [UInt8]?

    /// The value of a text literal, or `nil` when it is not UTF-8 or the token is something else.
    public var string: String? { bytes.flatMap { String(validating: $0, as: UTF8.self) } }

    /// Lua's reserved words.
    public static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
}
