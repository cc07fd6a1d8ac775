// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// Writes values as the bytes that the shim reads.
struct ValueWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: LuaValue) {
        switch value {
        case .null: tag(LX_TAG_NULL)
        case .boolean(let flag): tag(flag ? LX_TAG_TRUE : LX_TAG_FALSE)
        case .integer(let integer):
            tag(LX_TAG_INTEGER)
            raw(integer)
        case .number(let number):
            tag(LX_TAG_NUMBER)
            raw(number)
        case .string(let text):
            tag(LX_TAG_STRING)
            raw(UInt32(clamping: text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        case .table(let table):
            tag(LX_TAG_TABLE)
            raw(UInt32(clamping: table.array.count))
            raw(UInt32(clamping: table.fields.count))
            table.array.forEach { write($0) }
            for field in table.fields {
                write(LuaValue(field.key))
                write(field.value)
            }
        case .function(let function):
            tag(LX_TAG_FUNCTION)
            raw(Int64(function))
        }
    }

    private mutating func tag(_ tag: Int) { bytes.append(UInt8(truncatingIfNeeded: tag)) }

    private mutating func raw<Value: BitwiseCopyable>(_ value: Value) {
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }
}

extension LuaValue {
    /// The key as a value.
    public init(_ key: LuaKey) {
        switch key {
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let value): self = .string(value)
        case .boolean(let value): self = .boolean(value)
        }
    }
}
