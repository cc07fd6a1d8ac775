// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// What a reference was found to mean.
enum KeyMatch {
    /// The row with this key.
    case key(String)
    /// The row with this key, found by its name.
    case name(String)
    /// One of these keys; nobody can say which.
    case ambiguous([String])
    /// No row; the title of the record and the nearest key.
    case none(title: String, nearest: String?)
    /// The rows could not be read, which was reported; nothing can be said of what refers to them.
    case unread
}

/// The keys of every kind of record.
struct KeyDirectory {
    /// The keys by the index of the record.
    let indices: [KeyIndex]
    private let records: [String: Int]

    init(_ schema: Schema) {
        indices = schema.records.map { KeyIndex(title: $0.title) }
        records = Dictionary(schema.records.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The row of a record that a text means.
    func match(_ record: String, _ text: String) -> KeyMatch {
        records[record].map { indices[$0].match(text) } ?? .unread
    }
}

/// The keys of all rows of one kind of record.
final class KeyIndex {
    /// The keys in the order of the rows.
    private(set) var keys: [String] = []

    /// Whether the rows could be read at all.
    var isRead = false

    private let title: String
    /// Rows by the form of their keys: “cb001” beside “CB001” is one person typed twice.
    private var slots = HashSlots()
    /// How many rows can be found by now.
    private var indexed = 0
    /// Whether each key stands behind the one before, so that none has to be looked for.
    private var isAscending = true
    /// Rows that a second key leads to.
    private var aliases: [String: Int] = [:]
    private var names: [String: [Int]] = [:]
    /// Where names are found that nobody asked for yet.
    private var nameSources: [() -> [(row: Int, name: String)]] = []
    private var nearestByText: [String: String?] = [:]

    init(title: String) {
        self.title = title
    }

    /// Adds a row unless its key is taken; gives the number of the row that has the key, and whether it is new.
    func add(_ key: String) -> (row: Int, isNew: Bool) {
        Self.withForm(key) { form in add(form) { key } }
    }

    /// Adds a row by the ASCII bytes of its key.
    func add(_ key: UnsafeRawBufferPointer) -> (row: Int, isNew: Bool) {
        add(key) { String(decoding: key, as: UTF8.self) }
    }

    private func add(_ form: UnsafeRawBufferPointer, _ key: () -> String) -> (row: Int, isNew: Bool) {
        isAscending = isAscending && aliases.isEmpty && isBehindLast(form)
        guard !isAscending else {
            keys.append(key())
            return (keys.count - 1, true)
        }
        let hash = TextHash.hashIgnoringCase(form)
        if let row = row(form, hash) { return (row, false) }
        keys.append(key())
        slots.insert(hash, place: keys.count - 1)
        indexed = keys.count
        return (keys.count - 1, true)
    }

    private func isBehindLast(_ form: UnsafeRawBufferPointer) -> Bool {
        guard let last = keys.last else { return true }
        return Self.withForm(last) { KeyOrder.isBehind(form, $0) }
    }

    /// Makes every row one that can be found.
    private func index() {
        if indexed == 0 { slots = HashSlots(capacity: keys.count) }
        while indexed < keys.count {
            slots.insert(Self.withForm(keys[indexed]) { TextHash.hashIgnoringCase($0) }, place: indexed)
            indexed += 1
        }
    }

    /// Makes rows known by name, too; the source is asked when a text is the key of no row.
    func addNames(_ source: @escaping () -> [(row: Int, name: String)]) { nameSources.append(source) }

    /// Lets go of all names, when no more texts are to be looked up.
    func forgetNames() { (names, nameSources) = ([:], []) }

    /// Makes a second key lead to a row.
    func alias(_ key: String, row: Int) {
        if self.row(key) == nil { aliases[Self.form(key)] = row }
    }

    /// The row with this key, in any case.
    func row(_ key: String) -> Int? {
        Self.withForm(key) { row($0) }
    }

    /// The row with a key by its ASCII bytes, in any case.
    func row(_ form: UnsafeRawBufferPointer) -> Int? { row(form, TextHash.hashIgnoringCase(form)) }

    private func row(_ form: UnsafeRawBufferPointer, _ hash: UInt32) -> Int? {
        if indexed < keys.count { index() }
        let row = slots.first(hash) { place in
            Self.withForm(keys[place]) { Self.areEqual(form, $0) }
        }
        return row ?? (aliases.isEmpty ? nil : aliases[Self.form(String(decoding: form, as: UTF8.self))])
    }

    /// The row that a text means: by key in any case, by name.
    ///
    /// Marks count: two people may differ in nothing else.
    func match(_ text: String) -> KeyMatch {
        if let row = row(text) { return .key(keys[row]) }
        for source in nameSources {
            for (row, name) in source() { names[Self.form(name), default: []].append(row) }
        }
        nameSources = []
        if let found = names[Self.form(text)] {
            return found.count == 1 ? .name(keys[found[0]]) : .ambiguous(found.map { keys[$0] })
        }
        return isRead ? .none(title: title, nearest: nearestKey(text)) : .unread
    }

    private static func form(_ text: String) -> String { text.lowercased().composed }

    /// Calls the body with the form of a text, in which the case of ASCII letters may be left as it is.
    @inline(__always)
    private static func withForm<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let plain: Result? = text.withBytes { $0.isASCII ? body($0) : nil }
        return plain ?? form(text).withBytes(body)
    }

    @inline(__always)
    private static func areEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        for index in a.indices where a[index] != b[index] {
            let letter = a[index] | 0x20
            guard letter == b[index] | 0x20, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) else {
                return false
            }
        }
        return true
    }

    private func nearestKey(_ text: String) -> String? {
        if let known = nearestByText[text] { return known }
        // Looking through many thousand keys takes a while; someone with that many unknown keys has another problem.
        // Of a single letter every other one is near.
        guard nearestByText.count < 100, text.count > 1 else { return nil }
        let length = text.count
        let candidates = keys.lazy.filter { abs($0.utf8.count - text.utf8.count) <= 3 + length / 3 }
        let found = nearest(to: text, in: candidates)
        nearestByText.updateValue(found, forKey: text)
        return found
    }
}
