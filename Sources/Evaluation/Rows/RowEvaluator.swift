// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Evaluates expressions for one candidate at a time, by the definition of each operation.
///
/// It is the reference that the column evaluator is tested against, and what explanations are made of.
final class RowEvaluator {
    let rules: CompiledRules
    let records: RecordSet
    let inputs: RoundInputs
    let shapes: FieldShapes
    /// Whether the records look as the rules declare them, field by field.
    let isOfRulesSchema: Bool
    let nominations: NominationIndex
    /// Results of awards already decided, by award.
    var results: [AwardResults?]
    /// Runs the functions of rule files; most rules have none.
    private(set) lazy var scripts = ScriptRunner(rules: rules, records: records, inputs: inputs)
    /// Writes down the truths of conditions while cases are looked at; nil otherwise.
    var recorder: TruthRecorder?
    /// What is looked at as open, with the answers supposed so far; nil when facts are taken as they are.
    var openings: Openings?

    init(rules: CompiledRules, records: RecordSet, inputs: RoundInputs) {
        self.rules = rules
        self.records = records
        self.inputs = inputs
        isOfRulesSchema = records.schema == rules.rulebook.schema
        shapes = isOfRulesSchema ? rules.shapes : FieldShapes(records.schema)
        nominations = NominationIndex(rules, records)
        results = rules.noResults
    }

    init(_ other: RowEvaluator, records: RecordSet) {
        rules = other.rules
        self.records = records
        inputs = other.inputs
        shapes = other.shapes
        isOfRulesSchema = other.isOfRulesSchema
        nominations = other.nominations
        results = other.results
        // Where nothing is called, several threads may come here at a time, and none of them makes a runner.
        if rules.callFunctions { scripts = other.scripts }
    }

    /// An evaluator of the same expressions with other inputs; without `nominations` they are indexed anew.
    init(
        overlaying base: RowEvaluator, rules: CompiledRules, records: RecordSet, inputs: RoundInputs,
        nominations: NominationIndex?
    ) {
        self.rules = rules
        self.records = records
        self.inputs = inputs
        shapes = base.shapes
        isOfRulesSchema = base.isOfRulesSchema
        self.nominations = nominations ?? NominationIndex(rules, records)
        results = rules.noResults
    }

    var rulebook: Rulebook { rules.rulebook }

    /// The environment of a row as a candidate for an award.
    func environment(_ award: Int, _ row: Int) -> Environment {
        Environment(row, nomination: nominations.rows(of: award)[row].map { .known($0) } ?? .absent)
    }

    func operation(_ id: ExpressionID) -> Operation { rulebook.expressions[id].operation }

    // MARK: Conditions

    func truth(_ id: ExpressionID, _ environment: Environment) -> Truth {
        let truth = computedTruth(id, environment)
        recorder?.note(id, truth)
        return truth
    }

    private func computedTruth(_ id: ExpressionID, _ environment: Environment) -> Truth {
        switch operation(id) {
        case .all(let list): return list.reduce(.true) { $0 && truth($1, environment) }
        case .any(let list): return list.reduce(.false) { $0 || truth($1, environment) }
        case .none(let list): return !list.reduce(.false) { $0 || truth($1, environment) }
        case .atLeastOf(let count, let list):
            let truths = list.map { truth($0, environment) }
            let certain = truths.count { $0 == .true }
            let possible = truths.count { $0 != .false }
            return NumberValue(low: Rational(certain), high: Rational(possible))
                .compared(.atLeast, to: number(count, environment))
        case .isTrue(let a):
            guard case .flag(let value) = value(a, environment) else { return .unknown }
            switch value {
            case .known(let flag): return Truth(flag)
            case .absent: return .false
            case .unknown: return .unknown
            }
        case .compare(let relation, let a, let b):
            return number(a, environment).compared(relation, to: number(b, environment))
        case .between(let a, let low, let high):
            let value = number(a, environment)
            return value.compared(.atLeast, to: number(low, environment))
                && value.compared(.atMost, to: number(high, environment))
        case .isOneOf(let a, let values, let negated): return isOneOf(a, values, negated, environment)
        case .isKnown(let a):
            let isKnown = value(a, environment).isKnown
            // What is open now will be known.
            return isKnown || openings?.isWaiting != true ? Truth(isKnown) : .unknown
        case .isAbsent(let a): return isAbsent(a, environment)
        case .exists(let query): return eventCount(query, environment).compared(.moreThan, to: NumberValue(0))
        case .every(let query, let condition): return every(query, condition, environment)
        case .some(let query, let condition):
            return memberCount(query, condition, environment).compared(.moreThan, to: NumberValue(0))
        case .result(let kind, let award, let fact): return result(kind, award, fact, environment)
        case .check(let call):
            let truth = scripts.check(call, environment, id, self)
            return openings?.sees(scripts.lastReads) ?? true ? truth : .unknown
        case .fact, .when, .otherwise:
            if case .truth(let truth) = value(id, environment) { return truth }
            return .unknown
        default: return .unknown
        }
    }

    private func isOneOf(
        _ a: ExpressionID, _ values: [ExpressionID], _ negated: Bool, _ environment: Environment
    ) -> Truth {
        let left = value(a, environment)
        var isAbsent = Truth.false
        var found = Truth.false
        switch left {
        case .number(let number):
            isAbsent = number.absence == .always ? .true : number.absence == .maybe ? .unknown : .false
            let present = NumberValue(low: number.low, high: number.high)
            if isAbsent != .true {
                for id in values { found = found || present.equals(self.number(id, environment)) }
            }
        case .set(let set):
            (isAbsent, found) = papers(a, set, values, environment) ?? membership(set, values, environment)
        default:
            isAbsent = Self.absence(of: left)
            for id in values { found = found || Self.equals(left, value(id, environment)) }
        }
        // With an absent value every comparison is false, "is not" included.
        return !isAbsent && (negated ? !found : found)
    }

    /// Membership in a set of papers of which more may come; nil for any other set.
    private func papers(
        _ a: ExpressionID, _ set: Known<[Cell]>, _ values: [ExpressionID], _ environment: Environment
    ) -> (absent: Truth, found: Truth)? {
        guard let openings, set != .absent, case .fact(let fact) = operation(a),
            case .field(let record, let field) = fact.end, openings.isPapers(record: record, field: field),
            case .known(let row) = owner(of: fact, environment)
        else { return nil }
        var found = Truth.false
        for id in values {
            let member: Cell
            switch value(id, environment) {
            case .number(let number):
                guard let place = number.exact?.floor else { return nil }
                member = .code(Int(place))
            case .text(.known(let text)): member = .text(text)
            default: return nil
            }
            found =
                found
                || openings.belongs(
                    .member(record: record, row: row, field: field, member), isThere: set.value?.contains(member))
        }
        return (.false, found)
    }

    private func membership(
        _ set: Known<[Cell]>, _ values: [ExpressionID], _ environment: Environment
    ) -> (absent: Truth, found: Truth) {
        guard case .known(let members) = set else {
            return set == .absent ? (.true, .false) : (.false, .unknown)
        }
        var found = Truth.false
        for id in values {
            switch value(id, environment) {
            case .number(let number):
                guard let place = number.exact?.floor else {
                    found = found || .unknown
                    continue
                }
                found = found || Truth(members.contains(.code(Int(place))))
            case .text(.known(let text)): found = found || Truth(members.contains(.text(text)))
            case .row(.known(let row)): found = found || Truth(members.contains(.code(row)))
            case let other: found = found || (Self.absence(of: other) == .true ? .false : .unknown)
            }
        }
        return (.false, found)
    }

    private static func absence(of value: Value) -> Truth {
        switch value {
        case .flag(.absent), .text(.absent), .row(.absent), .set(.absent): .true
        default: .false
        }
    }

    private static func equals(_ a: Value, _ b: Value) -> Truth {
        switch (a, b) {
        case (.text(.known(let x)), .text(.known(let y))): Truth(x == y)
        case (.row(.known(let x)), .row(.known(let y))): Truth(x == y)
        case (.flag(.known(let x)), .flag(.known(let y))): Truth(x == y)
        default: absence(of: a) == .true || absence(of: b) == .true ? .false : .unknown
        }
    }

    private func isAbsent(_ id: ExpressionID, _ environment: Environment) -> Truth {
        switch value(id, environment) {
        case .number(let number):
            number.absence == .always
                ? .true : number.absence == .maybe || isUnread(id, environment) ? .unknown : .false
        case .flag(.unknown), .text(.unknown), .row(.unknown), .set(.unknown): .unknown
        case let other: Self.absence(of: other)
        }
    }

    /// Whether a number is a fact that nobody has given: it might be absent too.
    private func isUnread(_ id: ExpressionID, _ environment: Environment) -> Bool {
        guard case .fact(let fact) = operation(id), case .field(let record, let field) = fact.end else { return false }
        return records.schema.records[record].fields[field].blank == .absent && !number(id, environment).isKnown
    }

    private func result(_ kind: ResultKind, _ award: Int, _ fact: Fact, _ environment: Environment) -> Truth {
        switch row(of: fact, environment) {
        case .known(let row):
            openings?.result(kind, award, row) ?? results[award]?.truth(kind, row) ?? .unknown
        case .absent: .false
        case .unknown: .unknown
        }
    }

    // MARK: Values

    func value(_ id: ExpressionID, _ environment: Environment) -> Value {
        switch operation(id) {
        case .constant(let constant): return Self.value(constant)
        case .fact(let fact): return value(fact, environment)
        case .inYear(let fact, let year): return value(of: fact, year: year, environment)
        case .parameter(let index, let date): return parameter(index, date, environment)
        case .otherwise(let a, let b): return otherwise(value(a, environment), value(b, environment))
        case .when(let condition, let a, let b): return choice(condition, a, b, environment)
        case .eventLatest(let query, let item, let by): return latest(query, item: item, by: by, environment)
        default:
            let isCondition = rulebook.expressions[id].type == .condition
            return isCondition ? .truth(truth(id, environment)) : .number(number(id, environment))
        }
    }

    static func value(_ constant: Constant) -> Value {
        switch constant {
        case .number(let number): .number(NumberValue(number))
        case .date(let date): .number(NumberValue(Int(date.day)))
        case .code(_, let place): .number(NumberValue(place))
        case .text(let text): .text(.known(text))
        case .truth(let flag): .flag(.known(flag))
        }
    }

    private func parameter(_ index: Int, _ date: ExpressionID?, _ environment: Environment) -> Value {
        var day: CalendarDate?
        if let date {
            guard let number = number(date, environment).exact?.floor else { return unknownParameter(index) }
            day = CalendarDate(day: Int32(clamping: number))
        }
        return inputs.value(of: index, rulebook, on: day).map(Self.value) ?? unknownParameter(index)
    }

    private func unknownParameter(_ index: Int) -> Value {
        let parameter = rulebook.parameters[index]
        return switch parameter.type {
        case .text: .text(.unknown)
        case .flag: .flag(.unknown)
        default:
            .number(
                NumberValue(low: parameter.least ?? .negativeInfinity, high: parameter.greatest ?? .infinity))
        }
    }

    private func otherwise(_ a: Value, _ b: Value) -> Value {
        switch (a, b) {
        case (.number(let x), .number(let y)): .number(x.otherwise(y))
        default: Self.absence(of: a) == .true ? b : a
        }
    }

    private func choice(
        _ condition: ExpressionID, _ a: ExpressionID, _ b: ExpressionID, _ environment: Environment
    ) -> Value {
        switch truth(condition, environment) {
        case .true: return value(a, environment)
        case .false: return value(b, environment)
        case .unknown:
            let (x, y) = (value(a, environment), value(b, environment))
            if x == y { return x }
            return switch (x, y) {
            case (.number(let x), .number(let y)): .number(x.either(y))
            case (.text, _): .text(.unknown)
            case (.flag, _): .flag(.unknown)
            case (.row, _): .row(.unknown)
            case (.set, _): .set(.unknown)
            default: .truth(.unknown)
            }
        }
    }
}
