// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension Evaluator {
    /// Explains a candidate's standing for an award: every condition, whether it helped or not.
    public func explain(_ award: Int, _ candidate: Candidate) -> AwardExplanation {
        let declared = rulebook.awards[award]
        let environment = environment(candidate)
        let explainer = Explainer(
            rows: rows, names: FactNames(evaluator: rows, candidate: (declared.record, candidate.row)))
        func clauses(_ clauses: [Clause]) -> [AwardExplanation.Clause] {
            clauses.map { .init(trace: explainer.trace($0.condition, environment), basis: $0.basis) }
        }
        let requirements = clauses(declared.requirements)
        let standards = declared.standards.map { standard in
            let conditions = standard.conditions.map { explainer.trace($0, environment) }
            return AwardExplanation.Standard(
                id: standard.id, title: standard.title, basis: standard.basis,
                truth: conditions.reduce(.true) { $0 && $1.truth }, conditions: conditions)
        }
        let any = standards.isEmpty ? Truth.true : standards.reduce(.false) { $0 || $1.truth }
        let truth = requirements.reduce(.true) { $0 && $1.trace.truth } && any
        return AwardExplanation(
            award: award, candidate: candidate,
            verdict: truth == .true ? .eligible : truth == .false ? .ineligible : .undetermined,
            requirements: requirements, standards: standards,
            holds: clauses(declared.holds.filter { undeliveredList(of: $0.condition) == nil }),
            approvals: clauses(declared.approvals),
            missingFacts: truth == .unknown ? missingFacts(award, candidate) : [])
    }

    /// The facts that would settle an undetermined verdict, and only those, as paths.
    public func missingFacts(_ award: Int, _ candidate: Candidate) -> [String] {
        let declared = rulebook.awards[award]
        var facts = MissingFacts(rows, candidate: (declared.record, candidate.row))
        facts.addVerdict(declared, environment(candidate))
        return facts.paths
    }
}

/// Walks a condition's tree for one row and writes down what each part found.
struct Explainer {
    let rows: RowEvaluator
    let names: FactNames

    func trace(_ id: ExpressionID, _ environment: Environment) -> Trace {
        let truth = rows.truth(id, environment)
        switch rows.operation(id) {
        case .all(let list), .any(let list), .none(let list), .atLeastOf(_, let list):
            return leaf(id, truth, parts: list.map { trace($0, environment) })
        case .isTrue(let a):
            return leaf(id, truth, found: rows.value(a, environment), facts: readings([a], environment))
        case .fact(let fact):
            guard case .definition(let index) = fact.end, case .known(let row) = rows.owner(of: fact, environment)
            else {
                return leaf(id, truth, facts: readings([id], environment))
            }
            return leaf(id, truth, parts: [trace(rows.rulebook.definitions[index].expression, Environment(row))])
        case .compare(let relation, let a, let b): return comparison(id, truth, relation, a, b, environment)
        case .between(let a, _, _), .isKnown(let a), .isAbsent(let a):
            return leaf(
                id, truth, found: rows.value(a, environment),
                facts: readings(rows.operation(id).operands, environment))
        case .isOneOf(let a, let values, _):
            return leaf(
                id, truth, found: rows.value(a, environment),
                needed: values.count == 1 ? rows.value(values[0], environment) : nil,
                facts: readings(rows.operation(id).operands, environment))
        case .exists(let query):
            return leaf(id, truth, found: .number(rows.eventCount(query, environment)))
        case .every(let query, let condition): return everyMember(id, truth, query, condition, environment)
        case .some(let query, let condition):
            return leaf(id, truth, found: .number(rows.memberCount(query, condition, environment)))
        case .check(let call):
            _ = rows.scripts.check(call, environment, id, rows)
            return leaf(id, truth, facts: scriptReadings(call))
        default: return leaf(id, truth)
        }
    }

    private func leaf(
        _ id: ExpressionID, _ truth: Truth, found: Value? = nil, needed: Value? = nil, margin: Rational? = nil,
        facts: [FactReading] = [], exceptions: [Trace.Exception] = [], parts: [Trace] = []
    ) -> Trace {
        Trace(
            expression: id, truth: truth, found: found, needed: needed, margin: margin, facts: facts,
            exceptions: exceptions, parts: parts)
    }

    private func comparison(
        _ id: ExpressionID, _ truth: Truth, _ relation: Comparison, _ a: ExpressionID, _ b: ExpressionID,
        _ environment: Environment
    ) -> Trace {
        let (found, needed) = (rows.number(a, environment), rows.number(b, environment))
        var margin: Rational?
        if let x = found.exact, let y = needed.exact {
            // Positive is room to spare, whichever side the threshold bounds.
            let isUpper = relation == .atMost || relation == .lessThan
            margin = isUpper ? y.subtracting(x) : x.subtracting(y)
        }
        return leaf(
            id, truth, found: .number(found), needed: .number(needed), margin: margin,
            facts: readings([a, b], environment), exceptions: exceptions(a, environment))
    }

    /// Those members who fail a condition that a share or count is taken of, or about whom it is not known.
    private func exceptions(_ id: ExpressionID, _ environment: Environment) -> [Trace.Exception] {
        switch rows.operation(id) {
        case .memberShare(let query, let condition), .memberCount(let query, .some(let condition)):
            return exceptions(query, condition, environment)
        default: return []
        }
    }

    private func exceptions(
        _ query: MemberQuery, _ condition: ExpressionID, _ environment: Environment
    ) -> [Trace.Exception] {
        guard case .members(let record, _) = query.source.end,
            case .known(let members) = rows.members(query, environment)
        else { return [] }
        return members.compactMap { row in
            let inner = environment.entering(row)
            let isAmong = query.among.map { rows.truth($0, inner) } ?? .true
            guard isAmong != .false else { return nil }
            let truth = rows.truth(condition, inner) && (isAmong == .unknown ? .unknown : .true)
            return truth == .true ? nil : Trace.Exception(record: record, row: row, truth: truth)
        }
    }

    private func everyMember(
        _ id: ExpressionID, _ truth: Truth, _ query: MemberQuery, _ condition: ExpressionID, _ environment: Environment
    ) -> Trace {
        leaf(id, truth, exceptions: exceptions(query, condition, environment))
    }

    // MARK: Facts

    /// The facts that some operands read themselves.
    private func readings(_ ids: [ExpressionID], _ environment: Environment) -> [FactReading] {
        var found: [FactReading] = []
        func visit(_ id: ExpressionID) {
            let expression = rows.rulebook.expressions[id]
            switch expression.operation {
            case .fact(let fact):
                add(
                    FactReading(
                        path: names.path(fact, environment), title: names.title(fact),
                        value: rows.value(fact, environment), type: expression.type))
            case .inYear(let fact, let year):
                let number = rows.number(year, environment).exact?.floor.map { String($0) } ?? "?"
                add(
                    FactReading(
                        path: "\(names.path(fact, environment))[\(number)]", title: "\(names.title(fact)) \(number)",
                        value: rows.value(id, environment), type: expression.type))
            case .yearStreak(let fact, _, let endings, _): addYears(fact, endings, environment)
            case .yearCount(let fact, _, _, _): addYears(fact, [], environment)
            case .compute(let call, let decimals):
                _ = rows.scripts.compute(call, decimals, environment, id, rows)
                scriptReadings(call).forEach(add)
            default:
                guard expression.operation.eventQuery == nil, expression.operation.memberQuery == nil else { return }
                if case .countInRound = expression.operation { return }
                expression.operation.operands.forEach(visit)
            }
        }
        func add(_ reading: FactReading) {
            if !found.contains(where: { $0.path == reading.path }) { found.append(reading) }
        }
        /// The years of a history, newest first, down to the first that was delivered.
        func addYears(_ fact: Fact, _ endings: [ExpressionID], _ environment: Environment) {
            guard case .field(let record, let field) = fact.end,
                case .yearly(let yearly) = rows.records.tables[record].fields[field],
                case .known(let row) = rows.owner(of: fact, environment), let first = yearly.years.first
            else { return }
            let definition = rows.records.schema.records[record].fields[field]
            let ends = endings.compactMap { rows.number($0, environment).exact?.floor }.map { Int($0) }
            let last = ends.max() ?? rows.inputs.year
            guard last >= first else { return }
            for year in stride(from: last, through: first, by: -1) {
                let value = RowEvaluator.value(yearly[year]?[row] ?? .unknown, rows.shapes[record, field])
                add(
                    FactReading(
                        path: "\(names.path(fact, environment))[\(year)]", title: "\(names.title(fact)) \(year)",
                        value: value, type: elementType(definition.type)))
            }
        }
        ids.forEach(visit)
        return found.filter { !$0.path.hasPrefix("round.") }
    }

    private func elementType(_ type: FieldType) -> ValueType {
        guard case .yearly(let element) = type else { return .text }
        return switch element {
        case .code(let list): .code(list: list)
        case .flag: .flag
        case .date: .date
        case .integer, .decimal: .number
        default: .text
        }
    }

    private func scriptReadings(_ call: ScriptCall) -> [FactReading] {
        let subject = rows.records.schema.records[call.record].name
        return rows.scripts.lastReads.map { read in
            FactReading(
                path: "\(subject).\(read.path)", title: "\(subject).\(read.path)",
                value: .text(read.value.map { .known($0) } ?? .unknown), type: .text)
        }
    }
}
