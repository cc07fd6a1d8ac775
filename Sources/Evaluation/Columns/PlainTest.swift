// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Which stored numbers of a column satisfy a condition.
struct PlainTest {
    let stored: ColumnEvaluator.Stored
    /// From the first number to the last, none where the last comes before the first.
    ///
    /// What lies in this range or in one of the others passes, or what lies in none of them; most tests have one range.
    let range: (first: Int64, last: Int64)
    var others: [ClosedRange<Int64>] = []
    let isInverted: Bool
    /// What the declared range alone says of a value that nobody has given.
    let unknown: Truth

    /// The test as part of a program over the frame's rows; nil unless they are the column's own.
    func directHalf(in program: inout TruthProgram) -> TruthProgram.Half? {
        stored.targets == nil ? half(in: &program) : nil
    }

    /// The test as part of a program over the column's rows.
    func half(in program: inout TruthProgram) -> TruthProgram.Half {
        let range = range.first <= range.last ? range.first...range.last : nil
        let first = program.within(stored.column, at: stored.ownPlace, range, isInverted: isInverted, unknown: unknown)
        guard !others.isEmpty else { return first }
        let start = program.open()
        program.add(first)
        for other in others {
            program.add(
                program.within(
                    stored.column, at: stored.ownPlace, other, isInverted: isInverted, unknown: unknown))
        }
        return isInverted ? program.all(since: start) : program.any(since: start)
    }
}

/// Conditions on one stored column as tests of its values.
extension ColumnEvaluator {
    /// A comparison of a stored column with a known number as a test of its values.
    func test(_ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ frame: Frame) -> PlainTest? {
        guard reaches[b].isGlobal, let stored = stored(a, frame), stored.column.width != nil,
            let threshold = settledNumber(b).exact
        else { return nil }
        var scaled = threshold
        if case .decimal = stored.column.storage {
            guard let millionths = threshold.multiplied(by: Rational(ExactDecimal.scale)),
                let units = millionths.divided(by: Rational(stored.column.unit))
            else { return nil }
            scaled = units
        }
        guard let bound = bound(scaled, relation) else { return nil }
        let range = relation == .atLeast || relation == .moreThan ? (bound, Int64.max) : (Int64.min, bound)
        return PlainTest(
            stored: stored, range: range, isInverted: false, unknown: unknownTruth(relation, threshold, stored))
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
        if case .decimal = stored.column.storage { return nil }
        guard stored.column.width != nil, case .number(let missing) = unknownValue(stored), missing.absence == .never
        else { return nil }
        var ranges: [ClosedRange<Int64>] = []
        var found = Truth.false
        for id in values {
            guard case .number(let number) = settledValue(id), let exact = number.exact, exact.isWhole
            else { return nil }
            ranges.append(exact.numerator...exact.numerator)
            found = found || missing.equals(number)
        }
        joinNeighbours(&ranges)
        if case .code = stored.column.storage, let last = ranges.last, last.upperBound == lastCode(of: stored) {
            // No code comes after the last: at least this one is a single comparison.
            ranges[ranges.count - 1] = last.lowerBound...Int64.max
        }
        return PlainTest(
            stored: stored, range: ranges.first.map { ($0.lowerBound, $0.upperBound) } ?? (0, -1),
            others: ranges.count > 1 ? Array(ranges.dropFirst()) : [], isInverted: negated,
            unknown: negated ? !found : found)
    }

    /// The place of the last code that a stored column of codes can hold.
    private func lastCode(of stored: Stored) -> Int64? {
        let type =
            switch stored.place {
            case .field(let record, let field): records.schema.records[record].fields[field].type
            case .item: field(of: stored).type
            }
        guard case .code(let list) = type else { return nil }
        return Int64(records.schema.codeLists[list].codes.count - 1)
    }

    /// Orders ranges of one number each and joins those that touch, or are the same.
    private func joinNeighbours(_ ranges: inout [ClosedRange<Int64>]) {
        guard ranges.count > 1 else { return }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var last = 0
        for range in ranges.dropFirst() {
            if ranges[last].upperBound >= range.lowerBound &- 1 {
                ranges[last] = ranges[last].lowerBound...range.upperBound
            } else {
                last += 1
                ranges[last] = range
            }
        }
        ranges.removeSubrange((last + 1)...)
    }

    private func isFixed(_ field: Field) -> Bool {
        field.range.least != nil && field.range.least == field.range.greatest
    }

    /// A flag of the frame's own rows as part of a program.
    func flagHalf(_ id: ExpressionID, _ frame: Frame, in program: inout TruthProgram) -> TruthProgram.Half? {
        guard let stored = stored(id, frame), stored.targets == nil, case .flag = stored.column.storage else {
            return nil
        }
        return program.flag(stored.column, at: stored.ownPlace)
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
        return program.absent(stored.column, at: stored.ownPlace, unknown: .unknown)
    }
}
