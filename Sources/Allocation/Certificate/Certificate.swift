// SPDX-License-Identifier: Apache-2.0

/// Why an outcome is the one the definition asks for, in a form that arithmetic alone can check.
///
/// People of one *kind* belong to the same groups, so that all rules treat them alike. Optimal shortfalls and size are
/// shown by refuting "one better". Merit is shown by replaying the walk down the ranks: everyone is taken unless their
/// kind is closed by a refutation, or their class offers choices, of which all are listed, unless a `Rest` settles them as
/// a whole. Each end of the walk is a set that obeys every rule, which vouches for all that was taken on the way.
public struct Certificate: Sendable, Hashable, Codable {
    /// The caps that are set aside because no list of the walk can break them, by id; nil where there are none.
    ///
    /// The best list without a cap is the best with it as long as it obeys the cap. The rest speaks of the other rules.
    public var idle: [String]?
    /// The groups of each kind, ascending, over the groups that rules speak of.
    public var kinds: [[Int]]
    /// For each reserve that falls short, why one more of it is impossible; nil for one that does not.
    public var shortfalls: [Refutation?]
    /// Why one more seat cannot be filled; nil when all seats are.
    public var size: Refutation?
    /// The walk; the last stretch begins it and the others are where choices lead.
    public var stretches: [Stretch]

    /// A certificate put together from its parts.
    public init(
        idle: [String]? = nil, kinds: [[Int]], shortfalls: [Refutation?], size: Refutation?, stretches: [Stretch]
    ) {
        self.idle = idle
        self.kinds = kinds
        self.shortfalls = shortfalls
        self.size = size
        self.stretches = stretches
    }

    /// A run down the ranks to a full list or to a class with a choice.
    public struct Stretch: Sendable, Hashable, Codable {
        /// What closes kinds on the way, in order.
        public var closings: [Closing]
        /// The classes from which less than is open is taken, the last of them where the stretch ends in a choice.
        public var choices: [Choices]
        /// Where the rest is settled as a whole; nil when all of it is told class by class.
        public var rest: Rest?

        /// A stretch put together from its parts.
        public init(closings: [Closing], choices: [Choices], rest: Rest? = nil) {
            self.closings = closings
            self.choices = choices
            self.rest = rest
        }
    }

    /// From the class of this rank on (nil: from the start) whatever `refutation` refutes stays out.
    public struct Closing: Sendable, Hashable, Codable {
        /// The class that was taken from when the refutation began to hold.
        public var afterRank: Int?
        /// Refutes the people taken so far with one more of any kind it closes.
        public var refutation: Refutation

        /// A closing put together from its parts.
        public init(afterRank: Int?, refutation: Refutation) {
            self.afterRank = afterRank
            self.refutation = refutation
        }
    }

    /// Every inclusion-maximal way to take people from one class.
    public struct Choices: Sendable, Hashable, Codable {
        /// The class.
        public var rank: Int
        /// The ways; one alone goes on in the same stretch.
        public var options: [Option]
        /// What refutes everything that no option contains.
        public var refutations: [Refutation]

        /// Choices put together from their parts.
        public init(rank: Int, options: [Option], refutations: [Refutation]) {
            self.rank = rank
            self.options = options
            self.refutations = refutations
        }
    }

    /// One way to take people from a class.
    public struct Option: Sendable, Hashable, Codable {
        /// How many of which kinds; kinds of the class that are not named give nobody.
        public var takes: [Take]
        /// The stretch that it leads to; nil to go on in the same one.
        public var next: Int?

        /// An option put together from its parts.
        public init(takes: [Take], next: Int?) {
            self.takes = takes
            self.next = next
        }
    }

    /// A number of people of one kind.
    public struct Take: Sendable, Hashable, Codable {
        /// Position in `kinds`.
        public var kind: Int
        /// How many.
        public var count: Int

        /// So many people of a kind.
        public init(kind: Int, count: Int) {
            self.kind = kind
            self.count = count
        }
    }
}

/// Why no set obeys the rules within given bounds on the people of each kind.
public indirect enum Refutation: Sendable, Hashable, Codable {
    /// These rows, each taken so many times and added up, ask for more than the bounds allow.
    case sum([Multiple])
    /// Either at most `limit` of these people are chosen, or more; both are refuted.
    case split(People, limit: Int, atMost: Refutation, more: Refutation)

    /// A row taken some times.
    public struct Multiple: Sendable, Hashable, Codable {
        /// The row.
        public var row: RowName
        /// A positive number.
        public var times: Int

        /// A row so many times.
        public init(row: RowName, times: Int) {
            self.row = row
            self.times = times
        }
    }

    /// The people who belong to every group of `inside` and to no other group of `among`.
    public struct People: Sendable, Hashable, Codable {
        /// Groups they belong to.
        public var inside: [Int]
        /// The groups that are looked at.
        public var among: [Int]

        /// The people so described.
        public init(inside: [Int], among: [Int]) {
            self.inside = inside
            self.among = among
        }
    }
}

/// A condition that a refutation may use.
public enum RowName: Sendable, Hashable, Codable {
    /// The hard condition of a rule; for sets of known size shares are rounded to whole people.
    case rule(RuleName)
    /// A reserve gets at least what it can get.
    case kept(String)
    /// No more people are chosen than the largest size.
    case sizeAtMost
    /// No fewer people are chosen than the largest size.
    case sizeAtLeast
    /// What is to be refuted: one more for a reserve, or one more seat.
    case goal
    /// What the split at this depth assumes; the outermost is 0.
    case branch(Int)
    /// A group that someone of the last class would have to pass holds them all, or as many as it may.
    case held(Int)
}
