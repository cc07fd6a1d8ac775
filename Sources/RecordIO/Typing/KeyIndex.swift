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
    var keys: [String] { list.keys }

    /// Whether the rows could be read at all.
    var isRead = false

    private let title: String
    // One value, so that a key is added by a single access to what others may look at, too.
    private var list = KeyList()
    private var names: [String: [Int]] = [:]
    /// Where names are found that nobody asked for yet.
    private var nameSources: [() -> [(row: Int, name: String)]] = []
    private var nearestByText: [String: String?] = [:]

    init(title: String) {
        self.title = title
    }

    /// Adds a row unless its key is taken; gives the number of the row that has the key, and whether it is new.
    func add(_ key: String) -> (row: Int, isNew: Bool) {
        KeyList.withForm(key) { form in list.add(form) { key } }
    }

    /// Adds a row by the ASCII bytes of its key.
    func add(_ key: UnsafeRawBufferPointer) -> (row: Int, isNew: Bool) {
        list.add(key) { String(decoding: key, as: UTF8.self) }
    }

    /// Makes room for keys.
    func reserve(_ count: Int) { list.reserve(count) }

    /// Makes rows known by name, too; the source is asked when a text is the key of no row.
    func addNames(_ source: @escaping () -> [(row: Int, name: String)]) { nameSources.append(source) }

    /// Lets go of all names, when no more texts are to be looked up.
    func forgetNames() { (names, nameSources) = ([:], []) }

    /// Makes a second key lead to a row.
    func alias(_ key: String, row: Int) { list.alias(key, row: row) }

    /// The row with this key, in any case.
    func row(_ key: String) -> Int? {
        KeyList.withForm(key) { list.row($0) }
    }

    /// The row with a key by its ASCII bytes, in any case.
    func row(_ form: UnsafeRawBufferPointer) -> Int? { list.row(form) }

    /// The row that a text means: by key in any case, by name.
    ///
    /// Marks count: two people may differ in nothing else.
    func match(_ text: String) -> KeyMatch {
        if let row = row(text) { return .key(keys[row]) }
        for source in nameSources {
            for (row, name) in source() { names[KeyList.form(name), default: []].append(row) }
        }
        nameSources = []
        if let found = names[KeyList.form(text)] {
            return found.count == 1 ? .name(keys[found[0]]) : .ambiguous(found.map { keys[$0] })
        }
        return isRead ? .none(title: title, nearest: nearestKey(text)) : .unread
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
