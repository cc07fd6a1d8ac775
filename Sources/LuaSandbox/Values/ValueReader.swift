// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// Reads the bytes that the shim writes for a value.
///
/// Bounds, cycles and depth were the shim's to watch; it writes a refusal in the place of what it would not copy, so
/// that the path of the place is known here. Whether text is UTF-8 is decided here.
struct ValueReader {
    private var bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func value(_ path: LuaPath) throws(SandboxError) -> LuaValue {
        let tag = try Int(load(UInt8.self, path))
        switch tag {
        case LX_TAG_NULL: return .null
        case LX_TAG_FALSE: return .boolean(false)
        case LX_TAG_TRUE: return .boolean(true)
        case LX_TAG_INTEGER: return .integer(try load(Int64.self, path))
        case LX_TAG_NUMBER: return .number(try load(Double.self, path))
        case LX_TAG_STRING: return .string(try string(path))
        case LX_TAG_TABLE: return .table(try table(path))
        case LX_TAG_FUNCTION: return .function(Int(try load(Int64.self, path)))
        case LX_TAG_REFUSED_KEY: throw refusal(.badKey, path)
        case LX_TAG_REFUSED_CYCLE: throw refusal(.cycle, path)
        case LX_TAG_REFUSED_DEPTH: throw refusal(.depth, path)
        case LX_TAG_REFUSED_SIZE: throw refusal(.size, path)
        default: throw refusal(.badType, path)
        }
    }

    private mutating func table(_ path: LuaPath) throws(SandboxError) -> LuaTable {
        let count = try Int(load(UInt32.self, path))
        let fieldCount = try Int(load(UInt32.self, path))
        var table = LuaTable()
        table.array.reserveCapacity(min(count, bytes.count - at))
        for index in 0..<count { table.array.append(try value(path.appending(index: index + 1))) }
        table.fields.reserveCapacity(min(fieldCount, bytes.count - at))
        for _ in 0..<fieldCount {
            let key = try key(path)
            table.fields.append(.init(key, try value(path.appending(key))))
        }
        return table
    }

    private mutating func key(_ path: LuaPath) throws(SandboxError) -> LuaKey {
        switch try value(path) {
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        case .boolean(let value): return .boolean(value)
        case .null, .table, .function: throw refusal(.badKey, path)
        }
    }

    private mutating func string(_ path: LuaPath) throws(SandboxError) -> String {
        let count = try Int(load(UInt32.self, path))
        guard count <= bytes.count - at else { throw refusal(.size, path) }
        defer { at += count }
        let text = String(validating: UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)]), as: UTF8.self)
        guard let text else { throw refusal(.notUnicode, path) }
        return text
    }

    private mutating func load<Value: BitwiseCopyable>(
        _: Value.Type, _ path: LuaPath
    ) throws(SandboxError) -> Value {
        guard MemoryLayout<Value>.size <= bytes.count - at else { throw refusal(.size, path) }
        defer { at += MemoryLayout<Value>.size }
        return bytes.loadUnaligned(fromByteOffset: at, as: Value.self)
    }

    private func refusal(_ notice: Notice, _ path: LuaPath) -> SandboxError {
        SandboxError(code: .badValue, notice: notice, path: path.text)
    }
}
