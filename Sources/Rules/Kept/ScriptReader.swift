// SPDX-License-Identifier: Apache-2.0

import Records

/// Reads what ``ScriptWriter`` wrote, and trusts none of it: every number that names something names what is there.
struct ScriptReader {
    /// How deep tables and types may stand in each other; the sandbox hands out nothing deeper.
    private static let depthLimit = 64

    private let texts: [String]
    private let numbers: [Int64]
    private var next = 0
    /// How many nodes and parts a term may name: only those before it where it belongs to one, so that none leads to itself.
    private var nodeCount = 0
    private var partCount = 0

    /// Reads a script.
    static func read(_ words: inout WordReader) throws(DamagedWords) -> Script {
        var reader = ScriptReader(texts: try words.texts(), numbers: try words.numbers(Int64.self))
        let script = try reader.script()
        guard reader.next == reader.numbers.count else { throw DamagedWords() }
        return script
    }

    private init(texts: [String], numbers: [Int64]) {
        self.texts = texts
        self.numbers = numbers
    }

    private mutating func script() throws(DamagedWords) -> Script {
        var script = Script()
        script.isReviewed = try flag()
        let (nodes, parts) = (try count(), try count())
        partCount = parts
        script.nodes.reserveCapacity(nodes)
        for node in 0..<nodes {
            nodeCount = node
            guard let kind = ScriptCode(rawValue: try take())?.nodeKind else { throw DamagedWords() }
            let (name, position, isUsed) = (try text(), try position(), try flag())
            script.nodes.append(
                Script.Node(
                    kind: kind, name: name, position: position, arguments: try terms(0),
                    isUsed: isUsed))
        }
        nodeCount = nodes
        script.parts.reserveCapacity(parts)
        for part in 0..<parts {
            partCount = part
            let (kind, hasID, id) = (try text(), try flag(), try text())
            let (position, isUsed) = (try position(), try flag())
            script.parts.append(
                Script.Part(
                    kind: kind, id: hasID ? id : nil, position: position, body: try table(0), isUsed: isUsed))
        }
        partCount = parts
        script.declarations = try declarations()
        script.unfinished = try declarations()
        for _ in 0..<(try count()) {
            let (code, position) = (try text(), try position())
            script.mistakes.append(Script.Mistake(code: code, position: position, arguments: try list()))
        }
        script.lostNames = Set(try list())
        return script
    }

    private mutating func declarations() throws(DamagedWords) -> [Script.Declaration] {
        var declarations: [Script.Declaration] = []
        for _ in 0..<(try count()) {
            let (word, id, position) = (try text(), try text(), try position())
            declarations.append(Script.Declaration(word: word, id: id, body: try term(0), position: position))
        }
        return declarations
    }

    // MARK: Values

    private mutating func take() throws(DamagedWords) -> Int64 {
        guard next < numbers.count else { throw DamagedWords() }
        defer { next += 1 }
        return numbers[next]
    }

    private mutating func number() throws(DamagedWords) -> Int { Int(truncatingIfNeeded: try take()) }

    /// How many things follow; each takes a number at least.
    private mutating func count() throws(DamagedWords) -> Int {
        let count = try number()
        guard 0...(numbers.count - next) ~= count else { throw DamagedWords() }
        return count
    }

    private mutating func flag() throws(DamagedWords) -> Bool {
        switch try take() {
        case 0: return false
        case 1: return true
        default: throw DamagedWords()
        }
    }

    private mutating func text() throws(DamagedWords) -> String {
        let place = try number()
        guard texts.indices.contains(place) else { throw DamagedWords() }
        return texts[place]
    }

    private mutating func list() throws(DamagedWords) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try count()) { texts.append(try text()) }
        return texts
    }

    private mutating func position() throws(DamagedWords) -> SourcePosition {
        SourcePosition(file: try text(), line: try number())
    }

    private mutating func index(below limit: Int) throws(DamagedWords) -> Int {
        let index = try number()
        guard 0..<limit ~= index else { throw DamagedWords() }
        return index
    }

    // MARK: Terms

    private mutating func terms(_ depth: Int) throws(DamagedWords) -> [Term] {
        let count = try count()
        var terms: [Term] = []
        terms.reserveCapacity(count)
        for _ in 0..<count { terms.append(try term(depth)) }
        return terms
    }

    private mutating func table(_ depth: Int) throws(DamagedWords) -> TableTerm {
        guard depth < Self.depthLimit else { throw DamagedWords() }
        var table = TableTerm(items: try terms(depth + 1))
        let count = try count()
        table.entries.reserveCapacity(count)
        for _ in 0..<count {
            let (key, isNumber, number) = (try text(), try flag(), try number())
            table.entries.append(.init(key: key, number: isNumber ? number : nil, value: try term(depth + 1)))
        }
        return table
    }

    private mutating func term(_ depth: Int) throws(DamagedWords) -> Term {
        switch ScriptCode(rawValue: try take()) {
        case .poison: return .poison
        case .boolean: return .boolean(try flag())
        case .integer: return .integer(try take())
        case .number: return .number(Double(bitPattern: UInt64(bitPattern: try take())))
        case .text: return .text(try text())
        case .node: return .node(try index(below: nodeCount))
        case .part: return .part(try index(below: partCount))
        case .type: return .type(try type(depth))
        case .citation: return .citation(Citation(source: try text(), text: try text()))
        case .table: return .table(try table(depth))
        default: throw DamagedWords()
        }
    }

    private mutating func type(_ depth: Int) throws(DamagedWords) -> TypeTerm {
        guard depth < Self.depthLimit else { throw DamagedWords() }
        switch ScriptCode(rawValue: try take()) {
        case .poison: return .poison
        case .text: return .text
        case .boolean: return .flag
        case .integer: return .integer
        case .number: return .decimal
        case .date: return .date
        case .namedCodes: return .namedCodes(try text())
        case .listedCodes: return .listedCodes(try table(depth + 1))
        case .reference: return .reference(try text())
        case .set: return .set(try type(depth + 1))
        case .yearly: return .yearly(try type(depth + 1))
        case .events: return .events(try table(depth + 1))
        default: throw DamagedWords()
        }
    }
}
