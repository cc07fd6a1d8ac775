// SPDX-License-Identifier: Apache-2.0

import Messages

/// What messages call types and terms.
extension Resolver {
    /// A type in the reader's words.
    func phrase(_ type: ValueType) -> Message {
        switch type {
        case .condition: Message("rules.type.condition")
        case .number: Message("rules.type.number")
        case .date: Message("rules.type.date")
        case .code(let list): Message("rules.type.code", ["list": schema.codeLists[list].id])
        case .text: Message("rules.type.text")
        case .flag: Message("rules.type.flag")
        case .record(let record): Message("rules.type.record", ["name": schema.records[record].name])
        case .set(let element): Message("rules.type.set", phrases: ["element": phrase(element)])
        case .yearly(let element): Message("rules.type.yearly", phrases: ["element": phrase(element)])
        case .events: Message("rules.type.events")
        case .members: Message("rules.type.members")
        }
    }

    /// What was written, in the reader's words.
    func phrase(_ term: Term) -> Message {
        switch term {
        case .integer, .number: Message("rules.term.number", ["value": termWord(term)])
        case .text(let text): Message("rules.term.text", ["value": text])
        case .type: Message("rules.term.type")
        case .citation: Message("rules.term.citation")
        case .table: Message("rules.term.table")
        case .boolean, .node, .part, .poison: Message("rules.term.word", ["value": termWord(term)])
        }
    }

    /// What was written, as it was written.
    func termWord(_ term: Term) -> String {
        switch term {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .text(let text): "\"\(text)\""
        case .node(let id): script.nodes[id].name
        case .part(let id): script.parts[id].kind
        case .type: "type"
        case .citation: "source"
        case .table: "{…}"
        case .poison: "?"
        }
    }
}
