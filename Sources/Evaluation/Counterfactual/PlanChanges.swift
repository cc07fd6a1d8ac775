// SPDX-License-Identifier: Apache-2.0

import Records

/// Turns plans into changes of records, each fact moved no further than it must be.
struct PlanChanges {
    let rows: RowEvaluator

    private var records: RecordSet { rows.records }

    func changes(_ plan: Plan) -> [RecordChange] {
        var changes: [RecordChange] = []
        var sets: [Lever: [(member: Cell, belongs: Bool)]] = [:]
        for (lever, demand) in plan.levers.sorted(by: { $0.key < $1.key }) {
            switch lever {
            case .cell(let record, let row, let field):
                let type = records.schema.records[record].fields[field].type
                changes.append(.cell(record: record, row: row, field: field, cell(demand, type, now: found(lever))))
            case .year(let record, let row, let field, let year):
                guard case .yearly(let type) = records.schema.records[record].fields[field].type else { continue }
                changes.append(
                    .year(record: record, row: row, field: field, year: year, cell(demand, type, now: found(lever))))
            case .item(let record, let field, let event, let item):
                guard case .events(let items) = records.schema.records[record].fields[field].type else { continue }
                changes.append(
                    .item(
                        record: record, field: field, event: event, item: item,
                        cell(demand, items[item].type, now: found(lever))))
            case .member(let record, let row, let field, let member):
                sets[.cell(record: record, row: row, field: field), default: []].append(
                    (member, demand == .truth(true)))
            }
        }
        for case (.cell(let record, let row, let field), let members) in sets.sorted(by: { $0.key < $1.key }) {
            var set: [Cell] = []
            if case .set(let now)? = records.tables[record].column(field)?[row] { set = now }
            set.removeAll { cell in members.contains { $0.member == cell } }
            set += members.filter(\.belongs).map(\.member)
            changes.append(.cell(record: record, row: row, field: field, .set(set)))
        }
        return changes + plan.events.map(newEvent)
    }

    private func newEvent(_ event: NewEvent) -> RecordChange {
        guard case .events(let items) = records.schema.records[event.record].fields[event.field].type else {
            return .event(record: event.record, row: event.row, field: event.field, [])
        }
        let cells = items.indices.map { item in
            event.items[item].map { cell($0, items[item].type, now: latest(items[item])) } ?? items[item].blank.cell
        }
        return .event(record: event.record, row: event.row, field: event.field, cells)
    }

    /// A new event is as recent as its bounds allow.
    private func latest(_ item: Field) -> Rational? {
        switch item.type {
        case .integer where item.name == "year": Rational(rows.inputs.year)
        case .date: Rational(Int(rows.inputs.date.day))
        default: nil
        }
    }

    // MARK: Values

    /// The value nearest to what a fact holds now that meets a demand.
    private func cell(_ demand: Demand, _ type: FieldType, now: Rational?) -> Cell {
        switch demand {
        case .truth(let truth): return .flag(truth)
        case .text(let text): return .text(text)
        case .number(let low, let high):
            let value = Self.nearest(low, high, now)
            switch type {
            case .integer: return .integer(value.floor ?? 0)
            case .decimal: return .decimal(ExactDecimal.millionths(value.description) ?? 0)
            case .date: return .date(CalendarDate(day: Int32(clamping: value.floor ?? 0)))
            case .code: return .code(Int(value.floor ?? 0))
            default: return .unknown
            }
        }
    }

    static func nearest(_ low: Rational, _ high: Rational, _ now: Rational?) -> Rational {
        guard let now else { return low.isFinite ? low : high.isFinite ? high : .zero }
        return min(max(now, low), high)
    }

    /// What a fact that may be otherwise holds now, as a number; nil when it is none, or nobody knows.
    func found(_ lever: Lever) -> Rational? {
        guard case .number(let number) = value(lever) else { return nil }
        return number.exact
    }

    /// What a fact that may be otherwise holds now.
    func value(_ lever: Lever) -> Value {
        switch lever {
        case .cell(let record, let row, let field):
            return RowEvaluator.value(
                records.tables[record].column(field)?[row] ?? .unknown, rows.shapes[record, field])
        case .year(let record, let row, let field, let year):
            guard case .yearly(let yearly) = records.tables[record].fields[field] else { return .number(.unknown) }
            return RowEvaluator.value(yearly[year]?[row] ?? .unknown, rows.shapes[record, field])
        case .item(let record, let field, let event, let item):
            return RowEvaluator.value(
                rows.eventCell(record, field, item, event, nil), rows.shapes[record, field, item])
        case .member(let record, let row, let field, let member):
            guard case .set(let set)? = records.tables[record].column(field)?[row] else { return .flag(.unknown) }
            return .flag(.known(set.contains(member)))
        }
    }

    // MARK: Distances

    /// How far a fact is from what it must be; nil when nobody knows what it is.
    func distance(_ lever: Lever, _ demand: Demand) -> Rational? {
        guard case .number(let low, let high) = demand, let now = found(lever) else {
            return value(lever).isKnown ? Rational(1) : nil
        }
        // Codes without order are one step apart, whichever they are.
        guard isOrdered(lever) else { return Rational(1) }
        let needed = Self.nearest(low, high, now)
        return needed >= now ? needed.subtracting(now) : now.subtracting(needed)
    }

    /// Whether a fact's values have an order, so that one can lie between two others.
    func isOrdered(_ lever: Lever) -> Bool {
        if case .code(let list)? = type(lever) { records.schema.codeLists[list].isOrdered } else { true }
    }

    func distance(_ plan: Plan) -> Rational {
        let facts = plan.levers.reduce(Rational.zero) { sum, entry in
            distance(entry.key, entry.value).flatMap { sum.adding($0) } ?? sum
        }
        return facts.adding(Rational(plan.events.count)) ?? facts
    }

    private func type(_ lever: Lever) -> FieldType? {
        switch lever {
        case .cell(let record, _, let field), .member(let record, _, let field, _):
            return records.schema.records[record].fields[field].type
        case .year(let record, _, let field, _):
            guard case .yearly(let type) = records.schema.records[record].fields[field].type else { return nil }
            return type
        case .item(let record, let field, _, let item):
            guard case .events(let items) = records.schema.records[record].fields[field].type else { return nil }
            return items[item].type
        }
    }

    // MARK: Steps

    func steps(_ plan: Plan) -> [Step] {
        plan.levers.sorted { $0.key < $1.key }.map { step($0.key, $0.value) }
            + plan.events.map { event in
                Step(
                    record: event.record, row: event.row, field: event.field,
                    place: .event(event.items.mapValues(\.needed)), found: nil, needed: .truth(true),
                    distance: Rational(1))
            }
    }

    private func step(_ lever: Lever, _ demand: Demand) -> Step {
        let (record, row, field): (Int, Int, Int)
        let place: Step.Place
        switch lever {
        case .cell(let r, let w, let f): (record, row, field, place) = (r, w, f, .field)
        case .member(let r, let w, let f, let member): (record, row, field, place) = (r, w, f, .member(member))
        case .year(let r, let w, let f, let year): (record, row, field, place) = (r, w, f, .year(year))
        case .item(let r, let f, let event, let item):
            (record, field, place) = (r, f, .item(event: event, item: item))
            if case .events(let table) = records.tables[r].fields[f] { row = Int(table.owners[event]) } else { row = 0 }
        }
        return Step(
            record: record, row: row, field: field, place: place, found: value(lever), needed: demand.needed,
            distance: distance(lever, demand))
    }
}

extension Demand {
    fileprivate var needed: Step.Needed {
        switch self {
        case .number(let low, let high): .between(low, high)
        case .text(let text): .text(text)
        case .truth(let truth): .truth(truth)
        }
    }
}
