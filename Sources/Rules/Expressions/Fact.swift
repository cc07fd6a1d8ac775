// SPDX-License-Identifier: Apache-2.0

/// A path from a root to a fact, such as `person.unit.headcount`, with every step resolved against the schema.
public struct Fact: Sendable, Hashable {
    /// Where the path starts.
    public enum Root: Sendable, Hashable {
        /// The subject of the rule (depth 0) or of the member or event condition at that depth.
        case subject(depth: Int)
        /// This candidate's nomination for this award.
        case nomination
        /// The round.
        case round
    }

    /// A reference followed on the way.
    public enum Hop: Sendable, Hashable {
        /// The reference `field` of a record of kind `record`.
        case field(record: Int, field: Int)
        /// The reference in field `item` of an event of the list `field`.
        case eventField(record: Int, field: Int, item: Int)
    }

    /// What the path ends in.
    public enum End: Sendable, Hashable {
        /// The record itself.
        case record(Int)
        /// A field of a record.
        case field(record: Int, field: Int)
        /// A field of an event of the list `field`.
        case eventField(record: Int, field: Int, item: Int)
        /// A definition by its index in the rulebook.
        case definition(Int)
        /// The rows of kind `record` whose reference `field` names the record reached.
        case members(record: Int, field: Int)
    }

    /// Where it starts.
    public let root: Root
    /// The references followed.
    public let hops: [Hop]
    /// What it ends in.
    public let end: End

    /// Makes a fact.
    public init(root: Root, hops: [Hop], end: End) {
        self.root = root
        self.hops = hops
        self.end = end
    }
}
