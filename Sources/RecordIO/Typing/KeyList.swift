// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Keys in the order of their rows, and the rows by key: “cb001” beside “CB001” is one person typed twice.
struct KeyList {
    /// The keys.
    private(set) var keys: [String] = []

    /// Rows by the form of their keys.
    private var slots = HashSlots()
    /// How many rows can be found by now.
    private var indexed = 0
    /// Whether each key stands behind the one before, so that none has to be looked for.
    private var isAscending = true
    /// The form of the last key, as long as they ascend.
    private var last: [UInt8] = []
    /// Rows that a second key leads to.
    private var aliases: [String: Int] = [:]

    /// Adds a row by the form of its key unless it is taken; gives the number of the row that has the key, and whether it is
    /// new.
    @inline(__always)
    mutating func add(_ form: UnsafeRawBufferPointer, _ key: () -> String) -> (row: Int, isNew: Bool) {
        guard isAscending, ascends(to: form) else { return addApart(form, key()) }
        keys.append(key())
        return (keys.count - 1, true)
    }

    /// Makes room for keys.
    mutating func reserve(_ count: Int) { keys.reserveCapacity(keys.count + count) }

    /// Makes a second key lead to a row.
    mutating func alias(_ key: String, row: Int) {
        if Self.withForm(key, { self.row($0) }) == nil { aliases[Self.form(key)] = row }
    }

    /// The row with a key by its form, in any case.
    mutating func row(_ form: UnsafeRawBufferPointer) -> Int? { row(form, TextHash.hashIgnoringCase(form)) }

    private mutating func addApart(_ form: UnsafeRawBufferPointer, _ key: String) -> (row: Int, isNew: Bool) {
        isAscending = false
        let hash = TextHash.hashIgnoringCase(form)
        if let row = row(form, hash) { return (row, false) }
        keys.append(key)
        slots.insert(hash, place: keys.count - 1)
        indexed = keys.count
        return (keys.count - 1, true)
    }

    private mutating func ascends(to form: UnsafeRawBufferPointer) -> Bool {
        guard aliases.isEmpty, keys.isEmpty || last.withUnsafeBytes({ KeyOrder.isBehind(form, $0) }) else {
            return false
        }
        if form.count == last.count {
            last.withUnsafeMutableBytes { $0.copyMemory(from: form) }
        } else {
            last = Array(form)
        }
        return true
    }

    private mutating func row(_ form: UnsafeRawBufferPointer, _ hash: UInt32) -> Int? {
        if indexed < keys.count { index() }
        let row = slots.first(hash) { place in
            Self.withForm(keys[place]) { Self.areEqual(form, $0) }
        }
        return row ?? (aliases.isEmpty ? nil : aliases[Self.form(String(decoding: form, as: UTF8.self))])
    }

    /// Makes every row one that can be found.
    private mutating func index() {
        if indexed == 0 { slots = HashSlots(capacity: keys.count) }
        while indexed < keys.count {
            slots.insert(Self.withForm(keys[indexed]) { TextHash.hashIgnoringCase($0) }, place: indexed)
            indexed += 1
        }
    }

    // MARK: Forms

    /// What of a text tells keys apart.
    static func form(_ text: String) -> String { text.lowercased().composed }

    /// Calls the body with the form of a text, in which the case of ASCII letters may be left as it is.
    @inline(__always)
    static func withForm<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
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
}
