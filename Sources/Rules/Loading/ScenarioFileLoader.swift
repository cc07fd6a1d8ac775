// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records

/// Loads scenario files: Lua data in the words of scenarios.
///
/// ```lua
/// scenario "it-hon" {
///   title = "Chỉ còn 3 Bằng khen", parameters = { bkt_person_seats = 3 },
///   records = { unit = { CN01 = { rating = { [2024] = "HTTNV" } } } },
///   withdraw = { "CB117" },
/// }
/// ```
public enum ScenarioFileLoader {
    /// Reads the scenarios of a file's text in the order they stand there.
    public static func load(
        _ text: String, name: String
    ) -> (scenarios: [ScenarioDeclaration], diagnostics: [Diagnostic]) {
        var findings = Findings()
        let file = SourceFile(name: name, text: text)
        var run = ScriptRun(files: [file], environment: "round_environment")
        guard let script = run.script(&findings) else {
            return ([], findings.diagnostics)
        }
        for mistake in script.mistakes { findings.add(mistake) }
        let declared = script.declarations.filter { $0.word == "scenario" }
        if declared.isEmpty, !findings.hasErrors {
            findings.add(at: SourcePosition(file: name, line: 1), Message("rules.scenario_expected"))
        }
        var places: [String: SourcePosition] = [:]
        for declaration in declared {
            if let first = places[declaration.id] {
                findings.add(
                    at: declaration.position,
                    Message(
                        "rules.duplicate_id",
                        ["word": "scenario", "id": declaration.id, "first": first.text]))
            }
            places[declaration.id] = declaration.position
        }
        let scenarios = declared.map { read($0, &findings) }
        return (findings.hasErrors ? [] : scenarios, findings.diagnostics)
    }

    private static func read(_ declaration: Script.Declaration, _ findings: inout Findings) -> ScenarioDeclaration {
        var reader = BodyReader(
            word: "scenario", id: declaration.id, body: declaration.table, position: declaration.position)
        let title = reader.text("title", &findings) ?? declaration.id
        let parameters = RoundFileLoader.settings(reader.term("parameters"), reader, &findings)
        let rules = reader.text("rules", &findings)
        let lawAsOf = reader.date("law_as_of", &findings)
        let facts = facts(reader.term("records"), reader, &findings)
        let decisions = RoundFileLoader.decisions(reader.term("decisions"), reader, &findings)
        let withdrawals = withdrawals(reader.term("withdraw"), reader, &findings)
        reader.finish(&findings)
        return ScenarioDeclaration(
            id: declaration.id, title: title, parameters: parameters, rules: rules, lawAsOf: lawAsOf, facts: facts,
            decisions: decisions, withdrawals: withdrawals, position: declaration.position)
    }

    private static func withdrawals(
        _ term: Term?, _ reader: BodyReader, _ findings: inout Findings
    ) -> [ScenarioDeclaration.Withdrawal] {
        switch term {
        case nil: return []
        case .text(let candidate)?: return [.init(candidate: candidate, award: nil)]
        case .table(let table)? where table.entries.isEmpty:
            return table.items.compactMap { item in
                switch item {
                case .text(let candidate): return .init(candidate: candidate, award: nil)
                case .table(let body):
                    if case .text(let candidate)? = body["candidate"] {
                        if case .text(let award)? = body["award"] { return .init(candidate: candidate, award: award) }
                        if body["award"] == nil { return .init(candidate: candidate, award: nil) }
                    }
                default: break
                }
                reader.wrong("withdraw", "{ \"…\", { candidate = …, award = … } }", &findings)
                return nil
            }
        default:
            reader.wrong("withdraw", "{ \"…\", { candidate = …, award = … } }", &findings)
            return []
        }
    }

    private static func facts(
        _ term: Term?, _ reader: BodyReader, _ findings: inout Findings
    ) -> [ScenarioDeclaration.Fact] {
        guard let term else { return [] }
        func entries(_ term: Term, _ path: String) -> [TableTerm.Entry] {
            if case .table(let table) = term, table.items.isEmpty { return table.entries }
            reader.wrong(path, "{ … = { … } }", &findings)
            return []
        }
        var found: [ScenarioDeclaration.Fact] = []
        for record in entries(term, "records") {
            for row in entries(record.value, "records.\(record.key)") {
                for field in entries(row.value, "records.\(record.key).\(row.key)") {
                    guard let value = value(field.value) else {
                        reader.wrong(
                            "records.\(record.key).\(row.key).\(field.key)", "text, number, true, false, {…}", &findings
                        )
                        continue
                    }
                    found.append(.init(record: record.key, key: row.key, field: field.key, value: value))
                }
            }
        }
        return found
    }

    private static func value(_ term: Term) -> ScenarioDeclaration.Value? {
        guard case .table(let table) = term else { return RoundFileLoader.literal(term).map { .literal($0) } }
        if table.items.isEmpty, !table.entries.isEmpty {
            var years: [Int: ScenarioDeclaration.Value] = [:]
            for entry in table.entries {
                guard let year = entry.number ?? Int(entry.key), let value = value(entry.value) else { return nil }
                years[year] = value
            }
            return .years(years)
        }
        guard table.entries.isEmpty else { return nil }
        if table.items.contains(where: { if case .table = $0 { true } else { false } }) {
            var events: [[String: ScenarioDeclaration.Value]] = []
            for item in table.items {
                guard case .table(let body) = item, body.items.isEmpty else { return nil }
                var event: [String: ScenarioDeclaration.Value] = [:]
                for entry in body.entries {
                    guard let value = value(entry.value) else { return nil }
                    event[entry.key] = value
                }
                events.append(event)
            }
            return .events(events)
        }
        var members: [ScenarioDeclaration.Value] = []
        for item in table.items {
            guard let member = value(item) else { return nil }
            members.append(member)
        }
        return .list(members)
    }
}
