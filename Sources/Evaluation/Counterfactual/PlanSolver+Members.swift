// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Plans for conditions over members: so many more of them have to satisfy something, each in its own way.
extension PlanSolver {
    /// The members who are considered for sure, in the scope of the query.
    private func considered(_ query: MemberQuery, _ environment: Environment) -> [Environment]? {
        guard case .known(let members) = rows.members(query, environment) else { return nil }
        return members.map { environment.entering($0) }.filter { inner in
            (query.among.map { rows.truth($0, inner) } ?? .true) != .false
        }
    }

    func everyMember(
        _ query: MemberQuery, _ condition: ExpressionID, _ wanted: Bool, _ environment: Environment
    ) -> Plans {
        guard case .known(let members) = rows.members(query, environment) else { return .none }
        let each = members.map { row -> Plans in
            let inner = environment.entering(row)
            guard let among = query.among else { return plans(condition, wanted, inner) }
            return wanted
                ? .any([plans(condition, true, inner), plans(among, false, inner)])
                : .all([plans(among, true, inner), plans(condition, false, inner)])
        }
        return wanted ? .all(each) : .any(each)
    }

    func memberCount(
        _ query: MemberQuery, _ condition: ExpressionID, atLeast low: Int?, atMost high: Int?,
        _ environment: Environment
    ) -> Plans {
        guard case .known(let members) = rows.members(query, environment) else { return .none }
        func each(_ wanted: Bool) -> [Plans] {
            members.map { row in
                let inner = environment.entering(row)
                let own = plans(condition, wanted, inner)
                guard let among = query.among else { return own }
                let isAmong = plans(among, wanted, inner)
                return wanted ? .all([isAmong, own]) : .any([isAmong, own])
            }
        }
        var parts: [Plans] = []
        if let low { parts.append(.atLeast(low, of: each(true))) }
        if let high { parts.append(.atLeast(members.count - high, of: each(false))) }
        return .all(parts)
    }

    /// The share is moved by those who are considered; who is considered stays as it is.
    func memberShare(
        _ query: MemberQuery, _ condition: ExpressionID, _ target: Target, _ environment: Environment
    ) -> Plans {
        guard let members = considered(query, environment), !members.isEmpty else { return .none }
        let whole = Rational(members.count)
        let isSettled = query.among.map { among in
            Plans.all(members.map { plans(among, true, $0) })
        }
        var parts: [Plans] = [isSettled ?? .done]
        guard let scaled = target.mapped({ $0.multiplied(by: whole) }) else { return .none }
        let (low, high) = scaled.whole
        if let low { parts.append(.atLeast(Int(low), of: members.map { plans(condition, true, $0) })) }
        if let high {
            parts.append(.atLeast(members.count - Int(high), of: members.map { plans(condition, false, $0) }))
        }
        return .all(parts)
    }

    /// One member's number moves the sum.
    func memberSum(
        _ id: ExpressionID, _ query: MemberQuery, _ value: ExpressionID, _ target: Target, _ environment: Environment
    ) -> Plans {
        guard let members = considered(query, environment), let sum = rows.number(id, environment).exact else {
            return unreadable(id)
        }
        return .any(
            members.map { inner in
                guard let own = rows.number(value, inner).exact,
                    let shifted = target.mapped({ $0.subtracting(sum)?.adding(own) })
                else { return .none }
                return reach(value, shifted, inner)
            })
    }
}
