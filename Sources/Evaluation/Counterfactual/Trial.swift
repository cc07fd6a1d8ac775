// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Tries plans out: applies each to the records, judges anew, and leaves out whatever is not needed.
struct Trial {
    let world: World
    let baseYear: Int
    /// Whether a plan did not work and nothing was found that mends it: then there may be ways that nobody proposed.
    private(set) var hasFailed = false
    private var known: [Plan: Bool] = [:]

    init(world: World, baseYear: Int) {
        self.world = world
        self.baseYear = baseYear
    }

    private var changes: PlanChanges { PlanChanges(rows: world.rows) }

    /// Whether a plan makes the candidate eligible.
    mutating func works(_ plan: Plan) -> Bool {
        if let answer = known[plan] { return answer }
        let answer = world.changing(changes.changes(plan)).verdict == .true
        known[plan] = answer
        return answer
    }

    /// The smallest plans that work, of those proposed and what is left of them when the needless is left out.
    mutating func minimal(_ plans: [Plan]) -> [Plan] {
        var found: [Plan] = []
        for plan in plans {
            // A change may undo what another needs: then what it broke is looked at again.
            let tried = works(plan) ? [plan] : mended(plan, rounds: 2)
            if tried.isEmpty { hasFailed = true }
            for plan in tried {
                for least in reduced(plan) { found.append(tightened(least)) }
            }
        }
        var kept: [Plan] = []
        for plan in Set(found).sorted() where !isNeedless(plan, among: found) { kept.append(plan) }
        return kept
    }

    /// Plans that also mend what a plan breaks.
    private mutating func mended(_ plan: Plan, rounds: Int) -> [Plan] {
        let after = world.changing(changes.changes(plan))
        let solver = PlanSolver(rows: after.rows, baseYear: baseYear)
        let more = solver.verdict(world.award, after.evaluator.environment(world.candidate))
        return more.list.prefix(6).flatMap { extra -> [Plan] in
            var both = plan
            for (lever, demand) in extra.levers {
                // What is asked of an event that the plan itself brings is asked of the plan.
                if case .item(let record, let field, let event, let item) = lever,
                    let index = place(of: event, record, field, in: plan)
                {
                    both.events[index].items[item] = demand
                } else {
                    both.levers[lever] = demand
                }
            }
            both.events = (both.events + extra.events).sorted()
            if works(both) { return [both] }
            return rounds > 1 && both != plan ? mended(both, rounds: rounds - 1) : []
        }
    }

    /// Which of a plan's events stands at a place in the table that the plan leaves behind; nil if it was there before.
    private func place(of event: Int, _ record: Int, _ field: Int, in plan: Plan) -> Int? {
        guard case .events(let table) = world.evaluator.records.tables[record].fields[field] else { return nil }
        var earlier = 0
        for (index, new) in plan.events.enumerated() where new.record == record && new.field == field {
            // Events are sorted by row, and stand behind those that their row had.
            if table.events(of: new.row).upperBound + earlier == event { return index }
            earlier += 1
        }
        return nil
    }

    /// What is left of a plan that works when changes that it does not need are left out.
    private mutating func reduced(_ plan: Plan) -> [Plan] {
        let parts = plan.parts
        guard parts.count > 1 else { return [plan] }
        if parts.count <= 4 {
            var least: [Int] = []
            for mask in (1..<(1 << parts.count)).sorted(by: { $0.nonzeroBitCount < $1.nonzeroBitCount })
            where !least.contains(where: { $0 & mask == $0 }) {
                if works(Plan(parts.indices.filter { mask >> $0 & 1 == 1 }.map { parts[$0] })) { least.append(mask) }
            }
            return least.map { mask in Plan(parts.indices.filter { mask >> $0 & 1 == 1 }.map { parts[$0] }) }
        }
        for index in parts.indices {
            var fewer = parts
            fewer.remove(at: index)
            if works(Plan(fewer)) { return reduced(Plan(fewer)) }
        }
        return [plan]
    }

    /// The same plan with each number moved no further than the others leave necessary.
    private mutating func tightened(_ plan: Plan) -> Plan {
        var plan = plan
        for lever in plan.levers.keys.sorted() where plan.size > 1 {
            guard let demand = plan.levers[lever], let far = changes.distance(lever, demand) else { continue }
            var others = plan
            others.levers[lever] = nil
            let after = world.changing(changes.changes(others))
            let solver = PlanSolver(rows: after.rows, baseYear: baseYear)
            let nearer = solver.verdict(world.award, after.evaluator.environment(world.candidate)).list
                .compactMap { $0.size == 1 ? $0.levers[lever] : nil }
                .filter { (changes.distance(lever, $0) ?? far) < far }
                .min { (changes.distance(lever, $0) ?? far) < (changes.distance(lever, $1) ?? far) }
            guard let nearer else { continue }
            var closer = plan
            closer.levers[lever] = nearer
            if works(closer) { plan = closer }
        }
        return plan
    }

    /// Whether, whatever its new events turn out to be, less than a plan would do.
    private func isNeedless(_ plan: Plan, among others: [Plan]) -> Bool {
        let rivals = others.filter { $0 != plan && $0.size <= plan.size }
        if rivals.contains(where: { asksLess($0, than: plan) }) { return true }
        let smaller = rivals.filter { $0.size < plan.size }
        guard !plan.events.isEmpty, !smaller.isEmpty, let cases = settled(plan, smaller) else { return false }
        return cases.allSatisfy { settled in smaller.contains { asksLess($0, than: settled) } }
    }

    /// A plan with whatever its rivals ask of new events settled in each way that makes a difference; nil if they are many.
    private func settled(_ plan: Plan, _ rivals: [Plan]) -> [Plan]? {
        var cases = [plan]
        for index in plan.events.indices {
            let event = plan.events[index]
            let like = rivals.flatMap(\.events).filter { $0.record == event.record && $0.field == event.field }
            for item in Set(like.flatMap(\.items.keys)).sorted() {
                var bounds: Set<Rational> = []
                for case .number(let low, let high)? in like.map({ $0.items[item] }) + [event.items[item]] {
                    bounds.formUnion([low, high].filter(\.isFinite))
                }
                guard let least = bounds.min()?.ceiling, let greatest = bounds.max()?.floor else { continue }
                guard greatest - least <= 8 else { return nil }
                // One number below and one above stand for all that no rival asks for.
                cases = cases.flatMap { base in
                    ((least - 1)...(greatest + 1)).compactMap { value -> Plan? in
                        let demand = Demand.number(low: Rational(value), high: Rational(value))
                        guard let both = base.events[index].items[item].map({ $0.meeting(demand) }) ?? demand,
                            allows(event, item, value)
                        else { return nil }
                        var next = base
                        next.events[index].items[item] = both
                        return next
                    }
                }
                guard cases.count <= 128 else { return nil }
            }
        }
        return cases
    }

    /// Whether an item of a new event may hold a number at all.
    private func allows(_ event: NewEvent, _ item: Int, _ value: Int64) -> Bool {
        let schema = world.evaluator.records.schema
        guard case .events(let items) = schema.records[event.record].fields[event.field].type else { return false }
        if case .code(let list) = items[item].type { return schema.codeLists[list].codes.indices.contains(Int(value)) }
        let range = items[item].range
        return (range.least ?? .negativeInfinity) <= Rational(value) && (range.greatest ?? .infinity) >= Rational(value)
    }

    /// Whether a plan asks for nothing that another does not ask for, and for less.
    private func asksLess(_ plan: Plan, than other: Plan) -> Bool {
        guard plan != other, plan.size <= other.size else { return false }
        var isLess = plan.size < other.size
        for (lever, demand) in plan.levers {
            guard let theirs = other.levers[lever] else { return false }
            switch relation(lever, demand, theirs) {
            case nil: return false
            case .some(let less): isLess = isLess || less
            }
        }
        isLess = isLess || plan.events != other.events
        guard Self.fit(plan.events[...], other.events, { $1.implies($0) }) else { return false }
        return isLess
    }

    /// Whether each event has one of its own among others that fits.
    private static func fit(
        _ events: ArraySlice<NewEvent>, _ others: [NewEvent], _ isFit: (NewEvent, NewEvent) -> Bool
    ) -> Bool {
        guard let first = events.first else { return true }
        return others.indices.contains { index in
            guard isFit(first, others[index]) else { return false }
            var rest = others
            rest.remove(at: index)
            return fit(events.dropFirst(), rest, isFit)
        }
    }

    /// Whether one demand moves a fact less than another, in the same direction; nil when it does not move it that way.
    private func relation(_ lever: Lever, _ a: Demand, _ b: Demand) -> Bool? {
        guard case .number(let lowA, let highA) = a, case .number(let lowB, let highB) = b,
            let now = changes.found(lever), changes.isOrdered(lever)
        else { return b.implies(a) ? a != b : nil }
        let (x, y) = (PlanChanges.nearest(lowA, highA, now), PlanChanges.nearest(lowB, highB, now))
        if x == y { return false }
        return x >= now && x < y || x <= now && x > y ? true : nil
    }
}
