// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// One event of a candidate and whether it is among those asked for.
struct EventEntry {
    let row: Int
    let roundEvent: Environment.RoundEvent?
    var truth: Truth
}

/// The events that a query finds.
struct EventEntries {
    var entries: [EventEntry]
    /// Whether there may be more that nobody delivered.
    let isOpen: Bool

    var certain: Int { entries.count { $0.truth == .true } }
    var possible: Int { entries.count { $0.truth != .false } }
}

/// Lists of events.
extension RowEvaluator {
    /// The events of a query with the truth of each being among them; nil when there is no one whose events they could be.
    func entries(_ query: EventQuery, _ environment: Environment) -> EventEntries? {
        guard case .field(let record, let field) = query.source.end,
            case .events(let table) = records.tables[record].fields[field]
        else { return nil }
        let owner = owner(of: query.source, environment)
        if owner == .absent { return nil }
        var found = EventEntries(entries: [], isOpen: !table.isDelivered || owner == .unknown)
        if case .known(let row) = owner {
            found.entries = table.events(of: row).map { EventEntry(row: $0, roundEvent: nil, truth: .true) }
        }
        for filter in query.filters { apply(filter, to: &found, record, field, environment) }
        return found
    }

    private func apply(
        _ filter: EventFilter, to found: inout EventEntries, _ record: Int, _ field: Int, _ environment: Environment
    ) {
        switch filter {
        case .matching(let condition):
            for index in found.entries.indices where found.entries[index].truth != .false {
                let entry = found.entries[index]
                let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
                found.entries[index].truth = entry.truth && truth(condition, inner)
            }
        case .within(let years, let item):
            let span = number(years, environment)
            let year = NumberValue(inputs.year)
            for index in found.entries.indices {
                let entry = found.entries[index]
                let value = self.year(of: entry, record, field, item)
                found.entries[index].truth =
                    entry.truth && value.compared(.atMost, to: year)
                    && value.adding(span).compared(.moreThan, to: year)
            }
        case .since(let date, let item):
            let start = number(date, environment)
            for index in found.entries.indices {
                let entry = found.entries[index]
                found.entries[index].truth = entry.truth && lies(entry, record, field, item, onOrAfter: start)
            }
        case .firstOfEach(let item, let by): keepFirst(&found, record, field, item, by)
        case .withRound(let codeItem, let code, let yearItem, let condition):
            let event = Environment.RoundEvent(codeItem: codeItem, code: code, yearItem: yearItem)
            found.entries.append(EventEntry(row: 0, roundEvent: event, truth: truth(condition, environment)))
        }
    }

    /// Keeps of the events that share a value the earliest: an event stays unless an earlier one of its value is there.
    private func keepFirst(_ found: inout EventEntries, _ record: Int, _ field: Int, _ item: Int, _ by: Int) {
        let entries = found.entries
        let keys = entries.map { itemValue($0, record, field, item) }
        let times = entries.map { time(of: $0, record, field, by) }
        for index in entries.indices {
            var isPreceded = Truth.false
            for other in entries.indices where other != index {
                let isSame = Self.same(keys[index], keys[other])
                var isEarlier = times[other].compared(.lessThan, to: times[index])
                // Of two on one day the one listed first stays.
                if other < index { isEarlier = isEarlier || times[other].equals(times[index]) }
                isPreceded = isPreceded || (entries[other].truth && isSame && isEarlier)
            }
            found.entries[index].truth = entries[index].truth && !isPreceded
        }
    }

    private static func same(_ a: Value, _ b: Value) -> Truth {
        switch (a, b) {
        case (.number(let x), .number(let y)): x.equals(y)
        case (.text(.known(let x)), .text(.known(let y))): Truth(x == y)
        case (.row(.known(let x)), .row(.known(let y))): Truth(x == y)
        case (.text(.absent), _), (_, .text(.absent)), (.row(.absent), _), (_, .row(.absent)): .false
        default: .unknown
        }
    }

    func itemValue(_ entry: EventEntry, _ record: Int, _ field: Int, _ item: Int) -> Value {
        itemValue(record, field, item, entry.row, entry.roundEvent)
    }

    private func itemNumber(_ entry: EventEntry, _ record: Int, _ field: Int, _ item: Int) -> NumberValue {
        if case .number(let number) = itemValue(entry, record, field, item) { number } else { .unknown }
    }

    private func isDate(_ record: Int, _ field: Int, _ item: Int) -> Bool { shapes[record, field, item].isDate }

    /// The year of an event by a year or date item.
    private func year(of entry: EventEntry, _ record: Int, _ field: Int, _ item: Int) -> NumberValue {
        let value = itemNumber(entry, record, field, item)
        guard isDate(record, field, item) else { return value }
        guard let day = value.exact?.floor, day != Int64(CalendarDate.open.day) else {
            return value.absence == .always ? .absent : .unknown
        }
        return NumberValue(CalendarDate(day: Int32(clamping: day)).year)
    }

    private func time(of entry: EventEntry, _ record: Int, _ field: Int, _ item: Int) -> NumberValue {
        itemNumber(entry, record, field, item)
    }

    private func lies(
        _ entry: EventEntry, _ record: Int, _ field: Int, _ item: Int, onOrAfter start: NumberValue
    ) -> Truth {
        let value = itemNumber(entry, record, field, item)
        if isDate(record, field, item) {
            return start.absence == .always ? .true : value.compared(.atLeast, to: start)
        }
        guard let year = value.exact?.floor else { return value.absence == .always ? .false : .unknown }
        return Self.lies(year: Int(year), onOrAfter: start)
    }

    // MARK: Answers

    func eventCount(_ query: EventQuery, _ environment: Environment) -> NumberValue {
        guard let found = entries(query, environment) else { return .absent }
        return NumberValue(low: Rational(found.certain), high: found.isOpen ? .infinity : Rational(found.possible))
    }

    func eventSum(_ query: EventQuery, _ item: Int, _ environment: Environment) -> NumberValue {
        guard let found = entries(query, environment), case .field(let record, let field) = query.source.end else {
            return .absent
        }
        var sum = NumberValue(0)
        for entry in found.entries where entry.truth != .false {
            sum = sum.adding(Self.contribution(itemNumber(entry, record, field, item), entry.truth))
        }
        guard found.isOpen else { return sum }
        return NumberValue(low: .negativeInfinity, high: .infinity)
    }

    /// What a value adds to a sum in which it may not take part; an absent one adds nothing.
    static func contribution(_ value: NumberValue, _ truth: Truth) -> NumberValue {
        if value.absence == .always { return NumberValue(0) }
        let present = NumberValue(low: value.low, high: value.high)
        return truth == .true && value.absence == .never ? present : present.either(NumberValue(0))
    }

    func latest(_ query: EventQuery, item: Int, by: Int, _ environment: Environment) -> Value {
        guard case .field(let record, let field) = query.source.end else { return .number(.unknown) }
        let shape = shapes[record, field, item]
        guard let found = entries(query, environment) else { return shape.absent }
        if found.isOpen { return shape.unknown.maybeAbsent }
        let entries = found.entries.filter { $0.truth != .false }
        guard !entries.isEmpty else { return shape.absent }
        let times = entries.map { time(of: $0, record, field, by) }
        var values: [Value] = []
        for (index, entry) in entries.enumerated() {
            // It may be the latest unless one that is surely there is surely later.
            let isBeaten = entries.indices.contains { other in
                entries[other].truth == .true && times[other].compared(.moreThan, to: times[index]) == .true
            }
            if !isBeaten { values.append(itemValue(entry, record, field, item)) }
        }
        let isCertain = entries.contains { $0.truth == .true }
        let value = values.dropFirst().reduce(values[0]) { $0.either($1) }
        return isCertain ? value : value.maybeAbsent
    }

    func eventStreak(
        _ query: EventQuery, _ item: Int, _ endings: [ExpressionID], _ since: ExpressionID?, _ environment: Environment
    ) -> NumberValue {
        guard let found = entries(query, environment), case .field(let record, let field) = query.source.end else {
            return .absent
        }
        let start = since.map { number($0, environment) }
        var certain: Set<Int> = []
        var possible: Set<Int> = []
        var undated = 0
        for entry in found.entries where entry.truth != .false {
            let value = year(of: entry, record, field, item)
            if value.absence == .always { continue }
            guard let year = value.exact?.floor.map({ Int($0) }) else {
                undated += 1
                continue
            }
            let truth = entry.truth && (start.map { Self.lies(year: year, onOrAfter: $0) } ?? .true)
            if truth != .false { possible.insert(year) }
            if truth == .true { certain.insert(year) }
        }
        var longest = NumberValue(0)
        for ending in endings {
            guard let last = number(ending, environment).exact?.floor.map({ Int($0) }) else {
                return NumberValue(low: .zero, high: .infinity)
            }
            var low = 0
            while certain.contains(last - low) { low += 1 }
            var high = 0
            var spare = undated
            while true {
                if possible.contains(last - high) {
                    high += 1
                } else if spare > 0 {
                    (spare, high) = (spare - 1, high + 1)
                } else {
                    break
                }
            }
            longest = longest.maximum(
                NumberValue(low: Rational(low), high: found.isOpen ? .infinity : Rational(high)))
        }
        return longest
    }

    func eventCountDistinct(_ query: EventQuery, _ item: Int, _ environment: Environment) -> NumberValue {
        guard let found = entries(query, environment), case .field(let record, let field) = query.source.end else {
            return .absent
        }
        var certain: Set<Value> = []
        var possible: Set<Value> = []
        var unnamed = 0
        var isAnyCertain = false
        for entry in found.entries where entry.truth != .false {
            let value = itemValue(entry, record, field, item)
            if entry.truth == .true { isAnyCertain = true }
            guard value.isKnown else {
                unnamed += 1
                continue
            }
            possible.insert(value)
            if entry.truth == .true { certain.insert(value) }
        }
        return NumberValue(
            low: Rational(max(certain.count, isAnyCertain ? 1 : 0)),
            high: found.isOpen ? .infinity : Rational(possible.count + unnamed))
    }
}

extension Value {
    /// The same value, but perhaps none.
    var maybeAbsent: Value {
        switch self {
        case .number(let number): .number(number.either(.absent))
        case .text: .text(.unknown)
        case .flag: .flag(.unknown)
        case .row: .row(.unknown)
        case .set: .set(.unknown)
        case .truth: self
        }
    }

    /// One of two values, nobody knows which.
    func either(_ other: Value) -> Value {
        if self == other { return self }
        if case .number(let a) = self, case .number(let b) = other { return .number(a.either(b)) }
        return maybeAbsent
    }
}
