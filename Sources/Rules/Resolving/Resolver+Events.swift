// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

extension Resolver {
    /// Resolves the methods of lists of events.
    func eventMethod(
        _ node: Script.Node, _ query: EventQuery, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        guard let list = eventList(query.source) else { return .invalid }
        let position = node.position
        switch node.name {
        case "where": return filtered(node, query, list, arguments, context)
        case "within":
            guard let term = arguments[0], let item = timeItem(node, list, arguments) else { return misused(node) }
            let years = number(term, context, at: position)
            return years == invalid ? .invalid : .events(query.adding(.within(years, item: item)))
        case "since":
            guard let term = arguments[0], let item = timeItem(node, list, arguments) else { return misused(node) }
            let date = value(term, context, at: position, as: .date)
            return date == invalid ? .invalid : .events(query.adding(.since(date, item: item)))
        case "first_of_each":
            guard let item = item(node, list, arguments[0]), let by = earliestItem(node, list, arguments[1]) else {
                return .invalid
            }
            return .events(query.adding(.firstOfEach(item: item, by: by)))
        case "with_round": return withRound(node, query, list, arguments, context)
        case "exists": return .value(add(.exists(query), .condition, at: position))
        case "count":
            checkOptions(arguments.options, [], node)
            return .value(add(.eventCount(query), .number, at: position))
        case "sum":
            guard let item = item(node, list, arguments[0]) else { return .invalid }
            return .value(add(.eventSum(query, item: item), .number, at: position))
        case "count_distinct":
            guard let item = item(node, list, arguments[0]) else { return .invalid }
            return .value(add(.eventCountDistinct(query, item: item), .number, at: position))
        case "latest":
            guard let item = item(node, list, arguments[0]) else { return .invalid }
            let type = valueType(list.items[item].type)
            let isTime = type == .date
            guard let by = isTime && arguments.options?["by"] == nil ? item : timeItem(node, list, arguments) else {
                return misused(node)
            }
            return .value(add(.eventLatest(query, item: item, by: by), type, at: position))
        case "streak":
            guard let item = item(node, list, arguments[0]) else { return .invalid }
            checkOptions(arguments.options, ["ending", "since"], node)
            let endings = endingYears(arguments.options?["ending"], context, at: position)
            let since = arguments.options?["since"].map { value($0, context, at: position, as: .date) }
            guard !endings.contains(invalid), since != invalid else { return .invalid }
            return .value(add(.eventStreak(query, item: item, endings: endings, since: since), .number, at: position))
        case "unbroken": return unbroken(node, query, list, arguments, context)
        case "days":
            guard let (from, to) = spell(node, list), let term = arguments.options?["year"] else {
                return misused(node)
            }
            let year = number(term, context, at: position)
            return year == invalid
                ? .invalid : .value(add(.spellDays(query, from: from, to: to, year: year), .number, at: position))
        default: return wrongReceiver(node, .events(record: list.record, field: list.field))
        }
    }

    struct EventList {
        let record: Int
        let field: Int
        let items: [Field]
    }

    private func eventList(_ fact: Fact) -> EventList? {
        guard case .field(let record, let field) = fact.end else { return nil }
        return EventList(record: record, field: field, items: eventItems(record, field))
    }

    private func filtered(
        _ node: Script.Node, _ query: EventQuery, _ list: EventList, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        guard case .table(let table)? = arguments[0] else { return misused(node) }
        let inner = context.inside(.event(record: list.record, field: list.field))
        var conditions: [ExpressionID] = []
        for entry in table.entries {
            guard let item = list.items.firstIndex(where: { $0.name == entry.key }) else {
                findings.unknown(
                    "rules.unknown_event_field", entry.key, among: list.items.map(\.name), at: node.position)
                return .invalid
            }
            conditions.append(equals(item, entry.value, list, inner, at: node.position))
        }
        for term in table.items { conditions.append(condition(term, inner, at: node.position)) }
        guard !conditions.isEmpty else { return misused(node) }
        guard !conditions.contains(invalid) else { return .invalid }
        let matching = conditions.count == 1 ? conditions[0] : add(.all(conditions), .condition, at: node.position)
        return .events(query.adding(.matching(matching)))
    }

    private func equals(
        _ item: Int, _ term: Term, _ list: EventList, _ context: Context, at position: SourcePosition
    ) -> ExpressionID {
        let type = valueType(list.items[item].type)
        let fact = Fact(
            root: .subject(depth: context.subjects.count - 1), hops: [],
            end: .eventField(record: list.record, field: list.field, item: item))
        let left = add(.fact(fact), type, at: position)
        if case .boolean(let wanted) = term, type == .flag {
            let isTrue = add(.isTrue(left), .condition, at: position)
            return wanted ? isTrue : add(.none([isTrue]), .condition, at: position)
        }
        let right = value(term, context, at: position, as: type)
        return right == invalid ? invalid : add(.isOneOf(left, [right], negated: false), .condition, at: position)
    }

    /// The item that dates events: the one named by `by`, else the item `year`, else the first date.
    private func timeItem(_ node: Script.Node, _ list: EventList, _ arguments: Arguments) -> Int? {
        checkOptions(arguments.options, ["by"], node)
        if let by = arguments.options?["by"] { return item(node, list, by) }
        return list.items.firstIndex { $0.name == "year" && $0.type == .integer }
            ?? list.items.firstIndex { $0.type == .date }
    }

    private func item(_ node: Script.Node, _ list: EventList, _ term: Term?) -> Int? {
        guard case .text(let name)? = term else {
            _ = misused(node)
            return nil
        }
        if let item = list.items.firstIndex(where: { $0.name == name }) { return item }
        findings.unknown("rules.unknown_event_field", name, among: list.items.map(\.name), at: node.position)
        return nil
    }

    /// The item that says which event is the earliest: the one named, else the first date, else the year.
    private func earliestItem(_ node: Script.Node, _ list: EventList, _ term: Term?) -> Int? {
        if let term { return item(node, list, term) }
        return list.items.firstIndex { $0.type == .date } ?? list.items.firstIndex { $0.name == "year" }
    }

    private func withRound(
        _ node: Script.Node, _ query: EventQuery, _ list: EventList, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        guard case .text(let code)? = arguments[0], let term = arguments[1],
            let year = list.items.firstIndex(where: { $0.name == "year" && $0.type == .integer })
        else { return misused(node) }
        for (index, item) in list.items.enumerated() {
            guard case .code(let codes) = item.type, let place = schema.codeLists[codes].index(of: code) else {
                continue
            }
            let condition = condition(term, context, at: node.position)
            guard condition != invalid else { return .invalid }
            return .events(query.adding(.withRound(codeItem: index, code: place, yearItem: year, condition)))
        }
        findings.add(at: node.position, Message("rules.unknown_code", ["name": code]))
        return .invalid
    }

    /// The items `from` and `to` of a list of spells.
    private func spell(_ node: Script.Node, _ list: EventList) -> (from: Int, to: Int)? {
        guard let from = list.items.firstIndex(where: { $0.name == "from" && $0.type == .date }),
            let to = list.items.firstIndex(where: { $0.name == "to" && $0.type == .date })
        else {
            findings.add(at: node.position, Message("rules.no_spells", ["method": node.name]))
            return nil
        }
        return (from, to)
    }

    private func unbroken(
        _ node: Script.Node, _ query: EventQuery, _ list: EventList, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        guard let (from, to) = spell(node, list) else { return .invalid }
        checkOptions(arguments.options, ["gap_days", "ending"], node)
        let gap =
            arguments.options?["gap_days"].map { number($0, context, at: node.position) }
            ?? add(.constant(.number(Rational(1))), .number, at: node.position)
        let ending =
            arguments.options?["ending"].map { value($0, context, at: node.position, as: .date) }
            ?? roundDate(at: node.position)
        guard gap != invalid, ending != invalid else { return .invalid }
        return .value(
            add(.unbroken(query, from: from, to: to, gapDays: gap, ending: ending), .date, at: node.position))
    }

    private func roundDate(at position: SourcePosition) -> ExpressionID {
        guard let record = schema.recordIndex("round"), let field = schema.records[record].fieldIndex("date") else {
            return invalid
        }
        return add(.fact(Fact(root: .round, hops: [], end: .field(record: record, field: field))), .date, at: position)
    }

    // MARK: Members

    /// Resolves the methods of inverse references.
    func memberMethod(
        _ node: Script.Node, _ query: MemberQuery, _ arguments: Arguments, _ context: Context
    ) -> Resolved {
        guard case .members(let record, _) = query.source.end else { return .invalid }
        let inner = context.inside(.record(record))
        let position = node.position
        checkOptions(arguments.options, ["among"], node)
        var query = query
        if let among = arguments.options?["among"] {
            let condition = condition(among, inner, at: position)
            guard condition != invalid else { return .invalid }
            query = MemberQuery(source: query.source, among: condition, depth: query.depth)
        }
        let first = arguments.operand
        switch node.name {
        case "count":
            let condition = first.map { self.condition($0, inner, at: position) }
            return condition == invalid ? .invalid : .value(add(.memberCount(query, condition), .number, at: position))
        case "share", "every", "some":
            guard let first else { return misused(node) }
            let condition = condition(first, inner, at: position)
            guard condition != invalid else { return .invalid }
            switch node.name {
            case "share": return .value(add(.memberShare(query, condition), .number, at: position))
            case "every": return .value(add(.every(query, condition), .condition, at: position))
            default: return .value(add(.some(query, condition), .condition, at: position))
            }
        case "sum", "average":
            guard let first else { return misused(node) }
            let value = number(first, inner, at: position)
            guard value != invalid else { return .invalid }
            return .value(
                add(node.name == "sum" ? .memberSum(query, value) : .memberAverage(query, value), .number, at: position)
            )
        default: return wrongReceiver(node, .members(record: record, field: 0))
        }
    }
}

extension EventQuery {
    func adding(_ filter: EventFilter) -> EventQuery {
        EventQuery(source: source, filters: filters + [filter], depth: depth)
    }
}
