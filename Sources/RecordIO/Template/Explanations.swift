// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// The sheet that says of each column what it means and what may stand in it.
struct Explanations {
    let schema: Schema
    let language: Language

    /// The sheet for tables and the names of their sheets.
    func sheet(_ tables: [(shape: TableShape, name: String)]) -> TemplateSheet {
        let headers = ["sheet", "column", "meaning", "kind", "values", "blank"].map { text("import.template.\($0)") }
        let rows = tables.flatMap { shape, name in
            shape.slots.map { slot in
                [
                    name, slot.headerOfAnyYear, meaning(slot, shape), kind(slot), values(slot), blank(slot, shape),
                ]
            }
        }
        let columns = headers.enumerated().map { index, header in
            let widest = ([header] + rows.map { $0[index] }).map(\.count).max() ?? 0
            return TemplateSheet.Column(header: header, width: min(widest + 2, 60), format: .text, choices: [])
        }
        return TemplateSheet(
            name: Template.explanationSheet, columns: columns,
            rows: rows + [[], [text("import.template.unknown_hint")]])
    }

    private func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        Message(key, arguments).text(in: language)
    }

    private func meaning(_ slot: TableShape.Slot, _ shape: TableShape) -> String {
        switch slot.kind {
        case .owner: text("import.template.owner", ["title": schema.records[shape.record].title])
        case .plain, .yearly: slot.field.title
        }
    }

    private func kind(_ slot: TableShape.Slot) -> String {
        switch slot.kind {
        case .owner: kind(.text)
        case .plain, .yearly: kind(slot.field.type)
        }
    }

    private func kind(_ type: FieldType) -> String {
        switch type {
        case .text: text("import.template.kind_text")
        case .flag: text("import.template.kind_flag")
        case .integer: text("import.template.kind_integer")
        case .decimal: text("import.template.kind_decimal")
        case .date: text("import.template.kind_date")
        case .code: text("import.template.kind_code")
        case .reference(let record):
            text(
                "import.template.kind_reference",
                ["title": schema.recordIndex(record).map { schema.records[$0].title } ?? record])
        case .set(let element): text("import.template.kind_set", ["kind": kind(element)])
        case .yearly(let element): text("import.template.kind_yearly", ["kind": kind(element)])
        case .events: ""
        }
    }

    private func values(_ slot: TableShape.Slot) -> String {
        if slot.kind == .owner { return "" }
        switch (slot.field.range.least, slot.field.range.greatest) {
        case (let least?, let greatest?):
            return text("import.template.between", ["least": words(least), "greatest": words(greatest)])
        case (let least?, nil): return text("import.template.at_least", ["least": words(least)])
        case (nil, let greatest?): return text("import.template.at_most", ["greatest": words(greatest)])
        case (nil, nil): return codes(slot.field.type)
        }
    }

    private func codes(_ type: FieldType) -> String {
        switch type {
        case .code(let list):
            schema.codeLists[list].codes.map { $0.code == $0.title ? $0.code : "\($0.code) = \($0.title)" }
                .joined(separator: "; ")
        case .set(let element), .yearly(let element): codes(element)
        default: ""
        }
    }

    private func blank(_ slot: TableShape.Slot, _ shape: TableShape) -> String {
        if slot.kind == .owner || shape.list == nil && slot.field.isKey && shape.nomination == nil {
            return text("import.template.blank_never")
        }
        if let nomination = shape.nomination, case .plain(let field) = slot.kind {
            if field == nomination.award { return text("import.template.blank_never") }
            if field == nomination.person || field == nomination.unit { return text("import.template.blank_subject") }
        }
        switch slot.field.blank {
        case .unknown: return text("import.template.blank_unknown")
        case .absent: return text("import.template.blank_absent")
        case .open: return text("import.template.blank_open")
        case .value(let cell): return text("import.template.blank_value", ["value": words(cell, slot.field.type)])
        }
    }

    private func words(_ bound: Rational) -> String { bound.decimalText(separator: ",") ?? bound.description }

    private func words(_ cell: Cell, _ type: FieldType) -> String {
        switch (cell, type) {
        case (.text(let text), _), (.reference(let text), _): text
        case (.flag(let flag), _): text(flag ? "import.template.yes" : "import.template.no")
        case (.integer(let number), _): String(number)
        case (.decimal(let units), _): words(Rational(millionths: units))
        case (.date(let date), _): date.vietnamese
        case (.code(let code), .code(let list)): schema.codeLists[list].codes[code].title
        case (_, .yearly(let element)): words(cell, element)
        case (.set(let members), .set(let element)): members.map { words($0, element) }.joined(separator: "; ")
        default: ""
        }
    }
}
