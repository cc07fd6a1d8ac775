// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Records

/// Everything that the files of a pack wrote down when they ran.
struct Script: Sendable, Hashable {
    /// A fact or condition as it was written.
    struct Node: Sendable, Hashable {
        enum Kind: String, Sendable {
            case path, method, call, arithmetic
        }
        let kind: Kind
        let name: String
        let position: SourcePosition
        let arguments: [Term]
        let isUsed: Bool
    }

    /// A piece of a declaration.
    struct Part: Sendable, Hashable {
        let kind: String
        let id: String?
        let position: SourcePosition
        let body: TableTerm
        let isUsed: Bool
    }

    /// A declaration: a word, an id and a body.
    struct Declaration: Sendable, Hashable {
        let word: String
        let id: String
        let body: Term
        let position: SourcePosition
    }

    /// A mistake that the prelude saw.
    struct Mistake: Sendable, Hashable {
        let code: String
        let position: SourcePosition
        let arguments: [String]
    }

    var nodes: [Node] = []
    var parts: [Part] = []
    var declarations: [Declaration] = []
    var mistakes: [Mistake] = []
    var unfinished: [Declaration] = []
    /// Names that some mistake kept from being declared: what asks for them in vain is not to blame.
    var lostNames: Set<String> = []
    /// Whether the texts of the files were looked through, too, and nothing is to be said of them.
    var isReviewed = false

    /// Nothing yet.
    init() {}

    /// Reads the table that the prelude's `collect` returns; nil when it has another shape, which would be our own bug.
    init?(_ value: LuaValue) {
        guard case .table(let root) = value else { return nil }
        func list(_ name: String) -> [LuaValue]? {
            guard case .table(let table)? = root.fields.first(where: { $0.key == .string(name) })?.value else {
                return nil
            }
            return table.array
        }
        guard let nodes = list("nodes"), let parts = list("parts"), let declarations = list("declarations"),
            let issues = list("issues"), let unfinished = list("unfinished")
        else { return nil }
        for item in nodes {
            guard let row = Row(item), let kind = Node.Kind(rawValue: row.text(0)),
                let arguments = row.terms(4)
            else { return nil }
            self.nodes.append(
                Node(
                    kind: kind, name: row.text(1), position: row.position(2), arguments: arguments,
                    isUsed: row.items[5] == .boolean(true)))
        }
        for item in parts {
            guard let row = Row(item), let body = row.term(4) else { return nil }
            guard case .table(let table) = body else { return nil }
            self.parts.append(
                Part(
                    kind: row.text(0), id: row.text(1).isEmpty ? nil : row.text(1), position: row.position(2),
                    body: table, isUsed: row.items[5] == .boolean(true)))
        }
        for item in declarations {
            guard let row = Row(item), let body = row.term(2) else { return nil }
            self.declarations.append(
                Declaration(word: row.text(0), id: row.text(1), body: body, position: row.position(3)))
        }
        for item in issues {
            guard let row = Row(item) else { return nil }
            let arguments = row.items.dropFirst(3).indices.map { row.text($0) }
            mistakes.append(Mistake(code: row.text(0), position: row.position(1), arguments: arguments))
        }
        for case .string(let name) in list("lost") ?? [] { lostNames.insert(name) }
        for item in unfinished {
            guard let row = Row(item) else { return nil }
            self.unfinished.append(
                Declaration(word: row.text(0), id: row.text(1), body: .poison, position: row.position(2)))
        }
    }

    private struct Row {
        let items: [LuaValue]

        init?(_ value: LuaValue) {
            guard case .table(let table) = value else { return nil }
            items = table.array
        }

        func text(_ index: Int) -> String {
            guard items.indices.contains(index) else { return "" }
            return switch items[index] {
            case .string(let text): text
            case .integer(let number): String(number)
            default: ""
            }
        }

        func position(_ index: Int) -> SourcePosition {
            guard items.indices.contains(index + 1), case .integer(let line) = items[index + 1] else { return .nowhere }
            return SourcePosition(file: text(index), line: Int(line))
        }

        func term(_ index: Int) -> Term? {
            items.indices.contains(index) ? Term(items[index]) : nil
        }

        func terms(_ index: Int) -> [Term]? {
            guard items.indices.contains(index), case .table(let table) = items[index] else { return nil }
            var terms: [Term] = []
            for item in table.array {
                guard let term = Term(item) else { return nil }
                terms.append(term)
            }
            return terms
        }
    }
}
