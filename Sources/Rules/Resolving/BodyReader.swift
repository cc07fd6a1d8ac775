// SPDX-License-Identifier: Apache-2.0

import Messages
import Records

/// Reads the body of one declaration key by key, and reports the keys that nobody asked for.
struct BodyReader {
    let word: String
    let id: String
    let body: TableTerm
    let position: SourcePosition
    private var asked: Set<String> = []

    init(word: String, id: String, body: TableTerm, position: SourcePosition) {
        self.word = word
        self.id = id
        self.body = body
        self.position = position
    }

    mutating func term(_ key: String) -> Term? {
        asked.insert(key)
        return body[key]
    }

    mutating func text(_ key: String, _ findings: inout Findings) -> String? {
        switch term(key) {
        case nil, .poison?: return nil
        case .text(let text)?: return text
        case .integer(let number)?: return String(number)
        default:
            wrong(key, "text", &findings)
            return nil
        }
    }

    mutating func flag(_ key: String, _ findings: inout Findings) -> Bool? {
        switch term(key) {
        case nil, .poison?: return nil
        case .boolean(let value)?: return value
        default:
            wrong(key, "flag", &findings)
            return nil
        }
    }

    mutating func date(_ key: String, _ findings: inout Findings) -> CalendarDate? {
        switch term(key) {
        case nil, .poison?: return nil
        case .text(let text)?:
            if let date = CalendarDate(iso: text) { return date }
            fallthrough
        default:
            wrong(key, "date", &findings)
            return nil
        }
    }

    mutating func number(_ key: String, _ findings: inout Findings) -> Rational? {
        switch term(key) {
        case nil, .poison?: return nil
        case let term?:
            if let number = Rational(literal: term) { return number }
            wrong(key, "number", &findings)
            return nil
        }
    }

    /// One of a few words; the first is meant when nothing is said.
    mutating func choice(_ key: String, _ choices: [String], _ findings: inout Findings) -> String? {
        guard let text = text(key, &findings) else { return nil }
        if choices.contains(text) { return text }
        findings.add(
            at: position,
            Message(
                "rules.not_a_choice",
                ["key": key, "value": text, "choices": choices.joined(separator: ", "), "word": word, "id": id]))
        return nil
    }

    mutating func texts(_ key: String, _ findings: inout Findings) -> [String]? {
        switch term(key) {
        case nil, .poison?: return nil
        case .text(let text)?: return [text]
        case .table(let table)?:
            return table.items.compactMap { if case .text(let text) = $0 { text } else { nil } }
        default:
            wrong(key, "text", &findings)
            return nil
        }
    }

    /// A basis: a citation of a declared source, or plain words.
    mutating func citation(_ key: String, _ findings: inout Findings) -> Citation? {
        switch term(key) {
        case nil, .poison?: return nil
        case .citation(let citation)?: return citation
        case .text(let text)?: return Citation(source: "", text: text)
        default:
            wrong(key, "citation", &findings)
            return nil
        }
    }

    func wrong(_ key: String, _ expected: String, _ findings: inout Findings) {
        let arguments = ["key": key, "expected": expected, "word": word, "id": id]
        let kinds = ["text", "flag", "date", "number", "citation"]
        let phrases = kinds.contains(expected) ? ["expected": Message("rules.kind.\(expected)")] : [:]
        if let found = body.entries.first(where: { $0.key == key })?.value.literalText {
            findings.add(
                at: position,
                Message(
                    "rules.wrong_value_found", arguments.merging(["found": found]) { first, _ in first },
                    phrases: phrases))
        } else {
            findings.add(at: position, Message("rules.wrong_value", arguments, phrases: phrases))
        }
    }

    /// Reports keys that nobody asked for.
    func finish(_ findings: inout Findings) {
        for entry in body.entries where !asked.contains(entry.key) {
            let suggestion = nearest(to: entry.key, in: asked.sorted())
            findings.add(
                at: position, Message("rules.unknown_key", ["key": entry.key, "word": word, "id": id]),
                advice: suggestion.map { Message("rules.did_you_mean", ["name": $0]) }
                    ?? Message("rules.known_keys", ["keys": asked.sorted().joined(separator: ", ")]))
        }
    }

}

extension Term {
    /// A text or number as it was written; nil for what is longer than that.
    fileprivate var literalText: String? {
        switch self {
        case .text(let text): "\"\(text)\""
        case .integer, .number: Rational(literal: self).flatMap { $0.decimalText(separator: ".") }
        default: nil
        }
    }
}

extension Rational {
    /// A number as a script wrote it: the shortest decimal that reads as the same number, exactly.
    init?(literal term: Term) {
        switch term {
        case .integer(let value): self.init(value)
        case .number(let value): self.init(shortest: value)
        default: return nil
        }
    }

    /// The exact value of the shortest decimal notation of a binary number: 0.6 is 6/10.
    init?(shortest value: Double) {
        guard value.isFinite else { return nil }
        let text = "\(value)"
        let parts = text.split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let places = digits.count == 2 ? digits[1].utf8.count : 0
        guard let units = Int64(digits.joined()) else { return nil }
        let shift = exponent - places
        guard abs(shift) <= 18 else { return nil }
        var scale: Int64 = 1
        for _ in 0..<abs(shift) { scale *= 10 }
        if shift < 0 {
            self.init(units, scale)
        } else {
            let (product, overflow) = units.multipliedReportingOverflow(by: scale)
            if overflow { return nil }
            self.init(product)
        }
    }
}
