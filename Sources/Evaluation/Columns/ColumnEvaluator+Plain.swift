// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Comparisons of one stored column with a value that is the same for everyone.
extension ColumnEvaluator {
    /// A stored column and how a frame's rows reach into it.
    struct Stored {
        let column: Column
        let place: Place
        let targets: Targets?
        /// Of a yearly field, which year.
        let year: Int?

        /// Where the column stands in the frame's own table; nil where it is another's, or of events.
        var ownPlace: ColumnPlace? {
            guard targets == nil, case .field(_, let field) = place else { return nil }
            return ColumnPlace(field: field, year: year)
        }

        /// Where the field is declared; taken out only by what asks, for a field is large.
        enum Place {
            case field(record: Int, field: Int)
            case item(record: Int, field: Int, item: Int)
        }
    }

    /// What a stored column's field, or item of an event, is when nobody has given it.
    func unknownValue(_ stored: Stored) -> Value {
        switch stored.place {
        case .field(let record, let field): rows.shapes[record, field].unknown
        case .item(let record, let field, let item): rows.shapes[record, field, item].unknown
        }
    }

    /// The field of a stored column, or the item of an event.
    func field(of stored: Stored) -> Field {
        switch stored.place {
        case .field(let record, let field): return records.schema.records[record].fields[field]
        case .item(let record, let field, let item):
            guard case .events(let items) = records.schema.records[record].fields[field].type else {
                preconditionFailure("items are of event lists")
            }
            return items[item]
        }
    }

    /// The stored column behind a fact, or a year of one.
    func stored(_ id: ExpressionID, _ frame: Frame) -> Stored? {
        let fact: Fact
        var year: Int?
        switch rows.operation(id) {
        case .fact(let plain): fact = plain
        case .inYear(let yearly, let number):
            guard reaches[number].isGlobal, let value = settledNumber(number).exact?.floor else {
                return nil
            }
            (fact, year) = (yearly, Int(value))
        default: return nil
        }
        guard fact.root != .nomination else { return nil }
        let column: Column
        let place: Stored.Place
        switch fact.end {
        case .field(let record, let index):
            place = .field(record: record, field: index)
            switch (records.tables[record].fields[index], year) {
            case (.column(let plain), nil): column = plain
            case (.yearly(let yearly), let year?):
                guard let delivered = yearly[year] else { return nil }
                column = delivered
            default: return nil
            }
        case .eventField(let record, let list, let item):
            guard case .events(let table) = records.tables[record].fields[list] else { return nil }
            column = table.columns[item]
            place = .item(record: record, field: list, item: item)
        default: return nil
        }
        if isIdentity(fact, frame) { return Stored(column: column, place: place, targets: nil, year: year) }
        guard let targets = targets(of: fact, frame) else { return nil }
        return Stored(column: column, place: place, targets: targets, year: year)
    }

    /// A stored number, date or code of the frame's own rows; nil where it is none, or facts are supposed.
    func storedNumbers(_ id: ExpressionID, _ frame: Frame) -> [NumberValue]? {
        guard rows.openings == nil, let stored = stored(id, frame), stored.targets == nil,
            case .number(let unknown) = unknownValue(stored)
        else { return nil }
        let column = stored.column
        return (0..<column.count).map { row in
            guard column.known[row] else { return column.absent[row] ? .absent : unknown }
            return switch column.storage {
            case .integer(let values), .date(let values), .code(let values): NumberValue(Rational(values[row]))
            case .decimal(let values): NumberValue(Rational(millionths: values[row]))
            case .text, .flag, .reference, .set: .unknown
            }
        }
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
        guard let stored = stored(id, frame), case .flag = stored.column.storage else { return nil }
        var program = TruthProgram(count: stored.column.count)
        program.output(program.flag(stored.column))
        return spread(program.run()[0], stored)
    }

    /// A stored number, date or code against a known number.
    func plainComparison(
        _ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ frame: Frame
    ) -> TruthColumn? {
        test(relation, a, b, frame).map(truth)
    }

    private func truth(_ test: PlainTest) -> TruthColumn {
        var program = TruthProgram(count: test.stored.column.count)
        program.output(test.half(in: &program))
        let truth = program.run()[0]
        // A row whose path leads nowhere known is as unknown as a blank, range included.
        guard let targets = test.stored.targets else { return truth }
        return .each(targets.count) { row in
            let target = targets[row]
            return target >= 0 ? truth[Int(target)] : target == Self.noTarget ? .false : test.unknown
        }
    }

    /// A stored code or text against known values.
    func plainMembership(
        _ a: ExpressionID, _ values: [ExpressionID], _ negated: Bool, _ frame: Frame
    ) -> TruthColumn? {
        if let test = test(a, isOneOf: values, negated: negated, frame) { return truth(test) }
        guard values.allSatisfy({ reaches[$0].isGlobal }), let stored = stored(a, frame) else { return nil }
        let wanted = values.map { rows.value($0, .anyone) }
        switch stored.column.storage {
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
