// SPDX-License-Identifier: Apache-2.0

/// What a script asks a host object for.
public enum HostKey: Sendable, Hashable {
    /// A name, as in `c.unit`.
    ///
    /// `id` is small and stays the same for the name as long as the sandbox lives, so that a host can look columns up
    /// in an array instead of by text; it is -1 when a script has made up more than 4,096 names.
    case name(String, id: Int)
    /// A whole number, as in `c.rating[2024]` or `list[1]`.
    case integer(Int64)
}

/// What a host answers.
public enum HostValue: Sendable, Hashable {
    /// Nothing is there, and that is known: Lua's `nil`.
    case null
    /// A boolean.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// A floating-point number.
    case number(Double)
    /// Text.
    case string(String)
    /// Another object.
    case object(HostObject)
    /// A code of an ordered list: a script compares it by rank with other codes of the list and with their texts.
    case code(rank: Int, text: String, list: Int32)
    /// The fact is not known. The function that asked stops, and its call ends in ``SandboxError/Code/unknown``.
    case unknown
    /// The question was wrong; the script fails with this reason.
    case failure(String)
}

/// What a function answered that was called for one row after the other.
public enum HostAnswer: Sendable, Hashable {
    /// It returned nothing.
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    /// It read a fact that is not known.
    case unknown
}

/// The facts behind host objects, for the length of one call.
///
/// A host may not use the sandbox that is asking it.
public protocol LuaHost: AnyObject {
    /// The value under a key of an object.
    func index(_ object: HostObject, _ key: HostKey) -> HostValue
    /// The column that a name of an object is read from, by its place in the list given to
    /// ``Sandbox/callEach(function:argument:rows:columns:host:)``; nil where there is none.
    func column(_ object: HostObject, _ name: String) -> Int?
    /// How many elements an object has, for `#` and `ipairs`: an integer, unknown, or a failure for what is no list.
    func length(_ object: HostObject) -> HostValue
    /// The rank of a code in an ordered list, or `nil` when the list has no such code.
    func code(rankOf text: String, list: Int32) -> Int?
    /// Whether `object:known "path"` holds: the fact at a dotted path can be read without ending in unknown.
    func known(_ object: HostObject, path: String) -> Bool
}

extension LuaHost {
    /// No columns.
    public func column(_ object: HostObject, _ name: String) -> Int? { nil }
}
