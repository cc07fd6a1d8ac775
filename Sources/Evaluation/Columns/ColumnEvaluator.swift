// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Evaluates expressions over whole columns of rows: the fast path.
///
/// Conditions are combined by words of sixty-four rows, plain facts are compared on their columns, conditions inside
/// member and event lists are evaluated once for all owners, and what several awards share is computed once. What has no
/// column form falls back to the row evaluator, row by row. A test holds both paths equal on random worlds.
///
/// An evaluator that overlays another asks that one for every column that no change reaches.
final class ColumnEvaluator {
    let rows: RowEvaluator
    /// Values, the same for everyone, that went into the program that is being made; nil while none is.
    var settled: [AwardProgram.Settled]?
    /// What every expression reads: asked for by results that depend on each other and by overlays, and so made late.
    private(set) lazy var inputs: InputIndex = base?.inputs ?? InputIndex(rulebook)
    /// How many ranges of rows may be looked at a time.
    var threads = 1
    private let base: ColumnEvaluator?
    /// What differs from the base, nil without one; it grows as results of awards turn out to differ.
    private var changes: InputSet?
    /// Of each expression, whether a change reaches it; empty without a base.
    private var stale: [Bool] = []

    private var truths: [Key: TruthColumn] = [:]
    private var numberColumns: [Key: [NumberValue]] = [:]
    private var targets: [TargetKey: Targets] = [:]
    /// What functions answered, by canonical expression of the call.
    var askedTruths: [ExpressionID: Asked<Truth>] = [:]
    var askedNumbers: [ExpressionID: Asked<NumberValue>] = [:]

    private struct Key: Hashable {
        let canonical: ExpressionID
        let frame: Frame
    }

    private struct TargetKey: Hashable {
        let fact: Fact
        let frame: Frame
    }

    /// The row each row's path leads to; see `none` and `unknown`.
    typealias Targets = [Int32]
    static let unknownTarget: Int32 = -1
    static let noTarget: Int32 = -2

    var rules: CompiledRules { rows.rules }
    var rulebook: Rulebook { rows.rulebook }
    var reaches: [Reach] { rows.rules.reaches }
    var records: RecordSet { rows.records }

    init(_ rows: RowEvaluator) {
        self.rows = rows
        base = nil
    }

    /// An evaluator that differs from another in some inputs; both are of the same expressions.
    init(_ rows: RowEvaluator, over base: ColumnEvaluator, changes: InputSet) {
        self.rows = rows
        self.base = base
        self.changes = changes
        stale = reaches.indices.map { base.inputs.reading($0).intersects(changes) }
    }

    /// Whether it overlays another.
    var isOverlay: Bool { base != nil }

    /// Whether any of these inputs differs from the base.
    func hasChanged(_ reading: InputSet) -> Bool { changes?.intersects(reading) ?? true }

    /// Drops whatever was computed from results of this round.
    func forgetResults() {
        truths = truths.filter { !reaches[$0.key.canonical].readsResults }
        numberColumns = numberColumns.filter { !reaches[$0.key.canonical].readsResults }
        forgetAnswers()
    }

    /// Drops what was computed before the results of an award came in; `isChanged` says that they are not the base's.
    func forgetResults(of award: Int, isChanged: Bool) {
        let input = InputIndex.Input.result(award)
        func isOutdated(_ id: ExpressionID) -> Bool { reaches[id].readsResults && inputs.reads(id, input) }
        // An overlay often knows none of them, and keeps its columns where they are.
        if truths.keys.contains(where: { isOutdated($0.canonical) }) {
            truths = truths.filter { !isOutdated($0.key.canonical) }
        }
        if numberColumns.keys.contains(where: { isOutdated($0.canonical) }) {
            numberColumns = numberColumns.filter { !isOutdated($0.key.canonical) }
        }
        forgetAnswers()
        guard base != nil, isChanged else { return }
        changes?.formUnion(inputs.set([input]))
        for id in inputs.readers(ofResults: award) { stale[id] = true }
    }

    /// Drops what functions answered if they may have read results, which they can through definitions alone.
    private func forgetAnswers() {
        guard rulebook.definitions.contains(where: { reaches[$0.expression].readsResults }) else { return }
        (askedTruths, askedNumbers) = ([:], [:])
    }

    /// The base where it answers for an expression over the rows of its own record.
    func unchangedBase(_ id: ExpressionID) -> ColumnEvaluator? {
        base != nil && stale[rulebook.expressions[id].canonical] ? nil : base
    }

    /// The base where it answers for an expression: no change reaches it, nor what the frame runs over.
    private func source(of id: ExpressionID, _ frame: Frame) -> ColumnEvaluator? {
        base == nil || stale[id] || hasChanged(frame) ? nil : base
    }

    /// Whether a frame runs over other rows, or rows with other owners, than in the base.
    func hasChanged(_ frame: Frame) -> Bool {
        switch frame.kind {
        case .record: false
        case .members(let record, let field), .events(let record, let field):
            changes.map { inputs.contains(.field(record: record, field: field), in: $0) } ?? true
        }
    }

    func count(of frame: Frame) -> Int {
        switch frame.kind {
        case .record(let record), .members(let record, _): return records.tables[record].count
        case .events(let record, let field):
            if case .events(let table) = records.tables[record].fields[field] { return table.count }
            return 0
        }
    }

    /// Whether an expression reads no more than the rows of a frame and their owners.
    func fits(_ id: ExpressionID, _ frame: Frame) -> Bool {
        reaches[id].fits(frame)
    }

    /// The environment of one row of a frame.
    func environment(_ row: Int, _ frame: Frame) -> Environment {
        guard frame.depth > 0 else { return Environment(row) }
        var environment = Environment(0)
        environment.subjects = [Environment.Subject](repeating: .init(row: 0), count: frame.depth) + [.init(row: row)]
        switch frame.kind {
        case .record: break
        case .members(let record, let field):
            if case .row(let owner)? = records.tables[record].column(field)?[row] {
                environment.subjects[frame.depth - 1] = .init(row: owner)
            }
        case .events(let record, let field):
            if case .events(let table) = records.tables[record].fields[field] {
                environment.subjects[frame.depth - 1] = .init(row: Int(table.owners[row]))
            }
        }
        return environment
    }

    // MARK: Conditions

    /// The truth of a condition on every row of a frame that it fits.
    func truth(_ id: ExpressionID, _ frame: Frame) -> TruthColumn {
        let key = Key(canonical: rulebook.expressions[id].canonical, frame: frame)
        if let base = source(of: key.canonical, frame) { return base.truth(id, frame) }
        if let known = truths[key] { return known }
        let column = computedTruth(id, frame)
        truths[key] = column
        return column
    }

    private func computedTruth(_ id: ExpressionID, _ frame: Frame) -> TruthColumn {
        let count = count(of: frame)
        if reaches[id].isGlobal, frame.depth == 0 {
            return count == 0
                ? TruthColumn(.unknown, count: 0) : TruthColumn(rows.truth(id, environment(0, frame)), count: count)
        }
        switch rows.operation(id) {
        case .all(let list): return list.dropFirst().reduce(truth(list[0], frame)) { $0.and(truth($1, frame)) }
        case .any(let list): return list.dropFirst().reduce(truth(list[0], frame)) { $0.or(truth($1, frame)) }
        case .none(let list):
            return list.dropFirst().reduce(truth(list[0], frame)) { $0.or(truth($1, frame)) }.negated
        case .isTrue(let a): return flag(a, frame) ?? rowByRow(id, frame)
        case .fact(let fact):
            guard case .definition(let index) = fact.end else { return rowByRow(id, frame) }
            return definition(index, fact, frame) ?? rowByRow(id, frame)
        case .compare(let relation, let a, let b):
            if let column = plainComparison(relation, a, b, frame) { return column }
            let (left, right) = (numbers(a, frame), numbers(b, frame))
            return .each(count) { left[$0].compared(relation, to: right[$0]) }
        case .isOneOf(let a, let values, let negated):
            return plainMembership(a, values, negated, frame) ?? rowByRow(id, frame)
        case .result(let kind, let award, let fact):
            guard let results = rows.results[award] else { return TruthColumn(.unknown, count: count) }
            return gathered(kind == .eligible ? results.eligible : results.awarded, fact, frame) ?? rowByRow(id, frame)
        case .exists, .every, .some: return listTruth(id, frame) ?? rowByRow(id, frame)
        default: return rowByRow(id, frame)
        }
    }

    func rowByRow(_ id: ExpressionID, _ frame: Frame) -> TruthColumn {
        if frame.depth == 0, isCall(id) {
            let truths = truths(id, Array(0..<count(of: frame)))
            return .each(truths.count) { truths[$0] }
        }
        let parts = ranges(id, frame).map { range in
            TruthColumn.each(range.count) { self.rows.truth(id, self.environment(range.lowerBound + $0, frame)) }
        }
        return TruthColumn(joining: parts)
    }

    private func definition(_ index: Int, _ fact: Fact, _ frame: Frame) -> TruthColumn? {
        let definition = rulebook.definitions[index]
        return gathered(truth(definition.expression, Frame(kind: .record(definition.record), depth: 0)), fact, frame)
    }

    /// A column of another record seen through a path; nil when the path has no column form.
    func gathered(_ column: TruthColumn, _ fact: Fact, _ frame: Frame) -> TruthColumn? {
        guard let targets = targets(of: fact, frame) else { return nil }
        guard !isIdentity(fact, frame) else { return column }
        return .each(targets.count) { row in
            let target = targets[row]
            return target >= 0 ? column[Int(target)] : target == Self.noTarget ? .false : .unknown
        }
    }

    // MARK: Numbers

    /// A number on every row of a frame that it fits.
    func numbers(_ id: ExpressionID, _ frame: Frame) -> [NumberValue] {
        let key = Key(canonical: rulebook.expressions[id].canonical, frame: frame)
        if let base = source(of: key.canonical, frame) { return base.numbers(id, frame) }
        if let known = numberColumns[key] { return known }
        let column = computedNumbers(id, frame)
        numberColumns[key] = column
        return column
    }

    private func computedNumbers(_ id: ExpressionID, _ frame: Frame) -> [NumberValue] {
        let count = count(of: frame)
        if reaches[id].isGlobal, frame.depth == 0 {
            return count == 0 ? [] : [NumberValue](repeating: rows.number(id, environment(0, frame)), count: count)
        }
        switch rows.operation(id) {
        case .arithmetic(let sign, let a, let b):
            let (left, right) = (numbers(a, frame), numbers(b, frame))
            return (0..<count).map { left[$0].applying(sign, right[$0]) }
        case .fact(let fact):
            if let column = storedNumbers(id, frame) { return column }
            guard case .definition(let index) = fact.end, let targets = targets(of: fact, frame) else { break }
            let definition = rulebook.definitions[index]
            let column = numbers(definition.expression, Frame(kind: .record(definition.record), depth: 0))
            return targets.map { $0 >= 0 ? column[Int($0)] : $0 == Self.noTarget ? .absent : .unknown }
        case .compute where frame.depth == 0: return numbers(id, Array(0..<count))
        case .eventCount, .memberCount, .memberShare:
            if let column = listNumbers(id, frame) { return column }
        default: break
        }
        let parts = ranges(id, frame).map { range in range.map { self.rows.number(id, self.environment($0, frame)) } }
        return parts.count == 1 ? parts[0] : Array(parts.joined())
    }

    // MARK: Paths

    /// Whether a path stays on the frame's own rows.
    func isIdentity(_ fact: Fact, _ frame: Frame) -> Bool {
        fact.hops.isEmpty && fact.root == .subject(depth: frame.depth)
    }

    /// The row that each row's path leads to before its last step.
    func targets(of fact: Fact, _ frame: Frame) -> Targets? {
        let key = TargetKey(fact: Fact(root: fact.root, hops: fact.hops, end: .record(0)), frame: frame)
        if let known = targets[key] { return known }
        guard fact.root != .nomination else { return nil }
        if let base, !hasChanged(frame), !hasChanged(inputs.passing(fact)) {
            return base.targets(of: fact, frame)
        }
        let found = (0..<count(of: frame)).map { row -> Int32 in
            if isIdentity(fact, frame) { return Int32(row) }
            switch rows.owner(of: fact, environment(row, frame)) {
            case .known(let target): return Int32(target)
            case .absent: return Self.noTarget
            case .unknown: return Self.unknownTarget
            }
        }
        targets[key] = found
        return found
    }
}
