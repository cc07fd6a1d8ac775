// SPDX-License-Identifier: Apache-2.0

public import Records

/// A number, code, flag or date that a council may change, with its history.
public struct Parameter: Sendable {
    /// Whether a value stands in a public text.
    public enum Status: String, Sendable {
        /// Nobody has confirmed it (giả định); every output that used it says so.
        case assumed
        case confirmed
    }

    /// One value and from when it is in force.
    public struct Version: Sendable {
        /// The first day it is in force.
        public let from: CalendarDate
        /// The last day it is confirmed for, if said: a later round uses it and is warned.
        public let through: CalendarDate?
        /// The value.
        public let value: Constant
        /// Where it comes from.
        public let basis: Citation?
        /// Whether it is confirmed.
        public let status: Status
        /// Where it was written.
        public let position: SourcePosition
    }

    /// The id in rules.
    public let id: String
    /// The name people read.
    public var title: String
    /// The unit, such as `%` or `đồng`.
    public var unit: String?
    /// What values it has.
    public var type: ValueType
    /// The least and greatest number allowed.
    public var least: Rational?
    /// The greatest number allowed.
    public var greatest: Rational?
    /// Its values, oldest first.
    public var versions: [Version]
    /// Where it was declared.
    public var position: SourcePosition

    /// The version in force on a day, or nil when none is yet.
    public func version(on date: CalendarDate) -> Version? {
        versions.last { $0.from <= date }
    }
}

/// A fact derived from other facts of its record.
public struct Definition: Sendable {
    /// The name in rules.
    public let name: String
    /// The name people read.
    public let title: String
    /// The kind of record it belongs to.
    public let record: Int
    /// Its value: a condition or a number.
    public let expression: ExpressionID
    /// The article.
    public let basis: Citation?
    /// Where it was declared.
    public let position: SourcePosition
}
