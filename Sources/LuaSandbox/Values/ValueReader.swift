// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// Reads the bytes that the shim writes for a value.
///
/// Bounds, cycles and depth were the shim's to watch; it writes a refusal in the place of what it would not copy, so
/// that the path of the place is known here. Whether text is UTF-8 is decided here.
struct ValueReader {
    private var bytes: UnsafeRawBufferPointer
    private var at = 0
    /// The keys down to the value that is being read; words are made of them only for a refusal.
    private var path: [LuaKey] = []

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func value() throws(SandboxError) -> LuaValue {
        let tag = try Int(load(UInt8.self))
        switch tag {
        case LX_TAG_NULL: return .null
        case LX_TAG_FALSE: return .boolean(false)
        case LX_TAG_TRUE: return .boolean(true)
        case LX_TAG_INTEGER: return .integer(try load(Int64.self))
        case LX_TAG_NUMBER: return .number(try load(Double.self))
        case LX_TAG_STRING: return .string(try string())
        case LX_TAG_TABLE: return .table(try table())
        case LX_TAG_FUNCTION: return .function(Int(try load(Int64.self)))
        case LX_TAG_REFUSED_KEY: throw refusal(.badKey)
        case LX_TAG_REFUSED_CYCLE: throw refusal(.cycle)
        case LX_TAG_REFUSED_DEPTH: throw refusal(.depth)
        case LX_TAG_REFUSED_SIZE: throw refusal(.size)
        default: throw refusal(.badType)
        }
    }

    private mutating func table() throws(SandboxError) -> LuaTable {
        let count = try Int(load(UInt32.self))
        let fieldCount = try Int(load(UInt32.self))
        var table = LuaTable()
        table.array.reserveCapacity(min(count, bytes.count - at))
        path.append(.integer(0))
        for index in 0..<count {
            path[path.count - 1] = .integer(Int64(index + 1))
            table.array.append(try value())
        }
        path.removeLast()
        table.fields.reserveCapacity(min(fieldCount, bytes.count - at))
        for _ in 0..<fieldCount {
            let key = try key()
            path.append(key)
            table.fields.append(.init(key, try value()))
            path.removeLast()
        }
        return table
    }

    private mutating func key() throws(SandboxError) -> LuaKey {
        switch try value() {
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let value): return .string(value)
        case .boolean(let value): return .boolean(value)
        case .null, .table, .function: throw refusal(.badKey)
        }
    }

    private mutating func string() throws(SandboxError) -> String {
        let count = try Int(load(UInt32.self))
        guard count <= bytes.count - at else { throw refusal(.size) }
        defer { at += count }
        // Much faster than the library's own way to refuse: what is not UTF-8 is mended, and then differs.
        let written = UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)])
        let text = String(decoding: written, as: UTF8.self)
        guard text.utf8.elementsEqual(written) else { throw refusal(.notUnicode) }
        return text
    }

    private mutating func load<Value: BitwiseCopyable>(_: Value.Type) throws(SandboxError) -> Value {
        guard MemoryLayout<Value>.size <= bytes.count - at else { throw refusal(.size) }
        defer { at += MemoryLayout<Value>.size }
        return bytes.loadUnaligned(fromByteOffset: at, as: Value.self)
    }

    private func refusal(_ notice: Notice) -> SandboxError {
        let text = path.reduce(LuaPath()) { $0.appending($1) }.text
        return SandboxError(code: .badValue, notice: notice, path: text)
    }
}
