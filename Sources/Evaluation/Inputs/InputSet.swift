// SPDX-License-Identifier: Apache-2.0

/// A set of things that rules read: parameters, results of awards, fields of records.
///
/// The members are numbered by an ``InputIndex``; sets of different rulebooks must not be mixed.
public struct InputSet: Sendable, Hashable {
    private var words: [UInt64]

    init(count: Int, all: Bool = false) {
        words = [UInt64](repeating: all ? .max : 0, count: (count + 63) / 64)
    }

    mutating func insert(_ input: Int) { words[input >> 6] |= 1 << UInt64(input & 63) }

    func contains(_ input: Int) -> Bool { words[input >> 6] & 1 << UInt64(input & 63) != 0 }

    /// Adds the members of another set.
    public mutating func formUnion(_ other: InputSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// The members of either set.
    public func union(_ other: InputSet) -> InputSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// Whether the sets have a member in common.
    public func intersects(_ other: InputSet) -> Bool {
        for index in words.indices where words[index] & other.words[index] != 0 { return true }
        return false
    }

    /// Whether nothing is in it.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
