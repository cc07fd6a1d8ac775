// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
public import Messages
public import Records

/// What a round file says.
public struct RoundDeclaration: Sendable {
    /// The id.
    public let id: String
    /// The name people read.
    public let title: String
    /// The round's year.
    public let year: Int
    /// The day of the meeting.
    public let date: CalendarDate
    /// The day whose law and parameters apply: the day of the meeting unless the file says another.
    public let lawAsOf: CalendarDate
    /// The day of the decision: the day of the meeting unless the file says another.
    public let decisionDate: CalendarDate
    /// The pack's id.
    public let pack: String
    /// The records, relative to the round file; nil if the file names none.
    public let records: String?
    /// Parameter values that the round sets itself.
    public let parameters: [Setting]
    /// The council's decisions.
    public let decisions: [CouncilDecision]
    /// Further facts of the round, by field name.
    public let facts: [String: Literal]
    /// Where it was declared.
    public let position: SourcePosition

    /// A value as the file wrote it.
    public enum Literal: Sendable, Hashable {
        case text(String)
        case number(Rational)
        case flag(Bool)
    }

    /// A parameter and the value that the round gives it.
    public struct Setting: Sendable {
        /// The parameter's id.
        public let parameter: String
        /// The value.
        public let value: Literal

        /// Makes a setting.
        public init(parameter: String, value: Literal) {
            self.parameter = parameter
            self.value = value
        }
    }
}

/// A council's decision on a candidate.
public struct CouncilDecision: Sendable, Hashable {
    /// The award's id.
    public let award: String
    /// The candidate's key.
    public let candidate: String
    /// Whether the candidate is awarded.
    public let isAward: Bool
    /// Who recorded it.
    public let by: String
    /// When.
    public let date: CalendarDate
    /// Why.
    public let reason: String

    /// Makes a decision.
    public init(
        award: String, candidate: String, isAward: Bool, by: String, date: CalendarDate, reason: String
    ) {
        self.award = award
        self.candidate = candidate
        self.isAward = isAward
        self.by = by
        self.date = date
        self.reason = reason
    }
}

extension RoundDeclaration {
    /// The same round under the law of another day and with further decisions; a decision on a candidate and award
    /// that has one already takes its place.
    public func changing(lawAsOf: CalendarDate? = nil, adding decisions: [CouncilDecision] = []) -> RoundDeclaration {
        let kept = self.decisions.filter { old in
            !decisions.contains { $0.award == old.award && $0.candidate == old.candidate }
        }
        return RoundDeclaration(
            id: id, title: title, year: year, date: date, lawAsOf: lawAsOf ?? self.lawAsOf, decisionDate: decisionDate,
            pack: pack, records: records, parameters: parameters, decisions: kept + decisions, facts: facts,
            position: position)
    }
}

/// Loads round files: Lua data in the words of a round.
public enum RoundFileLoader {
    /// Reads a round from the text of a file.
    public static func load(_ text: String, name: String) -> (round: RoundDeclaration?, diagnostics: [Diagnostic]) {
        load(text, name: name, store: nil)
    }

    /// Reads a round from the text of a file that is not run again if its words are kept.
    package static func load(
        _ text: String, name: String, store: (any ScriptStore)?
    ) -> (round: RoundDeclaration?, diagnostics: [Diagnostic]) {
        var findings = Findings()
        let file = SourceFile(name: name, text: text)
        var run = ScriptRun(files: [file], environment: "round_environment", store: store)
        guard let script = run.script(&findings) else {
            return (nil, findings.diagnostics)
        }
        run.keep(script)
        for mistake in script.mistakes { findings.add(mistake) }
        guard let declaration = script.declarations.first(where: { $0.word == "round" }) else {
            if !findings.hasErrors {
                findings.add(at: SourcePosition(file: name, line: 1), Message("rules.round_expected"))
            }
            return (nil, findings.diagnostics)
        }
        for second in script.declarations.filter({ $0.word == "round" }).dropFirst() {
            findings.add(
                at: second.position,
                Message(
                    "rules.duplicate_id",
                    ["word": "round", "id": second.id, "first": declaration.position.text]))
        }
        let round = read(declaration, &findings)
        return (findings.hasErrors ? nil : round, findings.diagnostics)
    }

    static func read(_ declaration: Script.Declaration, _ findings: inout Findings) -> RoundDeclaration? {
        var reader = BodyReader(
            word: "round", id: declaration.id, body: declaration.table, position: declaration.position)
        let title = reader.text("title", &findings) ?? declaration.id
        let year = reader.number("year", &findings)?.floor
        let date = reader.date("date", &findings)
        let lawAsOf = reader.date("law_as_of", &findings)
        let decisionDate = reader.date("decision_date", &findings)
        let pack = reader.text("pack", &findings)
        let records = reader.text("records", &findings)
        for (key, isThere) in [("year", year != nil), ("date", date != nil), ("pack", pack != nil)] where !isThere {
            findings.add(
                at: declaration.position,
                Message("rules.missing_key", ["key": key, "word": "round", "id": declaration.id]))
        }
        let parameters = settings(reader.term("parameters"), reader, &findings)
        let decisions = decisions(reader.term("decisions"), reader, &findings)
        let known: Set<String> = [
            "title", "year", "date", "law_as_of", "decision_date", "pack", "records", "parameters", "decisions",
        ]
        var facts: [String: RoundDeclaration.Literal] = [:]
        for entry in declaration.table.entries where !known.contains(entry.key) {
            guard let literal = literal(entry.value) else {
                reader.wrong(entry.key, "text, number, true, false", &findings)
                continue
            }
            facts[entry.key] = literal
        }
        guard let year, let date, let pack else { return nil }
        return RoundDeclaration(
            id: declaration.id, title: title, year: Int(year), date: date, lawAsOf: lawAsOf ?? date,
            decisionDate: decisionDate ?? date, pack: pack, records: records, parameters: parameters,
            decisions: decisions, facts: facts, position: declaration.position)
    }

    static func literal(_ term: Term) -> RoundDeclaration.Literal? {
        switch term {
        case .text(let text): .text(text)
        case .boolean(let flag): .flag(flag)
        default: Rational(literal: term).map { .number($0) }
        }
    }

    static func settings(
        _ term: Term?, _ reader: BodyReader, _ findings: inout Findings
    ) -> [RoundDeclaration.Setting] {
        guard let term else { return [] }
        guard case .table(let table) = term, table.items.isEmpty else {
            reader.wrong("parameters", "{ … = … }", &findings)
            return []
        }
        return table.entries.compactMap { entry in
            if let value = literal(entry.value) { return .init(parameter: entry.key, value: value) }
            reader.wrong("parameters.\(entry.key)", "text, number, true, false", &findings)
            return nil
        }
    }

    static func decisions(
        _ term: Term?, _ reader: BodyReader, _ findings: inout Findings
    ) -> [CouncilDecision] {
        guard let term else { return [] }
        guard case .table(let table) = term, table.entries.isEmpty else {
            reader.wrong(
                "decisions", "{ { award = …, candidate = …, outcome = …, by = …, date = …, reason = … } }", &findings)
            return []
        }
        return table.items.enumerated().compactMap { index, item in
            guard case .table(let body) = item else { return nil }
            var decision = BodyReader(word: "decisions", id: "\(index + 1)", body: body, position: reader.position)
            let award = decision.text("award", &findings)
            let candidate = decision.text("candidate", &findings)
            let outcome = decision.choice("outcome", ["awarded", "not_awarded"], &findings)
            let by = decision.text("by", &findings)
            let date = decision.date("date", &findings)
            let reason = decision.text("reason", &findings)
            decision.finish(&findings)
            guard let award, let candidate, let outcome, let by, let date, let reason else {
                // A decision that nobody answers for is none.
                findings.add(
                    at: reader.position,
                    Message(
                        "rules.missing_key",
                        [
                            "key": "award, candidate, outcome, by, date, reason", "word": "decisions",
                            "id": "\(index + 1)",
                        ]))
                return nil
            }
            return CouncilDecision(
                award: award, candidate: candidate, isAward: outcome == "awarded", by: by, date: date, reason: reason)
        }
    }
}
