// SPDX-License-Identifier: Apache-2.0

/// A value that crosses between the host and Lua, always as a deep copy.
public enum LuaValue: Sendable, Hashable {
    /// Lua's `nil`.
    case null
    /// A boolean.
    case boolean(Bool)
    /// A whole number that Lua holds as such.
    case integer(Int64)
    /// A floating-point number; `1.0` stays a number.
    case number(Double)
    /// Text.
    case string(String)
    /// A table.
    case table(LuaTable)
    /// A Lua function, by the number that ``Sandbox/call(function:argument:host:)`` takes.
    case function(Int)
}

extension LuaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
    /// Creates text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates a whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Creates a boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Creates a floating-point number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// Creates Lua's `nil`.
    public init(nilLiteral: ()) { self = .null }
}

/// A key of a table's field.
public enum LuaKey: Sendable, Hashable {
    /// A whole number that is not part of the array.
    case integer(Int64)
    /// A floating-point number.
    case number(Double)
    /// Text.
    case string(String)
    /// A boolean.
    case boolean(Bool)
}

extension LuaKey: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// Creates a text key.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates an integer key.
    public init(integerLiteral value: Int64) { self = .integer(value) }
}

/// A copy of a Lua table.
public struct LuaTable: Sendable, Hashable {
    /// A key and its value.
    public struct Field: Sendable, Hashable {
        /// The key.
        public var key: LuaKey
        /// The value.
        public var value: LuaValue

        /// Creates a field.
        public init(_ key: LuaKey, _ value: LuaValue) {
            self.key = key
            self.value = value
        }
    }

    /// The values of the keys 1, 2, … up to the first that is missing.
    public var array: [LuaValue]
    /// All other fields, in the order of their keys: integers, numbers, text by bytes, booleans.
    public var fields: [Field]

    /// Creates a table.
    public init(array: [LuaValue] = [], fields: [Field] = []) {
        self.array = array
        self.fields = fields
    }

    /// The value of a field, or `nil` when there is none.
    public subscript(_ key: LuaKey) -> LuaValue? { fields.first { $0.key == key }?.value }

    /// The value of a field with a text key.
    public subscript(_ key: String) -> LuaValue? { self[.string(key)] }
}
