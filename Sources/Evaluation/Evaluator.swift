// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records
public import Rules

/// Evaluates the rules of one round over its records.
///
/// Awards are evaluated in the order of `Rulebook.order`; after each, ``publish(_:for:)`` makes its results facts for
/// the awards that depend on it.
///
/// ```swift
/// let evaluator = Evaluator(CompiledRules(rulebook), records: records, inputs: inputs)
/// for award in rulebook.order {
///     let evaluation = evaluator.evaluate(award)
///     // … allot the seats …
///     evaluator.publish(results, for: award)
/// }
/// ```
public final class Evaluator {
    /// The rules with what was made of them, to judge other records by.
    public let rules: CompiledRules
    /// The records.
    public let records: RecordSet
    /// What the round brings besides.
    public let inputs: RoundInputs
    /// How many ranges of rows may be judged at a time; the answers do not depend on it.
    public var threads = 1 {
        didSet { columns.threads = threads }
    }
    let rows: RowEvaluator
    let columns: ColumnEvaluator
    /// By award: how far it has come.
    ///
    /// SAFETY: no access to it lasts while anything else runs.
    @exclusivity(unchecked) var standings: [AwardStanding]
    /// The empty set of the last award's candidates, which most awards share.
    ///
    /// SAFETY: as above.
    @exclusivity(unchecked) private var nobody = BitSet(count: 0)

    /// Makes an evaluator of a round by rules that nobody judges by again.
    public convenience init(rulebook: Rulebook, records: RecordSet, inputs: RoundInputs) {
        self.init(CompiledRules(rulebook), records: records, inputs: inputs)
    }

    /// Makes an evaluator of a round.
    public init(_ rules: CompiledRules, records: RecordSet, inputs: RoundInputs) {
        self.rules = rules
        self.records = records
        self.inputs = inputs
        rows = RowEvaluator(rules: rules, records: records, inputs: inputs)
        columns = ColumnEvaluator(rows)
        standings = rules.openStandings
    }

    /// Makes an evaluator of a round that differs from another in some inputs and shares with it whatever they do not reach.
    ///
    /// The other must have judged its round, and the rulebook must have its expressions; quotas may differ. Records may
    /// differ in cells and events, not in rows.
    public init(
        overlaying base: Evaluator, rulebook: Rulebook, records: RecordSet, inputs: RoundInputs, changes: InputSet
    ) {
        rules = CompiledRules(base.rules, withQuotasOf: rulebook)
        self.records = records
        self.inputs = inputs
        threads = base.threads
        rows = RowEvaluator(
            overlaying: base.rows, rules: rules, records: records, inputs: inputs,
            nominations: changes.intersects(base.nominationInputs) ? nil : base.rows.nominations)
        columns = ColumnEvaluator(rows, over: base.columns, changes: changes)
        standings = rules.openStandings
        columns.threads = threads
    }

    /// The rules.
    @inlinable public var rulebook: Rulebook { rules.rulebook }

    /// Whether several threads may ask for values, first failures and missing facts of single candidates at a time.
    ///
    /// They may where no function is called and nothing is written down on the way. Columns are for one thread alone.
    package var answersOnCores: Bool {
        threads > 1 && rows.recorder == nil && rows.openings == nil && !rules.callFunctions
    }

    /// What went wrong in functions of rule files: each place once.
    public var scriptProblems: [Diagnostic] { rows.scripts.problems }

    /// The subjects looked at for an award, by row.
    public func candidates(of award: Int) -> Candidates {
        let nominated = rows.nominations.rows(of: award)
        guard rules.forms[award].isForAll else {
            return Candidates(nominated.keys.sorted().map { Candidate(row: $0, nomination: nominated[$0]) })
        }
        return Candidates(rows: records.tables[rules.forms[award].record].count, nominations: nominated)
    }

    /// Judges every candidate of an award.
    public func evaluate(_ award: Int) -> AwardEvaluation {
        let candidates = candidates(of: award)
        let over = CandidateColumns(columns: columns, record: rules.forms[award].record, candidates: candidates)
        let truths = truths(of: award, over)
        return AwardEvaluation(
            award: award, candidates: candidates, verdicts: Verdicts(truth: truths.verdict),
            held: held(by: award, over), approvals: approvals(of: award, over),
            dossiers: dossiers(of: award, truths.standards, over), standards: truths.standards)
    }

    /// Makes the results of an award facts for what depends on it; `isChanged` says whether they differ from those that
    /// the evaluator below has, if there is one.
    public func publish(_ results: AwardResults, for award: Int, isChanged: Bool = true) {
        columns.forgetResults(of: award, isChanged: isChanged)
        rows.results[award] = results
    }

    /// Takes over the results of another evaluator, whose records agree wherever results come from.
    func adoptResults(of other: Evaluator) {
        columns.forgetResults()
        rows.results = other.rows.results
    }

    /// A condition over candidates.
    public func truth(_ id: ExpressionID, record: Int, _ candidates: [Candidate]) -> TruthColumn {
        CandidateColumns(columns: columns, record: record, candidates: Candidates(candidates)).truth(id)
    }

    /// A number over candidates.
    public func numbers(_ id: ExpressionID, record: Int, _ candidates: [Candidate]) -> [NumberValue] {
        CandidateColumns(columns: columns, record: record, candidates: Candidates(candidates)).numbers(id)
    }

    /// A value for one candidate.
    public func value(_ id: ExpressionID, of candidate: Candidate) -> Value {
        rows.value(id, environment(candidate))
    }

    /// A number that is the same for everyone, such as the seats of a quota.
    public func number(_ id: ExpressionID) -> NumberValue { rows.number(id, .anyone) }

    func environment(_ candidate: Candidate) -> Environment {
        Environment(candidate.row, nomination: candidate.nomination.map { .known($0) } ?? .absent)
    }

    // MARK: Flags beside the verdict

    private func held(by award: Int, _ over: CandidateColumns) -> BitSet {
        let count = over.candidates.count
        // Most awards hold nobody: they share one empty set.
        if nobody.count != count { nobody = BitSet(count: count) }
        guard rules.forms[award].hasHolds else { return nobody }
        var held = nobody
        for hold in rulebook.awards[award].holds where undeliveredList(of: hold.condition) == nil {
            held.formUnion(over.truth(hold.condition).no.complement)
        }
        return held
    }

    /// The event list that a condition reads and nobody delivered, if there is one.
    public func undeliveredList(of id: ExpressionID) -> (record: Int, field: Int)? {
        let operation = rulebook.expressions[id].operation
        if case .field(let record, let field)? = operation.eventQuery?.source.end,
            case .events(let table) = records.tables[record].fields[field], !table.isDelivered
        {
            return (record, field)
        }
        for operand in operation.operands {
            if let found = undeliveredList(of: operand) { return found }
        }
        return nil
    }

    private func approvals(of award: Int, _ over: CandidateColumns) -> Approvals {
        guard rules.forms[award].hasVotes else { return Approvals(nil, of: over.candidates) }
        return Approvals(over.all(rulebook.awards[award].approvals.map(\.condition)), of: over.candidates)
    }

    private func dossiers(
        of award: Int, _ standards: [TruthColumn], _ over: CandidateColumns
    ) -> Dossiers {
        guard rules.forms[award].asksForPapers else { return Dossiers(completeFor: over.candidates.count) }
        let awards = rulebook.awards
        let needs = awards[award].papers.map { PaperNeed($0, over) }
        let routes = awards[award].standards.map { standard in standard.papers.map { PaperNeed($0, over) } }
        let list = over.candidates.indices.map { index in
            let papers = papers(of: over.candidates[index])
            func missing(_ needs: [PaperNeed]) -> [String] {
                needs.filter { $0.isNeeded(index) && !papers.contains($0.code) }.map(\.code)
            }
            var lacking = missing(needs)
            // Papers of a route bind only on that route: the true standard with the fewest missing counts.
            let open = routes.indices.filter { standards[$0][index] == .true }.map { missing(routes[$0]) }
            if let least = open.min(by: { $0.count < $1.count }) {
                lacking += least.filter { !lacking.contains($0) }
            }
            return Dossier(missing: lacking)
        }
        return Dossiers(list)
    }

    /// The codes of the papers that a nomination lists; nobody's word on papers is none.
    private func papers(of candidate: Candidate) -> Set<String> {
        guard let fields = rulebook.nominationFields, let field = fields.papers, let row = candidate.nomination,
            case .set(let members)? = records.tables[fields.record].column(field)?[row]
        else { return [] }
        var codes: Set<String> = []
        for member in members {
            switch member {
            case .text(let text): codes.insert(text)
            case .code(let place):
                if case .set(.code(let list)) = records.schema.records[fields.record].fields[field].type {
                    codes.insert(records.schema.codeLists[list].codes[place].code)
                }
            default: break
            }
        }
        return codes
    }
}

/// A paper and for which candidates it is needed; one that may be needed is.
private struct PaperNeed {
    let code: String
    private let condition: TruthColumn?

    init(_ paper: Paper, _ over: CandidateColumns) {
        code = paper.code
        condition = paper.when.map { over.truth($0) }
    }

    func isNeeded(_ candidate: Int) -> Bool { condition.map { $0[candidate] != .false } ?? true }
}
