// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension RowEvaluator {
    /// The row that a fact's path leads to before its last step.
    func owner(of fact: Fact, _ environment: Environment) -> Known<Int> {
        var row: Known<Int>
        switch fact.root {
        case .subject(let depth): row = .known(environment.subjects[depth].row)
        case .nomination: row = environment.nomination
        case .round: row = .known(0)
        }
        for (number, hop) in fact.hops.enumerated() {
            guard case .known(let current) = row else { return row }
            let cell: Cell
            switch hop {
            case .field(let record, let field):
                cell = stored(.cell(record: record, row: current, field: field))
            case .eventField(let record, let field, let item):
                let subject = number == 0 ? subject(of: fact, environment) : nil
                cell = eventCell(record, field, item, current, subject?.roundEvent)
            }
            row = Self.row(cell)
        }
        return row
    }

    /// The row of a fact that ends in a record.
    func row(of fact: Fact, _ environment: Environment) -> Known<Int> {
        let owner = owner(of: fact, environment)
        guard case .field(let record, let field) = fact.end, case .known(let row) = owner else { return owner }
        return Self.row(stored(.cell(record: record, row: row, field: field)))
    }

    /// What a fact holds: as stored, or as supposed where it is open.
    private func stored(_ lever: Lever) -> Cell {
        let cell = records.cell(lever)
        return openings?.cell(lever, cell) ?? cell
    }

    private static func row(_ cell: Cell) -> Known<Int> {
        switch cell {
        case .row(let row): .known(row)
        case .absent: .absent
        default: .unknown
        }
    }

    private func subject(of fact: Fact, _ environment: Environment) -> Environment.Subject? {
        if case .subject(let depth) = fact.root { environment.subjects[depth] } else { nil }
    }

    func eventCell(
        _ record: Int, _ field: Int, _ item: Int, _ event: Int, _ roundEvent: Environment.RoundEvent?
    ) -> Cell {
        if let roundEvent {
            if item == roundEvent.codeItem { return .code(roundEvent.code) }
            if item == roundEvent.yearItem { return .integer(Int64(inputs.year)) }
            return .unknown
        }
        return stored(.item(record: record, field: field, event: event, item: item))
    }

    /// What a fact holds.
    func value(_ fact: Fact, _ environment: Environment) -> Value {
        let owner = owner(of: fact, environment)
        switch fact.end {
        case .record: return .row(owner)
        case .field(let record, let field):
            guard case .known(let row) = owner else {
                return owner == .absent ? shapes[record, field].absent : shapes[record, field].unknown
            }
            return value(.cell(record: record, row: row, field: field), shapes[record, field])
        case .eventField(let record, let field, let item):
            guard case .known(let row) = owner else {
                return owner == .absent ? shapes[record, field, item].absent : shapes[record, field, item].unknown
            }
            return itemValue(record, field, item, row, subject(of: fact, environment)?.roundEvent)
        case .definition(let index):
            let expression = rulebook.definitions[index].expression
            let isCondition = rulebook.expressions[expression].type == .condition
            switch owner {
            case .known(let row): return value(expression, Environment(row))
            case .absent: return isCondition ? .truth(.false) : .number(.absent)
            case .unknown: return isCondition ? .truth(.unknown) : .number(.unknown)
            }
        case .members: return .set(.unknown)
        }
    }

    /// The value of a yearly fact in a year; a year that was not delivered is unknown.
    func value(of fact: Fact, year: ExpressionID, _ environment: Environment) -> Value {
        guard case .field(let record, let field) = fact.end else { return .number(.unknown) }
        let owner = owner(of: fact, environment)
        let year = number(year, environment)
        if year.absence == .always || owner == .absent { return shapes[record, field].absent }
        guard case .known(let row) = owner, let number = year.exact?.floor else { return shapes[record, field].unknown }
        return value(.year(record: record, row: row, field: field, year: Int(number)), shapes[record, field])
    }

    /// What a fact holds as a value: as stored, or as far as it is supposed where it is open.
    ///
    /// - parameter shape: Asked for only where the cell itself does not say it: it is large.
    func value(_ lever: Lever, _ shape: @autoclosure () -> FieldShapes.Shape) -> Value {
        let cell = records.cell(lever)
        return openings?.value(lever, cell, shape()) ?? Self.value(cell, shape())
    }

    /// An item of an event, or of the round's own result.
    func itemValue(
        _ record: Int, _ field: Int, _ item: Int, _ event: Int, _ roundEvent: Environment.RoundEvent?
    ) -> Value {
        if roundEvent != nil {
            return Self.value(eventCell(record, field, item, event, roundEvent), shapes[record, field, item])
        }
        return value(.item(record: record, field: field, event: event, item: item), shapes[record, field, item])
    }

    /// A cell as a value; of a yearly field, a year's cell.
    static func value(_ cell: Cell, _ shape: @autoclosure () -> FieldShapes.Shape) -> Value {
        switch cell {
        case .text(let text): .text(.known(text))
        case .flag(let flag): .flag(.known(flag))
        case .integer(let number): .number(NumberValue(Rational(number)))
        case .decimal(let units): .number(NumberValue(Rational(millionths: units)))
        case .date(let date): .number(NumberValue(Int(date.day)))
        case .code(let place): .number(NumberValue(place))
        case .row(let row): .row(.known(row))
        case .set(let members): .set(.known(members))
        case .absent: shape().absent
        case .blank, .unknown, .reference: shape().unknown
        }
    }
}
