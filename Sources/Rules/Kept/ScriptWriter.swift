// SPDX-License-Identifier: Apache-2.0

import Records

/// Writes what rule files wrote down: every text once, and everything else as numbers that follow each other.
///
/// ``ScriptReader`` reads it back in the same order.
struct ScriptWriter {
    private var texts: [String] = []
    /// By bytes: texts that Swift calls equal may be written in other letters and marks, which a seal tells apart.
    private var places: [[UInt8]: Int64] = [:]
    private var numbers: [Int64] = []

    /// Writes a script.
    static func write(_ script: Script, to words: inout WordWriter) {
        var writer = ScriptWriter()
        writer.add(script)
        words.write(writer.texts)
        words.write(writer.numbers)
    }

    private mutating func add(_ script: Script) {
        add(script.isReviewed)
        add(script.nodes.count)
        add(script.parts.count)
        for node in script.nodes {
            add(ScriptCode(node.kind))
            add(node.name)
            add(node.position)
            add(node.isUsed)
            add(node.arguments)
        }
        for part in script.parts {
            add(part.kind)
            add(part.id != nil)
            add(part.id ?? "")
            add(part.position)
            add(part.isUsed)
            add(part.body)
        }
        for declarations in [script.declarations, script.unfinished] {
            add(declarations.count)
            for declaration in declarations {
                add(declaration.word)
                add(declaration.id)
                add(declaration.position)
                add(declaration.body)
            }
        }
        add(script.mistakes.count)
        for mistake in script.mistakes {
            add(mistake.code)
            add(mistake.position)
            add(mistake.arguments.count)
            for argument in mistake.arguments { add(argument) }
        }
        let lost = script.lostNames.sorted()
        add(lost.count)
        for name in lost { add(name) }
    }

    private mutating func add(_ number: Int) { numbers.append(Int64(number)) }

    private mutating func add(_ flag: Bool) { numbers.append(flag ? 1 : 0) }

    private mutating func add(_ text: String) {
        let bytes = Array(text.utf8)
        if let place = places[bytes] {
            numbers.append(place)
            return
        }
        let place = Int64(texts.count)
        places[bytes] = place
        texts.append(text)
        numbers.append(place)
    }

    private mutating func add(_ position: SourcePosition) {
        add(position.file)
        add(position.line)
    }

    private mutating func add(_ code: ScriptCode) { numbers.append(code.rawValue) }

    private mutating func add(_ terms: [Term]) {
        add(terms.count)
        for term in terms { add(term) }
    }

    private mutating func add(_ table: TableTerm) {
        add(table.items)
        add(table.entries.count)
        for entry in table.entries {
            add(entry.key)
            add(entry.number != nil)
            add(entry.number ?? 0)
            add(entry.value)
        }
    }

    private mutating func add(_ term: Term) {
        switch term {
        case .poison: add(ScriptCode.poison)
        case .boolean(let flag):
            add(ScriptCode.boolean)
            add(flag)
        case .integer(let number):
            add(ScriptCode.integer)
            numbers.append(number)
        case .number(let number):
            add(ScriptCode.number)
            numbers.append(Int64(bitPattern: number.bitPattern))
        case .text(let text):
            add(ScriptCode.text)
            add(text)
        case .node(let id):
            add(ScriptCode.node)
            add(id)
        case .part(let id):
            add(ScriptCode.part)
            add(id)
        case .type(let type):
            add(ScriptCode.type)
            add(type)
        case .citation(let citation):
            add(ScriptCode.citation)
            add(citation.source)
            add(citation.text)
        case .table(let table):
            add(ScriptCode.table)
            add(table)
        }
    }

    private mutating func add(_ type: TypeTerm) {
        switch type {
        case .poison: add(ScriptCode.poison)
        case .text: add(ScriptCode.text)
        case .flag: add(ScriptCode.boolean)
        case .integer: add(ScriptCode.integer)
        case .decimal: add(ScriptCode.number)
        case .date: add(ScriptCode.date)
        case .namedCodes(let list):
            add(ScriptCode.namedCodes)
            add(list)
        case .listedCodes(let list):
            add(ScriptCode.listedCodes)
            add(list)
        case .reference(let record):
            add(ScriptCode.reference)
            add(record)
        case .set(let inner):
            add(ScriptCode.set)
            add(inner)
        case .yearly(let inner):
            add(ScriptCode.yearly)
            add(inner)
        case .events(let fields):
            add(ScriptCode.events)
            add(fields)
        }
    }
}
