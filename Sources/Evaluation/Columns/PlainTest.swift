// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Which whole numbers of a stored column satisfy a condition.
struct PlainTest {
    let stored: ColumnEvaluator.Stored
    let values: PackedIntegers
    /// What lies in one of these passes, or what lies in none of them.
    let ranges: [ClosedRange<Int64>]
    let isInverted: Bool
    /// What the declared range alone says of a value that nobody has given.
    let unknown: Truth

    /// The test as part of a program over the frame's rows; nil unless they are the column's own.
    func directHalf(in program: inout TruthProgram) -> TruthProgram.Half? {
        stored.targets == nil ? half(in: &program) : nil
    }

    /// The test as part of a program over the column's rows.
    func half(in program: inout TruthProgram) -> TruthProgram.Half {
        func half(_ range: ClosedRange<Int64>?) -> TruthProgram.Half {
            program.within(values, of: stored.column, range, isInverted: isInverted, unknown: unknown)
        }
        guard ranges.count > 1 else { return half(ranges.first) }
        let halves = ranges.map { half($0) }
        return isInverted ? program.all(halves) : program.any(halves)
    }
}

/// Conditions on one stored column as tests of its values.
extension ColumnEvaluator {
    /// A comparison of a stored column with a known number as a test of its values.
    func test(_ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ frame: Frame) -> PlainTest? {
        guard reaches[b].isGlobal, let stored = stored(a, frame),
            let threshold = rows.number(b, Environment(0)).exact
        else { return nil }
        let values: PackedIntegers
        var scaled = threshold
        switch stored.column.storage {
        case .integer(let plain), .date(let plain), .code(let plain): values = plain
        case .decimal(let decimals):
            guard let millionths = threshold.multiplied(by: Rational(ExactDecimal.scale)),
                let units = millionths.divided(by: Rational(decimals.unit))
            else { return nil }
            (values, scaled) = (decimals.multiples, units)
        default: return nil
        }
        guard let bound = bound(scaled, relation) else { return nil }
        let range = relation == .atLeast || relation == .moreThan ? bound...Int64.max : Int64.min...bound
        return PlainTest(
            stored: stored, values: values, ranges: [range], isInverted: false,
            unknown: unknownTruth(relation, threshold, stored))
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
    private func unknownTruth(_ relation: Comparison, _ threshold: Rational, _ stored: Stored) -> Truth {
        guard case .number(let value) = unknownValue(stored) else { return .unknown }
        return value.compared(relation, to: NumberValue(threshold))
    }

    /// A question whether a stored whole number, date or code is one of some known values, as a test of its values.
    func test(_ a: ExpressionID, isOneOf values: [ExpressionID], negated: Bool, _ frame: Frame) -> PlainTest? {
        guard values.allSatisfy({ reaches[$0].isGlobal }), let stored = stored(a, frame) else { return nil }
        let packed: PackedIntegers
        switch stored.column.storage {
        case .code(let plain), .integer(let plain), .date(let plain): packed = plain
        default: return nil
        }
        guard case .number(let missing) = unknownValue(stored), missing.absence == .never else { return nil }
        var places: [Int64] = []
        places.reserveCapacity(values.count)
        var found = Truth.false
        for id in values {
            guard case .number(let number) = rows.value(id, Environment(0)), let exact = number.exact, exact.isWhole
            else { return nil }
            places.append(exact.numerator)
            found = found || missing.equals(number)
        }
        places.sort()
        var ranges: [ClosedRange<Int64>] = []
        ranges.reserveCapacity(places.count)
        for place in places {
            if let last = ranges.last, last.upperBound >= place &- 1 {
                // The next one, or the same again.
                ranges[ranges.count - 1] = last.lowerBound...place
            } else {
                ranges.append(place...place)
            }
        }
        if case .code = stored.column.storage, case .code(let list) = field(of: stored).type, let last = ranges.last,
            last.upperBound == Int64(records.schema.codeLists[list].codes.count - 1)
        {
            // No code comes after the last: at least this one is a single comparison.
            ranges[ranges.count - 1] = last.lowerBound...Int64.max
        }
        return PlainTest(
            stored: stored, values: packed, ranges: ranges, isInverted: negated, unknown: negated ? !found : found)
    }

    private func isFixed(_ field: Field) -> Bool {
        field.range.least != nil && field.range.least == field.range.greatest
    }

    /// A flag of the frame's own rows as part of a program.
    func flagHalf(_ id: ExpressionID, _ frame: Frame, in program: inout TruthProgram) -> TruthProgram.Half? {
        guard let stored = stored(id, frame), stored.targets == nil, case .flag = stored.column.storage else {
            return nil
        }
        return program.flag(stored.column)
    }

    /// Whether a fact of the frame's own rows is known to be none, as part of a program.
    func absentHalf(_ id: ExpressionID, _ frame: Frame, in program: inout TruthProgram) -> TruthProgram.Half? {
        guard case .fact(let fact) = rows.operation(id), case .field = fact.end, let stored = stored(id, frame),
            stored.targets == nil
        else { return nil }
        // Of a number that nobody has given it is known that there is one, unless a blank could say otherwise.
        let isNumber =
            switch stored.column.storage {
            case .integer, .decimal, .date, .code: true
            case .text, .flag, .reference, .set: false
            }
        let field = field(of: stored)
        guard !isNumber || field.blank == .absent && !isFixed(field) else { return nil }
        return program.absent(stored.column, unknown: .unknown)
    }
}
