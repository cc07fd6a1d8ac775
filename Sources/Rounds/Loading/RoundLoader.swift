// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import Messages
import RecordIO
import Records
import Rules

/// Loads everything that a round needs, and finds everything that is wrong with it, before anything is judged.
struct RoundLoader {
    let request: RoundRequest

    struct Loaded {
        let declaration: RoundDeclaration
        let rulebook: Rulebook
        let records: RecordSet
        let recordsDigest: String
        let inputs: RoundInputs
        let diagnostics: [Diagnostic]
        let imported: ImportResult
    }

    func load() throws(RoundFailure) -> Loaded {
        report("rounds.progress_rules")
        guard let data = FileManager.default.contents(atPath: request.roundFile),
            let text = String(data: data, encoding: .utf8)
        else { throw failure(.named(request.roundFile), Message("rounds.no_round_file", ["file": request.roundFile])) }
        let name = (request.roundFile as NSString).lastPathComponent
        let (declaration, roundDiagnostics) = RoundFileLoader.load(
            text.precomposedStringWithCanonicalMapping, name: name)
        guard let declaration else { throw RoundFailure(diagnostics: roundDiagnostics) }

        let loaded = PackLoader(folder: PackFolder(path: rulesFolder())).load(declaration.pack)
        guard let rulebook = loaded.rulebook else { throw RoundFailure(diagnostics: loaded.diagnostics) }
        var diagnostics = roundDiagnostics + loaded.diagnostics
        var problems: [Diagnostic] = []
        let overrides = settings(declaration, rulebook, &problems)
        checkDecisions(declaration, rulebook, &problems)
        diagnostics += effectiveDates(declaration, rulebook)

        report("rounds.progress_records")
        let path = try recordsPath(declaration)
        let imported = RecordReader.read(
            .at(path), schema: rulebook.schema, round: facts(declaration, rulebook, &problems),
            awards: CodeList(
                "award", isOrdered: false, codes: rulebook.awards.map { CodeList.Code($0.id, title: $0.title) }))
        problems += imported.diagnostics.filter { $0.severity == .error }
        diagnostics += imported.diagnostics.filter { $0.severity != .error }
        guard let records = imported.records, problems.isEmpty else { throw RoundFailure(diagnostics: problems) }
        return Loaded(
            declaration: declaration, rulebook: rulebook, records: records, recordsDigest: digest(of: path),
            inputs: RoundInputs(
                year: declaration.year, date: declaration.date, lawAsOf: declaration.lawAsOf, overrides: overrides),
            diagnostics: diagnostics, imported: imported)
    }

    // MARK: Files

    /// The folder of packs: the one asked for, else the nearest `rules` beside or above the round file.
    private func rulesFolder() -> String {
        if let folder = request.rulesFolder { return folder }
        var folder = URL(filePath: request.roundFile).standardizedFileURL.deletingLastPathComponent()
        while true {
            let candidate = folder.appending(path: "rules").path
            if Self.isFolder(candidate) { return candidate }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { return "rules" }
            folder = parent
        }
    }

    private func recordsPath(_ declaration: RoundDeclaration) throws(RoundFailure) -> String {
        if let path = request.records { return path }
        guard let records = declaration.records else {
            throw failure(place(declaration.position), Message("rounds.no_records", ["round": declaration.id]))
        }
        if records.hasPrefix("/") { return records }
        return URL(filePath: request.roundFile).standardizedFileURL.deletingLastPathComponent()
            .appending(path: records).path
    }

    /// The digest of a file's bytes, or of a folder's files by name.
    private func digest(of path: String) -> String {
        guard Self.isFolder(path) else { return SHA256.hexadecimal(bytes(path)) }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        return SHA256.hexadecimal(names.map { (name: $0, content: bytes("\(path)/\($0)")) })
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    }

    // MARK: What the round says

    /// The parameter values that the round file and the command line set; the command line wins.
    private func settings(
        _ declaration: RoundDeclaration, _ rulebook: Rulebook, _ problems: inout [Diagnostic]
    ) -> [Int: Constant] {
        var overrides: [Int: Constant] = [:]
        let place = place(declaration.position)
        let settings =
            declaration.parameters.map { ($0.parameter, $0.value, place) }
            + request.settings.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value), .named("--set")) }
        for (id, literal, place) in settings {
            guard let index = rulebook.parameters.firstIndex(where: { $0.id == id }) else {
                problems.append(
                    Diagnostic(
                        .error, at: place, Message("rules.unknown_parameter", ["name": id]),
                        advice: nearest(to: id, in: rulebook.parameters.map(\.id))
                            .map { Message("rules.did_you_mean", ["name": $0]) }))
                continue
            }
            let (value, problem) = rulebook.parameters[index].setting(literal, rulebook.schema)
            if let problem { problems.append(Diagnostic(.error, at: place, problem)) }
            overrides[index] = value
        }
        return overrides
    }

    private func checkDecisions(
        _ declaration: RoundDeclaration, _ rulebook: Rulebook, _ problems: inout [Diagnostic]
    ) {
        for decision in declaration.decisions where rulebook.awardIndex(decision.award) == nil {
            problems.append(
                Diagnostic(
                    .error, at: place(declaration.position), Message("rules.unknown_award", ["name": decision.award]),
                    advice: nearest(to: decision.award, in: rulebook.awards.map(\.id))
                        .map { Message("rules.did_you_mean", ["name": $0]) }))
        }
    }

    private func effectiveDates(_ declaration: RoundDeclaration, _ rulebook: Rulebook) -> [Diagnostic] {
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
    private func facts(
        _ declaration: RoundDeclaration, _ rulebook: Rulebook, _ problems: inout [Diagnostic]
    ) -> RoundFacts {
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

    private func failure(_ place: Place, _ message: Message) -> RoundFailure {
        RoundFailure(diagnostics: [Diagnostic(.error, at: place, message)])
    }

    private func report(_ key: String) { request.progress?(Message(key)) }
}
