// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// The declarations of a pack and its parents once amendments and withdrawals are applied, in the order first declared.
struct DeclarationSet {
    private(set) var byWord: [String: [Script.Declaration]] = [:]
    /// Awards that are no longer given; lists that name them pass over them.
    private(set) var withdrawnAwards: Set<String> = []
    private let script: Script

    /// Words that name things which may be declared once and amended later.
    private static let named: Set<String> = ["codes", "record", "parameter", "define", "award", "quota", "limit"]

    init(_ script: Script, _ findings: inout Findings) {
        self.script = script
        for declaration in script.declarations {
            guard case .table = declaration.body else {
                byWord[declaration.word, default: []].append(declaration)
                continue
            }
            if declaration.word.hasPrefix("amend.") {
                amend(declaration, &findings)
            } else if declaration.word.hasPrefix("withdraw.") {
                withdraw(declaration, &findings)
            } else {
                declare(declaration, &findings)
            }
        }
    }

    subscript(word: String) -> [Script.Declaration] { byWord[word] ?? [] }

    private mutating func declare(_ declaration: Script.Declaration, _ findings: inout Findings) {
        if Self.named.contains(declaration.word),
            let first = self[declaration.word].first(where: { $0.id == declaration.id })
        {
            findings.add(
                at: declaration.position,
                Message(
                    "rules.duplicate_id",
                    ["word": declaration.word, "id": declaration.id, "first": first.position.text]),
                advice: Message("rules.use_amend", ["word": declaration.word, "id": declaration.id]))
            return
        }
        byWord[declaration.word, default: []].append(declaration)
    }

    private mutating func amend(_ amendment: Script.Declaration, _ findings: inout Findings) {
        let word = String(amendment.word.dropFirst("amend.".count))
        guard let index = find(word, amendment, &findings), case .table(let old) = byWord[word]?[index].body,
            case .table(let new) = amendment.body
        else { return }
        let declaration = Script.Declaration(
            word: word, id: amendment.id, body: .table(merged(old, new)), position: amendment.position)
        checkRemovals(old, new, amendment, &findings)
        byWord[word]?[index] = declaration
    }

    /// The names that an amendment removes, if it removes any.
    private static func removals(_ table: TableTerm) -> [String] {
        guard case .table(let names)? = table["remove"] else { return [] }
        return names.items.compactMap { if case .text(let name) = $0 { name } else { nil } }
    }

    /// What is removed must be there: an item of the declaration, or a named condition of one of its parts.
    private func checkRemovals(
        _ old: TableTerm, _ new: TableTerm, _ amendment: Script.Declaration, _ findings: inout Findings
    ) {
        var known = old.items.compactMap { name(of: $0) }
        for case .part(let id) in old.items { known += script.parts[id].body.items.compactMap { name(of: $0) } }
        for removed in Self.removals(new) where !known.contains(removed) {
            findings.add(
                at: amendment.position, Message("rules.removes_nothing", ["name": removed, "id": amendment.id]),
                advice: nearest(to: removed, in: known).map { Message("rules.did_you_mean", ["name": $0]) })
        }
    }

    private mutating func withdraw(_ withdrawal: Script.Declaration, _ findings: inout Findings) {
        let word = String(withdrawal.word.dropFirst("withdraw.".count))
        guard let index = find(word, withdrawal, &findings) else { return }
        byWord[word]?.remove(at: index)
        // Seats for an award that is no longer given go with it.
        guard word == "award" else { return }
        withdrawnAwards.insert(withdrawal.id)
        byWord["quota"]?.removeAll { $0.id == withdrawal.id }
    }

    private func find(_ word: String, _ change: Script.Declaration, _ findings: inout Findings) -> Int? {
        if let index = self[word].firstIndex(where: { $0.id == change.id }) { return index }
        findings.add(
            at: change.position, Message("rules.amends_nothing", ["word": word, "id": change.id]),
            advice: nearest(to: change.id, in: self[word].map(\.id)).map { Message("rules.did_you_mean", ["name": $0]) }
        )
        return nil
    }

    /// Keys replace, named items replace their namesakes, other items are added, and `remove` takes items away.
    private func merged(_ old: TableTerm, _ new: TableTerm) -> TableTerm {
        var result = old
        let removed = Self.removals(new)
        for entry in new.entries {
            if entry.key == "remove", case .table(var names) = entry.value {
                // Kept for conditions inside parts, which are only known once the parts are read.
                if case .table(let before)? = result["remove"] { names.items = before.items + names.items }
                result.entries.removeAll { $0.key == "remove" }
                result.entries.append(.init(key: "remove", number: nil, value: .table(names)))
                continue
            }
            if let index = result.entries.firstIndex(where: { $0.key == entry.key }) {
                result.entries[index] = entry
            } else {
                result.entries.append(entry)
            }
        }
        result.items.removeAll { item in name(of: item).map { removed.contains($0) } ?? false }
        for item in new.items {
            if let name = name(of: item), let index = result.items.firstIndex(where: { self.name(of: $0) == name }) {
                result.items[index] = item
            } else {
                result.items.append(item)
            }
        }
        return result
    }

    /// What an item is called: a part's id, a condition's `:id`, a code, the first day of a parameter's value.
    private func name(of item: Term) -> String? {
        switch item {
        case .part(let id): return script.parts[id].id.map { "\($0)" }
        case .node(let id): return script.nodeName(id)
        case .table(let table):
            if case .text(let from)? = table["from"] { return from }
            if case .text(let code)? = table.items.first { return code }
            return nil
        case .text(let code): return code
        default: return nil
        }
    }
}

extension Script {
    /// The name that `:id "…"` gives a condition, seen through `:as`.
    func nodeName(_ id: Int) -> String? {
        let node = nodes[id]
        guard node.kind == .method else { return nil }
        if node.name == "id", case .text(let name)? = node.arguments.dropFirst().first { return name }
        if node.name == "as", case .node(let inner)? = node.arguments.first { return nodeName(inner) }
        return nil
    }
}
