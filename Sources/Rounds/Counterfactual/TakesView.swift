// SPDX-License-Identifier: Apache-2.0

/// What it would take for a candidate to be eligible, in words: the smallest sets of changes, each tried out on the
/// records.
public struct TakesView: Sendable, Hashable {
    /// The ways, those of this round first, the nearest first among them.
    public var ways: [Way]
    /// What has to be said besides: that there is no way, what cannot be changed, that there are more ways.
    public var notes: [String]

    /// Makes a view.
    public init(ways: [Way], notes: [String]) {
        self.ways = ways
        self.notes = notes
    }

    /// A set of changes of which none can be left out.
    public struct Way: Sendable, Hashable {
        /// The year of the first round in which it can come true.
        public var year: Int
        /// When that is, in words.
        public var when: String
        /// The changes.
        public var steps: [Step]
        /// How far all of it is, as text.
        public var distance: String
        /// The conditions that hold then and do not now.
        public var satisfies: [Condition]

        /// Makes a way.
        public init(year: Int, when: String, steps: [Step], distance: String, satisfies: [Condition]) {
            self.year = year
            self.when = when
            self.steps = steps
            self.distance = distance
            self.satisfies = satisfies
        }
    }

    /// One change.
    public struct Step: Sendable, Hashable {
        /// The change in words, such as "Điểm: từ 80 trở lên (đang là 78, còn cách 2)".
        public var words: String
        /// The fact's path, such as `person.score`; of a list that gets one more event, `person.initiatives`.
        public var path: String
        /// What the fact is, as text; empty for a new event.
        public var found: String
        /// What it must be, as text.
        public var needed: String
        /// How far it is, as text; empty where nobody knows what the fact is.
        public var distance: String
        /// Whether nobody has said what the fact is: a question, not a change.
        public var isQuestion: Bool

        /// Makes a step.
        public init(
            words: String, path: String, found: String, needed: String, distance: String, isQuestion: Bool
        ) {
            self.words = words
            self.path = path
            self.found = found
            self.needed = needed
            self.distance = distance
            self.isQuestion = isQuestion
        }
    }

    /// A condition and its article.
    public struct Condition: Sendable, Hashable {
        /// The condition.
        public var words: String
        /// The article as text; empty if none.
        public var basis: String

        /// Makes a condition.
        public init(words: String, basis: String) {
            self.words = words
            self.basis = basis
        }
    }
}
