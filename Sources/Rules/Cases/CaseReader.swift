// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
public import Messages
import Records

/// Reads the cases of a pack and its parents by running the pack's files again.
public struct CaseReader {
    private let rulebook: Rulebook

    /// Makes a reader of a rulebook's cases.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The cases of the pack's own files in the order they stand there; with `inherited`, those of its parents before.
    public func cases(inherited: Bool = false) -> (cases: [PackCase], diagnostics: [Diagnostic]) {
        var findings = Findings()
        var found: [PackCase] = []
        do throws(SandboxError) {
            var sandbox = try ScriptRun.sandbox()
            for file in rulebook.packs.flatMap(\.files) + rulebook.packs.flatMap(\.tests) {
                try sandbox.run(file.text, name: file.name, environment: "environment")
            }
            guard case .integer(let count) = try sandbox.callPrelude("case_count", []), count > 0 else {
                return ([], [])
            }
            for number in 1...count {
                let value = try sandbox.callPrelude("case", [.integer(number)])
                guard inherited || isOwn(value), let item = read(value, &findings) else { continue }
                found.append(item)
            }
        } catch {
            let position = error.position.map { SourcePosition(file: $0.chunk, line: $0.line) } ?? .nowhere
            findings.add(at: position, LuaMessage(error).message)
        }
        return (found, findings.diagnostics)
    }

    /// Whether a case stands in a file of the pack itself; a parent's may speak of what this pack withdraws.
    private func isOwn(_ value: LuaValue) -> Bool {
        guard case .table(let row) = value, row.array.count > 1, case .string(let file) = row.array[1] else {
            return false
        }
        return file.hasPrefix(rulebook.pack.id + "/")
    }

    private func read(_ value: LuaValue, _ findings: inout Findings) -> PackCase? {
        guard case .table(let row) = value, row.array.count == 5, case .string(let name) = row.array[0],
            case .string(let file) = row.array[1], case .integer(let line) = row.array[2],
            case .table(let world)? = Term(row.array[3]), case .table(let expected) = row.array[4]
        else { return nil }
        let position = SourcePosition(file: file, line: Int(line))
        var reader = BodyReader(word: "test", id: name, body: world, position: position)
        guard let round = round(name, &reader, &findings) else { return nil }
        let records = CaseRecords(schema: rulebook.schema).json(&reader, &findings)
        reader.finish(&findings)
        if expected.array.isEmpty {
            findings.add(at: position, Message("rules.case_without_expectation", ["name": name]))
        }
        var ofCandidates: [PackCase.Expectation] = []
        var ofLimits: [PackCase.LimitExpectation] = []
        for value in expected.array {
            guard let (body, position) = expectationBody(value) else { continue }
            if body["limit"] == nil {
                if let found = expectation(body, position, &findings) { ofCandidates.append(found) }
            } else if let found = limitExpectation(body, position, &findings) {
                ofLimits.append(found)
            }
        }
        return PackCase(
            name: name, position: position, round: round, records: records, expectations: ofCandidates,
            limitExpectations: ofLimits)
    }

    /// The round of a case: what the case says of it, in the pack's own name.
    private func round(_ name: String, _ reader: inout BodyReader, _ findings: inout Findings) -> RoundDeclaration? {
        var table = TableTerm()
        if case .table(let round)? = reader.term("round") { table = round }
        table.entries.append(.init(key: "pack", number: nil, value: .text(rulebook.pack.id)))
        for key in ["parameters", "decisions"] {
            if let value = reader.term(key) { table.entries.append(.init(key: key, number: nil, value: value)) }
        }
        let declaration = Script.Declaration(
            word: "round", id: name, body: .table(table), position: reader.position)
        return RoundFileLoader.read(declaration, &findings)
    }

    private func expectationBody(_ value: LuaValue) -> (body: TableTerm, position: SourcePosition)? {
        guard case .table(let row) = value, row.array.count == 3, case .string(let file) = row.array[0],
            case .integer(let line) = row.array[1], case .table(let body)? = Term(row.array[2])
        else { return nil }
        return (body, SourcePosition(file: file, line: Int(line)))
    }

    private func limitExpectation(
        _ body: TableTerm, _ position: SourcePosition, _ findings: inout Findings
    ) -> PackCase.LimitExpectation? {
        var reader = BodyReader(word: "expect", id: "", body: body, position: position)
        let (limit, record) = (reader.text("limit", &findings), reader.text("of", &findings))
        let verdict = reader.choice(
            "verdict", PackCase.LimitExpectation.Verdict.allCases.map(\.rawValue), &findings)
        reader.finish(&findings)
        guard let limit, let record, body["verdict"] != nil else {
            findings.add(at: position, Message("cases.expect_limit"))
            return nil
        }
        guard let verdict = verdict.flatMap(PackCase.LimitExpectation.Verdict.init) else { return nil }
        if rulebook.limitIndex(limit) == nil {
            findings.unknown("cases.unknown_limit", limit, among: rulebook.limits.map(\.id), at: position)
            return nil
        }
        return PackCase.LimitExpectation(limit: limit, record: record, position: position, verdict: verdict)
    }

    private func expectation(
        _ body: TableTerm, _ position: SourcePosition, _ findings: inout Findings
    ) -> PackCase.Expectation? {
        var reader = BodyReader(word: "expect", id: "", body: body, position: position)
        let candidate = reader.text("of", &findings)
        guard case .text(let award)? = body.items.first, let candidate else {
            findings.add(at: position, Message("rules.expect_whom"))
            return nil
        }
        if rulebook.awardIndex(award) == nil {
            findings.unknown("rules.unknown_award", award, among: rulebook.awards.map(\.id), at: position)
        }
        let expectation = PackCase.Expectation(
            award: award, candidate: candidate, position: position,
            verdict: reader.choice("verdict", ["eligible", "ineligible", "undetermined"], &findings),
            outcome: reader.choice(
                "outcome", ["awarded", "contested", "not_awarded", "excluded", "not_competing", "overridden"],
                &findings),
            isHeld: reader.flag("held", &findings),
            approval: reader.choice(
                "approval", ["not_needed", "carried", "not_carried", "not_taken"], &findings),
            because: reader.text("because", &findings), missingPapers: reader.texts("missing", &findings),
            missingFacts: reader.texts("missing_facts", &findings), standards: reader.texts("standards", &findings),
            rank: reader.number("rank", &findings)?.floor.map { Int($0) },
            bonus: reader.number("bonus", &findings)?.floor.map { Int($0) })
        reader.finish(&findings)
        return expectation
    }
}
