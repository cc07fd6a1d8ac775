// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Plans for single facts.
extension PlanSolver {
    /// A fact's place in the records with what it holds, as far as it is one fact and not a list or a definition.
    private struct Spot {
        let lever: Lever
        let field: Field
        let type: FieldType
        let cell: Cell
        /// Whether it may be otherwise though it is known.
        let isOpen: Bool
    }

    private func spot(_ fact: Fact, _ environment: Environment) -> Spot? {
        guard case .known(let row) = rows.owner(of: fact, environment) else { return nil }
        switch fact.end {
        case .field(let record, let index):
            let field = schema.records[record].fields[index]
            guard let column = rows.records.tables[record].column(index), !field.isKey else { return nil }
            return Spot(
                lever: .cell(record: record, row: row, field: index), field: field, type: field.type,
                cell: column[row], isOpen: isOpen(field.change))
        case .eventField(let record, let list, let item):
            guard case .subject(let depth) = fact.root, fact.hops.isEmpty,
                environment.subjects[depth].roundEvent == nil,
                case .events(let items) = schema.records[record].fields[list].type
            else { return nil }
            let isSupposed = supposed.contains(Supposed(record: record, field: list, event: row))
            let isOpenList = isOpen(schema.records[record].fields[list].change)
            return Spot(
                lever: .item(record: record, field: list, event: row, item: item), field: items[item],
                type: items[item].type, cell: rows.eventCell(record, list, item, row, nil),
                isOpen: isSupposed || isOpenList && isOpen(items[item].change))
        default: return nil
        }
    }

    func isOpen(_ change: Field.Change) -> Bool {
        switch change {
        case .never: false
        case .later: isLater
        case .now: true
        }
    }

    private func plans(_ spot: Spot?, _ demand: Demand?) -> Plans {
        guard let spot, let demand, spot.cell == .unknown || spot.isOpen else { return .none }
        return Plans([Plan(levers: [spot.lever: demand])])
    }

    // MARK: Numbers, dates and codes

    /// The plans by which a fact that is a number, date or code comes to lie inside.
    func fact(_ fact: Fact, _ target: Target, _ environment: Environment) -> Plans {
        if case .definition(let index) = fact.end {
            guard case .known(let row) = rows.owner(of: fact, environment) else { return .none }
            return reach(rows.rulebook.definitions[index].expression, target, Environment(row))
        }
        guard let spot = spot(fact, environment) else { return .none }
        return plans(spot, demand(target, spot.type, spot.field))
    }

    /// The plans by which a year of a yearly fact comes to lie inside.
    func year(_ fact: Fact, _ year: Int, _ demand: (Field, FieldType) -> Demand?, _ environment: Environment) -> Plans {
        guard case .field(let record, let index) = fact.end, case .known(let row) = rows.owner(of: fact, environment),
            case .yearly(let yearly) = rows.records.tables[record].fields[index],
            case .yearly(let element) = schema.records[record].fields[index].type
        else { return .none }
        let field = schema.records[record].fields[index]
        let isUnknown = (yearly[year]?[row] ?? .unknown) == .unknown
        guard isUnknown || field.change == .now, let demand = demand(field, element) else { return .none }
        return Plans([Plan(levers: [.year(record: record, row: row, field: index, year: year): demand])])
    }

    /// What a fact of a type and range must be to lie inside; nil when it cannot.
    func demand(_ target: Target, _ type: FieldType, _ field: Field) -> Demand? {
        let (least, greatest): (Rational, Rational)
        switch type {
        case .code(let list): (least, greatest) = (.zero, Rational(schema.codeLists[list].codes.count - 1))
        case .integer, .decimal, .date:
            (least, greatest) = (field.range.least ?? .negativeInfinity, field.range.greatest ?? .infinity)
        default: return nil
        }
        var (low, high) = (target.low, target.high)
        if type == .decimal {
            // A strict bound on a decimal is passed by a hundredth: scores are given no finer.
            let step = Rational(millionths: 10_000)
            if target.isLowOpen { low = low.adding(step) ?? low }
            if target.isHighOpen { high = high.subtracting(step) ?? high }
        } else {
            let whole = target.whole
            if let bound = whole.low { low = Rational(bound) }
            if let bound = whole.high { high = Rational(bound) }
        }
        (low, high) = (max(low, least), min(high, greatest))
        return low <= high ? .number(low: low, high: high) : nil
    }

    // MARK: Flags, texts and sets

    func flag(_ id: ExpressionID, _ wanted: Bool, _ environment: Environment) -> Plans {
        switch rows.operation(id) {
        case .fact(let fact): return plans(spot(fact, environment), .truth(wanted))
        case .inYear(let fact, let year):
            guard let number = rows.number(year, environment).exact?.floor else { return .none }
            return self.year(fact, Int(number), { _, _ in .truth(wanted) }, environment)
        case .otherwise(let a, _): return flag(a, wanted, environment)
        default: return unreadable(id)
        }
    }

    /// Equal to one of the values; of a set, containing one of them.
    func membership(_ id: ExpressionID, _ values: [ExpressionID], _ environment: Environment) -> Plans {
        .any(
            values.map { value in
                switch rows.value(value, environment) {
                case .number(let number):
                    guard let exact = number.exact else { return .none }
                    if let set = member(id, .code(Int(exact.floor ?? 0)), true, environment) { return set }
                    return reach(id, .exactly(exact), environment)
                case .text(.known(let text)):
                    if let set = member(id, .text(text), true, environment) { return set }
                    guard case .fact(let fact) = rows.operation(id) else { return unreadable(id) }
                    return plans(spot(fact, environment), .text(text))
                case .flag(.known(let flag)): return self.flag(id, flag, environment)
                default: return unreadable(id)
                }
            })
    }

    /// Different from all of the values; of a set, containing none of them.
    func exclusion(_ id: ExpressionID, _ values: [ExpressionID], _ environment: Environment) -> Plans {
        var excluded: Set<Rational> = []
        var sets: [Plans] = []
        for value in values {
            switch rows.value(value, environment) {
            case .number(let number):
                guard let exact = number.exact else { return unreadable(id) }
                if let set = member(id, .code(Int(exact.floor ?? 0)), false, environment) { sets.append(set) }
                excluded.insert(exact)
            case .text(.known(let text)):
                guard let set = member(id, .text(text), false, environment) else { return unreadable(id) }
                sets.append(set)
            default: return unreadable(id)
            }
        }
        if !sets.isEmpty { return .all(sets) }
        if case .code(let list) = rows.rulebook.expressions[id].type, !schema.codeLists[list].isOrdered {
            let others = schema.codeLists[list].codes.indices.map { Rational($0) }.filter { !excluded.contains($0) }
            return .any(others.map { reach(id, .exactly($0), environment) })
        }
        // What lies between two excluded numbers is open to both sides.
        let sorted = excluded.sorted()
        let bounds = [Rational.negativeInfinity] + sorted + [.infinity]
        return .any(
            zip(bounds, bounds.dropFirst()).map { low, high in
                let gap = Target(low: low, high: high, isLowOpen: low.isFinite, isHighOpen: high.isFinite)
                return reach(id, gap, environment)
            })
    }

    /// The plans by which a set contains a value, or not; nil when the expression is no set.
    private func member(
        _ id: ExpressionID, _ value: Cell, _ wanted: Bool, _ environment: Environment
    ) -> Plans? {
        guard case .fact(let fact) = rows.operation(id), case .field(let record, let field) = fact.end,
            case .set = schema.records[record].fields[field].type
        else { return nil }
        guard let spot = spot(fact, environment), case .cell(_, let row, _) = spot.lever else { return Plans.none }
        if case .set(let members) = spot.cell, members.contains(value) == wanted { return .done }
        guard spot.cell == .unknown || spot.isOpen else { return Plans.none }
        return Plans([Plan(levers: [.member(record: record, row: row, field: field, value): .truth(wanted)])])
    }

    /// Whatever it is, it has to be known.
    func anything(_ id: ExpressionID, _ environment: Environment) -> Plans {
        switch rows.rulebook.expressions[id].type {
        case .number, .date, .code: reach(id, Target(), environment)
        case .flag: .any([flag(id, true, environment), flag(id, false, environment)])
        default: unreadable(id)
        }
    }
}
