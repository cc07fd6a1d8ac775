// SPDX-License-Identifier: Apache-2.0

public import Records

/// How finely the values of an expression lie: the smallest difference that a careful person would think of.
public struct Granularity {
    private let rulebook: Rulebook

    /// Steps in a rulebook.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The step of a share: five of a hundred, since the shares of a few people leave wide gaps.
    public static let share = Rational(1, 20) ?? .zero

    private static let decimal = Rational(1, 10) ?? .zero
    private static let whole = Rational(1)

    /// The step of an expression's values: 1 of whole numbers, days and codes, 1/10 of decimals, 1/20 of shares.
    ///
    /// Nil of what has no step, such as text.
    public func step(of id: ExpressionID) -> Rational? {
        let expression = rulebook.expressions[id]
        switch expression.type {
        case .date, .code: return Self.whole
        case .number: return number(expression.operation)
        default: return nil
        }
    }

    private func number(_ operation: Operation) -> Rational {
        switch operation {
        case .fact(let fact): return fact.step(in: rulebook) ?? self.definition(fact)
        case .inYear(let fact, _): return fact.step(in: rulebook) ?? Self.whole
        case .parameter(let index, _): return step(of: rulebook.parameters[index])
        case .constant(.number(let value)):
            return value.isWhole ? Self.whole : value > Rational(0) && value < Rational(1) ? Self.share : Self.decimal
        case .memberShare: return Self.share
        case .memberAverage, .eventSum: return Self.decimal
        case .compute(_, let decimals): return decimals == 0 ? Self.whole : Self.decimal
        case .arithmetic(.divide, _, _): return Self.share
        case .arithmetic(.multiply, let a, let b): return step(of: a) == Self.whole ? finest([b]) : finest([a])
        case .arithmetic(_, let a, let b): return finest([a, b])
        case .otherwise(let a, let b), .when(_, let a, let b): return finest([a, b])
        case .minimum(let list), .maximum(let list): return finest(list)
        case .clamp(let a, _, _): return finest([a])
        case .points(_, let table): return finest(table.map(\.points))
        default: return Self.whole
        }
    }

    private func definition(_ fact: Fact) -> Rational {
        guard case .definition(let index) = fact.end else { return Self.whole }
        return step(of: rulebook.definitions[index].expression) ?? Self.whole
    }

    private func step(of parameter: Parameter) -> Rational {
        parameter.versions.allSatisfy { version in
            if case .number(let value) = version.value { value.isWhole } else { true }
        } ? Self.whole : Self.decimal
    }

    private func finest(_ ids: [ExpressionID]) -> Rational {
        ids.compactMap { step(of: $0) }.min() ?? Self.whole
    }
}

extension Fact {
    /// The step of the field that a fact ends in; nil of other ends.
    func step(in rulebook: Rulebook) -> Rational? {
        let schema = rulebook.schema
        let type: FieldType
        switch end {
        case .field(let record, let field): type = schema.records[record].fields[field].type
        case .eventField(let record, let field, let item):
            guard case .events(let items) = schema.records[record].fields[field].type else { return nil }
            type = items[item].type
        default: return nil
        }
        switch type {
        case .decimal, .yearly(.decimal): return Rational(1, 10)
        default: return Rational(1)
        }
    }
}
