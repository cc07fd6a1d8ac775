// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Writes new values of parameters into the rule files of a pack.
///
/// The earlier values stay as history, and so does every comment and blank. A change is made on the text in memory, the
/// packs of the folder are loaded with it, and it is given out only if they pass their check and say exactly what was asked
/// and nothing else.
public struct ParameterEditor {
    private let folder: PackFolder
    private let pack: String

    /// Makes an editor of a pack of a folder.
    public init(folder: PackFolder, pack: String) {
        self.folder = folder
        self.pack = pack
    }

    /// The file with the value in it; throws why it may not be written.
    public func plan(_ setting: ParameterSetting) throws(ParameterRefusal) -> ParameterChange {
        let loaded = PackLoader(folder: folder).load(pack)
        guard let rulebook = loaded.rulebook else { throw ParameterRefusal(loaded.diagnostics) }
        guard let parameter = rulebook.parameters.first(where: { $0.id == setting.parameter }) else {
            throw ParameterRefusal(
                usage: Message("rules.unknown_parameter", ["name": setting.parameter]),
                advice: nearest(to: setting.parameter, in: rulebook.parameters.map(\.id))
                    .map { Message("rules.did_you_mean", ["name": $0]) })
        }
        let entry = try entry(setting, parameter, rulebook.schema)
        let same = parameter.versions.first { $0.from == setting.from }
        if let same, !setting.replaces {
            throw ParameterRefusal(
                usage: Message(
                    "editing.same_day",
                    ["id": parameter.id, "date": setting.from.vietnamese, "value": rulebook.schema.literal(same.value)]),
                advice: Message("editing.use_replace"))
        }
        let draft = try draft(entry, parameter, rulebook, replaces: same != nil)
        return try checked(draft, entry, parameter, rulebook, Set(loaded.diagnostics.map(\.message)))
    }

    private func entry(
        _ setting: ParameterSetting, _ parameter: Parameter, _ schema: Schema
    ) throws(ParameterRefusal) -> ParameterEntry {
        guard setting.basis.contains(where: { !$0.isWhitespace }) else {
            throw ParameterRefusal(usage: Message("editing.no_basis"))
        }
        if let through = setting.through, through < setting.from {
            throw ParameterRefusal(
                usage: Message(
                    "editing.through_before_from",
                    ["from": setting.from.vietnamese, "through": through.vietnamese]))
        }
        let value: Constant
        do throws(ValueProblem) {
            value = try parameter.value(.text(setting.value), schema)
        } catch {
            throw ParameterRefusal(usage: error.message, advice: error.advice)
        }
        return ParameterEntry(
            from: setting.from, through: setting.through, value: value,
            basis: setting.basis.composed, status: setting.status)
    }

    // MARK: The text

    private struct Draft {
        let kind: ParameterChange.Kind
        let file: String
        let original: String
        let text: String
    }

    private func draft(
        _ entry: ParameterEntry, _ parameter: Parameter, _ rulebook: Rulebook, replaces: Bool
    ) throws(ParameterRefusal) -> Draft {
        let files = rulebook.pack.files.dropFirst().map(\.name)
        // A later file amends an earlier one, so the last place that speaks of the parameter decides.
        for file in files.reversed() {
            guard let original = folder.writtenText(of: file) else { continue }
            let edit = SourceEdit(original, rulebook.schema)
            guard let site = edit.sites(of: parameter.id).last else { continue }
            let text: String?
            if replaces, let replaced = edit.replacing(entry, at: site) {
                text = replaced
            } else if replaces, !site.isAmendment {
                text = nil
            } else {
                text = edit.adding(entry, at: site)
            }
            guard let text else { throw byHand(parameter, file: file, line: site.line) }
            return Draft(kind: replaces ? .replaced : .added, file: file, original: original, text: text)
        }
        guard !isDeclaredHere(parameter, rulebook) else { throw byHand(parameter, files, rulebook.schema) }
        let home = home(for: files)
        guard let home, let original = folder.writtenText(of: home) else {
            throw ParameterRefusal(
                at: .file("\(pack)/pack.lua", line: 1), Message("editing.no_file", ["id": parameter.id]))
        }
        let text = SourceEdit(original, rulebook.schema).appending(entry, amending: parameter.id)
        return Draft(kind: .amended, file: home, original: original, text: text)
    }

    private func isDeclaredHere(_ parameter: Parameter, _ rulebook: Rulebook) -> Bool {
        guard rulebook.packs.count > 1 else { return true }
        let parent = rulebook.packs[rulebook.packs.count - 2].id
        let inherited = PackLoader(folder: folder).load(parent).rulebook
        return inherited.map { $0.parameters.allSatisfy { $0.id != parameter.id } } ?? true
    }

    /// The file for an amendment: where the pack keeps its parameters, else the first that amends anything, else the last.
    private func home(for files: [String]) -> String? {
        func amends(_ file: String) -> Bool { folder.writtenText(of: file)?.contains("amend.") ?? false }
        return files.first { $0.hasSuffix("/parameters.lua") } ?? files.first(where: amends)
            ?? files.last
    }

    /// A parameter whose name or values the script computes.
    private func byHand(_ parameter: Parameter, _ files: [String], _ schema: Schema) -> ParameterRefusal {
        for file in files {
            guard let text = folder.writtenText(of: file),
                let line = SourceEdit(text, schema).mentions(of: parameter.id).first
            else { continue }
            return byHand(parameter, file: file, line: line)
        }
        return byHand(parameter, file: parameter.position.file, line: parameter.position.line)
    }

    private func byHand(_ parameter: Parameter, file: String, line: Int) -> ParameterRefusal {
        ParameterRefusal(
            at: .file(file, line: line), Message("editing.by_hand", ["id": parameter.id]),
            advice: Message("editing.by_hand_advice", ["id": parameter.id]))
    }

    // MARK: The check

    private func checked(
        _ draft: Draft, _ entry: ParameterEntry, _ parameter: Parameter, _ rulebook: Rulebook,
        _ known: Set<Message>
    ) throws(ParameterRefusal) -> ParameterChange {
        let changed = folder.replacing(draft.file, with: draft.text)
        let loaded = PackLoader(folder: changed).load(pack)
        guard let after = loaded.rulebook else { throw refusal(loaded.diagnostics) }
        guard let result = after.parameters.first(where: { $0.id == parameter.id }),
            let version = result.versions.first(where: { $0.from == entry.from }),
            says(after, parameter.id, exactly: entry, besides: rulebook)
        else {
            // The file means something else than it seems to; better not touched than written wrongly.
            throw byHand(parameter, file: draft.file, line: parameter.position.line)
        }
        try checkHeirs(changed)
        return ParameterChange(
            parameter: result, kind: draft.kind, file: draft.file, original: draft.original, text: draft.text,
            before: parameter.version(on: entry.from), after: version, rulebook: after,
            // Lines move when a value is added, so that only the words tell what is new.
            warnings: loaded.diagnostics.filter { $0.severity != .error && !known.contains($0.message) })
    }

    /// Whether the new rulebook has the value that was asked for, and all others as they were.
    private func says(
        _ new: Rulebook, _ id: String, exactly entry: ParameterEntry, besides old: Rulebook
    ) -> Bool {
        guard new.parameters.map(\.id) == old.parameters.map(\.id) else { return false }
        return zip(old.parameters, new.parameters).allSatisfy { before, after in
            var expected = before.versions.map(Content.init)
            if before.id == id {
                expected.removeAll { $0.from == entry.from }
                expected.append(Content(entry))
                expected.sort { $0.from < $1.from }
            }
            return expected == after.versions.map(Content.init)
        }
    }

    /// Packs that extend this one must still load.
    private func checkHeirs(_ changed: PackFolder) throws(ParameterRefusal) {
        for heir in folder.packs where heir != pack {
            guard let before = PackLoader(folder: folder).load(heir).rulebook,
                before.packs.contains(where: { $0.id == pack })
            else { continue }
            let after = PackLoader(folder: changed).load(heir)
            guard after.rulebook != nil else { throw refusal(after.diagnostics) }
        }
    }

    private func refusal(_ diagnostics: [Diagnostic]) -> ParameterRefusal {
        let head = Diagnostic(.error, at: .nowhere, Message("editing.fails_check"))
        return ParameterRefusal([head] + diagnostics.filter { $0.severity == .error })
    }

    /// What a version says, wherever it stands.
    private struct Content: Equatable {
        let from: CalendarDate
        let through: CalendarDate?
        let value: Constant
        let basis: Citation?
        let status: Parameter.Status

        init(_ version: Parameter.Version) {
            from = version.from
            through = version.through
            value = version.value
            basis = version.basis
            status = version.status
        }

        init(_ entry: ParameterEntry) {
            from = entry.from
            through = entry.through
            value = entry.value
            basis = Citation(source: "", text: entry.basis)
            status = entry.status
        }
    }
}
