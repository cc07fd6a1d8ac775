// SPDX-License-Identifier: Apache-2.0

/// A type that can be made from a Lua value.
public protocol LuaDecodable {
    /// Reads the value, or says what is wrong with it and where.
    init(from decoder: LuaDecoder) throws(LuaDecodingError)
}

/// A Lua value together with the place where it stands, for turning it into the host's types.
///
/// ```swift
/// struct Standard: LuaDecodable {
///     var basis: String
///     var years: [Int]
///
///     init(from decoder: LuaDecoder) throws(LuaDecodingError) {
///         try decoder.allow(["basis", "years"])
///         basis = try decoder.field("basis").string()
///         years = try decoder.optional("years")?.list { decoder throws(LuaDecodingError) in try decoder.integer() } ?? []
///     }
/// }
/// let standard = try LuaDecoder(value, path: "standard").decode(Standard.self)
/// ```
public struct LuaDecoder: Sendable, Hashable {
    /// The value.
    public let value: LuaValue
    /// Where it stands.
    public let path: String

    /// Creates a decoder of a value; `path` is the name under which errors speak of it.
    public init(_ value: LuaValue, path: String = "") {
        self.value = value
        self.path = path
    }

    /// Makes a value of a decodable type.
    public func decode<Value: LuaDecodable>(_: Value.Type = Value.self) throws(LuaDecodingError) -> Value {
        try Value(from: self)
    }

    /// The value as a boolean.
    public func boolean() throws(LuaDecodingError) -> Bool {
        guard case .boolean(let flag) = value else { throw error(.boolean) }
        return flag
    }

    /// The value as a whole number; a floating-point number without a fraction serves too.
    public func integer() throws(LuaDecodingError) -> Int {
        switch value {
        case .integer(let integer): return Int(integer)
        case .number(let number):
            guard number >= -0x1p63, number < 0x1p63, Double(Int(number)) == number else { throw error(.integer) }
            return Int(number)
        default: throw error(.integer)
        }
    }

    /// The value as a floating-point number.
    public func number() throws(LuaDecodingError) -> Double {
        switch value {
        case .integer(let integer): return Double(integer)
        case .number(let number): return number
        default: throw error(.number)
        }
    }

    /// The value as text.
    public func string() throws(LuaDecodingError) -> String {
        guard case .string(let text) = value else { throw error(.string) }
        return text
    }

    /// The value as one of an enumeration's texts.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _: Choice.Type = Choice.self
    ) throws(LuaDecodingError) -> Choice where Choice.RawValue == String {
        let text = try string()
        guard let choice = Choice(rawValue: text) else {
            throw error(.oneOf(Choice.allCases.map(\.rawValue)), found: text)
        }
        return choice
    }

    /// The number of a function, for ``Sandbox/call(function:argument:host:)``.
    public func function() throws(LuaDecodingError) -> Int {
        guard case .function(let number) = value else { throw error(.function) }
        return number
    }

    /// The value as a table.
    public func table() throws(LuaDecodingError) -> LuaTable {
        guard case .table(let table) = value else { throw error(.table) }
        return table
    }

    /// An error about this value, for what only the decoding type can know.
    public func error(_ expected: LuaDecodingError.Expected, found: String? = nil) -> LuaDecodingError {
        LuaDecodingError(path: path, expected: expected, found: found ?? value.typeName)
    }
}
