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
    private var rows: [String: Int] = [:]
    private var names: [String: [Int]] = [:]
    private var nearestByText: [String: String?] = [:]

    init(title: String) {
        self.title = title
    }

    /// Adds a row unless its key is taken; gives the number of the row that has the key, and whether it is new.
    func add(_ key: String, name: String?) -> (row: Int, isNew: Bool) {
        let form = Self.form(key)
        if let row = rows[form] { return (row, false) }
        let row = keys.count
        keys.append(key)
        rows[form] = row
        if let name { names[Self.form(name), default: []].append(row) }
        return (row, true)
    }

    /// Makes a second key lead to a row.
    func alias(_ key: String, row: Int) {
        let form = Self.form(key)
        if rows[form] == nil { rows[form] = row }
    }

    /// The row with this key, in any case.
    func row(_ key: String) -> Int? { rows[Self.form(key)] }

    /// The row that a text means: by key in any case, by name.
    ///
    /// Marks count: two people may differ in nothing else.
    func match(_ text: String) -> KeyMatch {
        let form = Self.form(text)
        if let row = rows[form] { return .key(keys[row]) }
        if let found = names[form] {
            return found.count == 1 ? .name(keys[found[0]]) : .ambiguous(found.map { keys[$0] })
        }
        return isRead ? .none(title: title, nearest: nearestKey(text)) : .unread
    }

    private static func form(_ text: String) -> String { text.lowercased() }

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
