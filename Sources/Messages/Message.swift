// SPDX-License-Identifier: Apache-2.0

/// A language that BinhXet speaks.
public enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}

/// One thing to say: the key of a catalogue text and the values that fill its `{placeholders}`.
///
/// Code that finds something never writes the sentence; it names the key, and the reader's language decides the words.
public struct Message: Sendable, Hashable {
    /// The key in the catalogues, written `area.what`.
    public let key: String
    /// Values by placeholder name, already in the reader's words.
    public let arguments: [String: String]
    /// Values by placeholder name that are themselves said in the reader's language.
    public let phrases: [String: Message]

    /// Makes a message from a catalogue key and the values of its placeholders.
    public init(_ key: String, _ arguments: [String: String] = [:]) {
        self.init(key, arguments, phrases: [:])
    }

    /// Makes a message some of whose values are messages themselves.
    public init(_ key: String, _ arguments: [String: String] = [:], phrases: [String: Message]) {
        self.key = key
        self.arguments = arguments
        self.phrases = phrases
    }

    /// The same message with more values.
    public func filling(_ more: [String: String]) -> Message {
        Message(key, arguments.merging(more) { $1 }, phrases: phrases)
    }

    /// The sentence in a language; an unknown key shows as itself, and a test keeps that from happening.
    public func text(in language: Language) -> String {
        guard let template = Catalogue.texts(in: language)[key] else { return key }
        let said = phrases.isEmpty ? arguments : arguments.merging(phrases.mapValues { $0.text(in: language) }) { $1 }
        return Self.fill(template, with: said)
    }

    /// Replaces each `{name}` in a template by its value; a name without a value stays as it is.
    static func fill(_ template: String, with arguments: [String: String]) -> String {
        guard !arguments.isEmpty else { return template }
        var result = ""
        var rest = template.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            result += template[rest.startIndex..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
            let name = String(template[template.utf8.index(after: open)..<close])
            result += arguments[name] ?? "{\(name)}"
            rest = template.utf8[template.utf8.index(after: close)...]
        }
        return result + template[rest.startIndex...]
    }
}
