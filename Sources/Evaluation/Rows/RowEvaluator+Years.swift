// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Yearly values: streaks and counts of years that pass a test.
///
/// A history begins with the first year that was delivered: years before it are outside, not unknown. A year inside it
/// without a value, or without a column, is unknown.
extension RowEvaluator {
    func yearStreak(
        _ fact: Fact, _ test: YearTest, _ endings: [ExpressionID], _ since: ExpressionID?, _ environment: Environment
    ) -> NumberValue {
        guard let history = history(fact, test, since, environment) else { return .absent }
        var longest: NumberValue?
        for ending in endings {
            guard let year = number(ending, environment).exact?.floor else {
                return NumberValue(low: .zero, high: .infinity)
            }
            let streak = history.streak(endingIn: Int(year))
            longest = longest.map { $0.maximum(streak) } ?? streak
        }
        return longest ?? NumberValue(0)
    }

    func yearCount(
        _ fact: Fact, _ test: YearTest, _ years: ExpressionID?, _ since: ExpressionID?, _ environment: Environment
    ) -> NumberValue {
        guard let history = history(fact, test, since, environment) else { return .absent }
        guard let first = history.first, history.isOwnerKnown else { return NumberValue(low: .zero, high: .infinity) }
        guard let years else { return count(min(first, inputs.year)...inputs.year, history.passes) }
        guard let span = number(years, environment).exact?.floor else {
            return NumberValue(low: .zero, high: .infinity)
        }
        guard span > 0 else { return NumberValue(0) }
        return count((inputs.year - Int(span) + 1)...inputs.year, history.passes)
    }

    /// Which years of a candidate's history pass a test; nil when there is no one whose history it could be.
    func history(
        _ fact: Fact, _ test: YearTest, _ since: ExpressionID?, _ environment: Environment
    ) -> YearHistory? {
        guard case .field(let record, let field) = fact.end,
            case .yearly(let yearly) = records.tables[record].fields[field]
        else { return nil }
        let owner = owner(of: fact, environment)
        if owner == .absent { return nil }
        let shape = shapes[record, field]
        let start = since.map { number($0, environment) }
        return YearHistory(first: yearly.years.first, isOwnerKnown: owner != .unknown) { [self] year in
            let lies = start.map { Self.lies(year: year, onOrAfter: $0) } ?? .true
            guard lies != .false else { return .false }
            let value =
                if case .known(let row) = owner {
                    value(.year(record: record, row: row, field: field, year: year), shape)
                } else {
                    shape.unknown
                }
            return lies && passes(value, test, environment)
        }
    }

    private func passes(_ value: Value, _ test: YearTest, _ environment: Environment) -> Truth {
        switch (value, test) {
        case (.number(let number), .equals(let wanted)): return number.equals(self.number(wanted, environment))
        case (.number(let number), .atLeast(let least)):
            return number.compared(.atLeast, to: self.number(least, environment))
        case (.text(.known(let text)), .equals(let wanted)):
            if case .text(.known(let other)) = self.value(wanted, environment) { return Truth(text == other) }
            return .unknown
        case (.flag(.known(let flag)), .equals(let wanted)):
            if case .flag(.known(let other)) = self.value(wanted, environment) { return Truth(flag == other) }
            return .unknown
        case (.text(.absent), _), (.flag(.absent), _): return .false
        default: return .unknown
        }
    }

    /// Whether a whole year lies on or after a day: it does if it begins then or later.
    static func lies(year: Int, onOrAfter start: NumberValue) -> Truth {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return .unknown }
        // A start that is absent bounds nothing.
        if start.absence == .always { return .true }
        let day = NumberValue(Int(first.day))
        let lies = day.compared(.atLeast, to: NumberValue(low: start.low, high: start.high))
        return start.absence == .maybe ? lies || .unknown : lies
    }
}

/// A candidate's years and whether each passes a test.
struct YearHistory {
    /// The first year delivered; nil when none was.
    let first: Int?
    /// Whether it is known whose history it is.
    let isOwnerKnown: Bool
    /// Whether a year passes.
    let passes: (Int) -> Truth

    /// Consecutive years that pass, ending in a year.
    func streak(endingIn last: Int) -> NumberValue {
        guard let first, isOwnerKnown, last >= first else { return NumberValue(low: .zero, high: .infinity) }
        var certain = 0
        var possible = 0
        var isCertain = true
        for year in stride(from: last, through: first, by: -1) {
            let truth = passes(year)
            if truth == .false { break }
            possible += 1
            isCertain = isCertain && truth == .true
            if isCertain { certain += 1 }
        }
        return NumberValue(low: Rational(certain), high: Rational(possible))
    }
}
