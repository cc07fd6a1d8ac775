// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
public import Messages
import Records

/// Finds what a pack declares and nothing uses, and awards that nobody founded, limits or tries out.
public struct UsageReview {
    private let rulebook: Rulebook
    private let isInherited: Bool
    private let inventory: RuleInventory
    private let awardsTried: Set<String>
    private let mentioned: Set<String>

    /// A review of the pack's own declarations, or of its parents' too.
    ///
    /// - parameter children: the files of packs that extend this one: what only they use is used.
    public init(_ rulebook: Rulebook, inherited: Bool = false, children: [SourceFile] = []) {
        self.rulebook = rulebook
        isInherited = inherited
        inventory = RuleInventory(rulebook, inherited: true)
        awardsTried = Set(CaseReader(rulebook).cases(inherited: true).cases.flatMap { $0.expectations.map(\.award) })
        let functions = rulebook.packs.flatMap(\.files).filter(Self.hasFunction)
        mentioned = functions.reduce(into: Self.allWords(of: children)) { $0.formUnion(Self.words(of: $1)) }
    }

    /// The findings in the order of files and lines: warnings, and notes where leaving out may be meant.
    public var diagnostics: [Diagnostic] {
        let all = parameters + definitions + codes + awards + points
        return all.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map { Diagnostic($0.element.severity, at: $0.element.place, $0.element.message) }
    }

    private struct Finding {
        var severity = Diagnostic.Severity.warning
        let position: SourcePosition
        let message: Message

        var place: Place { .file(position.file, line: position.line) }
    }

    private func isLookedAt(_ position: SourcePosition) -> Bool { isInherited || rulebook.isOwn(position) }

    // MARK: Parameters and definitions

    private var parameters: [Finding] {
        var used: Set<Int> = []
        for expression in rulebook.expressions {
            if case .parameter(let index, _) = expression.operation { used.insert(index) }
        }
        return rulebook.parameters.enumerated().compactMap { index, parameter in
            guard !used.contains(index), !mentioned.contains(parameter.id), isLookedAt(parameter.position) else {
                return nil
            }
            return Finding(
                position: parameter.position,
                message: Message("usage.parameter", ["name": parameter.id, "title": parameter.title]))
        }
    }

    private var definitions: [Finding] {
        let read = Set(
            rulebook.expressions.flatMap { $0.operation.facts }.compactMap { fact -> Int? in
                if case .definition(let index) = fact.end { index } else { nil }
            })
        return rulebook.definitions.enumerated().compactMap { index, definition in
            guard !read.contains(index), !mentioned.contains(definition.name), isLookedAt(definition.position) else {
                return nil
            }
            return Finding(
                position: definition.position,
                message: Message("usage.definition", ["name": definition.name, "title": definition.title]))
        }
    }

    /// What a function reads, no rule shows: the words of its file count as used.
    private static func hasFunction(_ file: SourceFile) -> Bool {
        let tokens = Array(LuaScanner(file.text))
        return zip(tokens, tokens.dropFirst()).contains { word, next in
            ["check", "compute"].contains(word.text) && next.text == "("
        }
    }

    /// The facts and parameters that a file reads, and the texts that it compares them with.
    private static func words(of file: SourceFile) -> Set<String> {
        let tokens = Array(LuaScanner(file.text))
        var found: Set<String> = []
        for (before, token) in zip(tokens, tokens.dropFirst()) {
            let isRead = token.kind == .name && [".", ":"].contains(before.text)
            if isRead { found.insert(token.text) }
            guard ["==", "~="].contains(before.text) || ["==", "~="].contains(token.text) else { continue }
            found.formUnion([before, token].compactMap { $0.kind == .string ? $0.string : nil })
        }
        return found
    }

    /// Every name and text of some files.
    private static func allWords(of files: [SourceFile]) -> Set<String> {
        files.reduce(into: []) { found, file in
            for token in LuaScanner(file.text) {
                if token.kind == .name { found.insert(token.text) }
                if token.kind == .string, let text = token.string { found.insert(text) }
            }
        }
    }

    // MARK: Codes

    /// Codes that no rule tells from the others.
    ///
    /// Where a rule asks for a rank or for one code, the rest may be meant.
    private var codes: [Finding] {
        var named = rulebook.schema.codeLists.map { _ in Set<Int>() }
        for expression in rulebook.expressions {
            switch expression.operation {
            case .constant(.code(let list, let place)): named[list].insert(place)
            case .points(let a, let table):
                if case .code(let list) = rulebook.expressions[a].type { named[list].formUnion(table.map(\.code)) }
            case .compare(_, let a, _), .between(let a, _, _):
                if case .code(let list) = rulebook.expressions[a].type {
                    named[list].formUnion(rulebook.schema.codeLists[list].codes.indices)
                }
            default: break
            }
        }
        let switches = Set(
            rulebook.parameters.compactMap { if case .code(let list) = $0.type { list } else { nil } })
        let elsewhere = mentioned.union(rulebook.awards.map(\.id)).union(papers)
        return rulebook.schema.codeLists.enumerated().compactMap { index, list in
            let idle = list.codes.indices.filter {
                !named[index].contains($0) && !elsewhere.contains(list.codes[$0].code)
            }
            // Of two codes the one that nobody names is the other one; the positions of a switch are all meant.
            let isChoice = switches.contains(index) || list.codes.count == 2 && idle.count == 1
            guard isLookedAt(list.position), !idle.isEmpty, !isChoice else { return nil }
            return Finding(
                severity: .note, position: list.position,
                message: Message(
                    idle.count == list.codes.count ? "usage.code_list" : "usage.codes",
                    ["list": list.id, "codes": idle.map { list.codes[$0].code }.joined(separator: ", ")]))
        }
    }

    private var papers: [String] {
        rulebook.awards.flatMap { $0.papers + $0.standards.flatMap(\.papers) }.map(\.code)
    }

    /// A table of points that leaves out codes of its list: whoever has one of them has no points at all.
    private var points: [Finding] {
        inventory.parts.compactMap { part in
            guard case .points(let a, let table) = rulebook.expressions[part.first].operation,
                case .code(let number) = rulebook.expressions[a].type, isLookedAt(part.position)
            else { return nil }
            let list = rulebook.schema.codeLists[number]
            let missing = list.codes.indices.filter { place in !table.contains { $0.code == place } }
            guard let first = missing.first else { return nil }
            return Finding(
                position: part.position,
                message: Message(
                    "usage.points_gap",
                    [
                        "codes": missing.map { list.codes[$0].code }.joined(separator: ", "),
                        "example": list.codes[first].title,
                    ]))
        }
    }

    // MARK: Awards

    private var awards: [Finding] {
        rulebook.awards.enumerated().filter { isLookedAt($0.element.position) }.flatMap { index, award in
            var found: [Finding] = []
            func add(_ key: String, _ severity: Diagnostic.Severity) {
                found.append(
                    Finding(severity: severity, position: award.position, message: Message(key, ["award": award.title]))
                )
            }
            if award.basis == nil { add("usage.award_without_basis", .warning) }
            if !awardsTried.contains(award.id) { add("usage.award_without_test", .warning) }
            // Titles go to everyone who earned them: no quota is a choice, so it is only said.
            if rulebook.quota(of: index) == nil { add("usage.award_without_quota", .note) }
            return found
        }
    }
}
