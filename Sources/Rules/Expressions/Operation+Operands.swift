// SPDX-License-Identifier: Apache-2.0

extension Operation {
    /// The same operation on other operands: each operand replaced by what the body makes of it, in written order.
    public func mapped(_ body: (ExpressionID) -> ExpressionID) -> Operation {
        switch self {
        case .constant, .fact, .check, .compute, .invalid, .result: self
        case .parameter(let index, let date): .parameter(index, on: date.map(body))
        case .all(let list): .all(list.map(body))
        case .any(let list): .any(list.map(body))
        case .none(let list): .none(list.map(body))
        case .atLeastOf(let count, let list): .atLeastOf(body(count), list.map(body))
        case .isTrue(let a): .isTrue(body(a))
        case .compare(let relation, let a, let b): .compare(relation, body(a), body(b))
        case .between(let a, let low, let high): .between(body(a), body(low), body(high))
        case .isOneOf(let a, let values, let negated): .isOneOf(body(a), values.map(body), negated: negated)
        case .isKnown(let a): .isKnown(body(a))
        case .isAbsent(let a): .isAbsent(body(a))
        case .exists(let query): .exists(query.mapped(body))
        case .every(let query, let a): .every(query.mapped(body), body(a))
        case .some(let query, let a): .some(query.mapped(body), body(a))
        default: mappedValue(body)
        }
    }

    private func mappedValue(_ body: (ExpressionID) -> ExpressionID) -> Operation {
        switch self {
        case .otherwise(let a, let b): .otherwise(body(a), body(b))
        case .arithmetic(let sign, let a, let b): .arithmetic(sign, body(a), body(b))
        case .minimum(let list): .minimum(list.map(body))
        case .maximum(let list): .maximum(list.map(body))
        case .clamp(let a, let low, let high): .clamp(body(a), body(low), body(high))
        case .points(let a, let table):
            .points(body(a), table.map { CodePoints(code: $0.code, points: body($0.points)) })
        case .when(let condition, let a, let b): .when(body(condition), body(a), body(b))
        case .rounded(let mode, let a): .rounded(mode, body(a))
        case .share(let share, let base, let mode, let least):
            .share(body(share), of: body(base), rounding: mode, minimum: least.map(body))
        case .countInRound(let record, let a): .countInRound(record: record, body(a))
        case .year(let a): .year(body(a))
        case .yearsUntil(let a, let b): .yearsUntil(body(a), body(b))
        case .monthsUntil(let a, let b): .monthsUntil(body(a), body(b))
        case .monthsThrough(let a, let b): .monthsThrough(body(a), body(b))
        case .inYear(let fact, let year): .inYear(fact, body(year))
        case .yearStreak(let fact, let test, let endings, let since):
            .yearStreak(fact, test.mapped(body), endings: endings.map(body), since: since.map(body))
        case .yearCount(let fact, let test, let years, let since):
            .yearCount(fact, test.mapped(body), years: years.map(body), since: since.map(body))
        default: mappedList(body)
        }
    }

    private func mappedList(_ body: (ExpressionID) -> ExpressionID) -> Operation {
        switch self {
        case .eventCount(let query): .eventCount(query.mapped(body))
        case .eventSum(let query, let item): .eventSum(query.mapped(body), item: item)
        case .eventLatest(let query, let item, let by): .eventLatest(query.mapped(body), item: item, by: by)
        case .eventStreak(let query, let item, let endings, let since):
            .eventStreak(query.mapped(body), item: item, endings: endings.map(body), since: since.map(body))
        case .eventCountDistinct(let query, let item): .eventCountDistinct(query.mapped(body), item: item)
        case .unbroken(let query, let from, let to, let gap, let ending):
            .unbroken(query.mapped(body), from: from, to: to, gapDays: body(gap), ending: body(ending))
        case .spellDays(let query, let from, let to, let year):
            .spellDays(query.mapped(body), from: from, to: to, year: body(year))
        case .memberCount(let query, let a): .memberCount(query.mapped(body), a.map(body))
        case .memberShare(let query, let a): .memberShare(query.mapped(body), body(a))
        case .memberSum(let query, let a): .memberSum(query.mapped(body), body(a))
        case .memberAverage(let query, let a): .memberAverage(query.mapped(body), body(a))
        default: self
        }
    }

    /// The operands in written order.
    public var operands: [ExpressionID] {
        var found: [ExpressionID] = []
        _ = mapped {
            found.append($0)
            return $0
        }
        return found
    }

    /// The facts that this operation itself reads, not those of its operands.
    public var facts: [Fact] {
        switch self {
        case .fact(let fact), .inYear(let fact, _), .yearStreak(let fact, _, _, _), .yearCount(let fact, _, _, _),
            .result(_, _, let fact):
            [fact]
        default: eventQuery.map { [$0.source] } ?? memberQuery.map { [$0.source] } ?? []
        }
    }

    /// The list of events that this operation looks through.
    public var eventQuery: EventQuery? {
        switch self {
        case .exists(let query), .eventCount(let query), .eventSum(let query, _), .eventLatest(let query, _, _),
            .eventStreak(let query, _, _, _), .eventCountDistinct(let query, _), .unbroken(let query, _, _, _, _),
            .spellDays(let query, _, _, _):
            query
        default: nil
        }
    }

    /// The same operation with one filter of its list of events replaced; nil when it has no such filter.
    public func replacingFilter(_ place: Int, by body: (EventFilter) -> EventFilter) -> Operation? {
        guard let query = eventQuery, query.filters.indices.contains(place) else { return nil }
        var filters = query.filters
        filters[place] = body(filters[place])
        let changed = EventQuery(source: query.source, filters: filters, depth: query.depth)
        return switch self {
        case .exists: .exists(changed)
        case .eventCount: .eventCount(changed)
        case .eventSum(_, let item): .eventSum(changed, item: item)
        case .eventLatest(_, let item, let by): .eventLatest(changed, item: item, by: by)
        case .eventStreak(_, let item, let endings, let since):
            .eventStreak(changed, item: item, endings: endings, since: since)
        case .eventCountDistinct(_, let item): .eventCountDistinct(changed, item: item)
        case .unbroken(_, let from, let to, let gap, let ending):
            .unbroken(changed, from: from, to: to, gapDays: gap, ending: ending)
        case .spellDays(_, let from, let to, let year): .spellDays(changed, from: from, to: to, year: year)
        default: nil
        }
    }

    /// The members that this operation looks through.
    public var memberQuery: MemberQuery? {
        switch self {
        case .every(let query, _), .some(let query, _), .memberCount(let query, _), .memberShare(let query, _),
            .memberSum(let query, _), .memberAverage(let query, _):
            query
        default: nil
        }
    }
}

extension EventQuery {
    func mapped(_ body: (ExpressionID) -> ExpressionID) -> EventQuery {
        EventQuery(source: source, filters: filters.map { $0.mapped(body) }, depth: depth)
    }
}

extension EventFilter {
    func mapped(_ body: (ExpressionID) -> ExpressionID) -> EventFilter {
        switch self {
        case .matching(let a): .matching(body(a))
        case .within(let years, let item): .within(body(years), item: item)
        case .since(let date, let item): .since(body(date), item: item)
        case .firstOfEach: self
        case .withRound(let codeItem, let code, let yearItem, let a):
            .withRound(codeItem: codeItem, code: code, yearItem: yearItem, body(a))
        }
    }
}

extension MemberQuery {
    func mapped(_ body: (ExpressionID) -> ExpressionID) -> MemberQuery {
        MemberQuery(source: source, among: among.map(body), depth: depth)
    }
}

extension YearTest {
    func mapped(_ body: (ExpressionID) -> ExpressionID) -> YearTest {
        switch self {
        case .equals(let a): .equals(body(a))
        case .atLeast(let a): .atLeast(body(a))
        }
    }
}
