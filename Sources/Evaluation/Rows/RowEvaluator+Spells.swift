// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Spells: events with a first and a last day, both included.
extension RowEvaluator {
    private struct Spell {
        let from: NumberValue
        let to: NumberValue
        let truth: Truth
    }

    private func spells(
        _ query: EventQuery, _ from: Int, _ to: Int, _ environment: Environment
    ) -> (spells: [Spell], isOpen: Bool)? {
        guard let found = entries(query, environment), case .field(let record, let field) = query.source.end else {
            return nil
        }
        let spells = found.entries.filter { $0.truth != .false }.map { entry in
            Spell(from: day(entry, record, field, from), to: day(entry, record, field, to), truth: entry.truth)
        }
        return (spells, found.isOpen)
    }

    private func day(_ entry: EventEntry, _ record: Int, _ field: Int, _ item: Int) -> NumberValue {
        guard case .number(let number) = itemValue(entry, record, field, item), number.absence == .never else {
            return .unknown
        }
        return number
    }

    /// The first day of the chain of touching spells that covers a day.
    ///
    /// More spells, and longer ones, can only start the chain earlier: the shortest spells that are certain bound it from
    /// above, the longest that are possible from below.
    func unbroken(
        _ query: EventQuery, _ from: Int, _ to: Int, _ gap: NumberValue, _ ending: NumberValue,
        _ environment: Environment
    ) -> NumberValue {
        guard let (spells, isOpen) = spells(query, from, to, environment) else { return .absent }
        guard let gap = gap.exact, let ending = ending.exact else { return NumberValue.unknown.either(.absent) }
        let certain = spells.filter { $0.truth == .true }.map { ($0.from.high, $0.to.low) }
        let possible = spells.map { ($0.from.low, $0.to.high) }
        let latest = Self.chainStart(certain, gap: gap, covering: ending)
        let earliest = isOpen ? .negativeInfinity : Self.chainStart(possible, gap: gap, covering: ending)
        guard let earliest else { return .absent }
        guard let latest else { return NumberValue(low: earliest, high: ending, absence: .maybe) }
        return NumberValue(low: earliest, high: latest)
    }

    private static func chainStart(
        _ spells: [(from: Rational, to: Rational)], gap: Rational, covering day: Rational
    ) -> Rational? {
        var start = spells.filter { $0.from <= day && $0.to >= day }.map(\.from).min()
        while let reached = start {
            let touching = spells.filter { $0.from < reached && ($0.to.adding(gap) ?? .infinity) >= reached }
            guard let earlier = touching.map(\.from).min() else { break }
            start = earlier
        }
        return start
    }

    /// How many days of a year spells cover, each day once.
    func spellDays(
        _ query: EventQuery, _ from: Int, _ to: Int, _ year: NumberValue, _ environment: Environment
    ) -> NumberValue {
        guard let (spells, isOpen) = spells(query, from, to, environment) else { return .absent }
        guard let number = year.exact?.floor.map({ Int($0) }),
            let first = CalendarDate(year: number, month: 1, day: 1),
            let last = CalendarDate(year: number, month: 12, day: 31)
        else { return NumberValue(low: .zero, high: Rational(366)) }
        let span = (Rational(Int(first.day)), Rational(Int(last.day)))
        let certain = spells.filter { $0.truth == .true }.map { ($0.from.high, $0.to.low) }
        let possible = isOpen ? [span] : spells.map { ($0.from.low, $0.to.high) }
        return NumberValue(
            low: Rational(Self.coveredDays(certain, in: span)), high: Rational(Self.coveredDays(possible, in: span)))
    }

    private static func coveredDays(
        _ spells: [(from: Rational, to: Rational)], in span: (from: Rational, to: Rational)
    ) -> Int64 {
        let clipped = spells.map { (from: max($0.from, span.from), to: min($0.to, span.to)) }
            .filter { $0.from <= $0.to }.sorted { $0.from < $1.from }
        var days: Int64 = 0
        var covered = Int64.min
        for spell in clipped {
            guard let from = spell.from.ceiling, let to = spell.to.floor else { continue }
            let start = covered == .min ? from : max(from, covered + 1)
            if to >= start { days += to - start + 1 }
            covered = max(covered, to)
        }
        return days
    }
}
