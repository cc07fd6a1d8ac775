// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension RowEvaluator {
    /// A number, date or code.
    func number(_ id: ExpressionID, _ environment: Environment) -> NumberValue {
        switch operation(id) {
        case .constant, .fact, .inYear, .parameter, .otherwise, .when, .eventLatest:
            if case .number(let number) = value(id, environment) { return number }
            return .unknown
        case .arithmetic(let sign, let a, let b): return number(a, environment).applying(sign, number(b, environment))
        case .minimum(let list): return folded(list, environment) { $0.minimum($1) }
        case .maximum(let list): return folded(list, environment) { $0.maximum($1) }
        case .clamp(let a, let low, let high):
            return number(a, environment).maximum(number(low, environment)).minimum(number(high, environment))
        case .points(let a, let table): return points(number(a, environment), table, environment)
        case .rounded(let mode, let a): return number(a, environment).rounded(mode)
        case .share(let share, let base, let mode, let least):
            let product = number(share, environment).multiplied(by: number(base, environment)).rounded(mode)
            return least.map { product.maximum(number($0, environment)) } ?? product
        case .countInRound(let record, let condition):
            return count(0..<records.tables[record].count) { truth(condition, Environment($0)) }
        case .year(let a): return mappedDate(number(a, environment)) { $0.year }
        case .monthsUntil(let a, let b): return months(number(a, environment), number(b, environment), per: 1)
        case .monthsThrough(let a, let b):
            return months(number(a, environment), number(b, environment).adding(NumberValue(1)), per: 1)
        case .yearsUntil(let a, let b): return months(number(a, environment), number(b, environment), per: 12)
        case .compute(let call, let decimals):
            let number = scripts.compute(call, decimals, environment, id, self)
            return openings?.sees(scripts.lastReads) ?? true ? number : .unknown
        default: return historyNumber(id, environment)
        }
    }

    private func historyNumber(_ id: ExpressionID, _ environment: Environment) -> NumberValue {
        switch operation(id) {
        case .yearStreak(let fact, let test, let endings, let since):
            return yearStreak(fact, test, endings, since, environment)
        case .yearCount(let fact, let test, let years, let since):
            return yearCount(fact, test, years, since, environment)
        case .eventCount(let query): return eventCount(query, environment)
        case .eventSum(let query, let item): return eventSum(query, item, environment)
        case .eventStreak(let query, let item, let endings, let since):
            return eventStreak(query, item, endings, since, environment)
        case .eventCountDistinct(let query, let item): return eventCountDistinct(query, item, environment)
        case .unbroken(let query, let from, let to, let gap, let ending):
            return unbroken(query, from, to, number(gap, environment), number(ending, environment), environment)
        case .spellDays(let query, let from, let to, let year):
            return spellDays(query, from, to, number(year, environment), environment)
        case .memberCount(let query, let condition): return memberCount(query, condition, environment)
        case .memberShare(let query, let condition): return memberShare(query, condition, environment)
        case .memberSum(let query, let value): return memberSum(query, value, environment)
        case .memberAverage(let query, let value): return memberAverage(query, value, environment)
        default: return .unknown
        }
    }

    private func folded(
        _ list: [ExpressionID], _ environment: Environment, _ operation: (NumberValue, NumberValue) -> NumberValue
    ) -> NumberValue {
        let values = list.map { number($0, environment) }
        return values.dropFirst().reduce(values.first ?? .absent, operation)
    }

    /// Points of a code that may be one of several: their least and greatest.
    private func points(_ code: NumberValue, _ table: [CodePoints], _ environment: Environment) -> NumberValue {
        guard code.absence != .always, let low = code.low.ceiling, let high = code.high.floor, low <= high else {
            return .absent
        }
        var result: NumberValue?
        for place in low...high {
            let points = table.first { $0.code == Int(place) }.map { number($0.points, environment) } ?? .absent
            result = result.map { $0.either(points) } ?? points
        }
        let points = result ?? .absent
        return code.absence == .maybe ? points.either(.absent) : points
    }

    /// How many rows satisfy a condition, at least and at most.
    func count(_ rows: some Sequence<Int>, _ condition: (Int) -> Truth) -> NumberValue {
        var certain = 0
        var possible = 0
        for row in rows {
            switch condition(row) {
            case .true:
                certain += 1
                possible += 1
            case .unknown: possible += 1
            case .false: break
            }
        }
        return NumberValue(low: Rational(certain), high: Rational(possible))
    }

    private func mappedDate(_ value: NumberValue, _ body: (CalendarDate) -> Int) -> NumberValue {
        if value.absence == .always { return .absent }
        func mapped(_ bound: Rational) -> Rational {
            guard let day = bound.floor, day < Int64(CalendarDate.open.day), day > -100_000_000 else {
                return bound.isFinite ? .infinity : bound
            }
            return Rational(body(CalendarDate(day: Int32(day))))
        }
        return NumberValue(low: mapped(value.low), high: mapped(value.high), absence: value.absence)
    }

    /// Completed months or years between two days; a later start or an earlier end makes them fewer.
    private func months(_ from: NumberValue, _ to: NumberValue, per months: Int) -> NumberValue {
        from.combined(to) { a, b in
            (
                Self.months(a.high, b.low, per: months) ?? .negativeInfinity,
                Self.months(a.low, b.high, per: months) ?? .infinity
            )
        }
    }

    private static func months(_ from: Rational, _ to: Rational, per months: Int) -> Rational? {
        guard let start = from.floor, let end = to.floor, let first = Int32(exactly: start),
            let last = Int32(exactly: end), first != CalendarDate.open.day, last != CalendarDate.open.day
        else { return nil }
        let count = CalendarDate(day: first).months(until: CalendarDate(day: last))
        return Rational(count >= 0 ? count / months : -((-count) / months))
    }
}
