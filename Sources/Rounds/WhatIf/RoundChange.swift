// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// What a scenario changes of a round, found in its rules and records.
struct RoundChange: Sendable {
    /// Parameter values by parameter index; the round's own settings stay where nothing else is said.
    var parameters: [Int: Constant] = [:]
    /// Another day whose law applies.
    var lawAsOf: CalendarDate?
    /// Facts that are otherwise.
    var facts: [RecordChange] = []
    /// Decisions of the council besides those of the round.
    var decisions: [CouncilDecision] = []
    /// Quotas that are otherwise.
    var quotas: [Quota] = []

    /// Both changes; where they disagree the other one holds.
    func merging(_ other: RoundChange) -> RoundChange {
        RoundChange(
            parameters: parameters.merging(other.parameters) { $1 }, lawAsOf: other.lawAsOf ?? lawAsOf,
            facts: facts + other.facts, decisions: decisions + other.decisions, quotas: quotas + other.quotas)
    }
}

extension RoundChange {
    /// The round with the changes made, ready to be judged.
    func applied(to loaded: RoundLoader.Loaded) -> RoundLoader.Loaded {
        let declaration = loaded.declaration.changing(lawAsOf: lawAsOf, adding: decisions)
        let rulebook = quotas.isEmpty ? loaded.rulebook : loaded.rulebook.replacing(quotas)
        var facts = facts
        if let lawAsOf, let record = loaded.records.schema.recordIndex("round"),
            let field = loaded.records.schema.records[record].fieldIndex("law_as_of"),
            loaded.records.tables[record].count > 0
        {
            facts.append(.cell(record: record, row: 0, field: field, .date(lawAsOf)))
        }
        return RoundLoader.Loaded(
            declaration: declaration, rulebook: rulebook,
            records: facts.isEmpty ? loaded.records : loaded.records.changing(facts),
            recordsDigest: self.facts.isEmpty
                ? loaded.recordsDigest
                : SHA256.hexadecimal("\(loaded.recordsDigest)\n\(self.facts)"),
            imported: loaded.imported,
            inputs: RoundInputs(
                year: declaration.year, date: declaration.date, lawAsOf: declaration.lawAsOf,
                overrides: loaded.inputs.overrides.merging(parameters) { $1 }),
            rulesDiagnostics: loaded.rulesDiagnostics, recordsDiagnostics: loaded.recordsDiagnostics)
    }

    /// What differs after the changes from what was before.
    func inputs(_ before: RoundLoader.Loaded, _ after: RoundLoader.Loaded, _ index: InputIndex) -> InputSet {
        var changed: [InputIndex.Input] = []
        for (number, parameter) in before.rulebook.parameters.enumerated() {
            let (old, new) = (before.inputs.overrides[number], after.inputs.overrides[number])
            let isSame: Bool =
                if let new {
                    // A setting holds on every day; without one each day has its own value.
                    old.map { $0 == new }
                        ?? (!parameter.versions.isEmpty && parameter.versions.allSatisfy { $0.value == new }
                            && before.inputs.value(of: number, before.rulebook) == new)
                } else {
                    before.inputs.value(of: number, before.rulebook) == after.inputs.value(of: number, after.rulebook)
                }
            if !isSame { changed.append(.parameter(number)) }
        }
        for fact in facts { changed.append(.field(record: fact.place.record, field: fact.place.field)) }
        if lawAsOf != nil, let record = before.records.schema.recordIndex("round"),
            let field = before.records.schema.records[record].fieldIndex("law_as_of")
        {
            changed.append(.field(record: record, field: field))
        }
        return index.set(changed)
    }
}
