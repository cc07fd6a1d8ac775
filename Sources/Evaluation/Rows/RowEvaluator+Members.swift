// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Members: the records that name this one.
extension RowEvaluator {
    /// The members of a query, or whether there is nobody to have any, or nobody knows whose they are.
    func members(_ query: MemberQuery, _ environment: Environment) -> Known<[Int]> {
        guard case .members(let record, let field) = query.source.end else { return .unknown }
        switch owner(of: query.source, environment) {
        case .absent: return .absent
        case .unknown: return .unknown
        case .known(let row):
            let known = (records.inverse(record: record, field: field)?.rows(of: row) ?? []).map { Int($0) }
            guard let openings else { return .known(known) }
            // Whoever has not said where he belongs may belong here.
            guard let more = openings.joining(record: record, field: field, row) else { return .unknown }
            return .known(more.isEmpty ? known : (known + more).sorted())
        }
    }

    private func isAmong(_ query: MemberQuery, _ inner: Environment) -> Truth {
        query.among.map { truth($0, inner) } ?? .true
    }

    func every(_ query: MemberQuery, _ condition: ExpressionID, _ environment: Environment) -> Truth {
        switch members(query, environment) {
        case .absent: return .true
        case .unknown: return .unknown
        case .known(let rows):
            return rows.reduce(.true) { result, row in
                let inner = environment.entering(row)
                return result && (!isAmong(query, inner) || truth(condition, inner))
            }
        }
    }

    func memberCount(_ query: MemberQuery, _ condition: ExpressionID?, _ environment: Environment) -> NumberValue {
        switch members(query, environment) {
        case .absent: return .absent
        case .unknown: return NumberValue(low: .zero, high: .infinity)
        case .known(let rows):
            return count(rows) { row in
                let inner = environment.entering(row)
                return isAmong(query, inner) && (condition.map { truth($0, inner) } ?? .true)
            }
        }
    }

    /// The share of those considered who satisfy a condition; of nobody it is absent.
    func memberShare(_ query: MemberQuery, _ condition: ExpressionID, _ environment: Environment) -> NumberValue {
        switch members(query, environment) {
        case .absent: return .absent
        case .unknown: return NumberValue(low: .zero, high: Rational(1), absence: .maybe)
        case .known(let rows):
            var tally = ShareTally()
            for row in rows {
                let inner = environment.entering(row)
                tally.add(isAmong: isAmong(query, inner)) { truth(condition, inner) }
            }
            return tally.share
        }
    }

    func memberSum(_ query: MemberQuery, _ value: ExpressionID, _ environment: Environment) -> NumberValue {
        switch members(query, environment) {
        case .absent: return .absent
        case .unknown: return .unknown
        case .known(let rows):
            var sum = NumberValue(0)
            for row in rows {
                let inner = environment.entering(row)
                let isAmong = isAmong(query, inner)
                guard isAmong != .false else { continue }
                sum = sum.adding(Self.contribution(number(value, inner), isAmong))
            }
            return sum
        }
    }

    /// The average over those considered who have a value; of nobody it is absent.
    func memberAverage(_ query: MemberQuery, _ value: ExpressionID, _ environment: Environment) -> NumberValue {
        switch members(query, environment) {
        case .absent: return .absent
        case .unknown: return NumberValue.unknown.either(.absent)
        case .known(let rows):
            var certain: [NumberValue] = []
            var doubtful: [NumberValue] = []
            for row in rows {
                let inner = environment.entering(row)
                let isAmong = isAmong(query, inner)
                guard isAmong != .false else { continue }
                let number = number(value, inner)
                if number.absence == .always { continue }
                if isAmong == .true, number.absence == .never {
                    certain.append(number)
                } else {
                    doubtful.append(number)
                }
            }
            if doubtful.isEmpty {
                return certain.reduce(NumberValue(0)) { $0.adding($1) }.divided(by: NumberValue(certain.count))
            }
            // Who takes part is open: the average still lies among the values that may take part.
            let all = certain + doubtful
            return NumberValue(
                low: all.map(\.low).min() ?? .zero, high: all.map(\.high).max() ?? .zero,
                absence: certain.isEmpty ? .maybe : .never)
        }
    }
}

/// Counts for a share of which neither the whole nor the part need be known.
struct ShareTally {
    private var whole = 0
    private var part = 0
    private var possiblePart = 0
    /// Those who may not be considered: by whether they satisfy the condition.
    private var doubtful: (true: Int, false: Int, unknown: Int) = (0, 0, 0)

    mutating func add(isAmong: Truth, _ condition: () -> Truth) {
        guard isAmong != .false else { return }
        let truth = condition()
        if isAmong == .true {
            whole += 1
            if truth == .true { part += 1 }
            if truth != .false { possiblePart += 1 }
        } else {
            switch truth {
            case .true: doubtful.true += 1
            case .false: doubtful.false += 1
            case .unknown: doubtful.unknown += 1
            }
        }
    }

    /// The least and greatest share over all ways to settle what is open.
    var share: NumberValue {
        let lowered = doubtful.false + doubtful.unknown
        let raised = doubtful.true + doubtful.unknown
        guard whole > 0 else {
            if lowered + raised == 0 { return .absent }
            return NumberValue(
                low: lowered > 0 ? .zero : Rational(1), high: raised > 0 ? Rational(1) : .zero, absence: .maybe)
        }
        return NumberValue(
            low: Rational(Int64(part), Int64(whole + lowered)) ?? .zero,
            high: Rational(Int64(possiblePart + raised), Int64(whole + raised)) ?? Rational(1))
    }
}
