// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Works backwards through conditions: which facts would have to be otherwise, and how little, for one to hold.
///
/// The tree is walked once, from what is wanted down to the facts: `all` needs a plan for each part, `any` one of them,
/// a comparison moves its number to the threshold, a count adds events or mends those that are there. What is true already
/// needs nothing. Plans are proposals: whoever shows one applies it first and judges anew.
struct PlanSolver {
    let rows: RowEvaluator
    /// The year of the round at hand; later years are still to come.
    let baseYear: Int
    /// Awards being looked into, so that none is entered twice.
    var entered: Set<Int> = []
    /// Events that are only supposed to be there: everything about them is open.
    var supposed: Set<Supposed> = []

    struct Supposed: Hashable {
        let record: Int
        let field: Int
        let event: Int
    }

    var schema: Schema { rows.records.schema }
    /// Whether the world looked at lies in a later round.
    var isLater: Bool { rows.inputs.year > baseYear }

    init(rows: RowEvaluator, baseYear: Int) {
        self.rows = rows
        self.baseYear = baseYear
    }

    /// The plans by which an award's verdict becomes eligible.
    func verdict(_ award: Int, _ environment: Environment) -> Plans {
        let declared = rows.rulebook.awards[award]
        let requirements = declared.requirements.map { plans($0.condition, true, environment) }
        let standards = declared.standards.map { standard in
            Plans.all(standard.conditions.map { plans($0, true, environment) })
        }
        return .all(requirements + (standards.isEmpty ? [] : [.any(standards)]))
    }

    /// The plans by which a condition becomes true, or false.
    func plans(_ id: ExpressionID, _ wanted: Bool, _ environment: Environment) -> Plans {
        if rows.truth(id, environment) == Truth(wanted) { return .done }
        switch rows.operation(id) {
        case .all(let list), .any(let list), .none(let list), .atLeastOf(_, let list):
            return combination(id, list, wanted, environment)
        case .isTrue(let a): return flag(a, wanted, environment)
        case .compare(let relation, let a, let b):
            return comparison(wanted ? relation : relation.opposite, a, b, environment)
        case .between(let a, let low, let high):
            if wanted {
                return .all([comparison(.atLeast, a, low, environment), comparison(.atMost, a, high, environment)])
            }
            return .any([comparison(.lessThan, a, low, environment), comparison(.moreThan, a, high, environment)])
        case .isOneOf(let a, let values, let negated):
            return wanted != negated ? membership(a, values, environment) : exclusion(a, values, environment)
        case .isKnown(let a): return wanted ? anything(a, environment) : .none
        case .exists(let query):
            let target = wanted ? Target(low: Rational(1)) : Target(high: .zero)
            return eventCount(query, target, environment)
        case .every(let query, let condition):
            return everyMember(query, condition, wanted, environment)
        case .some(let query, let condition):
            return memberCount(query, condition, atLeast: wanted ? 1 : nil, atMost: wanted ? nil : 0, environment)
        case .result(let kind, let award, let fact): return result(kind, award, fact, wanted, environment)
        case .fact(let fact): return definition(fact, wanted, environment)
        case .when(let condition, let a, let b):
            return .any([
                .all([plans(condition, true, environment), plans(a, wanted, environment)]),
                .all([plans(condition, false, environment), plans(b, wanted, environment)]),
            ])
        default: return unreadable(id)
        }
    }

    private func combination(
        _ id: ExpressionID, _ list: [ExpressionID], _ wanted: Bool, _ environment: Environment
    ) -> Plans {
        func each(_ wanted: Bool) -> [Plans] { list.map { plans($0, wanted, environment) } }
        switch rows.operation(id) {
        case .all: return wanted ? .all(each(true)) : .any(each(false))
        case .any: return wanted ? .any(each(true)) : .all(each(false))
        case .none: return wanted ? .all(each(false)) : .any(each(true))
        case .atLeastOf(let count, _):
            guard let count = rows.number(count, environment).exact?.ceiling else { return .opaque }
            return wanted
                ? .atLeast(Int(count), of: each(true)) : .atLeast(list.count - Int(count) + 1, of: each(false))
        default: return .opaque
        }
    }

    private func definition(_ fact: Fact, _ wanted: Bool, _ environment: Environment) -> Plans {
        guard case .definition(let index) = fact.end, case .known(let row) = rows.owner(of: fact, environment) else {
            return .none
        }
        return plans(rows.rulebook.definitions[index].expression, wanted, Environment(row))
    }

    /// A result of this round: of an award without seats it follows from facts, of any other from everybody's.
    private func result(
        _ kind: ResultKind, _ award: Int, _ fact: Fact, _ wanted: Bool, _ environment: Environment
    ) -> Plans {
        guard wanted, !entered.contains(award), case .known(let row) = rows.row(of: fact, environment) else {
            return .opaque
        }
        var inner = self
        inner.entered.insert(award)
        let environment = rows.environment(award, row)
        let verdict = inner.verdict(award, environment)
        guard kind == .awarded else { return verdict }
        let declared = rows.rulebook.awards[award]
        guard rows.rulebook.quota(of: award) == nil else { return .opaque }
        return .all(
            [verdict] + declared.approvals.map { inner.plans($0.condition, true, environment) }
                + declared.holds.map { inner.plans($0.condition, false, environment) })
    }

    /// What stands in the way and is not computed backwards: hopeless if nothing it reads can be otherwise.
    func unreadable(_ id: ExpressionID) -> Plans { mayChange(id) ? .opaque : .none }

    /// Whether an expression reads anything that could be otherwise, or what a function of a rule file reads.
    private func mayChange(_ id: ExpressionID) -> Bool {
        let operation = rows.operation(id)
        switch operation {
        case .check, .compute, .result, .countInRound: return true
        default: break
        }
        let reads = operation.facts.contains { fact in
            switch fact.end {
            case .field(let record, let field): schema.records[record].fields[field].change != .never
            case .eventField(let record, let field, _): schema.records[record].fields[field].change != .never
            case .definition(let index): mayChange(rows.rulebook.definitions[index].expression)
            case .record, .members: false
            }
        }
        return reads || operation.operands.contains(where: mayChange)
    }
}
