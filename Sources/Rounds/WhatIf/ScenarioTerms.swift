// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records
import Rules

/// What a scenario says, found in the rules and records of a round; everything that is not there is a problem.
struct ScenarioTerms {
    let scenario: ScenarioDeclaration
    let loaded: RoundLoader.Loaded
    let language: Language

    private var rulebook: Rulebook { loaded.rulebook }
    private var schema: Schema { loaded.records.schema }

    /// The change, or everything that is wrong with the scenario.
    func change() throws(RoundFailure) -> RoundChange {
        var problems: [Diagnostic] = []
        var change = RoundChange(lawAsOf: scenario.lawAsOf)
        for setting in scenario.parameters { add(setting, to: &change, &problems) }
        if !scenario.facts.isEmpty {
            let reader = FactReader(loaded.records)
            for fact in scenario.facts { add(fact, reader, to: &change, &problems) }
        }
        change.decisions = scenario.decisions
        let terms = RoundTerms(
            declaration: loaded.declaration.changing(adding: scenario.decisions), rulebook: rulebook)
        terms.checkDecisions(&problems)
        for withdrawal in scenario.withdrawals { add(withdrawal, to: &change, &problems) }
        guard problems.isEmpty else { throw RoundFailure(diagnostics: problems) }
        return change
    }

    private func place(_ option: String) -> Place {
        scenario.position == .nowhere
            ? .named(option) : .file(scenario.position.file, line: scenario.position.line)
    }

    private func nearby(_ name: String, _ names: some Sequence<String>) -> Message? {
        nearest(to: name, in: names).map { Message("rules.did_you_mean", ["name": $0]) }
    }

    private func add(
        _ setting: RoundDeclaration.Setting, to change: inout RoundChange, _ problems: inout [Diagnostic]
    ) {
        let place = place("--set")
        guard let index = rulebook.parameters.firstIndex(where: { $0.id == setting.parameter }) else {
            problems.append(
                Diagnostic(
                    .error, at: place, Message("rules.unknown_parameter", ["name": setting.parameter]),
                    advice: nearby(setting.parameter, rulebook.parameters.map(\.id))))
            return
        }
        do throws(ValueProblem) {
            change.parameters[index] = try rulebook.parameters[index].value(setting.value, rulebook.schema)
        } catch {
            problems.append(Diagnostic(.error, at: place, error.message, advice: error.advice))
        }
    }

    // MARK: Withdrawals

    /// Who withdraws competes no more: a decision not to award, in every award where the key is a candidate.
    private func add(
        _ withdrawal: ScenarioDeclaration.Withdrawal, to change: inout RoundChange, _ problems: inout [Diagnostic]
    ) {
        let place = place("--withdraw")
        if let award = withdrawal.award, rulebook.awardIndex(award) == nil {
            problems.append(
                Diagnostic(
                    .error, at: place, Message("rules.unknown_award", ["name": award]),
                    advice: nearby(award, rulebook.awards.map(\.id))))
            return
        }
        let awards = rulebook.awards.filter { award in
            (withdrawal.award ?? award.id) == award.id
                && loaded.records.tables[award.record].row(withdrawal.candidate) != nil
        }
        if awards.isEmpty {
            let keys = Set(rulebook.awards.map(\.record)).sorted().flatMap { loaded.records.tables[$0].keys }
            problems.append(
                Diagnostic(
                    .error, at: place, Message("whatif.no_candidate", ["candidate": withdrawal.candidate]),
                    advice: nearby(withdrawal.candidate, keys)))
        }
        let taken = Set(
            (loaded.declaration.decisions + change.decisions).filter(\.isAward).map { "\($0.award)/\($0.candidate)" })
        change.decisions += awards.filter { !taken.contains("\($0.id)/\(withdrawal.candidate)") }.map { award in
            CouncilDecision(
                award: award.id, candidate: withdrawal.candidate, isAward: false, by: scenario.title,
                date: loaded.declaration.date, reason: Message("whatif.withdrawn").text(in: language))
        }
    }

    // MARK: Facts

    private func add(
        _ fact: ScenarioDeclaration.Fact, _ reader: FactReader, to change: inout RoundChange,
        _ problems: inout [Diagnostic]
    ) {
        let place = place("--fact")
        func wrong(_ message: Message, _ advice: Message? = nil) {
            problems.append(Diagnostic(.error, at: place, message, advice: advice))
        }
        guard let record = schema.recordIndex(fact.record) else {
            return wrong(
                Message("whatif.unknown_record", ["name": fact.record]), nearby(fact.record, schema.records.map(\.name))
            )
        }
        let type = schema.records[record]
        guard let row = loaded.records.tables[record].row(fact.key) else {
            return wrong(
                Message("whatif.unknown_key", ["record": type.title, "key": fact.key]),
                nearby(fact.key, loaded.records.tables[record].keys))
        }
        guard let index = type.fieldIndex(fact.field) else {
            return wrong(
                Message("rules.unknown_field", ["record": fact.record, "name": fact.field]),
                nearby(fact.field, type.fields.map(\.name)))
        }
        let field = type.fields[index]
        if field.isKey { return wrong(Message("whatif.key_field", ["field": field.title])) }
        do throws(FactReader.Problem) {
            switch (fact.value, field.type) {
            case (.years(let years), .yearly):
                for (year, value) in years.sorted(by: { $0.key < $1.key }) {
                    change.facts.append(
                        .year(
                            record: record, row: row, field: index, year: year,
                            try reader.cell(Self.raw(value), field)))
                }
            case (_, .yearly), (.years, _): wrong(Message("whatif.years_expected", ["field": field.title]))
            case (.events(let events), .events(let items)):
                change.facts.append(
                    .events(record: record, row: row, field: index, try cells(events, items, reader, wrong)))
            case (.list(let list), .events) where list.isEmpty:
                change.facts.append(.events(record: record, row: row, field: index, []))
            case (_, .events), (.events, _): wrong(Message("whatif.events_expected", ["field": field.title]))
            default:
                change.facts.append(
                    .cell(record: record, row: row, field: index, try reader.cell(Self.raw(fact.value), field)))
            }
        } catch {
            wrong(error.message, error.advice)
        }
    }

    private func cells(
        _ events: [[String: ScenarioDeclaration.Value]], _ items: [Field], _ reader: FactReader,
        _ wrong: (Message, Message?) -> Void
    ) throws(FactReader.Problem) -> [[Cell]] {
        var rows: [[Cell]] = []
        for event in events {
            for name in event.keys.sorted() where !items.contains(where: { $0.name == name }) {
                wrong(
                    Message("whatif.unknown_item", ["name": name]), nearby(name, items.map(\.name)))
            }
            var row: [Cell] = []
            for item in items {
                row.append(
                    try event[item.name].map { value throws(FactReader.Problem) in
                        try reader.cell(Self.raw(value), item)
                    } ?? .blank)
            }
            rows.append(row)
        }
        return rows
    }

    private static func raw(_ value: ScenarioDeclaration.Value) -> RawValue {
        switch value {
        case .literal(.text(let text)): .text(text)
        case .literal(.flag(let flag)): .boolean(flag)
        case .literal(.number(let number)): .number(number.decimalText(separator: ".") ?? number.description)
        case .list(let members): .list(members.map(raw))
        case .years, .events: .blank
        }
    }
}
