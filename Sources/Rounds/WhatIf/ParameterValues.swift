// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// The values of a parameter that are worth trying: all codes, both flags, the whole numbers of its range and, for
/// thresholds, the values that occur in the records.
///
/// Whether a value changes a list is not monotone, so all of them are tried and none is skipped by halving.
struct ParameterValues {
    let session: RoundSession
    let parameter: Int

    /// Whether the whole numbers of the range are too many to be tried.
    var isWide: Bool {
        guard declared.type == .number else { return false }
        guard let least = declared.least, let greatest = declared.greatest, let width = greatest.subtracting(least)
        else {
            return true
        }
        return width > Rational(Self.widest)
    }

    private static let widest = 1000
    private var rulebook: Rulebook { session.loaded.rulebook }
    private var declared: Parameter { rulebook.parameters[parameter] }

    /// The value of the round as it is.
    var current: Constant? { session.loaded.inputs.value(of: parameter, rulebook) }

    /// The values in ascending order, the current one among them.
    var all: [Constant] {
        switch declared.type {
        case .flag: return [.truth(false), .truth(true)]
        case .code(let list):
            return rulebook.schema.codeLists[list].codes.indices.map { .code(list: list, $0) }
        case .date:
            return Set(declared.versions.map(\.value) + [current].compactMap { $0 }).sorted {
                if case .date(let a) = $0, case .date(let b) = $1 { a < b } else { false }
            }
        case .number: return numbers.map { .number($0) }
        default: return [current].compactMap { $0 }
        }
    }

    private var numbers: [Rational] {
        var found = Set(declared.versions.map(\.value).compactMap(Self.number))
        if let current = current.flatMap(Self.number) { found.insert(current) }
        found.formUnion([declared.least, declared.greatest].compactMap { $0 })
        if !isWide, let first = declared.least?.ceiling, let last = declared.greatest?.floor {
            for value in first...max(first, last) { found.insert(Rational(value)) }
        }
        for value in thresholds
        where value >= declared.least ?? .negativeInfinity && value <= declared.greatest ?? .infinity {
            found.insert(value)
        }
        return found.sorted()
    }

    /// The recorded values that a comparison holds against this parameter alone.
    private var thresholds: Set<Rational> {
        var found: Set<Rational> = []
        for expression in rulebook.expressions {
            guard case .compare(_, let a, let b) = expression.operation else { continue }
            for (one, other) in [(a, b), (b, a)] {
                guard case .parameter(parameter, _) = rulebook.expressions[one].operation,
                    case .fact(let fact) = rulebook.expressions[other].operation
                else { continue }
                found.formUnion(values(fact))
            }
        }
        return found
    }

    private func values(_ fact: Fact) -> [Rational] {
        let records = session.loaded.records
        switch fact.end {
        case .field(let record, let field):
            guard let column = records.tables[record].column(field) else { return [] }
            return (0..<column.count).compactMap { Self.number(column[$0]) }
        case .eventField(let record, let list, let item):
            guard case .events(let table) = records.tables[record].fields[list] else { return [] }
            return (0..<table.count).compactMap { Self.number(table.columns[item][$0]) }
        case .definition(let index):
            let definition = rulebook.definitions[index]
            let rows = (0..<records.tables[definition.record].count).map { Candidate(row: $0, nomination: nil) }
            guard rulebook.expressions[definition.expression].type == .number else { return [] }
            return session.evaluator.numbers(definition.expression, record: definition.record, rows).compactMap(\.exact)
        case .record, .members: return []
        }
    }

    static func number(_ constant: Constant) -> Rational? {
        if case .number(let number) = constant { number } else { nil }
    }

    private static func number(_ cell: Cell) -> Rational? {
        switch cell {
        case .integer(let value): Rational(value)
        case .decimal(let value): Rational(millionths: value)
        default: nil
        }
    }
}
