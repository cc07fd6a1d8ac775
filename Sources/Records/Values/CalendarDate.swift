// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, as a day number: 0 is 1970-01-01.
///
/// Dates carry no time and no zone, so that a birthday is the same day everywhere.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let day: Int32

    /// Later than every date: the end of what has not ended.
    public static let open = CalendarDate(day: .max)

    /// A day by its number.
    public init(day: Int32) {
        self.day = day
    }

    /// A day by year (1 to 9999), month and day of the month; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        // Days from civil, by eras of 400 years that start in March (H. Hinnant's calendrical method).
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.day = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `2024-12-10`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(day) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year.
    public var year: Int { components.year }

    /// Completed months from this day to a later one; negative when the other is earlier.
    ///
    /// The month from the 31st completes on the last day of a shorter month.
    public func months(until other: CalendarDate) -> Int {
        if other < self { return -other.months(until: self) }
        let (a, b) = (components, other.components)
        let whole = (b.year - a.year) * 12 + b.month - a.month
        let reached = b.day >= min(a.day, Self.days(in: b.month, of: b.year))
        return reached ? whole : whole - 1
    }

    /// Orders by time.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.day < b.day }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The date as `2024-12-10`; the open end as `open`.
    public var description: String {
        guard self != .open else { return "open" }
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The date as Vietnamese offices write it: `10/12/2024`.
    public var vietnamese: String {
        let (year, month, day) = components
        return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
