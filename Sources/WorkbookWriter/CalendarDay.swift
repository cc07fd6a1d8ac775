// SPDX-License-Identifier: Apache-2.0

/// A day of the calendar that a cell can hold as a date: from 1900 to 9999.
///
/// No time of day and no time zone: a birthday must not move by seven hours.
public struct CalendarDay: Hashable, Sendable {
    /// The year, 1900 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// The given day, or `nil` if the calendar has no such day or a cell cannot hold it.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
