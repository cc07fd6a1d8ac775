// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// A candidate whom one condition alone keeps from being eligible.
public struct NearMiss: Sendable {
    /// The candidate's place in the evaluation.
    public let place: Int
    /// The condition as the award states it, of which the one missing is a part or the whole.
    public let clause: ExpressionID
    /// The condition with what was found.
    public let trace: Trace
    /// Whether the condition would have to hold; of one inside `none`, it would have to fail.
    public let isWanted: Bool
    /// The article: of the requirement, or of the standard.
    public let basis: Citation?
    /// The standard it belongs to, by index; nil for a requirement.
    public let standard: Int?
    /// How far the candidate is: the missing part of a number, steps of an ordered list, or 1 for what is there or not; nil
    /// where it cannot be measured.
    public let distance: Rational?
}

extension Evaluator {
    /// The candidates who are one condition away, nearest first, each once for every condition of the award that this
    /// concerns: where several parts of it would each be enough, with the part that is nearest.
    ///
    /// Conditions that nobody knows the answer to are no near misses: an undetermined candidate waits for facts.
    public func nearMisses(_ evaluation: AwardEvaluation) -> [NearMiss] {
        let declared = rulebook.awards[evaluation.award]
        var found: [NearMiss] = []
        for (place, candidate) in evaluation.candidates.enumerated() where evaluation.verdicts[place] == .ineligible {
            found += nearMisses(evaluation.award, declared, place, candidate)
        }
        return found.sorted {
            switch ($0.distance, $1.distance) {
            case (let a?, let b?): a == b ? $0.place < $1.place : a < b
            case (nil, nil): $0.place < $1.place
            case (let a, _): a != nil
            }
        }
    }

    private func nearMisses(
        _ award: Int, _ declared: Award, _ place: Int, _ candidate: Candidate
    ) -> [NearMiss] {
        let environment = environment(candidate)
        let pivots = PivotFinder(rows: rows)
        let explainer = Explainer(
            rows: rows, names: FactNames(evaluator: rows, candidate: (declared.record, candidate.row)))
        var clauses: [(condition: ExpressionID, basis: Citation?, standard: Int?)] = declared.requirements.map {
            ($0.condition, $0.basis ?? declared.basis, nil)
        }
        for (index, standard) in declared.standards.enumerated() {
            clauses += standard.conditions.map { ($0, standard.basis, index) }
        }
        var rest = pivots.verdict(award, environment)
        return clauses.compactMap { clause in
            let own = rest.filter { pivots.reaches(clause.condition, $0) }
            rest.subtract(own)
            let measured = own.map { ($0, explainer.trace($0.expression, $0.environment)) }
                .map { (pivot: $0, trace: $1, distance: pivots.distance($0, $1)) }
            // A number or grade that is close says more than something that is not there at all.
            let nearest = measured.min { a, b in
                func rank(_ item: (pivot: PivotFinder.Pivot, trace: Trace, distance: Rational?)) -> (Int, Rational, Int)
                {
                    (item.trace.needed == nil ? 1 : 0, item.distance ?? .infinity, item.pivot.expression)
                }
                return rank(a) < rank(b)
            }
            return nearest.map {
                NearMiss(
                    place: place, clause: clause.condition, trace: $0.trace, isWanted: $0.pivot.isWanted,
                    basis: clause.basis, standard: clause.standard, distance: $0.distance)
            }
        }
    }
}

/// Finds the conditions of which one alone would settle a verdict.
struct PivotFinder {
    let rows: RowEvaluator

    /// A condition for certain rows, and whether it would have to hold or to fail.
    struct Pivot: Hashable {
        let expression: ExpressionID
        let isWanted: Bool
        let environment: Environment
        /// The first expression that says the same.
        let canonical: ExpressionID

        static func == (a: Pivot, b: Pivot) -> Bool {
            a.canonical == b.canonical && a.isWanted == b.isWanted
                && a.environment.subjects.map(\.row) == b.environment.subjects.map(\.row)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(canonical)
            hasher.combine(isWanted)
            hasher.combine(environment.subjects.map(\.row))
        }
    }

    /// The conditions of which one alone would make a candidate eligible.
    ///
    /// One that stands elsewhere too, where it must be otherwise, settles nothing: each is set, and the verdict looked at.
    func verdict(_ award: Int, _ environment: Environment) -> Set<Pivot> {
        verdict(award, environment, entered: []).filter { verdictTruth(award, environment, $0, []) == .true }
    }

    private func verdict(_ award: Int, _ environment: Environment, entered: Set<Int>) -> Set<Pivot> {
        let declared = rows.rulebook.awards[award]
        let entered = entered.union([award])
        var parts = declared.requirements.map { pivots($0.condition, true, environment, entered) }
        if !declared.standards.isEmpty {
            parts.append(
                any(
                    declared.standards.map { standard in
                        all(standard.conditions.map { pivots($0, true, environment, entered) })
                    }))
        }
        return all(parts) ?? []
    }

    /// The conditions of which one alone would give a condition the truth wanted; nil if it has it already.
    private func pivots(
        _ id: ExpressionID, _ wanted: Bool, _ environment: Environment, _ entered: Set<Int>
    ) -> Set<Pivot>? {
        let truth = rows.truth(id, environment)
        if truth == Truth(wanted) { return nil }
        func each(_ list: [ExpressionID], _ wanted: Bool) -> [Set<Pivot>?] {
            list.map { pivots($0, wanted, environment, entered) }
        }
        switch rows.operation(id) {
        case .all(let list): return wanted ? all(each(list, true)) : any(each(list, false))
        case .any(let list): return wanted ? any(each(list, true)) : all(each(list, false))
        case .none(let list): return wanted ? all(each(list, false)) : any(each(list, true))
        case .atLeastOf(let count, let list):
            guard let count = rows.number(count, environment).exact?.ceiling.map({ Int($0) }) else { return [] }
            return atLeast(wanted ? count : list.count - count + 1, each(list, wanted))
        case .fact(let fact):
            guard case .definition(let index) = fact.end, case .known(let row) = rows.owner(of: fact, environment)
            else {
                break
            }
            return pivots(rows.rulebook.definitions[index].expression, wanted, Environment(row), entered)
        case .result(.eligible, let award, let fact):
            guard wanted, truth == .false, !entered.contains(award), fact.hops.isEmpty, case .subject(0) = fact.root,
                case .known(let row) = rows.row(of: fact, environment)
            else { break }
            return verdict(award, rows.environment(award, row), entered: entered)
        default: break
        }
        // What nobody knows is asked, not missed.
        guard truth != .unknown, !isFixed(id) else { return [] }
        return [
            Pivot(
                expression: id, isWanted: wanted, environment: environment,
                canonical: rows.rulebook.expressions[id].canonical)
        ]
    }

    /// Whether a condition asks for what a candidate is and not how much it has, such as a kind of unit.
    ///
    /// Nobody is near to being something else, and a setting of the rules is no candidate's.
    private func isFixed(_ id: ExpressionID) -> Bool {
        let asked: ExpressionID
        switch rows.operation(id) {
        case .isTrue(let a): asked = a
        case .isOneOf(let a, _, _):
            if case .code(let list) = rows.rulebook.expressions[a].type, rows.records.schema.codeLists[list].isOrdered {
                return false
            }
            asked = a
        default: return false
        }
        switch rows.operation(asked) {
        case .parameter, .constant: return true
        case .fact(let fact):
            guard case .field(let record, let field) = fact.end else { return false }
            return rows.records.schema.records[record].fields[field].change == .never
        default: return false
        }
    }

    // MARK: One condition set

    private func verdictTruth(_ award: Int, _ environment: Environment, _ set: Pivot, _ entered: Set<Int>) -> Truth {
        let declared = rows.rulebook.awards[award]
        let entered = entered.union([award])
        func all(_ list: [ExpressionID]) -> Truth {
            list.reduce(.true) { $0 && truth($1, environment, set, entered) }
        }
        let standards = declared.standards.map { all($0.conditions) }
        return all(declared.requirements.map(\.condition))
            && (standards.isEmpty ? .true : standards.reduce(.false) { $0 || $1 })
    }

    private func truth(
        _ id: ExpressionID, _ environment: Environment, _ set: Pivot, _ entered: Set<Int>
    ) -> Truth {
        func each(_ list: [ExpressionID]) -> [Truth] { list.map { truth($0, environment, set, entered) } }
        switch rows.operation(id) {
        case .all(let list): return each(list).reduce(.true) { $0 && $1 }
        case .any(let list): return each(list).reduce(.false) { $0 || $1 }
        case .none(let list): return !each(list).reduce(.false) { $0 || $1 }
        case .atLeastOf(let count, let list):
            let truths = each(list)
            return NumberValue(
                low: Rational(truths.count { $0 == .true }), high: Rational(truths.count { $0 != .false })
            ).compared(.atLeast, to: rows.number(count, environment))
        case .fact(let fact):
            guard case .definition(let index) = fact.end, case .known(let row) = rows.owner(of: fact, environment)
            else {
                break
            }
            return truth(rows.rulebook.definitions[index].expression, Environment(row), set, entered)
        case .result(.eligible, let award, let fact):
            guard !entered.contains(award), fact.hops.isEmpty, case .subject(0) = fact.root,
                case .known(let row) = rows.row(of: fact, environment)
            else { break }
            return verdictTruth(award, rows.environment(award, row), set, entered)
        default: break
        }
        let isSet =
            rows.rulebook.expressions[id].canonical == set.canonical
            && environment.subjects.map(\.row) == set.environment.subjects.map(\.row)
        return isSet ? Truth(set.isWanted) : rows.truth(id, environment)
    }

    // MARK: Combination

    private func all(_ parts: [Set<Pivot>?]) -> Set<Pivot>? { atLeast(parts.count, parts) }

    private func any(_ parts: [Set<Pivot>?]) -> Set<Pivot>? { atLeast(1, parts) }

    /// What would settle enough of the parts; one condition may stand in several of them.
    private func atLeast(_ count: Int, _ parts: [Set<Pivot>?]) -> Set<Pivot>? {
        let missing = count - parts.count { $0 == nil }
        guard missing > 0 else { return nil }
        var tally: [Pivot: Int] = [:]
        for pivot in parts.compactMap({ $0 }).joined() { tally[pivot, default: 0] += 1 }
        return Set(tally.filter { $0.value >= missing }.keys)
    }

    /// Whether a condition is, or is made of, the one found.
    func reaches(_ id: ExpressionID, _ pivot: Pivot) -> Bool {
        let expression = rows.rulebook.expressions[id]
        if expression.canonical == pivot.canonical { return true }
        if case .result(.eligible, let award, _) = expression.operation {
            let declared = rows.rulebook.awards[award]
            return declared.requirements.contains { reaches($0.condition, pivot) }
                || declared.standards.contains { $0.conditions.contains { reaches($0, pivot) } }
        }
        for fact in expression.operation.facts {
            if case .definition(let index) = fact.end, reaches(rows.rulebook.definitions[index].expression, pivot) {
                return true
            }
        }
        return expression.operation.operands.contains { reaches($0, pivot) }
    }

    // MARK: Distance

    /// How many more members a share needs.
    private func members(
        _ query: MemberQuery, _ condition: ExpressionID, _ needed: NumberValue, _ environment: Environment
    ) -> Rational? {
        guard case .known(let members) = rows.members(query, environment), let share = needed.exact else { return nil }
        let inner = members.map { environment.entering($0) }.filter { inner in
            (query.among.map { rows.truth($0, inner) } ?? .true) == .true
        }
        let part = inner.count { rows.truth(condition, $0) == .true }
        guard let least = share.multiplied(by: Rational(inner.count))?.ceiling, least > part else { return nil }
        return Rational(least - Int64(part))
    }

    func distance(_ pivot: Pivot, _ trace: Trace) -> Rational? {
        switch rows.operation(pivot.expression) {
        case .compare(_, let a, let b):
            if case .memberShare(let query, let condition) = rows.operation(a) {
                return members(query, condition, rows.number(b, pivot.environment), pivot.environment)
            }
            return trace.margin.flatMap { $0 < .zero ? $0.negated : $0 }
        case .between(let a, let low, let high):
            guard pivot.isWanted, let value = rows.number(a, pivot.environment).exact,
                let low = rows.number(low, pivot.environment).exact,
                let high = rows.number(high, pivot.environment).exact
            else { return nil }
            return value < low ? low.subtracting(value) : value.subtracting(high)
        case .isOneOf(let a, let values, _):
            if case .code(let list) = rows.rulebook.expressions[a].type, rows.records.schema.codeLists[list].isOrdered,
                let value = rows.number(a, pivot.environment).exact
            {
                let gaps = values.compactMap { rows.number($0, pivot.environment).exact?.subtracting(value) }
                return gaps.compactMap { $0 < .zero ? $0.negated : $0 }.min()
            }
            return Rational(1)
        case .isTrue, .exists, .some: return Rational(1)
        default: return nil
        }
    }
}
