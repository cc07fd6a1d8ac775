// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

extension Evaluator {
    /// The known members of a set, or a known single value, as texts: codes by code, texts as they are.
    public func texts(_ id: ExpressionID, of candidate: Candidate) -> [String] { texts(id, of: candidate, rows) }

    func texts(_ id: ExpressionID, of candidate: Candidate, _ rows: RowEvaluator) -> [String] {
        switch rows.value(id, environment(candidate)) {
        case .text(.known(let text)): [text]
        case .set(.known(let members)):
            members.compactMap { member in
                switch member {
                case .text(let text): text
                case .code(let place): codeText(id, place)
                default: nil
                }
            }
        case .number(let number): number.exact?.floor.flatMap { codeText(id, Int($0)) }.map { [$0] } ?? []
        default: []
        }
    }

    private func codeText(_ id: ExpressionID, _ place: Int) -> String? {
        var type = rulebook.expressions[id].type
        if case .set(let element) = type { type = element }
        guard case .code(let list) = type else { return nil }
        return records.schema.codeLists[list].codes[place].code
    }

    /// What a cell of a plain type says.
    public func value(of cell: Cell, as type: FieldType) -> Value {
        RowEvaluator.value(
            cell, FieldShapes.Shape(type, (nil, nil), isBlankAbsent: false, records.schema.codeLists))
    }

    /// The achievements that a candidate's past awards were given for: the item `achievement` of an event list.
    public func pastAchievements(_ list: ExpressionID, _ candidate: Candidate) -> Set<String> {
        pastAchievements(list, candidate, rows)
    }

    /// The first of some achievements that a past award of a candidate was given for.
    public func pastAchievement(_ list: ExpressionID, _ candidate: Candidate, among own: [String]) -> String? {
        // Few were given for any of these: what else makes an event count is asked of those alone.
        guard let query = rulebook.expressions[list].operation.eventQuery,
            !achievements(
                EventQuery(source: query.source, filters: [], depth: query.depth), candidate, rows
            ).isDisjoint(with: own)
        else { return nil }
        return own.first(where: pastAchievements(list, candidate).contains)
    }

    func pastAchievements(_ list: ExpressionID, _ candidate: Candidate, _ rows: RowEvaluator) -> Set<String> {
        rulebook.expressions[list].operation.eventQuery.map { achievements($0, candidate, rows) } ?? []
    }

    private func achievements(_ query: EventQuery, _ candidate: Candidate, _ rows: RowEvaluator) -> Set<String> {
        guard case .field(let record, let field) = query.source.end,
            case .events(let items) = records.schema.records[record].fields[field].type,
            let item = items.firstIndex(where: { $0.name == "achievement" }),
            let found = rows.entries(query, environment(candidate))
        else { return [] }
        var texts: Set<String> = []
        for entry in found.entries where entry.truth == .true {
            if case .text(.known(let text)) = rows.itemValue(entry, record, field, item) { texts.insert(text) }
        }
        return texts
    }

    /// The records that fail a limit, or on which it is not known whether they do: row and truth.
    public func failures(of limit: Limit) -> [(row: Int, truth: Truth)] {
        let column = columns.truth(limit.condition, Frame(kind: .record(limit.record), depth: 0))
        return (0..<column.count).compactMap { row in column[row] == .true ? nil : (row, column[row]) }
    }
}

extension Evaluator {
    /// The first requirement that a candidate fails; nil when it fails none.
    public func firstFailure(_ award: Int, _ candidate: Candidate) -> ExpressionID? {
        let environment = environment(candidate)
        return rulebook.awards[award].requirements.first { rows.truth($0.condition, environment) == .false }?.condition
    }

    /// The first condition of the vote that is not true, one that fails before one that is not known; nil when all are.
    public func firstMissingApproval(_ award: Int, _ candidate: Candidate) -> ExpressionID? {
        let environment = environment(candidate)
        let open = rulebook.awards[award].approvals.map { ($0.condition, rows.truth($0.condition, environment)) }
        return (open.first { $0.1 == .false } ?? open.first { $0.1 == .unknown })?.0
    }

    /// The facts that an approval still waits for, as paths.
    public func missingForApproval(_ award: Int, _ candidate: Candidate) -> [String] {
        let declared = rulebook.awards[award]
        var facts = MissingFacts(rows, candidate: (declared.record, candidate.row))
        for approval in declared.approvals { facts.addTruth(approval.condition, environment(candidate)) }
        return facts.paths
    }

    /// The first hold that keeps a candidate waiting; nil when none does.
    public func firstHold(_ award: Int, _ candidate: Candidate) -> ExpressionID? {
        let environment = environment(candidate)
        return rulebook.awards[award].holds.first {
            undeliveredList(of: $0.condition) == nil && rows.truth($0.condition, environment) != .false
        }?.condition
    }
}
