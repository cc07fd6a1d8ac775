// SPDX-License-Identifier: Apache-2.0

public import Records

/// A number that names an expression of a rulebook.
public typealias ExpressionID = Int

/// What an expression does; its operands are expressions of the same rulebook.
public indirect enum Operation: Sendable, Hashable {
    // Values
    case constant(Constant)
    /// The value of a parameter in force at the round's `law_as_of`, or on another date.
    case parameter(Int, on: ExpressionID?)
    case fact(Fact)

    // Conditions
    case all([ExpressionID])
    case any([ExpressionID])
    case none([ExpressionID])
    case atLeastOf(ExpressionID, [ExpressionID])
    /// A flag that is yes.
    case isTrue(ExpressionID)
    case compare(Comparison, ExpressionID, ExpressionID)
    case between(ExpressionID, ExpressionID, ExpressionID)
    /// Equal to one of the values; of a set, containing one of them.
    case isOneOf(ExpressionID, [ExpressionID], negated: Bool)
    case isKnown(ExpressionID)
    case isAbsent(ExpressionID)
    case exists(EventQuery)
    case every(MemberQuery, ExpressionID)
    case some(MemberQuery, ExpressionID)
    /// A result of this round on a subject.
    case result(ResultKind, award: Int, of: Fact)
    /// A script that answers true, false or nothing.
    case check(ScriptCall)

    // Numbers, dates and codes
    case otherwise(ExpressionID, ExpressionID)
    case arithmetic(Arithmetic, ExpressionID, ExpressionID)
    case minimum([ExpressionID])
    case maximum([ExpressionID])
    case clamp(ExpressionID, ExpressionID, ExpressionID)
    /// Points by code; codes without points are absent.
    case points(ExpressionID, [CodePoints])
    case when(ExpressionID, ExpressionID, ExpressionID)
    case rounded(Rounding, ExpressionID)
    /// A rounded share of a number, with a least value.
    case share(ExpressionID, of: ExpressionID, rounding: Rounding, minimum: ExpressionID?)
    /// How many subjects of the round satisfy a condition over subjects of kind `record`.
    case countInRound(record: Int, ExpressionID)
    case year(ExpressionID)
    case yearsUntil(ExpressionID, ExpressionID)
    case monthsUntil(ExpressionID, ExpressionID)
    /// Both days are counted: from the first to the 31st of a month is a whole one.
    case monthsThrough(ExpressionID, ExpressionID)
    case inYear(Fact, ExpressionID)
    /// Consecutive years that pass a test, ending with one of the given years; the longest.
    case yearStreak(Fact, YearTest, endings: [ExpressionID], since: ExpressionID?)
    case yearCount(Fact, YearTest, years: ExpressionID?, since: ExpressionID?)
    case eventCount(EventQuery)
    case eventSum(EventQuery, item: Int)
    case eventLatest(EventQuery, item: Int, by: Int)
    case eventStreak(EventQuery, item: Int, endings: [ExpressionID], since: ExpressionID?)
    case eventCountDistinct(EventQuery, item: Int)
    /// The first day of the chain of touching spells that covers a day.
    case unbroken(EventQuery, from: Int, to: Int, gapDays: ExpressionID, ending: ExpressionID)
    /// Days of a year that spells cover, each once.
    case spellDays(EventQuery, from: Int, to: Int, year: ExpressionID)
    case memberCount(MemberQuery, ExpressionID?)
    case memberShare(MemberQuery, ExpressionID)
    case memberSum(MemberQuery, ExpressionID)
    case memberAverage(MemberQuery, ExpressionID)
    /// A script that answers a number, rounded half-even to so many decimals.
    case compute(ScriptCall, decimals: Int)
    /// What is left of a mistake already reported.
    case invalid
}

/// A known value.
public enum Constant: Sendable, Hashable {
    case number(Rational)
    case date(CalendarDate)
    case code(list: Int, Int)
    case text(String)
    case truth(Bool)
}

/// An order relation.
public enum Comparison: String, Sendable, Hashable {
    case atLeast, atMost, moreThan, lessThan

    /// The relation that holds when this one does not.
    public var opposite: Comparison {
        switch self {
        case .atLeast: .lessThan
        case .atMost: .moreThan
        case .moreThan: .atMost
        case .lessThan: .atLeast
        }
    }
}

/// One of the four operations.
public enum Arithmetic: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

/// How a share becomes a whole number.
public enum Rounding: String, Sendable, Hashable {
    case down
    case up
    case halfUp = "half_up"
}

/// Eligible for an award, or awarded it.
public enum ResultKind: String, Sendable, Hashable {
    case eligible
    case awarded
}

/// A function of a rule file: its number in the sandbox, the words that say what it does, and whom it is given.
public struct ScriptCall: Sendable, Hashable {
    /// The function's number, the same each time the pack's files are run.
    public let function: Int
    /// What it checks or computes, for people.
    public let text: String
    /// The kind of record of the rule's subject.
    public let record: Int
}

/// The points of one code.
public struct CodePoints: Sendable, Hashable {
    /// The code's place in its list.
    public let code: Int
    /// Its points.
    public let points: ExpressionID
}

/// What a year's value must be to count.
public enum YearTest: Sendable, Hashable {
    case equals(ExpressionID)
    case atLeast(ExpressionID)
}

/// A list of events and what is left of it after filters, in order.
public struct EventQuery: Sendable, Hashable {
    /// The list; its end is a field of type events.
    public let source: Fact
    /// The filters in the order they were written.
    public let filters: [EventFilter]
    /// The scope depth of the event inside conditions of this query.
    public let depth: Int

    /// Makes a query.
    public init(source: Fact, filters: [EventFilter], depth: Int) {
        self.source = source
        self.filters = filters
        self.depth = depth
    }
}

/// One narrowing of a list of events.
public enum EventFilter: Sendable, Hashable {
    /// Those that satisfy a condition on `event`.
    case matching(ExpressionID)
    /// Those of the last so many years, the round's year included, by a year or date item.
    case within(ExpressionID, item: Int)
    /// Those that lie on or after a day, by a year or date item.
    case since(ExpressionID, item: Int)
    /// Of those that share a value, the earliest.
    case firstOfEach(item: Int, by: Int)
    /// Besides, an event of the round's year with a code, if a condition holds.
    case withRound(codeItem: Int, code: Int, yearItem: Int, ExpressionID)
}

/// The members of a record and which of them are considered.
public struct MemberQuery: Sendable, Hashable {
    /// The list; its end is `.members`.
    public let source: Fact
    /// Only those who satisfy this condition.
    public let among: ExpressionID?
    /// The scope depth of the member inside conditions of this query.
    public let depth: Int
}

/// One expression of a rulebook with its place in the pack.
public struct Expression: Sendable {
    /// What it does.
    public let operation: Operation
    /// What it yields.
    public let type: ValueType
    /// The line it was written on.
    public let position: SourcePosition
    /// The words a person should read for it.
    public var label: String?
    /// Its name within its award.
    public var name: String?
    /// The first expression that does the same; evaluators compute that one only.
    public let canonical: ExpressionID
}
