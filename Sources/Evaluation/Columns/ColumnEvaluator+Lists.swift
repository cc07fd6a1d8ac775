// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Questions about lists, with the conditions inside evaluated once for all owners.
extension ColumnEvaluator {
    func listTruth(_ id: ExpressionID, _ frame: Frame) -> TruthColumn? {
        let zero = NumberValue(0)
        switch rows.operation(id) {
        case .exists(let query):
            if let counts = eventCounts(query, frame) {
                return .each(counts.count) { counts[$0].compared(.moreThan, to: zero) }
            }
        case .some(let query, let condition):
            if let counts = memberTallies(query, condition, frame)?.map(\.count) {
                return .each(counts.count) { counts[$0].compared(.moreThan, to: zero) }
            }
        case .every(let query, let condition):
            if let tallies = memberTallies(query, condition, frame) {
                return .each(tallies.count) { tallies[$0].every }
            }
        default: break
        }
        return byOwner(id, frame).map { owned in
            .each(owned.targets.count) { row in
                if case .truth(let truth) = owned.value(row) { truth } else { .unknown }
            }
        }
    }

    func listNumbers(_ id: ExpressionID, _ frame: Frame) -> [NumberValue]? {
        switch rows.operation(id) {
        case .eventCount(let query):
            if let counts = eventCounts(query, frame) { return counts }
        case .memberCount(let query, let condition):
            if let tallies = memberTallies(query, condition, frame) { return tallies.map(\.count) }
        case .memberShare(let query, let condition):
            if let tallies = memberTallies(query, condition, frame) { return tallies.map(\.share) }
        default: break
        }
        return byOwner(id, frame).map { owned in
            (0..<owned.targets.count).map { row in
                if case .number(let number) = owned.value(row) { number } else { .unknown }
            }
        }
    }

    // MARK: Events

    /// How many events of each row pass the filters; nil when a filter has no column form.
    private func eventCounts(_ query: EventQuery, _ frame: Frame) -> [NumberValue]? {
        guard isIdentity(query.source, frame), case .field(let record, let field) = query.source.end,
            case .events(let table) = records.tables[record].fields[field]
        else { return nil }
        let inner = Frame(kind: .events(record: record, field: field), depth: query.depth)
        var truth = TruthColumn(.true, count: table.count)
        for filter in query.filters {
            switch filter {
            case .matching(let condition):
                guard fits(condition, inner) else { return nil }
                truth = truth.and(self.truth(condition, inner))
            case .within(let years, _) where reaches[years].isGlobal,
                .since(let years, _) where reaches[years].isGlobal:
                // Only the one filter is applied, to every event alone.
                let single = EventQuery(source: query.source, filters: [filter], depth: query.depth)
                truth = truth.and(truths(of: single, table, frame))
            default: return nil
            }
        }
        return (0..<count(of: frame)).map { row in
            var certain = 0
            var possible = 0
            for event in table.events(of: row) {
                switch truth[event] {
                case .true: (certain, possible) = (certain + 1, possible + 1)
                case .unknown: possible += 1
                case .false: break
                }
            }
            return NumberValue(low: Rational(certain), high: table.isDelivered ? Rational(possible) : .infinity)
        }
    }

    private func truths(of query: EventQuery, _ table: EventTable, _ frame: Frame) -> TruthColumn {
        var column = TruthColumn(.unknown, count: table.count)
        for row in 0..<count(of: frame) where !table.events(of: row).isEmpty {
            for entry in rows.entries(query, environment(row, frame))?.entries ?? [] { column[entry.row] = entry.truth }
        }
        return column
    }

    // MARK: Members

    /// What is counted of one row's members.
    private struct Tally {
        var certain = 0
        var possible = 0
        var every = Truth.true
        var shares = ShareTally()

        var count: NumberValue { NumberValue(low: Rational(certain), high: Rational(possible)) }
        var share: NumberValue { shares.share }
    }

    /// The members of each row, counted; nil when a condition has no column form.
    private func memberTallies(_ query: MemberQuery, _ condition: ExpressionID?, _ frame: Frame) -> [Tally]? {
        guard isIdentity(query.source, frame), case .members(let record, let field) = query.source.end,
            let inverse = records.inverse(record: record, field: field)
        else { return nil }
        let inner = Frame(kind: .members(record: record, field: field), depth: query.depth)
        guard condition.map({ fits($0, inner) }) ?? true, query.among.map({ fits($0, inner) }) ?? true else {
            return nil
        }
        let truth = condition.map { self.truth($0, inner) } ?? TruthColumn(.true, count: count(of: inner))
        let among = query.among.map { self.truth($0, inner) } ?? TruthColumn(.true, count: count(of: inner))
        return (0..<count(of: frame)).map { row in
            var tally = Tally()
            for member in inverse.rows(of: row) {
                let (isAmong, passes) = (among[Int(member)], truth[Int(member)])
                let both = isAmong && passes
                if both == .true { tally.certain += 1 }
                if both != .false { tally.possible += 1 }
                tally.every = tally.every && (!isAmong || passes)
                tally.shares.add(isAmong: isAmong) { passes }
            }
            return tally
        }
    }

    // MARK: Lists of another record

    /// A question about a list that hangs on the row a path leads to: asked once per such row.
    private struct Owned {
        let targets: Targets
        let value: (Int) -> Value
    }

    private func byOwner(_ id: ExpressionID, _ frame: Frame) -> Owned? {
        let operation = rows.operation(id)
        guard let source = operation.eventQuery?.source ?? operation.memberQuery?.source,
            let depth = operation.eventQuery?.depth ?? operation.memberQuery?.depth,
            !isIdentity(source, frame),
            // The conditions inside may read nothing but the list's own rows and what is the same for everyone.
            operation.operands.allSatisfy({
                reaches[$0].depths & ((1 << UInt64(depth)) - 1) == 0 && !reaches[$0].readsNomination
                    && !reaches[$0].runsScript
            }),
            let targets = targets(of: source, frame)
        else { return nil }
        var known: [Int32: Value] = [:]
        for (row, target) in targets.enumerated() where known[target] == nil {
            known[target] = rows.value(id, environment(row, frame))
        }
        return Owned(targets: targets) { known[targets[$0]] ?? .truth(.unknown) }
    }
}
