// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records
import Rules

/// What a round file sets, checked against the pack it is for: parameters, decisions and the round's own facts.
struct RoundTerms {
    let declaration: RoundDeclaration
    let rulebook: Rulebook

    /// The parameter values that the round file and the command line set; the command line wins.
    func settings(_ commandLine: [String: String], _ problems: inout [Diagnostic]) -> [Int: Constant] {
        var overrides: [Int: Constant] = [:]
        let place = place(declaration.position)
        let settings =
            declaration.parameters.map { ($0.parameter, $0.value, place) }
            + commandLine.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value), .named("--set")) }
        for (id, literal, place) in settings {
            guard let index = rulebook.parameters.firstIndex(where: { $0.id == id }) else {
                problems.append(
                    Diagnostic(
                        .error, at: place, Message("rules.unknown_parameter", ["name": id]),
                        advice: nearest(to: id, in: rulebook.parameters.map(\.id))
                            .map { Message("rules.did_you_mean", ["name": $0]) }))
                continue
            }
            do throws(ValueProblem) {
                overrides[index] = try rulebook.parameters[index].value(literal, rulebook.schema)
            } catch {
                problems.append(Diagnostic(.error, at: place, error.message, advice: error.advice))
            }
        }
        return overrides
    }

    /// Every decision names an award that the pack has.
    func checkDecisions(_ problems: inout [Diagnostic]) {
        for (index, decision) in declaration.decisions.enumerated() {
            let earlier = declaration.decisions[..<index].contains {
                $0.award == decision.award && $0.candidate == decision.candidate
            }
            guard earlier else { continue }
            problems.append(
                Diagnostic(
                    .error, at: place(declaration.position),
                    Message("rounds.decision_twice", ["candidate": decision.candidate, "award": decision.award])))
        }
        for decision in declaration.decisions where rulebook.awardIndex(decision.award) == nil {
            problems.append(
                Diagnostic(
                    .error, at: place(declaration.position), Message("rules.unknown_award", ["name": decision.award]),
                    advice: nearest(to: decision.award, in: rulebook.awards.map(\.id))
                        .map { Message("rules.did_you_mean", ["name": $0]) }))
        }
    }

    /// A warning for each pack that is not in force on the day whose law applies.
    func effectiveDates() -> [Diagnostic] {
        rulebook.packs.compactMap { pack in
            let isEarly = pack.from.map { declaration.lawAsOf < $0 } ?? false
            let isLate = pack.to.map { declaration.lawAsOf > $0 } ?? false
            guard isEarly || isLate else { return nil }
            return Diagnostic(
                .warning, at: place(declaration.position),
                Message(
                    "rounds.pack_not_in_force",
                    [
                        "pack": pack.title, "date": declaration.lawAsOf.vietnamese,
                        "from": pack.from?.vietnamese ?? "…", "to": pack.to?.vietnamese ?? "…",
                    ]))
        }
    }

    /// The facts of the round's own record: what every round has, and what the pack asks for besides.
    func facts(_ problems: inout [Diagnostic]) -> RoundFacts {
        var cells: [String: Cell] = [
            "year": .integer(Int64(declaration.year)), "date": .date(declaration.date),
            "law_as_of": .date(declaration.lawAsOf), "decision_date": .date(declaration.decisionDate),
        ]
        guard let index = rulebook.schema.recordIndex("round") else {
            return RoundFacts(id: declaration.id, cells: cells)
        }
        let record = rulebook.schema.records[index]
        for (name, literal) in declaration.facts.sorted(by: { $0.key < $1.key }) {
            guard let field = record.fieldIndex(name).map({ record.fields[$0] }) else {
                problems.append(
                    Diagnostic(
                        .error, at: place(declaration.position),
                        Message("rules.unknown_key", ["key": name, "word": "round", "id": declaration.id]),
                        advice: nearest(to: name, in: record.fields.map(\.name))
                            .map { Message("rules.did_you_mean", ["name": $0]) }))
                continue
            }
            if let cell = cell(literal, field) {
                cells[name] = cell
            } else {
                problems.append(
                    Diagnostic(
                        .error, at: place(declaration.position),
                        Message(
                            "rules.wrong_value",
                            ["key": name, "expected": field.title, "word": "round", "id": declaration.id])))
            }
        }
        return RoundFacts(id: declaration.id, cells: cells)
    }

    private func cell(_ literal: RoundDeclaration.Literal, _ field: Field) -> Cell? {
        switch (field.type, literal) {
        case (_, .text(let text)): .text(text)
        case (.integer, .number(let number)) where number.isWhole: .integer(number.numerator)
        case (.decimal, .number(let number)):
            number.decimalText(separator: ".").flatMap { ExactDecimal.millionths($0) }.map { .decimal($0) }
        case (.flag, .flag(let flag)): .flag(flag)
        default: nil
        }
    }

    private func place(_ position: SourcePosition) -> Place { .file(position.file, line: position.line) }
}
