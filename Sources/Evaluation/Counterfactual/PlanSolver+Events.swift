// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Plans for lists of events: one more event, or one that is there mended.
extension PlanSolver {
    func eventCount(_ query: EventQuery, _ target: Target, _ environment: Environment) -> Plans {
        guard let found = rows.entries(query, environment) else { return .none }
        let (low, high) = target.whole
        var parts: [Plans] = []
        if let low, Int64(found.certain) < low {
            let mended = found.entries.indices.filter { found.entries[$0].truth != .true }.map {
                passing(found.entries[$0], query, true, environment)
            }
            parts.append(more(Int(low) - found.certain, mended, query, environment))
        }
        if let high, found.possible > high {
            // An open list may hold anything: that nothing is there is a question, not a change.
            guard !found.isOpen else { return .opaque }
            let failing = found.entries.indices.filter { found.entries[$0].truth != .false }.map {
                passing(found.entries[$0], query, false, environment)
            }
            parts.append(.atLeast(found.possible - Int(high), of: failing))
        }
        return .all(parts)
    }

    /// So many more events that pass: of those that could be mended, and new ones.
    private func more(
        _ count: Int, _ mended: [Plans], _ query: EventQuery, _ environment: Environment
    ) -> Plans {
        guard count <= 24 else { return Plans([], isCut: true) }
        let new = newEvent(query, [:], environment)
        return .atLeast(count, of: mended + Array(repeating: new, count: count), isCount: true)
    }

    /// The plans by which an event that is there passes every filter of a query, or fails one.
    private func passing(
        _ entry: EventEntry, _ query: EventQuery, _ wanted: Bool, _ environment: Environment
    ) -> Plans {
        let parts = query.filters.map { filter -> Plans in
            let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
            switch filter {
            case .matching(let condition): return plans(condition, wanted, inner)
            case .within(let years, let item):
                guard wanted, entry.roundEvent == nil else { return wanted ? .done : .none }
                guard let span = rows.number(years, environment).exact?.floor else { return .none }
                let year = Int64(rows.inputs.year)
                return time(entry, query, item, Target(low: Rational(year - span + 1), high: Rational(year)), inner)
            case .since(let date, let item):
                guard wanted, entry.roundEvent == nil else { return wanted ? .done : .none }
                return since(date, entry, query, item, environment, inner)
            case .firstOfEach: return wanted ? firstOfEach(entry, query, environment) : .none
            case .withRound(_, _, _, let condition):
                return entry.roundEvent == nil ? (wanted ? .done : .none) : plans(condition, wanted, environment)
            }
        }
        return wanted ? .all(parts) : .any(parts)
    }

    /// Which of several events is the first is settled by what is there; one that only may be there settles nothing.
    private func firstOfEach(_ entry: EventEntry, _ query: EventQuery, _ environment: Environment) -> Plans {
        let found = rows.entries(query, environment)?.entries.first { $0.row == entry.row }
        return found?.truth == .true ? .done : .opaque
    }

    private func since(
        _ date: ExpressionID, _ entry: EventEntry, _ query: EventQuery, _ item: Int, _ environment: Environment,
        _ inner: Environment
    ) -> Plans {
        let start = rows.number(date, environment)
        if start.absence == .always { return .done }
        guard let day = start.exact?.ceiling, case .field(let record, let field) = query.source.end else {
            return .none
        }
        if rows.shapes[record, field, item].isDate {
            return self.item(entry, query, item, Target(low: Rational(day)), inner)
        }
        let start2 = CalendarDate(day: Int32(clamping: day))
        let isNewYear = start2 == CalendarDate(year: start2.year, month: 1, day: 1)
        return self.item(entry, query, item, Target(low: Rational(isNewYear ? start2.year : start2.year + 1)), inner)
    }

    /// The plans by which an event's year, given as a year or a date, lies inside.
    private func time(
        _ entry: EventEntry, _ query: EventQuery, _ item: Int, _ target: Target, _ inner: Environment
    ) -> Plans {
        guard case .field(let record, let field) = query.source.end else { return .none }
        guard rows.shapes[record, field, item].isDate else { return self.item(entry, query, item, target, inner) }
        let bounds = target.whole
        let first = bounds.low.flatMap { CalendarDate(year: Int($0), month: 1, day: 1) }
        let last = bounds.high.flatMap { CalendarDate(year: Int($0), month: 12, day: 31) }
        let days = Target(
            low: first.map { Rational(Int($0.day)) } ?? .negativeInfinity,
            high: last.map { Rational(Int($0.day)) } ?? .infinity)
        return self.item(entry, query, item, days, inner)
    }

    private func item(
        _ entry: EventEntry, _ query: EventQuery, _ item: Int, _ target: Target, _ inner: Environment
    ) -> Plans {
        guard case .field(let record, let field) = query.source.end else { return .none }
        if case .number(let number) = rows.itemValue(entry, record, field, item), target.holds(number) { return .done }
        let fact = Fact(
            root: .subject(depth: inner.subjects.count - 1), hops: [],
            end: .eventField(record: record, field: field, item: item))
        return self.fact(fact, target, inner)
    }

    // MARK: New events

    /// The plans by which one more event passes every filter: an event of which nothing is known yet is supposed to be
    /// there, and what its items would have to be is asked like any other question.
    private func newEvent(_ query: EventQuery, _ items: [Int: Demand], _ environment: Environment) -> Plans {
        guard case .field(let record, let field) = query.source.end,
            case .known(let owner) = rows.owner(of: query.source, environment),
            case .events(let table) = rows.records.tables[record].fields[field],
            case .events(let fields) = schema.records[record].fields[field].type,
            isOpen(schema.records[record].fields[field].change) || !table.isDelivered
        else { return .none }
        let place = table.events(of: owner).upperBound
        let blank = fields.map { $0.blank.cell }
        let world = rows.supposing(
            rows.records.changing([.event(record: record, row: owner, field: field, blank)]))
        var inner = PlanSolver(rows: world, baseYear: baseYear)
        inner.entered = entered
        inner.supposed = [Supposed(record: record, field: field, event: place)]
        let entry = EventEntry(row: place, roundEvent: nil, truth: .true)
        let found = inner.passing(entry, query, true, environment)
        let isTitle = schema.records[record].fields[field].change == .later
        let plans = found.list.compactMap { plan -> Plan? in
            var event = NewEvent(record: record, row: owner, field: field, items: items)
            var rest = Plan()
            for (lever, demand) in plan.levers {
                switch lever {
                case .item(record, field, place, let item):
                    guard let both = event.items[item].map({ $0.meeting(demand) }) ?? demand else { return nil }
                    event.items[item] = both
                // Events behind the supposed one stand one place further on in that world.
                case .item(record, field, let other, let item) where other > place:
                    rest.levers[.item(record: record, field: field, event: other - 1, item: item)] = demand
                default: rest.levers[lever] = demand
                }
            }
            if isTitle || event.items[timeItem(fields) ?? -1] != nil {
                guard bound(&event, fields, onlyLater: isTitle && table.isDelivered) else { return nil }
            }
            rest.events = (plan.events + [event]).sorted()
            return rest
        }
        return Plans(plans, isCut: found.isCut, isOpaque: found.isOpaque)
    }

    /// The item that says when an event is.
    private func timeItem(_ fields: [Field]) -> Int? {
        fields.firstIndex { $0.name == "year" && $0.type == .integer } ?? fields.firstIndex { $0.type == .date }
    }

    /// A new event lies in no year that is still to come; what only the years to come can bring, in one of those.
    private func bound(_ event: inout NewEvent, _ fields: [Field], onlyLater: Bool) -> Bool {
        guard let item = timeItem(fields) else { return !onlyLater }
        let years = (onlyLater ? baseYear + 1 : 1, rows.inputs.year)
        guard years.0 <= years.1 else { return false }
        var (low, high) = (Rational(years.0), Rational(years.1))
        if fields[item].type == .date {
            low = CalendarDate(year: years.0, month: 1, day: 1).map { Rational(Int($0.day)) } ?? low
            high = CalendarDate(year: years.1, month: 12, day: 31).map { Rational(Int($0.day)) } ?? high
        }
        guard onlyLater || event.items[item] != nil else { return true }
        let limits = Demand.number(low: onlyLater ? low : .negativeInfinity, high: high)
        guard let both = event.items[item].map({ $0.meeting(limits) }) ?? limits else { return false }
        event.items[item] = both
        return true
    }

    // MARK: Sums, streaks, kinds

    func eventSum(
        _ id: ExpressionID, _ query: EventQuery, _ item: Int, _ target: Target, _ environment: Environment
    ) -> Plans {
        guard let found = rows.entries(query, environment), let sum = rows.number(id, environment).exact,
            case .field(let record, let field) = query.source.end,
            case .events(let fields) = schema.records[record].fields[field].type
        else { return unreadable(id) }
        var plans: [Plans] = []
        for entry in found.entries where entry.truth == .true {
            guard case .number(let value) = rows.itemValue(entry, record, field, item), let own = value.exact,
                let shifted = target.mapped({ $0.subtracting(sum)?.adding(own) })
            else { continue }
            plans.append(self.item(entry, query, item, shifted, environment.entering(entry.row)))
        }
        if let gap = target.mapped({ $0.subtracting(sum) }), let demand = demand(gap, fields[item].type, fields[item]) {
            plans.append(newEvent(query, [item: demand], environment))
        }
        return .any(plans)
    }

    func eventStreak(
        _ query: EventQuery, _ item: Int, _ endings: [ExpressionID], _ since: ExpressionID?, _ target: Target,
        _ environment: Environment
    ) -> Plans {
        guard let found = rows.entries(query, environment) else { return .none }
        let (low, high) = target.whole
        let start = since.map { rows.number($0, environment) }
        func years(_ count: Int64, _ ending: ExpressionID) -> [Int]? {
            guard let last = rows.number(ending, environment).exact?.floor, count <= 60 else { return nil }
            return (0..<count).map { Int(last - $0) }
        }
        var parts: [Plans] = []
        if let low {
            parts.append(
                .any(
                    endings.map { ending in
                        guard let years = years(low, ending) else { return .none }
                        return .all(
                            years.map { year in
                                if let start, RowEvaluator.lies(year: year, onOrAfter: start) != .true { return .none }
                                return eventIn(year, item, found, query, environment)
                            })
                    }))
        }
        if let high, high >= 0 {
            // One year without an event ends the streak in time.
            parts.append(
                .all(
                    endings.map { ending in
                        guard let years = years(high + 1, ending) else { return .none }
                        return .any(years.map { noEventIn($0, item, found, query, environment) })
                    }))
        }
        return .all(parts)
    }

    /// The plans by which a year has no event that passes.
    private func noEventIn(
        _ year: Int, _ item: Int, _ found: EventEntries, _ query: EventQuery, _ environment: Environment
    ) -> Plans {
        guard !found.isOpen else { return .opaque }
        return .all(
            found.entries.filter { $0.truth != .false }.map { entry in
                let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
                guard entry.roundEvent == nil else {
                    return year == rows.inputs.year ? passing(entry, query, false, environment) : .done
                }
                return .any([
                    passing(entry, query, false, environment),
                    time(entry, query, item, Target(high: Rational(year - 1)), inner),
                    time(entry, query, item, Target(low: Rational(year + 1)), inner),
                ])
            })
    }

    /// The plans by which a year has an event that passes.
    private func eventIn(
        _ year: Int, _ item: Int, _ found: EventEntries, _ query: EventQuery, _ environment: Environment
    ) -> Plans {
        guard case .field(let record, let field) = query.source.end else { return .none }
        let target = Target.exactly(Rational(year))
        var plans: [Plans] = []
        for entry in found.entries {
            let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
            let isThere: Plans
            if entry.roundEvent != nil {
                isThere = year == rows.inputs.year ? .done : .none
            } else {
                isThere = time(entry, query, item, target, inner)
            }
            plans.append(.all([entry.truth == .true ? .done : passing(entry, query, true, environment), isThere]))
        }
        if Plans.any(plans).isDone { return .done }
        let days = rows.shapes[record, field, item].isDate
        let low = days ? CalendarDate(year: year, month: 1, day: 1).map { Rational(Int($0.day)) } : Rational(year)
        let high = days ? CalendarDate(year: year, month: 12, day: 31).map { Rational(Int($0.day)) } : Rational(year)
        if let low, let high { plans.append(newEvent(query, [item: .number(low: low, high: high)], environment)) }
        return .any(plans)
    }

    func distinct(
        _ id: ExpressionID, _ query: EventQuery, _ item: Int, _ target: Target, _ environment: Environment
    ) -> Plans {
        guard let found = rows.entries(query, environment), case .field(let record, let field) = query.source.end,
            case .events(let fields) = schema.records[record].fields[field].type,
            case .code(let list) = fields[item].type
        else { return unreadable(id) }
        let certain = Set(
            found.entries.filter { $0.truth == .true }.compactMap { entry -> Rational? in
                guard case .number(let number) = rows.itemValue(entry, record, field, item) else { return nil }
                return number.exact
            })
        let (low, high) = target.whole
        var parts: [Plans] = []
        if let low {
            // Each kind that is not there yet is one way to have one more.
            let fresh = schema.codeLists[list].codes.indices.map { Rational($0) }.filter { !certain.contains($0) }
            parts.append(
                .atLeast(
                    Int(low) - certain.count,
                    of: fresh.map { code in
                        let mended = found.entries.map { entry in
                            Plans.all([
                                passing(entry, query, true, environment),
                                self.item(entry, query, item, .exactly(code), environment.entering(entry.row)),
                            ])
                        }
                        return .any(mended + [newEvent(query, [item: .number(low: code, high: code)], environment)])
                    }))
        }
        if let high {
            // Kinds that are there for sure may stay; whatever else there may be is one of them, or does not pass.
            guard Int64(certain.count) <= high, !found.isOpen else { return .opaque }
            parts.append(
                .all(
                    found.entries.filter { $0.truth != .false }.map { entry in
                        let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
                        return .any(
                            [passing(entry, query, false, environment)]
                                + certain.sorted().map { self.item(entry, query, item, .exactly($0), inner) })
                    }))
        }
        return .all(parts)
    }
}
