// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// A thing of the host as a script holds it, say a record, a series or a list; only the host knows what its numbers mean.
public struct HostObject: Sendable, Hashable {
    /// What sort of thing it is.
    public var kind: Int32
    /// Three numbers at the host's disposal, such as table, row and column.
    public var a: Int64
    /// The second number.
    public var b: Int64
    /// The third number.
    public var c: Int64

    /// Creates an object.
    public init(kind: Int32, a: Int64 = 0, b: Int64 = 0, c: Int64 = 0) {
        self.kind = kind
        self.a = a
        self.b = b
        self.c = c
    }

    init(_ object: lx_object) { self.init(kind: object.kind, a: object.a, b: object.b, c: object.c) }
}

extension lx_object {
    init(_ object: HostObject) { self.init(kind: object.kind, a: object.a, b: object.b, c: object.c) }
}
