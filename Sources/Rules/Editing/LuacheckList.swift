// SPDX-License-Identifier: Apache-2.0

import Records

/// The names that luacheck may see in rule files: the vocabulary, and every fact of the pack under its root.
struct LuacheckList {
    private let rulebook: Rulebook

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// References are followed so far that no rule is cut short, and cycles such as a unit's parent end.
    private static let depth = 4

    var lines: [String] {
        ["local methods = {"] + Lua.list((Vocabulary.methods + ["year"]).sorted())
            + ["}", "local function fact() return { fields = methods } end", "local records = {}"]
            + rulebook.schema.records.indices.flatMap(record) + event
            + [
                "", "-- A reference leads to the facts of what it names; cycles end somewhere.",
                "local function facts(name, depth)",
                "  if depth == 0 then return { other_fields = true } end",
                "  local found = {}",
                "  for _, method in ipairs(methods) do found[method] = { read_only = true } end",
                "  for _, field in ipairs(records[name].plain) do found[field] = fact() end",
                "  for field, other in pairs(records[name].references) do found[field] = facts(other, depth - 1) end",
                "  return { fields = found }", "end", "", "local globals = {",
            ] + Lua.list(words)
            + [
                "  candidate = { other_fields = true }, outer = { other_fields = true },", "}",
                "for name in pairs(records) do globals[name] = facts(name, \(Self.depth)) end",
                "globals.param = { fields = {} }", "for _, name in ipairs {",
            ] + Lua.list(rulebook.parameters.map(\.id).sorted())
            + [
                "} do globals.param.fields[name] = fact() end",
                "for _, word in ipairs { \"amend\", \"withdraw\" } do",
                "  globals[word] = { fields = { \(Vocabulary.amendable.map { "\"\($0)\"" }.joined(separator: ", ")) } }",
                "end", "", "stds.binhxet = { read_globals = globals }", "std = \"binhxet\"", "max_line_length = false",
                "exclude_files = { \"\(EditorFiles.folder)\", \"**/\(EditorFiles.folder)\" }",
            ]
    }

    /// The words of the vocabulary that are no facts; those stand with their fields.
    private var words: [String] {
        let others = Vocabulary.roots.union(rulebook.schema.records.map(\.name)).union(["amend", "withdraw"])
        return Vocabulary.words.filter { !others.contains($0) }.sorted()
    }

    private func record(_ index: Int) -> [String] {
        let record = rulebook.schema.records[index]
        let inverses = rulebook.schema.records.flatMap(\.fields).compactMap { field in
            if case .reference(record.name) = field.type { field.inverse } else { nil }
        }
        let definitions = rulebook.definitions.filter { $0.record == index }.map(\.name)
        return entry(record.name, record.fields, besides: inverses + definitions)
    }

    /// The items of every list, those of one name together.
    private var event: [String] {
        let items = rulebook.schema.records.flatMap(\.fields).flatMap { field in
            if case .events(let items) = field.type { items } else { [Field]() }
        }
        return entry("event", items, besides: [])
    }

    private func entry(_ name: String, _ fields: [Field], besides others: [String]) -> [String] {
        var references: [String: String] = [:]
        for field in fields {
            if case .reference(let other) = field.type { references[field.name] = other }
        }
        let plain = Set(fields.map(\.name) + others).filter { references[$0] == nil }
        let pairs = references.sorted { $0.key < $1.key }.map { "\($0.key) = \"\($0.value)\"" }
        return [
            "records.\(name) = {",
            pairs.isEmpty ? "  references = {}," : "  references = { \(pairs.joined(separator: ", ")) },",
            "  plain = {",
        ] + Lua.list(plain.sorted(), indent: "    ") + ["  },", "}"]
    }
}

/// Pieces of Lua text.
enum Lua {
    /// Quoted names, as many on a line as fit.
    static func list(_ names: [String], indent: String = "  ") -> [String] {
        var lines: [String] = []
        var line = indent
        for name in names {
            let item = "\"\(name)\", "
            if line.count + item.count > 110 {
                lines.append(String(line.dropLast()))
                line = indent
            }
            line += item
        }
        return line == indent ? lines : lines + [String(line.dropLast())]
    }
}
