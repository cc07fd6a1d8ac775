// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// The round as it is, or as a later one would find the candidate if nothing else changed.
struct World {
    let evaluator: Evaluator
    /// The candidate's award.
    let award: Int
    let candidate: Candidate
    /// Makes the results that an award needs facts of an evaluator.
    let staging: (Evaluator, _ award: Int) -> Void
    /// The fields that those results follow from; nil if they may follow from any.
    let decisive: Set<FieldID>?

    var rows: RowEvaluator { evaluator.rows }
    var year: Int { evaluator.inputs.year }

    /// The world after some changes.
    func changing(_ changes: [RecordChange], inputs: RoundInputs? = nil) -> World {
        let changed = Evaluator(
            evaluator.rules, records: evaluator.records.changing(changes), inputs: inputs ?? evaluator.inputs)
        let keepsResults =
            inputs == nil
            && decisive.map { fields in
                changes.allSatisfy { !fields.contains(FieldID(record: $0.place.record, field: $0.place.field)) }
            } ?? false
        if keepsResults { changed.adoptResults(of: evaluator) } else { staging(changed, award) }
        return World(
            evaluator: changed, award: award, candidate: candidate, staging: staging, decisive: decisive)
    }

    /// The world some years on: the calendar moves, what this round gives is there, all else stays.
    func later(by years: Int) -> World {
        let inputs = evaluator.inputs
        let shifted = RoundInputs(
            year: inputs.year + years, date: inputs.date.moved(years: years), lawAsOf: inputs.lawAsOf,
            overrides: inputs.overrides)
        return changing(calendar(years) + gained, inputs: shifted)
    }

    private func calendar(_ years: Int) -> [RecordChange] {
        let schema = evaluator.records.schema
        guard let record = schema.recordIndex("round"), evaluator.records.tables[record].count > 0 else { return [] }
        return ["year", "date", "decision_date"].compactMap { name in
            guard let field = schema.records[record].fieldIndex(name),
                let cell = evaluator.records.tables[record].column(field)?[0]
            else { return nil }
            switch cell {
            case .integer(let year): return .cell(record: record, row: 0, field: field, .integer(year + Int64(years)))
            case .date(let date):
                return .cell(record: record, row: 0, field: field, .date(date.moved(years: years)))
            default: return nil
            }
        }
    }

    /// What this round gives the candidate, as the events that rules count it as.
    private var gained: [RecordChange] {
        var found: [RecordChange] = []
        for expression in evaluator.rulebook.expressions {
            guard let query = expression.operation.eventQuery, case .field(let record, let field) = query.source.end,
                query.source.root == .subject(depth: 0), query.source.hops.isEmpty,
                record == evaluator.rulebook.awards[award].record,
                case .events(let items) = evaluator.records.schema.records[record].fields[field].type
            else { continue }
            for case .withRound(let codeItem, let code, let yearItem, let condition) in query.filters {
                // What is still open may turn out well.
                guard rows.truth(condition, Environment(candidate.row)) != .false else { continue }
                var cells = items.map(\.blank.cell)
                cells[codeItem] = .code(code)
                cells[yearItem] = .integer(Int64(year))
                let event = RecordChange.event(record: record, row: candidate.row, field: field, cells)
                if !found.contains(event) { found.append(event) }
            }
        }
        return found
    }

    // MARK: Verdict

    var verdict: Truth {
        let declared = evaluator.rulebook.awards[award]
        let environment = evaluator.environment(candidate)
        let requirements = declared.requirements.reduce(Truth.true) { $0 && rows.truth($1.condition, environment) }
        let standards = standards
        return requirements && (standards.isEmpty ? .true : standards.reduce(.false) { $0 || $1 })
    }

    /// The truth of each standard.
    var standards: [Truth] {
        let environment = evaluator.environment(candidate)
        return evaluator.rulebook.awards[award].standards.map { standard in
            standard.conditions.reduce(.true) { $0 && rows.truth($1, environment) }
        }
    }
}

extension CalendarDate {
    /// The same day of another year; 29 February becomes 28 February.
    fileprivate func moved(years: Int) -> CalendarDate {
        if self == .open { return self }
        let (year, month, day) = components
        return CalendarDate(year: year + years, month: month, day: day)
            ?? CalendarDate(year: year + years, month: month, day: 28) ?? self
    }
}
