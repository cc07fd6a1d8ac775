// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Platform
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
        /// How the records were read; nil when the caller made them.
        var imported: ImportedRecords?
        let inputs: RoundInputs
        /// What was found in the round file and the rules.
        let rulesDiagnostics: [Diagnostic]
        /// What was found in the records.
        let recordsDiagnostics: [Diagnostic]

        var diagnostics: [Diagnostic] {
            let terms = RoundTerms(declaration: declaration, rulebook: rulebook)
            return rulesDiagnostics + terms.effectiveDates() + recordsDiagnostics
        }
    }

    /// A round file with the rules it is judged by.
    struct Rules {
        let declaration: RoundDeclaration
        let rulebook: Rulebook
        let diagnostics: [Diagnostic]
        /// The pack as it was loaded.
        let pack: PackLoader.Loaded
    }

    func load() throws(RoundFailure) -> Loaded {
        report("rounds.progress_rules")
        return try load(loadRules())
    }

    /// Loads the records of a round whose rules are there; those read before are kept if nothing that they depend on changed.
    func load(_ rules: Rules, reusing known: ImportedRecords? = nil) throws(RoundFailure) -> Loaded {
        report("rounds.progress_records")
        let path = try recordsPath(rules.declaration)
        let source = RecordSource.at(path)
        return try Self.load(
            rules.declaration, rules.rulebook, records: source, digest: source.digest, settings: request.settings,
            diagnostics: rules.diagnostics, reusing: known, cache: request.cache)
    }

    /// The round file and the rules, without the records; rules that are known to be as they were are kept.
    func loadRules(reusing known: PackLoader.Loaded? = nil) throws(RoundFailure) -> Rules {
        let (declaration, diagnostics) = try loadDeclaration()
        let kept = known.flatMap { $0.rulebook?.pack.id == declaration.pack ? $0 : nil }
        let loaded = kept ?? pack(declaration)
        guard let rulebook = loaded.rulebook else { throw RoundFailure(diagnostics: loaded.diagnostics) }
        return Rules(
            declaration: declaration, rulebook: rulebook, diagnostics: diagnostics + loaded.diagnostics, pack: loaded)
    }

    /// The round file alone, with what there is to say about it.
    func loadDeclaration() throws(RoundFailure) -> (RoundDeclaration, [Diagnostic]) {
        guard let data = FileManager.default.contents(atPath: request.roundFile),
            let text = String(data: data, encoding: .utf8)
        else { throw failure(.named(request.roundFile), Message("rounds.no_round_file", ["file": request.roundFile])) }
        let name = request.roundFile.split(separator: "/").last.map { String($0) } ?? request.roundFile
        let (declaration, diagnostics) = RoundFileLoader.load(text.composed, name: name, store: store)
        guard let declaration else { throw RoundFailure(diagnostics: diagnostics) }
        return (declaration.changing(lawAsOf: request.lawAsOf), diagnostics)
    }

    /// Loads the records of a round whose rules are there, and checks the round against both.
    static func load(
        _ declaration: RoundDeclaration, _ rulebook: Rulebook, records source: RecordSource, digest: String = "",
        settings: [String: String] = [:], diagnostics: [Diagnostic] = [], reusing known: ImportedRecords? = nil,
        cache: ReadingCache? = nil
    ) throws(RoundFailure) -> Loaded {
        let terms = RoundTerms(declaration: declaration, rulebook: rulebook)
        var problems: [Diagnostic] = []
        let overrides = terms.settings(settings, &problems)
        terms.checkDecisions(&problems)
        let facts = terms.facts(&problems)
        let awards = rulebook.awards.map { CodeList.Code($0.id, title: $0.title) }
        let subject = ImportedRecords.Subject(
            source: source, digest: digest, schema: rulebook.schema, facts: facts,
            awards: CodeList("award", isOrdered: false, codes: awards))
        let read =
            known.flatMap { $0.subject == subject && !digest.isEmpty ? $0 : nil }
            ?? ImportedRecords(subject, cache: cache)
        let imported = read.result
        problems += imported.diagnostics.filter { $0.severity == .error }
        guard let records = imported.records, problems.isEmpty else { throw RoundFailure(diagnostics: problems) }
        return Loaded(
            declaration: declaration, rulebook: rulebook, records: records, recordsDigest: digest, imported: read,
            inputs: RoundInputs(
                year: declaration.year, date: declaration.date, lawAsOf: declaration.lawAsOf, overrides: overrides),
            rulesDiagnostics: diagnostics, recordsDiagnostics: imported.diagnostics.compactMap(Self.said))
    }

    /// What a result says of its import: warnings, and columns or lists that are not there at all.
    private static func said(_ diagnostic: Diagnostic) -> Diagnostic? {
        let isMissing = ["import.column.missing", "import.sheet.not_delivered", "import.json.list_missing"]
            .contains(diagnostic.message.key)
        switch diagnostic.severity {
        case .error: return nil
        case .warning: return diagnostic
        case .note:
            guard isMissing else { return nil }
            return Diagnostic(.warning, at: diagnostic.place, diagnostic.message, advice: diagnostic.advice)
        }
    }

    // MARK: Files

    /// Where what rule files wrote down is kept.
    private var store: KeptScripts? { request.cache.map { KeptScripts(cache: $0) } }

    /// The folder of packs: the one asked for, else the nearest `rules` beside or above the round file.
    func rulesFolder() -> String {
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

    private func pack(_ declaration: RoundDeclaration) -> PackLoader.Loaded {
        guard let path = request.pack else {
            return PackLoader(folder: PackFolder(path: rulesFolder()), tests: false, store: store)
                .load(declaration.pack)
        }
        let url = URL(filePath: path).standardizedFileURL
        let folder = PackFolder(path: url.deletingLastPathComponent().path)
        return PackLoader(folder: folder, tests: false, store: store).load(url.lastPathComponent)
    }

    func recordsPath(_ declaration: RoundDeclaration) throws(RoundFailure) -> String {
        if let path = request.records { return path }
        guard let records = declaration.records else {
            throw failure(place(declaration.position), Message("rounds.no_records", ["round": declaration.id]))
        }
        if records.hasPrefix("/") { return records }
        return URL(filePath: request.roundFile).standardizedFileURL.deletingLastPathComponent()
            .appending(path: records).path
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    private func place(_ position: SourcePosition) -> Place { .file(position.file, line: position.line) }

    private func failure(_ place: Place, _ message: Message) -> RoundFailure {
        RoundFailure(diagnostics: [Diagnostic(.error, at: place, message)])
    }

    private func report(_ key: String) { request.progress?(Message(key)) }
}
