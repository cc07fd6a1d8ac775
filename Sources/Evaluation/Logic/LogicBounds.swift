// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Between what bounds an expression lies over all records that the schema allows.
///
/// Numbers and dates of parameters stand at their newest value: that is the one a person who edits rules has in mind.
struct LogicBounds {
    let rulebook: Rulebook

    private var schema: Schema { rulebook.schema }

    private static let natural = NumberValue(low: .zero, high: .infinity)

    func bounds(_ id: ExpressionID) -> NumberValue {
        switch rulebook.expressions[id].operation {
        case .constant(let constant): return Self.value(constant)
        case .parameter(let index, nil): return parameter(rulebook.parameters[index])
        case .fact(let fact), .inYear(let fact, _): return bounds(of: fact)
        case .otherwise(let a, let b): return bounds(a).otherwise(bounds(b))
        case .arithmetic(let sign, let a, let b): return bounds(a).applying(sign, bounds(b))
        case .minimum(let list): return list.map(bounds).reduced { $0.minimum($1) }
        case .maximum(let list): return list.map(bounds).reduced { $0.maximum($1) }
        case .clamp(let a, let low, let high): return bounds(a).maximum(bounds(low)).minimum(bounds(high))
        case .points(_, let table):
            let points = table.map { bounds($0.points) }.reduced { $0.either($1) }
            return NumberValue(low: points.low, high: points.high, absence: .maybe)
        case .when(_, let a, let b): return bounds(a).either(bounds(b))
        case .rounded(let mode, let a): return bounds(a).rounded(mode)
        case .countInRound, .yearStreak, .yearCount, .eventCount, .eventStreak, .eventCountDistinct, .memberCount:
            return Self.natural
        case .spellDays: return NumberValue(low: .zero, high: Rational(366))
        case .memberShare: return NumberValue(low: .zero, high: Rational(1), absence: .maybe)
        case .eventLatest(let query, let item, _):
            let item = field(query, item).map { bounds(of: $0.type, $0) } ?? .unknown
            return NumberValue(low: item.low, high: item.high, absence: .maybe)
        case .compute: return .unknown
        default: return NumberValue(low: .negativeInfinity, high: .infinity, absence: .maybe)
        }
    }

    /// The constant that an expression always is, parameters at their newest value.
    func constant(_ id: ExpressionID) -> Rational? { bounds(id).exact }

    private static func value(_ constant: Constant) -> NumberValue {
        switch constant {
        case .number(let number): NumberValue(number)
        case .date(let date): NumberValue(Int(date.day))
        case .code(_, let place): NumberValue(place)
        default: .unknown
        }
    }

    private func parameter(_ parameter: Parameter) -> NumberValue {
        // Flags and codes are switches: both positions are meant to be thought of.
        if case .code(let list) = parameter.type { return codes(list) }
        if let version = parameter.versions.last { return Self.value(version.value) }
        return NumberValue(low: parameter.least ?? .negativeInfinity, high: parameter.greatest ?? .infinity)
    }

    private func codes(_ list: Int) -> NumberValue {
        NumberValue(low: .zero, high: Rational(max(schema.codeLists[list].codes.count - 1, 0)))
    }

    // MARK: Facts

    private func bounds(of fact: Fact) -> NumberValue {
        var found: NumberValue
        switch fact.end {
        case .definition(let index): found = bounds(rulebook.definitions[index].expression)
        default:
            guard let field = field(fact) else { return .unknown }
            found = bounds(of: field.type, field)
        }
        if mayBeAbsent(fact), found.absence == .never {
            found = NumberValue(low: found.low, high: found.high, absence: .maybe)
        }
        return found
    }

    private func bounds(of type: FieldType, _ field: Field) -> NumberValue {
        switch type {
        case .integer, .decimal:
            NumberValue(low: field.range.least ?? .negativeInfinity, high: field.range.greatest ?? .infinity)
        case .code(let list): codes(list)
        case .yearly(let element): bounds(of: element, field)
        default: .unknown
        }
    }

    /// The field that a fact ends in.
    func field(_ fact: Fact) -> Field? {
        switch fact.end {
        case .field(let record, let field): return schema.records[record].fields[field]
        case .eventField(let record, let field, let item): return self.item(record, field, item)
        default: return nil
        }
    }

    private func field(_ query: EventQuery, _ item: Int) -> Field? {
        guard case .field(let record, let field) = query.source.end else { return nil }
        return self.item(record, field, item)
    }

    private func item(_ record: Int, _ field: Int, _ item: Int) -> Field? {
        guard case .events(let items) = schema.records[record].fields[field].type else { return nil }
        return items[item]
    }

    /// Whether a fact may be known to be none: a blank that means so, a reference that leads nowhere, no nomination.
    func mayBeAbsent(_ fact: Fact) -> Bool {
        if fact.root == .nomination { return true }
        let hops = fact.hops.contains { hop in
            switch hop {
            case .field(let record, let field): schema.records[record].fields[field].blank == .absent
            case .eventField(let record, let field, let item): self.item(record, field, item)?.blank == .absent
            }
        }
        if hops { return true }
        // This round's own result as an event carries no more than its code and year.
        return field(fact)?.blank == .absent
    }
}

extension [NumberValue] {
    fileprivate func reduced(_ body: (NumberValue, NumberValue) -> NumberValue) -> NumberValue {
        guard let first else { return .unknown }
        return dropFirst().reduce(first, body)
    }
}
