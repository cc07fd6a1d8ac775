// SPDX-License-Identifier: Apache-2.0

import Cores
import LuaSandbox
public import Messages
import Records

/// Loads a pack with its parents from a folder of packs.
///
/// All files are looked at in one go: a mistake costs the statement it stands in, and the rest is read and checked too,
/// so that ten mistakes give ten messages.
///
/// ```swift
/// let loaded = PackLoader(folder: PackFolder(path: "rules")).load("so-tnmt-binh-phuoc")
/// guard let rulebook = loaded.rulebook else { return loaded.diagnostics }
/// ```
public struct PackLoader {
    /// A rulebook if the pack has no errors, and everything there is to say about the pack.
    public struct Loaded: Sendable {
        /// The rulebook; nil when there is an error.
        public let rulebook: Rulebook?
        /// Errors and warnings, in the order of files and lines.
        public let diagnostics: [Diagnostic]
    }

    private let folder: PackFolder
    private let readsTests: Bool
    private let store: (any ScriptStore)?

    /// Makes a loader of the packs of a folder; `tests` tells whether the files that a pack lists as `tests` are read too.
    public init(folder: PackFolder, tests: Bool = true) { self.init(folder: folder, tests: tests, store: nil) }

    /// Makes a loader that runs no file again whose words are kept.
    package init(folder: PackFolder, tests: Bool = true, store: (any ScriptStore)?) {
        self.folder = folder
        readsTests = tests
        self.store = store
    }

    /// Loads a pack by its id.
    public func load(_ id: String) -> Loaded {
        var findings = Findings()
        let packs = chain(from: id, &findings)
        guard !packs.isEmpty, !findings.hasErrors else {
            return Loaded(rulebook: nil, diagnostics: findings.diagnostics)
        }
        let tests = packs.flatMap(\.tests)
        let files = packs.flatMap(\.files) + tests
        var run = ScriptRun(files: files, environment: "environment", store: store)
        guard var script = run.script(&findings) else {
            return Loaded(rulebook: nil, diagnostics: findings.diagnostics)
        }
        report(script, &findings)
        keep(Set(tests.map(\.name)), toCasesIn: script, &findings)
        let rulebook = RulebookBuilder(script: script, packs: packs).build(&findings)
        if !script.isReviewed {
            let known = findings.diagnostics.count
            review(files, rulebook.schema, &findings)
            script.isReviewed = findings.diagnostics.count == known
            run.keep(script)
        }
        findings.forgive(missing: script.lostNames)
        return Loaded(rulebook: findings.hasErrors ? nil : rulebook, diagnostics: findings.sorted)
    }

    /// A rule in a file that is not read when a round is judged would be in force in some commands only.
    private func keep(_ tests: Set<String>, toCasesIn script: Script, _ findings: inout Findings) {
        for declaration in script.declarations where tests.contains(declaration.position.file) {
            findings.add(
                at: declaration.position,
                Message("rules.rule_in_tests", ["word": declaration.word, "id": declaration.id]))
        }
    }

    /// What the texts say that running them cannot show.
    private func review(_ files: [SourceFile], _ schema: Schema, _ findings: inout Findings) {
        let ordered = schema.codeLists.filter(\.isOrdered).flatMap { $0.codes.map(\.code) }
        let roots = Set(schema.records.map(\.name)).union(["param", "event", "outer", "candidate"])
        let codes = Set(ordered)
        let found = onCores(files.count, isParallel: true) { index in
            var findings = Findings()
            SourceReview(file: files[index], orderedCodes: codes, roots: roots).report(&findings)
            return findings
        }
        for each in found { findings.add(each) }
    }

    // MARK: The chain of packs

    /// The pack and its parents, the outermost parent first.
    private func chain(from id: String, _ findings: inout Findings) -> [Pack] {
        var packs: [Pack] = []
        var next: String? = id
        var place = SourcePosition.nowhere
        while let current = next {
            if let loop = packs.firstIndex(where: { $0.id == current }) {
                let names = (packs[...loop].map(\.id) + [current]).joined(separator: " → ")
                findings.add(at: place, Message("rules.pack_cycle", ["loop": names]))
                return []
            }
            let name = "\(current)/pack.lua"
            guard let text = folder.text(of: name) else {
                findings.add(
                    at: place == .nowhere ? SourcePosition(file: name, line: 0) : place,
                    Message("rules.no_pack", ["id": current, "folder": folder.path]),
                    advice: nearest(to: current, in: folder.packs).map { Message("rules.did_you_mean", ["name": $0]) })
                return []
            }
            let header = SourceFile(name: name, text: text)
            var run = ScriptRun(files: [header], environment: "environment", store: store)
            guard let script = run.script(&findings),
                let declaration = script.declarations.first(where: { $0.word == "pack" })
            else {
                if !findings.hasErrors {
                    findings.add(at: SourcePosition(file: name, line: 1), Message("rules.pack_expected"))
                }
                return []
            }
            run.keep(script)
            var parent: String?
            packs.insert(pack(declaration, header, folderName: current, parent: &parent, &findings), at: 0)
            next = parent
            place = declaration.position
        }
        return packs
    }

    private func pack(
        _ declaration: Script.Declaration, _ header: SourceFile, folderName: String, parent: inout String?,
        _ findings: inout Findings
    ) -> Pack {
        var reader = BodyReader(word: "pack", id: folderName, body: declaration.table, position: declaration.position)
        let id = reader.text("id", &findings) ?? folderName
        if id != folderName {
            findings.add(at: declaration.position, Message("rules.pack_id", ["id": id, "folder": folderName]))
        }
        let title = reader.text("title", &findings) ?? id
        let authority = reader.text("authority", &findings)
        parent = reader.text("extends", &findings)
        let names = reader.texts("files", &findings) ?? []
        let testNames = reader.texts("tests", &findings) ?? []
        for key in ["note", "version"] { _ = reader.text(key, &findings) }
        var from: CalendarDate?
        var to: CalendarDate?
        if case .table(let effective)? = reader.term("effective") {
            var dates = BodyReader(word: "effective", id: id, body: effective, position: declaration.position)
            from = dates.date("from", &findings)
            to = dates.date("to", &findings)
            if let from, let to, to < from {
                findings.add(
                    at: declaration.position,
                    Message(
                        "rules.period_reversed",
                        ["word": "pack", "id": id, "from": from.description, "through": to.description]))
            }
            dates.finish(&findings)
        }
        reader.finish(&findings)
        func read(_ names: [String]) -> [SourceFile] {
            names.compactMap { file($0, of: folderName, declaration.position, &findings) }
        }
        return Pack(
            id: id, title: title, authority: authority, from: from, to: to, files: [header] + read(names),
            tests: readsTests ? read(testNames) : [])
    }

    private func file(
        _ name: String, of pack: String, _ position: SourcePosition, _ findings: inout Findings
    ) -> SourceFile? {
        let file = "\(pack)/\(name).lua"
        if let text = folder.text(of: file) { return SourceFile(name: file, text: text) }
        if folder.holds(file) {
            findings.add(at: SourcePosition(file: file, line: 0), Message("rules.not_utf8", ["file": file]))
        } else {
            findings.add(
                at: position, Message("rules.no_file", ["file": file]),
                advice: nearest(to: name, in: folder.files(of: pack))
                    .map { Message("rules.did_you_mean", ["name": $0]) })
        }
        return nil
    }

    // MARK: What the files said that leads nowhere

    private func report(_ script: Script, _ findings: inout Findings) {
        for mistake in script.mistakes {
            findings.add(mistake)
        }
        for pending in script.unfinished {
            findings.add(
                at: pending.position,
                Message("rules.mistake.unfinished", ["a": pending.word, "b": pending.id, "c": ""]))
        }
        // A line that already has a message is not blamed a second time for what its mistake left unused.
        var blamed = Set(findings.diagnostics.map(\.place))
        for part in script.parts where !part.isUsed {
            let place = Place.file(part.position.file, line: part.position.line)
            guard blamed.insert(place).inserted else { continue }
            findings.add(at: part.position, Message("rules.unused_part", ["word": part.kind, "id": part.id ?? ""]))
        }
        for node in script.nodes where !node.isUsed {
            let place = Place.file(node.position.file, line: node.position.line)
            guard blamed.insert(place).inserted else { continue }
            findings.add(at: node.position, Message("rules.unused_expression", ["name": node.name]))
        }
    }
}

extension Findings {
    /// A mistake that the prelude saw; its arguments are `{a}`, `{b}` and `{c}` in the text.
    mutating func add(_ mistake: Script.Mistake) {
        var arguments: [String: String] = ["a": "", "b": "", "c": ""]
        for (name, value) in zip(["a", "b", "c"], mistake.arguments) { arguments[name] = value }
        var advice: Message?
        if ["undeclared_global", "no_such_method"].contains(mistake.code), let name = mistake.arguments.first {
            let words = mistake.code == "no_such_method" ? Vocabulary.methods.sorted() : Vocabulary.words
            advice = nearest(to: name, in: words).map { Message("rules.did_you_mean", ["name": $0]) }
        }
        add(at: mistake.position, Message("rules.mistake.\(mistake.code)", arguments), advice: advice)
    }

    /// The diagnostics by file and line; what has no line comes first.
    var sorted: [Diagnostic] {
        func key(_ entry: (offset: Int, element: Diagnostic)) -> (String, Int, Int) {
            guard case .file(let file, let line, _) = entry.element.place else { return ("", 0, entry.offset) }
            return (file, line, entry.offset)
        }
        return diagnostics.enumerated().sorted { key($0) < key($1) }.map(\.element)
    }
}
