// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

/// What a scenario changes, in words: the parameter with its old and new value, the fact, the decision.
struct ScenarioChanges {
    let scenario: ScenarioDeclaration
    let before: RoundSession
    let after: RoundSession
    let language: Language

    var words: [String] {
        var lines: [String] = []
        if let rules = scenario.rules {
            lines.append(say("rules", ["pack": after.loaded.rulebook.pack.title, "path": rules]))
        }
        if let day = scenario.lawAsOf {
            lines.append(say("law", ["date": Prose(after.loaded.rulebook, language).date(day)]))
        }
        lines += scenario.parameters.map(parameter) + scenario.facts.map(fact)
        lines += scenario.decisions.map { decision in
            say(
                decision.isAward ? "decided_award" : "decided_deny",
                ["candidate": decision.candidate, "award": title(of: decision.award)])
        }
        lines += scenario.withdrawals.map { withdrawal in
            guard let award = withdrawal.award else { return say("withdraws", ["candidate": withdrawal.candidate]) }
            return say("withdraws_from", ["candidate": withdrawal.candidate, "award": title(of: award)])
        }
        return lines
    }

    private func say(_ key: String, _ arguments: [String: String]) -> String {
        Message("whatif.change.\(key)", arguments).text(in: language)
    }

    private func title(of award: String) -> String {
        after.loaded.rulebook.awardIndex(award).map { after.loaded.rulebook.awards[$0].title } ?? award
    }

    private func parameter(_ setting: RoundDeclaration.Setting) -> String {
        func value(_ session: RoundSession) -> String {
            let rulebook = session.loaded.rulebook
            guard let index = rulebook.parameters.firstIndex(where: { $0.id == setting.parameter }),
                let value = session.loaded.inputs.value(of: index, rulebook)
            else { return "–" }
            return ParameterText(rulebook.parameters[index], Prose(rulebook, language)).text(value)
        }
        let title = after.loaded.rulebook.parameters.first { $0.id == setting.parameter }?.title ?? setting.parameter
        return say(
            "parameter", ["title": title, "id": setting.parameter, "before": value(before), "after": value(after)])
    }

    private func fact(_ fact: ScenarioDeclaration.Fact) -> String {
        let records = after.loaded.records
        guard let record = records.schema.recordIndex(fact.record),
            let field = records.schema.records[record].fieldIndex(fact.field)
        else { return fact.field }
        return say(
            "fact",
            [
                "key": fact.key, "field": records.schema.records[record].fields[field].title,
                "value": text(fact.value, records.schema.records[record].fields[field]),
            ])
    }

    private func text(_ value: ScenarioDeclaration.Value, _ field: Field) -> String {
        switch value {
        case .literal(.text(let text)): text
        case .literal(.number(let number)): Prose(after.loaded.rulebook, language).number(number)
        case .literal(.flag(let flag)): Prose(after.loaded.rulebook, language).constant(.truth(flag))
        case .list(let list): list.isEmpty ? "–" : list.map { text($0, field) }.joined(separator: ", ")
        case .years(let years):
            years.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value, field))" }.joined(separator: ", ")
        case .events(let events):
            events.map { event in
                event.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value, field))" }.joined(separator: ", ")
            }.joined(separator: "; ")
        }
    }
}

/// A parameter's value with its unit.
struct ParameterText {
    private let parameter: Parameter
    private let prose: Prose

    init(_ parameter: Parameter, _ prose: Prose) {
        self.parameter = parameter
        self.prose = prose
    }

    func text(_ value: Constant) -> String {
        prose.constant(value) + (parameter.unit.map { " " + $0 } ?? "")
    }
}
