// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// What a round brings to its rules besides the records.
public struct RoundInputs: Sendable {
    /// The round's year.
    public let year: Int
    /// The day of the meeting.
    public let date: CalendarDate
    /// The day whose law and parameters apply.
    public let lawAsOf: CalendarDate
    /// Parameter values that the round sets itself, by parameter index.
    public let overrides: [Int: Constant]

    /// Makes the inputs.
    public init(year: Int, date: CalendarDate, lawAsOf: CalendarDate, overrides: [Int: Constant] = [:]) {
        self.year = year
        self.date = date
        self.lawAsOf = lawAsOf
        self.overrides = overrides
    }

    /// The value of a parameter on a day, or nil when none is in force; an override holds on every day.
    public func value(of index: Int, _ rulebook: Rulebook, on date: CalendarDate? = nil) -> Constant? {
        if let known = overrides[index] { return known }
        // Only the versions are read: parameters are large, and rules ask for them again and again.
        let versions = rulebook.parameters[index].versions
        let day = date ?? lawAsOf
        return versions.indices.last { versions[$0].from <= day }.map { versions[$0].value }
    }
}
