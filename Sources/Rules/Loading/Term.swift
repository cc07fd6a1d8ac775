// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Records

/// A value as a script wrote it, before anything is known of what it should be.
indirect enum Term: Sendable, Hashable {
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    /// A fact or condition, by its number.
    case node(Int)
    /// A piece of a declaration, by its number.
    case part(Int)
    /// A type of field.
    case type(TypeTerm)
    /// A citation of a declared source.
    case citation(Citation)
    case table(TableTerm)
    /// The remains of a mistake already reported.
    case poison
}

/// A table with list items and keyed values, keys in sorted order.
struct TableTerm: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        let key: String
        /// The key as a number, if it was one: a year.
        let number: Int?
        let value: Term
    }

    var items: [Term] = []
    var entries: [Entry] = []

    subscript(key: String) -> Term? { entries.first { $0.key == key }?.value }
}

/// A type of field as the script wrote it.
indirect enum TypeTerm: Sendable, Hashable {
    case text, flag, integer, decimal, date, poison
    case namedCodes(String)
    case listedCodes(TableTerm)
    case reference(String)
    case set(TypeTerm)
    case yearly(TypeTerm)
    case events(TableTerm)
}

extension Term {
    /// Reads what the prelude's `encode` wrote; anything else is nil.
    init?(_ value: LuaValue) {
        switch value {
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let value): self = .text(value)
        case .table(let table):
            guard let tagged = Term(tagged: table) else { return nil }
            self = tagged
        default: return nil
        }
    }

    private init?(tagged table: LuaTable) {
        guard case .string(let tag)? = table.array.first else { return nil }
        let rest = table.array.dropFirst()
        switch (tag, rest.first) {
        case ("node", .integer(let id)?): self = .node(Int(id) - 1)
        case ("part", .integer(let id)?): self = .part(Int(id) - 1)
        case ("poison", _): self = .poison
        case ("cite", .string(let source)?):
            guard case .string(let text)? = rest.dropFirst().first else { return nil }
            self = .citation(Citation(source: source, text: text))
        case ("type", _):
            guard let type = TypeTerm(rest) else { return nil }
            self = .type(type)
        case ("table", .table(let list)?):
            guard case .table(let keys)? = rest.dropFirst().first, let table = TableTerm(list: list, keys: keys)
            else { return nil }
            self = .table(table)
        default: return nil
        }
    }
}

extension TableTerm {
    fileprivate init?(list: LuaTable, keys: LuaTable) {
        for item in list.array {
            guard let term = Term(item) else { return nil }
            items.append(term)
        }
        for pair in keys.array {
            guard case .table(let pair) = pair, pair.array.count == 2, let value = Term(pair.array[1]) else {
                return nil
            }
            switch pair.array[0] {
            case .string(let key): entries.append(Entry(key: key, number: nil, value: value))
            case .integer(let key): entries.append(Entry(key: String(key), number: Int(key), value: value))
            default: return nil
            }
        }
    }
}

extension TypeTerm {
    fileprivate init?(_ items: ArraySlice<LuaValue>) {
        guard case .string(let name)? = items.first else { return nil }
        let argument = items.dropFirst().first
        switch (name, argument) {
        case ("text", _): self = .text
        case ("flag", _): self = .flag
        case ("integer", _): self = .integer
        case ("decimal", _): self = .decimal
        case ("date", _): self = .date
        case ("one_of", .string(let list)?): self = .namedCodes(list)
        case ("ref", .string(let record)?): self = .reference(record)
        case (_, .table(let inner)?):
            switch (name, Term(.table(inner))) {
            case ("one_of", .table(let listed)?): self = .listedCodes(listed)
            case ("events", .table(let fields)?): self = .events(fields)
            case ("set_of", .type(let type)?): self = .set(type)
            case ("yearly", .type(let type)?): self = .yearly(type)
            case ("set_of", .poison?), ("yearly", .poison?): self = .poison
            default: return nil
            }
        default: return nil
        }
    }
}
