// SPDX-License-Identifier: Apache-2.0

extension LuaDecoder {
    /// A field that must be there.
    public func field(_ key: LuaKey) throws(LuaDecodingError) -> LuaDecoder {
        guard let field = try optional(key) else { throw LuaDecoder(.null, path: below(key)).error(.value) }
        return field
    }

    /// A field that may be missing.
    public func optional(_ key: LuaKey) throws(LuaDecodingError) -> LuaDecoder? {
        let table = try table()
        if case .integer(let index) = key, index >= 1, index <= table.array.count {
            return LuaDecoder(table.array[Int(index) - 1], path: below(key))
        }
        guard let value = table[key], value != .null else { return nil }
        return LuaDecoder(value, path: below(key))
    }

    /// The values of the keys 1, 2, …; other keys are left alone.
    public func elements() throws(LuaDecodingError) -> [LuaDecoder] {
        try table().array.enumerated().map { LuaDecoder($1, path: below(.integer(Int64($0 + 1)))) }
    }

    /// All keys after those of ``elements()``, in order, with their values.
    public func fields() throws(LuaDecodingError) -> [(key: LuaKey, value: LuaDecoder)] {
        try table().fields.map { ($0.key, LuaDecoder($0.value, path: below($0.key))) }
    }

    /// A list, each element read by `read`; a table with any other key, or with a hole, is an error at that key.
    public func list<Element>(
        _ read: (LuaDecoder) throws(LuaDecodingError) -> Element
    ) throws(LuaDecodingError) -> [Element] {
        guard case .table(let table) = value else { throw error(.list) }
        if let stray = table.fields.first { throw error(.list, found: "key \(LuaPath().appending(stray.key).text)") }
        var list: [Element] = []
        list.reserveCapacity(table.array.count)
        for element in try elements() { list.append(try read(element)) }
        return list
    }

    /// A list of a decodable type.
    public func list<Element: LuaDecodable>(of: Element.Type = Element.self) throws(LuaDecodingError) -> [Element] {
        try list { element throws(LuaDecodingError) in try Element(from: element) }
    }

    /// Refuses the first text key that is none of `keys`; elements and other keys are left alone.
    public func allow(_ keys: [String]) throws(LuaDecodingError) {
        for field in try table().fields {
            guard case .string(let key) = field.key, !keys.contains(key) else { continue }
            throw error(.key(keys), found: key)
        }
    }

    private func below(_ key: LuaKey) -> String { LuaPath(path).appending(key).text }
}
