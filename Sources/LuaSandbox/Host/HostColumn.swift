// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// A column that the sandbox reads itself while a function is called for one row after the other.
///
/// The row is ``HostObject/b`` of the object that is asked. What the pointers lead to must stay in place for as long as
/// ``Sandbox/callEach(function:argument:rows:columns:host:)`` runs.
public struct HostColumn {
    /// How the values lie in memory: a bit each, lowest first in words of 64, or whole numbers.
    public enum Storage: Sendable {
        case bits, int8, int16, int32, int64
    }

    /// What a value is to a script.
    public enum Meaning: Sendable {
        case boolean
        case integer
        /// So many units, each of so many millionths.
        case decimal(unit: Int64)
        /// An object whose ``HostObject/b`` is the value.
        case object(HostObject)
        /// The text of the value's number in a list.
        case text([String])
        /// The code of the value's rank in an ordered list.
        case code([String], list: Int32)
    }

    let storage: Storage
    let meaning: Meaning
    let values: UnsafeRawPointer
    let known: UnsafePointer<UInt64>
    let absent: UnsafePointer<UInt64>?

    /// A column; `known` has a bit for each row whose value is known and there, `absent` for each known to have none.
    public init(
        _ storage: Storage, _ meaning: Meaning, values: UnsafeRawPointer, known: UnsafePointer<UInt64>,
        absent: UnsafePointer<UInt64>?
    ) {
        self.storage = storage
        self.meaning = meaning
        self.values = values
        self.known = known
        self.absent = absent
    }
}

/// Columns as the shim reads them, at fixed addresses, with the texts of their codes.
final class PinnedColumns {
    let columns: UnsafeMutableBufferPointer<lx_column>
    private var texts: [UnsafeMutableBufferPointer<lx_bytes>] = []
    private var bytes: [UnsafeMutableBufferPointer<CChar>] = []

    // SAFETY: whatever is allocated here is owned by this object, which the bridge holds for the length of one call.
    init(_ columns: [HostColumn]) {
        self.columns = .allocate(capacity: columns.count)
        for (index, column) in columns.enumerated() {
            self.columns.initializeElement(at: index, to: lx_column())
            self.columns[index] = pinned(column)
        }
    }

    deinit {
        columns.deallocate()
        for list in texts { list.deallocate() }
        for text in bytes { text.deallocate() }
    }

    private func pinned(_ column: HostColumn) -> lx_column {
        var pinned = lx_column()
        pinned.storage =
            switch column.storage {
            case .bits: LX_BITS
            case .int8: LX_INT8
            case .int16: LX_INT16
            case .int32: LX_INT32
            case .int64: LX_INT64
            }
        (pinned.values, pinned.known, pinned.absent) = (column.values, column.known, column.absent)
        pinned.unit = 1
        switch column.meaning {
        case .boolean: pinned.kind = LX_BOOLEAN
        case .integer: pinned.kind = LX_INTEGER
        case .decimal(let unit):
            pinned.kind = LX_NUMBER
            pinned.unit = unit
        case .object(let object):
            pinned.kind = LX_OBJECT
            pinned.object = lx_object(object)
        case .text(let list):
            pinned.kind = LX_STRING
            pinned.texts = keep(list)
        case .code(let list, let number):
            pinned.kind = LX_CODE
            pinned.list = number
            pinned.texts = keep(list)
        }
        return pinned
    }

    private func keep(_ list: [String]) -> UnsafePointer<lx_bytes>? {
        let kept = UnsafeMutableBufferPointer<lx_bytes>.allocate(capacity: list.count)
        for (index, text) in list.enumerated() {
            let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: text.utf8.count)
            _ = copy.initialize(from: text.utf8.lazy.map { CChar(bitPattern: $0) })
            bytes.append(copy)
            kept.initializeElement(at: index, to: lx_bytes(bytes: copy.baseAddress, count: copy.count))
        }
        texts.append(kept)
        return UnsafePointer(kept.baseAddress)
    }
}
