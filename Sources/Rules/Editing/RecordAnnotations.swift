// SPDX-License-Identifier: Apache-2.0

import Records

/// A pack's facts as LuaLS annotations: records as classes with their fields, code lists as names of codes, parameters
/// and awards by id.
struct RecordAnnotations {
    private let rulebook: Rulebook

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    private var schema: Schema { rulebook.schema }

    var lines: [String] {
        var lines = names()
        for list in schema.codeLists { lines += codes(list) }
        for index in schema.records.indices { lines += record(index) }
        lines += events() + parameters()
        let roots = schema.records.map { "bx.record.\($0.name)" }.joined(separator: "|")
        lines += [
            "", "---@type bx.event", "event = nil", "", "---@type bx.param", "param = nil", "", "---@type \(roots)",
            "outer = nil", "", "---@type \(roots)", "candidate = nil",
        ]
        return lines
    }

    // MARK: Names

    private func names() -> [String] {
        alias("bx.name.award", rulebook.awards.map { ($0.id, $0.title) })
            + alias("bx.name.parameter", rulebook.parameters.map { ($0.id, $0.title) })
            + alias("bx.name.codes", schema.codeLists.filter { !$0.id.contains(".") }.map { ($0.id, "") })
            + alias("bx.name.record", schema.records.map { ($0.name, $0.title) })
            + alias("bx.name.source", rulebook.sources.map { ($0.id, $0.title) })
    }

    private func alias(_ name: String, _ values: [(String, String)]) -> [String] {
        guard !values.isEmpty else { return ["---@alias \(name) string", ""] }
        return ["---@alias \(name)"] + values.map { "---| '\"\($0.0)\"'\(Self.comment($0.1, sign: " #"))" } + [""]
    }

    private static func comment(_ text: String, sign: String = "") -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.isEmpty ? "" : "\(sign) \(line)"
    }

    // MARK: Codes

    private func name(ofCodes list: CodeList) -> String { list.id.map { $0 == "-" ? "_" : String($0) }.joined() }

    /// A list's codes, a fact that holds one, and a fact that holds one for each year.
    private func codes(_ list: CodeList) -> [String] {
        let name = name(ofCodes: list)
        let value = "bx.code.\(name)|bx.Fact"
        var lines = alias("bx.code.\(name)", list.codes.map { ($0.code, $0.title == $0.code ? "" : $0.title) })
        lines += [
            "---@class bx.fact.\(name): bx.Fact", "---@field is fun(self, value: \(value)): bx.Condition",
            "---@field is_not fun(self, value: \(value)): bx.Condition",
            "---@field one_of fun(self, values: (\(value))[]): bx.Condition",
        ]
        if list.isOrdered {
            lines += ["at_least", "at_most", "more_than", "less_than"].map {
                "---@field \($0) fun(self, value: \(value)): bx.Condition"
            }
            lines.append("---@field between fun(self, least: \(value), greatest: \(value)): bx.Condition")
        }
        return lines + [
            "", "---@class bx.yearly.\(name): bx.Yearly",
            "---@field in_year fun(self, year: bx.Value): bx.fact.\(name)",
            "---@field streak fun(self, value: \(value)|table, options?: table): bx.Number",
            "---@field count fun(self, value: \(value)|table, options?: table): bx.Number", "",
        ]
    }

    // MARK: Records

    private func record(_ index: Int) -> [String] {
        let record = schema.records[index]
        var lines = ["---@class bx.record.\(record.name): bx.Fact\(Self.comment(record.title, sign: " @"))"]
        lines += record.fields.map { field($0.name, type($0.type), $0.title) }
        for other in schema.records {
            for reference in other.fields {
                guard let inverse = reference.inverse, case .reference(record.name) = reference.type else { continue }
                lines.append(field(inverse, "bx.Members", other.title))
            }
        }
        for definition in rulebook.definitions where definition.record == index {
            let type = rulebook.expressions[definition.expression].type
            lines.append(field(definition.name, self.type(type), definition.title))
        }
        return lines + ["", "---@type bx.record.\(record.name)", "\(record.name) = nil", ""]
    }

    private func field(_ name: String, _ type: String, _ title: String) -> String {
        "---@field \(name) \(type)\(Self.comment(title, sign: " @"))"
    }

    private func type(_ type: FieldType) -> String {
        switch type {
        case .text: "bx.Text"
        case .flag: "bx.Condition"
        case .integer, .decimal: "bx.Number"
        case .date: "bx.Date"
        case .code(let list): "bx.fact.\(name(ofCodes: schema.codeLists[list]))"
        case .reference(let record): "bx.record.\(record)"
        case .set(.code(let list)): "bx.fact.\(name(ofCodes: schema.codeLists[list]))"
        case .set: "bx.Fact"
        case .yearly(.code(let list)): "bx.yearly.\(name(ofCodes: schema.codeLists[list]))"
        case .yearly: "bx.Yearly"
        case .events: "bx.Events"
        }
    }

    private func type(_ type: ValueType) -> String {
        switch type {
        case .condition, .flag: "bx.Condition"
        case .number: "bx.Number"
        case .date: "bx.Date"
        case .code(let list): "bx.fact.\(name(ofCodes: schema.codeLists[list]))"
        case .text: "bx.Text"
        case .record(let record): "bx.record.\(schema.records[record].name)"
        case .set, .yearly, .events, .members: "bx.Fact"
        }
    }

    // MARK: Events and parameters

    /// What `event` may be asked: the items of every list, those of one name together.
    private func events() -> [String] {
        var types: [String: [String]] = [:]
        var titles: [String: String] = [:]
        for case .events(let items) in schema.records.flatMap(\.fields).map(\.type) {
            for item in items {
                let type = type(item.type)
                if !types[item.name, default: []].contains(type) { types[item.name, default: []].append(type) }
                titles[item.name] = titles[item.name] ?? item.title
            }
        }
        return ["---@class bx.event"]
            + types.keys.sorted().map { field($0, types[$0, default: []].joined(separator: "|"), titles[$0] ?? "") }
    }

    private func parameters() -> [String] {
        ["", "---@class bx.param"]
            + rulebook.parameters.map { parameter in
                let unit = parameter.unit.map { " (\($0))" } ?? ""
                return field(parameter.id, type(parameter.type), parameter.title + unit)
            }
    }
}
