// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Plans for numbers: a sum, a product, a table of points is followed to the facts that it is made of.
extension PlanSolver {
    func comparison(
        _ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID, _ environment: Environment
    ) -> Plans {
        if rows.number(a, environment).compared(relation, to: rows.number(b, environment)) == .true { return .done }
        var found: [Plans] = []
        if let bound = rows.number(b, environment).exact {
            found.append(reach(a, Target(relation, bound), environment))
        }
        if let value = rows.number(a, environment).exact {
            found.append(reach(b, Target(relation.mirrored, value), environment))
        }
        // Both sides may move towards each other.
        switch rows.operation(b) {
        case .constant, .parameter: break
        default: found += splits(.subtract, a, b, Target(relation, .zero), environment)
        }
        return found.isEmpty ? .any([unreadable(a), unreadable(b)]) : .any(found)
    }

    /// The plans by which a number, date or code comes to lie inside.
    func reach(_ id: ExpressionID, _ target: Target, _ environment: Environment) -> Plans {
        if target.holds(rows.number(id, environment)) { return .done }
        switch rows.operation(id) {
        case .constant, .parameter: return .none
        case .fact(let fact): return self.fact(fact, target, environment)
        case .inYear(let fact, let year):
            guard let number = rows.number(year, environment).exact?.floor else { return .none }
            return self.year(fact, Int(number), { demand(target, $1, $0) }, environment)
        case .arithmetic(let sign, let a, let b): return arithmetic(sign, a, b, target, environment)
        case .minimum(let list):
            return .all([
                .all(list.map { reach($0, target.lower, environment) }),
                .any(list.map { reach($0, target.upper, environment) }),
            ])
        case .maximum(let list):
            return .all([
                .any(list.map { reach($0, target.lower, environment) }),
                .all(list.map { reach($0, target.upper, environment) }),
            ])
        case .clamp(let a, let low, let high): return clamp(a, low, high, target, environment)
        case .points(let a, let table): return points(a, table, target, environment)
        case .when(let condition, let a, let b):
            return .any([
                .all([plans(condition, true, environment), reach(a, target, environment)]),
                .all([plans(condition, false, environment), reach(b, target, environment)]),
            ])
        case .otherwise(let a, let b):
            guard rows.number(a, environment).absence == .always else { return reach(a, target, environment) }
            return .any([reach(a, target, environment), reach(b, target, environment)])
        case .rounded(let mode, let a): return rounded(mode, a, target, environment)
        case .year(let a):
            let bounds = target.whole
            let first = bounds.low.flatMap { CalendarDate(year: Int($0), month: 1, day: 1) }
            let last = bounds.high.flatMap { CalendarDate(year: Int($0), month: 12, day: 31) }
            return reach(
                a,
                Target(
                    low: first.map { Rational(Int($0.day)) } ?? .negativeInfinity,
                    high: last.map { Rational(Int($0.day)) } ?? .infinity), environment)
        default: return history(id, target, environment)
        }
    }

    private func arithmetic(
        _ sign: Arithmetic, _ a: ExpressionID, _ b: ExpressionID, _ target: Target, _ environment: Environment
    ) -> Plans {
        let (x, y) = (rows.number(a, environment).exact, rows.number(b, environment).exact)
        var found: [Plans] = []
        func add(_ id: ExpressionID, _ target: Target?) {
            if let target { found.append(reach(id, target, environment)) }
        }
        switch sign {
        case .add:
            if let y { add(a, target.mapped { $0.subtracting(y) }) }
            if let x { add(b, target.mapped { $0.subtracting(x) }) }
            found += splits(sign, a, b, target, environment)
        case .subtract:
            if let y { add(a, target.mapped { $0.adding(y) }) }
            if let x { add(b, target.flipped { x.subtracting($0) }) }
            found += splits(sign, a, b, target, environment)
        case .multiply:
            if let y, y != .zero { add(a, scaled(target, y)) }
            if let x, x != .zero { add(b, scaled(target, x)) }
        case .divide:
            if let y, y > .zero { add(a, target.mapped { $0.multiplied(by: y) }) }
            // A share grows when its whole shrinks.
            if let x, x > .zero, target.low > .zero || target.high > .zero && target.high.isFinite {
                let low = target.high.isFinite ? x.divided(by: target.high) : .zero
                let high = target.low > .zero ? x.divided(by: target.low) : .infinity
                if let low, let high {
                    add(
                        b,
                        Target(
                            low: low, high: high, isLowOpen: target.isHighOpen || low == .zero,
                            isHighOpen: target.isLowOpen))
                }
            }
        }
        return found.isEmpty ? .any([unreadable(a), unreadable(b)]) : .any(found)
    }

    private func scaled(_ target: Target, _ factor: Rational) -> Target? {
        factor > .zero
            ? target.mapped { $0.divided(by: factor) } : target.flipped { $0.divided(by: factor) }
    }

    /// Two whole numbers that reach their sum or difference together, each a part of the way.
    private func splits(
        _ sign: Arithmetic, _ a: ExpressionID, _ b: ExpressionID, _ target: Target, _ environment: Environment
    ) -> [Plans] {
        let (x, y) = (rows.number(a, environment), rows.number(b, environment))
        guard x.absence == .never, y.absence == .never, let both = x.applying(sign, y).bounds else { return [] }
        var found: [Plans] = []
        // The first is moved to each number on its way; the second does the rest.
        func walk(from start: Rational, to end: Rational, isUp: Bool) {
            guard let first = start.ceiling, let last = end.floor, first <= last else { return }
            guard last - first <= Self.mostSplits else {
                let canMove = [a, b].allSatisfy {
                    !reach($0, isUp ? Target(low: end) : Target(high: start), environment).isEmpty
                }
                if canMove { found.append(Plans([], isCut: true)) }
                return
            }
            for number in first...last {
                let value = Rational(number)
                let own = target.isExact ? Target.exactly(value) : isUp ? Target(low: value) : Target(high: value)
                let rest =
                    sign == .add
                    ? target.mapped { $0.subtracting(value) } : target.flipped { value.subtracting($0) }
                if let rest { found.append(.all([reach(a, own, environment), reach(b, rest, environment)])) }
            }
        }
        let one = Rational(1)
        // A sum that must be met exactly may need one to go further than it asks, and the other back.
        if target.isExact, let middle = x.exact, let reach = Optional(Rational(Self.mostSplits / 2)),
            let start = middle.subtracting(reach), let end = middle.adding(reach)
        {
            walk(from: start, to: end, isUp: true)
            return found
        }
        if target.low.isFinite, both.low < target.low || target.isLowOpen && both.low == target.low {
            let start = x.exact.flatMap { $0.adding(one) } ?? x.low
            let end = sign == .add ? target.low.subtracting(y.low) : target.low.adding(y.high)
            if let end, start.isFinite, end.isFinite { walk(from: start, to: end, isUp: true) }
        }
        if target.high.isFinite, both.high > target.high || target.isHighOpen && both.high == target.high {
            let start = sign == .add ? target.high.subtracting(y.high) : target.high.adding(y.low)
            let end = x.exact.flatMap { $0.subtracting(one) } ?? x.high
            if let start, start.isFinite, end.isFinite { walk(from: start, to: end, isUp: false) }
        }
        return found
    }

    private static var mostSplits: Int64 { 12 }

    private func clamp(
        _ a: ExpressionID, _ low: ExpressionID, _ high: ExpressionID, _ target: Target, _ environment: Environment
    ) -> Plans {
        guard let low = rows.number(low, environment).exact, let high = rows.number(high, environment).exact else {
            return unreadable(a)
        }
        var inner = target
        // What the clamp holds inside anyway need not be asked for.
        if target.lower.contains(low) { (inner.low, inner.isLowOpen) = (.negativeInfinity, false) }
        if target.upper.contains(high) { (inner.high, inner.isHighOpen) = (.infinity, false) }
        guard target.lower.contains(high), target.upper.contains(low) else { return .none }
        return reach(a, inner, environment)
    }

    /// The codes whose points lie inside, neighbours together.
    private func points(
        _ a: ExpressionID, _ table: [CodePoints], _ target: Target, _ environment: Environment
    ) -> Plans {
        let places = table.filter { target.holds(rows.number($0.points, environment)) }.map(\.code).sorted()
        var runs: [ClosedRange<Int>] = []
        for place in places {
            if let last = runs.last, last.upperBound + 1 == place {
                runs[runs.count - 1] = last.lowerBound...place
            } else {
                runs.append(place...place)
            }
        }
        return .any(
            runs.map { reach(a, Target(low: Rational($0.lowerBound), high: Rational($0.upperBound)), environment) })
    }

    private func rounded(
        _ mode: Rounding, _ a: ExpressionID, _ target: Target, _ environment: Environment
    ) -> Plans {
        let (low, high) = target.whole
        let half = Rational(millionths: 500_000)
        var inner = Target()
        switch mode {
        case .down:
            if let low { inner.low = Rational(low) }
            if let high { (inner.high, inner.isHighOpen) = (Rational(high + 1), true) }
        case .up:
            if let low { (inner.low, inner.isLowOpen) = (Rational(low - 1), true) }
            if let high { inner.high = Rational(high) }
        case .halfUp:
            if let low { inner.low = Rational(low).subtracting(half) ?? inner.low }
            if let high { (inner.high, inner.isHighOpen) = (Rational(high).adding(half) ?? inner.high, true) }
        }
        return reach(a, inner, environment)
    }

    // MARK: Histories

    private func history(_ id: ExpressionID, _ target: Target, _ environment: Environment) -> Plans {
        switch rows.operation(id) {
        case .yearStreak(let fact, let test, let endings, let since):
            return yearStreak(fact, test, endings, since, target, environment)
        case .yearCount(let fact, let test, let span, let since):
            return yearCount(fact, test, span, since, target, environment)
        case .eventCount(let query): return eventCount(query, target, environment)
        case .eventSum(let query, let item): return eventSum(id, query, item, target, environment)
        case .eventStreak(let query, let item, let endings, let since):
            return eventStreak(query, item, endings, since, target, environment)
        case .eventCountDistinct(let query, let item): return distinct(id, query, item, target, environment)
        case .memberCount(let query, let condition):
            guard let condition else { return .none }
            let (low, high) = target.whole
            return memberCount(
                query, condition, atLeast: low.map { Int($0) }, atMost: high.map { Int($0) }, environment)
        case .memberShare(let query, let condition): return memberShare(query, condition, target, environment)
        case .memberSum(let query, let value): return memberSum(id, query, value, target, environment)
        default: return unreadable(id)
        }
    }

    private func yearStreak(
        _ fact: Fact, _ test: YearTest, _ endings: [ExpressionID], _ since: ExpressionID?, _ target: Target,
        _ environment: Environment
    ) -> Plans {
        guard let history = rows.history(fact, test, since, environment), history.isOwnerKnown else { return .none }
        // A streak is broken on purpose by nobody.
        guard let needed = target.whole.low, target.high == .infinity, needed <= 60 else { return .none }
        return .any(
            endings.map { ending in
                guard let last = rows.number(ending, environment).exact?.floor else { return .none }
                let years = (Int(last) - Int(needed) + 1)...Int(last)
                // Years before the first that was delivered are outside the records.
                if let first = history.first, years.lowerBound < first { return .none }
                return .all(years.map { passing($0, fact, test, since, history, environment) })
            })
    }

    private func yearCount(
        _ fact: Fact, _ test: YearTest, _ span: ExpressionID?, _ since: ExpressionID?, _ target: Target,
        _ environment: Environment
    ) -> Plans {
        guard let history = rows.history(fact, test, since, environment), history.isOwnerKnown,
            let first = history.first, let needed = target.whole.low, target.high == .infinity
        else { return .none }
        let length = span.flatMap { rows.number($0, environment).exact?.floor }.map { Int($0) }
        let start = length.map { rows.inputs.year - $0 + 1 } ?? min(first, rows.inputs.year)
        guard start <= rows.inputs.year else { return .none }
        return .atLeast(
            Int(needed),
            of: (start...rows.inputs.year).map { passing($0, fact, test, since, history, environment) })
    }

    /// The plans by which a year passes a test; one before counting begins cannot.
    private func passing(
        _ year: Int, _ fact: Fact, _ test: YearTest, _ since: ExpressionID?, _ history: YearHistory,
        _ environment: Environment
    ) -> Plans {
        if history.passes(year) == .true { return .done }
        if let since, RowEvaluator.lies(year: year, onOrAfter: rows.number(since, environment)) != .true {
            return .none
        }
        return self.year(fact, year, { demand(test, $1, $0, environment) }, environment)
    }

    private func demand(_ test: YearTest, _ type: FieldType, _ field: Field, _ environment: Environment) -> Demand? {
        switch test {
        case .equals(let value):
            switch rows.value(value, environment) {
            case .number(let number): number.exact.flatMap { demand(.exactly($0), type, field) }
            case .text(.known(let text)): .text(text)
            case .flag(.known(let flag)): .truth(flag)
            default: nil
            }
        case .atLeast(let value):
            rows.number(value, environment).exact.flatMap { demand(Target(low: $0), type, field) }
        }
    }
}

extension NumberValue {
    /// The bounds, if both are numbers.
    fileprivate var bounds: (low: Rational, high: Rational)? { low.isFinite && high.isFinite ? (low, high) : nil }
}
