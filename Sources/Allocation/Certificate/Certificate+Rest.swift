// SPDX-License-Identifier: Apache-2.0

extension Certificate {
    /// Classes that are settled as a whole, because their choices are too many to list.
    public struct Rest: Sendable, Hashable, Codable {
        /// The class it begins with.
        public var rank: Int
        /// Why the class takes every seat that is left; nil where all conditions that still have a say are nested or
        /// disjoint, so that plain counting settles this class and those after it.
        public var last: Last?

        /// A rest put together from its parts.
        public init(rank: Int, last: Last?) {
            self.rank = rank
            self.last = last
        }
    }

    /// A class that fills the list whatever the order of its ties.
    public struct Last: Sendable, Hashable, Codable {
        /// Full lists from the class alone: for each kind that can be in one with someone, for each that can be out one
        /// without everyone.
        public var lists: [[Take]]
        /// What refutes a full list with someone of a kind that is never in, and without everyone of one that always is.
        public var refutations: [Refutation]
        /// What refutes, for each kind of later people, a list with one of them in whose place nobody of the class can come.
        public var later: [Refutation]

        /// Put together from its parts.
        public init(lists: [[Take]], refutations: [Refutation], later: [Refutation]) {
            self.lists = lists
            self.refutations = refutations
            self.later = later
        }
    }
}
