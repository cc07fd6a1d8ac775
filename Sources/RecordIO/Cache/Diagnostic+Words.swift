// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

extension [Diagnostic] {
    static func read(_ words: inout WordReader) throws(DamagedWords) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for _ in 0..<(try words.count()) { diagnostics.append(try Diagnostic.read(&words)) }
        return diagnostics
    }
}

extension Diagnostic {
    func write(to words: inout WordWriter) {
        words.write(severity.rawValue)
        place.write(to: &words)
        message.write(to: &words)
        words.write(advice != nil)
        advice?.write(to: &words)
    }

    fileprivate static func read(_ words: inout WordReader) throws(DamagedWords) -> Diagnostic {
        // Records with errors are never kept.
        guard let severity = Severity(rawValue: try words.text()), severity != .error else { throw DamagedWords() }
        let place = try Place.read(&words)
        let message = try Message.read(&words)
        let advice = try words.flag() ? Message.read(&words) : nil
        return Diagnostic(severity, at: place, message, advice: advice)
    }
}

extension Place {
    fileprivate func write(to words: inout WordWriter) {
        switch self {
        case .nowhere: words.write(0)
        case .named(let name):
            words.write(1)
            words.write(name)
        case .file(let name, let line, let column):
            words.write(2)
            words.write(name)
            words.write(line)
            words.write(column)
        case .cell(let file, let sheet, let cell):
            words.write(3)
            words.write([file, sheet, cell])
        }
    }

    fileprivate static func read(_ words: inout WordReader) throws(DamagedWords) -> Place {
        switch try words.word() {
        case 0: return .nowhere
        case 1: return .named(try words.text())
        case 2: return .file(try words.text(), line: try words.number(), column: try words.number())
        case 3:
            let texts = try words.texts()
            guard texts.count == 3 else { throw DamagedWords() }
            return .cell(file: texts[0], sheet: texts[1], cell: texts[2])
        default: throw DamagedWords()
        }
    }
}

extension Message {
    /// How deep messages stand in messages at most.
    private static let depth = 8

    fileprivate func write(to words: inout WordWriter) {
        words.write(key)
        let names = arguments.keys.sorted()
        words.write(names)
        words.write(names.map { arguments[$0] ?? "" })
        let phraseNames = phrases.keys.sorted()
        words.write(phraseNames)
        for name in phraseNames { phrases[name]?.write(to: &words) }
    }

    fileprivate static func read(_ words: inout WordReader, depth: Int = 0) throws(DamagedWords) -> Message {
        guard depth < Self.depth else { throw DamagedWords() }
        let key = try words.text()
        let names = try words.texts()
        let values = try words.texts()
        let phraseNames = try words.texts()
        guard names.count == values.count else { throw DamagedWords() }
        var phrases: [String: Message] = [:]
        for name in phraseNames { phrases[name] = try read(&words, depth: depth + 1) }
        return Message(key, Dictionary(zip(names, values)) { first, _ in first }, phrases: phrases)
    }
}
