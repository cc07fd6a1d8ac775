// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Comparisons of one stored column with a value that is the same for everyone.
extension ColumnEvaluator {
    /// A stored column and how a frame's rows reach into it.
    private struct Stored {
        let column: Column
        let field: Field
        let targets: Targets?
    }

    /// The stored column behind a fact, or a year of one.
    private func stored(_ id: ExpressionID, _ frame: Frame) -> Stored? {
        let fact: Fact
        var year: Int?
        switch rows.operation(id) {
        case .fact(let plain): fact = plain
        case .inYear(let yearly, let number):
            guard reaches[number].isGlobal, let value = rows.number(number, Environment(0)).exact?.floor else {
                return nil
            }
            (fact, year) = (yearly, Int(value))
        default: return nil
        }
        guard fact.root != .nomination else { return nil }
        let column: Column
        let field: Field
        switch fact.end {
        case .field(let record, let index):
            field = records.schema.records[record].fields[index]
            switch (records.tables[record].fields[index], year) {
            case (.column(let plain), nil): column = plain
            case (.yearly(let yearly), let year?):
                guard let delivered = yearly[year] else { return nil }
                column = delivered
            default: return nil
            }
        case .eventField(let record, let list, let item):
            guard case .events(let table) = records.tables[record].fields[list],
                case .events(let items) = records.schema.records[record].fields[list].type
            else { return nil }
            column = table.columns[item]
            field = items[item]
        default: return nil
        }
        if isIdentity(fact, frame) { return Stored(column: column, field: field, targets: nil) }
        guard let targets = targets(of: fact, frame) else { return nil }
        return Stored(column: column, field: field, targets: targets)
    }

    /// Spreads the truth of stored rows over the frame's rows.
    private func spread(_ truth: TruthColumn, _ stored: Stored) -> TruthColumn {
        guard let targets = stored.targets else { return truth }
        return .each(targets.count) { row in
            let target = targets[row]
            return target >= 0 ? truth[Int(target)] : target == Self.noTarget ? .false : .unknown
        }
    }

    /// A flag as a condition.
    func flag(_ id: ExpressionID, _ frame: Frame) -> TruthColumn? {
        guard let stored = stored(id, frame), case .flag(let values) = stored.column.storage else { return nil }
        let (known, absent) = (stored.column.known, stored.column.absent)
        let truth = TruthColumn(
            yes: values.intersection(known), no: known.subtracting(values).union(absent))
        return spread(truth, stored)
    }

    /// A stored number, date or code against a known number.
    func plainComparison(
        _ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ frame: Frame
    ) -> TruthColumn? {
        guard reaches[b].isGlobal, let stored = stored(a, frame),
            let threshold = rows.number(b, Environment(0)).exact
        else { return nil }
        let isDecimal = if case .decimal = stored.column.storage { true } else { false }
        guard let scaled = isDecimal ? threshold.multiplied(by: Rational(ExactDecimal.scale)) : threshold,
            let low = bound(scaled, relation)
        else { return nil }
        let isUpper = relation == .atLeast || relation == .moreThan
        func passes(_ value: Int64) -> Bool { isUpper ? value >= low : value <= low }
        let unknown = unknownTruth(relation, threshold, stored.field)
        return column(stored, unknown: unknown, passes)
    }

    /// The whole number that a whole number must reach (or stay at or below) to satisfy a relation.
    private func bound(_ threshold: Rational, _ relation: Comparison) -> Int64? {
        switch relation {
        case .atLeast: threshold.ceiling
        case .moreThan: threshold.floor.flatMap { $0 == .max ? nil : $0 + 1 }
        case .atMost: threshold.floor
        case .lessThan: threshold.ceiling.flatMap { $0 == .min ? nil : $0 - 1 }
        }
    }

    /// What the declared range alone says of a value that nobody has given.
    private func unknownTruth(_ relation: Comparison, _ threshold: Rational, _ field: Field) -> Truth {
        guard case .number(let value) = RowEvaluator.missing(field, isAbsent: false, records.schema.codeLists) else {
            return .unknown
        }
        return value.compared(relation, to: NumberValue(threshold))
    }

    private func column(_ stored: Stored, unknown: Truth, _ passes: (Int64) -> Bool) -> TruthColumn? {
        let count = stored.column.count
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        func fill(_ value: (Int) -> Int64) {
            for row in 0..<count where passes(value(row)) { words[row >> 6] |= 1 << UInt64(row & 63) }
        }
        switch stored.column.storage {
        case .integer(let values), .decimal(let values): fill { values[$0] }
        case .date(let values): fill { Int64(values[$0]) }
        case .code(let values): fill { Int64(values[$0]) }
        default: return nil
        }
        let (known, absent) = (stored.column.known, stored.column.absent)
        let passing = BitSet(count: count, words: words)
        var truth = TruthColumn(yes: passing.intersection(known), no: known.subtracting(passing).union(absent))
        if unknown != .unknown {
            let open = known.union(absent).complement
            if unknown == .true { truth.yes = truth.yes.union(open) } else { truth.no = truth.no.union(open) }
        }
        // A row whose path leads nowhere known is as unknown as a blank, range included.
        guard let targets = stored.targets else { return truth }
        return .each(targets.count) { row in
            let target = targets[row]
            return target >= 0 ? truth[Int(target)] : target == Self.noTarget ? .false : unknown
        }
    }

    /// A stored code or text against known values.
    func plainMembership(
        _ a: ExpressionID, _ values: [ExpressionID], _ negated: Bool, _ frame: Frame
    ) -> TruthColumn? {
        guard values.allSatisfy({ reaches[$0].isGlobal }), let stored = stored(a, frame) else { return nil }
        let wanted = values.map { rows.value($0, Environment(0)) }
        switch stored.column.storage {
        case .code, .integer, .date:
            var places: Set<Int64> = []
            for value in wanted {
                guard case .number(let number) = value, let exact = number.exact, exact.isWhole else { return nil }
                places.insert(exact.numerator)
            }
            var isPossible = NumberValue.unknown
            if case .number(let value) = RowEvaluator.missing(stored.field, isAbsent: false, records.schema.codeLists) {
                isPossible = value
            }
            let found = wanted.reduce(Truth.false) { truth, value in
                guard case .number(let number) = value else { return truth }
                return truth || NumberValue(low: isPossible.low, high: isPossible.high).equals(number)
            }
            guard isPossible.absence == .never else { return nil }
            return column(stored, unknown: negated ? !found : found) { places.contains($0) != negated }
        case .text(let pool, let values):
            var texts: Set<String> = []
            for value in wanted {
                guard case .text(.known(let text)) = value else { return nil }
                texts.insert(text)
            }
            let isWanted = pool.map { texts.contains($0) != negated }
            let (known, absent) = (stored.column.known, stored.column.absent)
            let truth = TruthColumn.each(stored.column.count) { row in
                known[row] ? Truth(isWanted[Int(values[row])]) : absent[row] ? .false : .unknown
            }
            return spread(truth, stored)
        case .set(let pool, let offsets, let values):
            guard let members = wantedMembers(wanted, pool: pool) else { return nil }
            let (known, absent) = (stored.column.known, stored.column.absent)
            let truth = TruthColumn.each(stored.column.count) { row in
                guard known[row] else { return absent[row] ? .false : .unknown }
                let has = values[Int(offsets[row])..<Int(offsets[row + 1])].contains { members.contains($0) }
                return Truth(has != negated)
            }
            return spread(truth, stored)
        default: return nil
        }
    }

    /// The stored numbers of the members looked for: places of codes, or of texts in the pool.
    private func wantedMembers(_ wanted: [Value], pool: [String]) -> Set<Int32>? {
        var members: Set<Int32> = []
        for value in wanted {
            switch value {
            case .number(let number):
                guard pool.isEmpty, let exact = number.exact, exact.isWhole else { return nil }
                members.insert(Int32(truncatingIfNeeded: exact.numerator))
            case .text(.known(let text)):
                if let place = pool.firstIndex(of: text) { members.insert(Int32(place)) }
            default: return nil
            }
        }
        return members
    }
}
