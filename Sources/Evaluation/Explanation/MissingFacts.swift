// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Finds the facts that would settle what is unknown, and only those.
///
/// Only unknown conditions are entered: what is false in an `all`, or true elsewhere in an `any`, has settled its part
/// already. In a streak only the years that the threshold asks for count.
struct MissingFacts {
    private let rows: RowEvaluator
    private let names: FactNames
    private(set) var paths: [String] = []
    private var seen: Set<String> = []
    /// Awards whose own missing facts are being looked for, so that none is entered twice.
    private var entered: Set<Int> = []

    init(_ rows: RowEvaluator, candidate: (record: Int, row: Int)) {
        self.rows = rows
        names = FactNames(evaluator: rows, candidate: candidate)
    }

    private mutating func add(_ path: String) {
        if seen.insert(path).inserted { paths.append(path) }
    }

    /// The facts missing for an award's verdict: of unknown requirements, and of unknown standards if none holds.
    mutating func addVerdict(_ award: Award, _ environment: Environment) {
        for requirement in award.requirements { addTruth(requirement.condition, environment) }
        let standards = award.standards.map { standard in
            standard.conditions.reduce(Truth.true) { $0 && rows.truth($1, environment) }
        }
        guard !standards.contains(.true) else { return }
        for (standard, truth) in zip(award.standards, standards) where truth == .unknown {
            for condition in standard.conditions { addTruth(condition, environment) }
        }
    }

    /// The facts that an unknown condition waits for.
    mutating func addTruth(_ id: ExpressionID, _ environment: Environment) {
        guard rows.truth(id, environment) == .unknown else { return }
        switch rows.operation(id) {
        case .all(let list), .any(let list), .none(let list):
            for part in list { addTruth(part, environment) }
        case .atLeastOf(let count, let list):
            for part in list { addTruth(part, environment) }
            addValue(count, environment)
        case .compare(let relation, let a, let b):
            let needed = rows.number(b, environment).exact?.ceiling.map { Int($0) }
            let isStrict = relation == .moreThan || relation == .atMost
            addValue(a, environment, years: needed.map { isStrict ? $0 + 1 : $0 })
            addValue(b, environment)
        case .exists(let query): addEvents(query, environment)
        case .every(let query, let condition):
            eachMember(query, environment) { facts, inner, isAmong in
                if isAmong == .unknown, let among = query.among { facts.addTruth(among, inner) }
                facts.addTruth(condition, inner)
            }
        case .some(let query, let condition): addMembers(query, condition: condition, environment)
        case .result(let kind, let award, let fact): addResult(kind, award, fact, environment)
        case .check(let call):
            _ = rows.scripts.check(call, environment, id, rows)
            addReads(call)
        case .fact(let fact): addFact(fact, environment)
        default:
            for operand in rows.operation(id).operands { addValue(operand, environment) }
        }
    }

    /// The facts that a value which is not exactly known waits for.
    private mutating func addValue(_ id: ExpressionID, _ environment: Environment, years: Int? = nil) {
        if rows.rulebook.expressions[id].type == .condition { return addTruth(id, environment) }
        guard !rows.value(id, environment).isKnown else { return }
        switch rows.operation(id) {
        case .fact(let fact): addFact(fact, environment)
        case .parameter(let index, let date):
            if let date { addValue(date, environment) }
            let day = date.flatMap { rows.number($0, environment).exact?.floor }.map {
                CalendarDate(day: Int32(clamping: $0))
            }
            if day != nil, rows.inputs.value(of: index, rows.rulebook, on: day) == nil {
                add("param.\(rows.rulebook.parameters[index].id)")
            }
            if date == nil, rows.inputs.value(of: index, rows.rulebook) == nil {
                add("param.\(rows.rulebook.parameters[index].id)")
            }
        case .inYear(let fact, let year):
            guard case .known = rows.owner(of: fact, environment) else { return addOwner(fact, environment) }
            if let number = rows.number(year, environment).exact?.floor {
                add("\(names.path(fact, environment))[\(number)]")
            } else {
                addValue(year, environment)
            }
        case .yearStreak(let fact, let test, let endings, let since):
            addStreak(fact, test, endings, since, environment, years: years)
        case .yearCount(let fact, let test, let span, let since):
            addYearCount(fact, test, span, since, environment)
        case .eventCount(let query), .eventSum(let query, _), .eventLatest(let query, _, _),
            .eventStreak(let query, _, _, _), .eventCountDistinct(let query, _), .unbroken(let query, _, _, _, _),
            .spellDays(let query, _, _, _):
            addEvents(query, environment)
            addItems(id, query, environment)
        case .memberCount(let query, let condition): addMembers(query, condition: condition, environment)
        case .memberShare(let query, let condition): addMembers(query, condition: condition, environment)
        case .memberSum(let query, let value), .memberAverage(let query, let value):
            eachMember(query, environment) { facts, inner, isAmong in
                if isAmong == .unknown, let among = query.among { facts.addTruth(among, inner) }
                facts.addValue(value, inner)
            }
        case .countInRound(let record, let condition):
            for row in 0..<rows.records.tables[record].count { addTruth(condition, Environment(row)) }
        case .compute(let call, let decimals):
            _ = rows.scripts.compute(call, decimals, environment, id, rows)
            addReads(call)
        default:
            for operand in rows.operation(id).operands { addValue(operand, environment) }
        }
    }

    private mutating func addFact(_ fact: Fact, _ environment: Environment) {
        guard case .known(let row) = rows.owner(of: fact, environment) else { return addOwner(fact, environment) }
        if case .definition(let index) = fact.end {
            return addValue(rows.rulebook.definitions[index].expression, Environment(row))
        }
        add(names.path(fact, environment))
    }

    /// The reference on the way that nobody knows.
    private mutating func addOwner(_ fact: Fact, _ environment: Environment) {
        for length in fact.hops.indices {
            let hops = Array(fact.hops[..<length])
            let end: Fact.End =
                switch fact.hops[length] {
                case .field(let record, let field): .field(record: record, field: field)
                case .eventField(let record, let field, let item):
                    .eventField(record: record, field: field, item: item)
                }
            let step = Fact(root: fact.root, hops: hops, end: end)
            if !rows.value(step, environment).isKnown { return add(names.path(step, environment)) }
        }
    }

    private mutating func addStreak(
        _ fact: Fact, _ test: YearTest, _ endings: [ExpressionID], _ since: ExpressionID?, _ environment: Environment,
        years: Int?
    ) {
        guard let history = rows.history(fact, test, since, environment) else { return }
        guard history.isOwnerKnown else { return addOwner(fact, environment) }
        guard let first = history.first else { return add(names.path(fact, environment)) }
        for ending in endings {
            guard let last = rows.number(ending, environment).exact?.floor.map({ Int($0) }) else {
                addValue(ending, environment)
                continue
            }
            let stop = max(first, years.map { last - $0 + 1 } ?? first)
            let span = Array(stride(from: last, through: stop, by: -1)).prefix { history.passes($0) != .false }
            // A streak broken before the threshold stays broken, whatever the open years were.
            if let years, span.count < min(years, last - stop + 1) { continue }
            for year in span where history.passes(year) == .unknown { add("\(names.path(fact, environment))[\(year)]") }
        }
        if let since { addValue(since, environment) }
    }

    private mutating func addYearCount(
        _ fact: Fact, _ test: YearTest, _ span: ExpressionID?, _ since: ExpressionID?, _ environment: Environment
    ) {
        guard let history = rows.history(fact, test, since, environment) else { return }
        guard history.isOwnerKnown else { return addOwner(fact, environment) }
        guard let first = history.first else { return add(names.path(fact, environment)) }
        let count = span.flatMap { rows.number($0, environment).exact?.floor }.map { Int($0) }
        let start = count.map { rows.inputs.year - $0 + 1 } ?? min(first, rows.inputs.year)
        for year in stride(from: rows.inputs.year, through: start, by: -1) where history.passes(year) == .unknown {
            add("\(names.path(fact, environment))[\(year)]")
        }
    }

    // MARK: Lists

    private mutating func addEvents(_ query: EventQuery, _ environment: Environment) {
        guard let found = rows.entries(query, environment) else { return }
        if found.isOpen {
            if case .known = rows.owner(of: query.source, environment) {
                add(names.path(query.source, environment))
            } else {
                addOwner(query.source, environment)
            }
        }
        let unknown = found.entries.filter { $0.truth == .unknown }
        for entry in unknown {
            for filter in query.filters { addFilter(filter, entry, query, environment) }
        }
        // Whether an event is the first of its kind hangs on the others too.
        guard !unknown.isEmpty else { return }
        for case .firstOfEach(let item, let by) in query.filters {
            let all = EventQuery(source: query.source, filters: [], depth: query.depth)
            for entry in rows.entries(all, environment)?.entries ?? [] {
                let inner = environment.entering(entry.row)
                addItem(item, entry, query, inner)
                addItem(by, entry, query, inner)
            }
        }
    }

    private mutating func addFilter(
        _ filter: EventFilter, _ entry: EventEntry, _ query: EventQuery, _ environment: Environment
    ) {
        let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
        switch filter {
        case .matching(let condition): addTruth(condition, inner)
        case .within(let operand, let item), .since(let operand, let item):
            addValue(operand, environment)
            addItem(item, entry, query, inner)
        case .firstOfEach(let item, let by):
            addItem(item, entry, query, inner)
            addItem(by, entry, query, inner)
        case .withRound(_, _, _, let condition):
            if entry.roundEvent != nil { addTruth(condition, environment) }
        }
    }

    /// The items that an answer reads of events that are there, as far as they are not known.
    private mutating func addItems(_ id: ExpressionID, _ query: EventQuery, _ environment: Environment) {
        let items: [Int] =
            switch rows.operation(id) {
            case .eventSum(_, let item), .eventStreak(_, let item, _, _), .eventCountDistinct(_, let item): [item]
            case .eventLatest(_, let item, let by): [by, item]
            case .unbroken(_, let from, let to, _, _), .spellDays(_, let from, let to, _): [from, to]
            default: []
            }
        let before = paths.count
        for entry in rows.entries(query, environment)?.entries ?? [] where entry.truth != .false {
            let inner = environment.entering(entry.row, roundEvent: entry.roundEvent)
            for item in items { addItem(item, entry, query, inner) }
        }
        // Two events of one time: every fact is known, but not which of them is the latest.
        if paths.count == before, case .eventLatest = rows.operation(id),
            rows.entries(query, environment)?.certain ?? 0 > 1
        {
            add(names.path(query.source, environment))
        }
    }

    private mutating func addItem(_ item: Int, _ entry: EventEntry, _ query: EventQuery, _ inner: Environment) {
        guard entry.roundEvent == nil, case .field(let record, let field) = query.source.end,
            !rows.itemValue(entry, record, field, item).isKnown
        else { return }
        let fact = Fact(
            root: .subject(depth: inner.subjects.count - 1), hops: [],
            end: .eventField(record: record, field: field, item: item))
        add(names.path(fact, inner))
    }

    private mutating func addMembers(_ query: MemberQuery, condition: ExpressionID?, _ environment: Environment) {
        eachMember(query, environment) { facts, inner, isAmong in
            if let condition, facts.rows.truth(condition, inner) == .false, isAmong != .unknown { return }
            if isAmong == .unknown, let among = query.among { facts.addTruth(among, inner) }
            if let condition { facts.addTruth(condition, inner) }
        }
    }

    private mutating func eachMember(
        _ query: MemberQuery, _ environment: Environment,
        _ body: (inout MissingFacts, _ inner: Environment, _ isAmong: Truth) -> Void
    ) {
        guard case .known(let members) = rows.members(query, environment) else {
            return addOwner(query.source, environment)
        }
        for row in members {
            let inner = environment.entering(row)
            let isAmong = query.among.map { rows.truth($0, inner) } ?? .true
            if isAmong != .false { body(&self, inner, isAmong) }
        }
    }

    // MARK: Results and functions

    /// What an undecided result waits for: the facts missing for that award's verdict, else the result itself.
    private mutating func addResult(_ kind: ResultKind, _ award: Int, _ fact: Fact, _ environment: Environment) {
        guard case .known(let row) = rows.row(of: fact, environment) else { return addOwner(fact, environment) }
        let declared = rows.rulebook.awards[award]
        let before = paths.count
        if entered.insert(award).inserted {
            let environment = rows.environment(award, row)
            addVerdict(declared, environment)
            if kind == .awarded, paths.count == before {
                for approval in declared.approvals { addTruth(approval.condition, environment) }
            }
            entered.remove(award)
        }
        if paths.count == before {
            let key = rows.records.tables[declared.record].keys[row]
            add(
                "\(kind.rawValue).\(declared.id)"
                    + (row == names.candidate.row && declared.record == names.candidate.record ? "" : "[\(key)]"))
        }
    }

    private mutating func addReads(_ call: ScriptCall) {
        let subject = rows.records.schema.records[call.record].name
        let unknown = rows.scripts.lastReads.filter { $0.value == nil }
        for read in unknown { add("\(subject).\(read.path)") }
        if unknown.isEmpty { add("\(subject): \(call.text)") }
    }
}
