// SPDX-License-Identifier: Apache-2.0

/// Where the entries of each class begin, and one past the last.
///
/// Where every class is one person, which is most often, nothing is kept.
struct EntryStarts: Sendable, Equatable, RandomAccessCollection {
    private var values: [Int32] = [0]
    private var singles = 0

    /// No class at all.
    init() {}

    /// As many classes of one person each.
    init(singles count: Int) {
        values = []
        singles = count
    }

    /// Whether every class is known to be one entry of one person.
    var areSingles: Bool { values.isEmpty }

    var startIndex: Int { 0 }
    var endIndex: Int { values.isEmpty ? singles + 1 : values.count }

    subscript(class_: Int) -> Int32 { values.isEmpty ? Int32(truncatingIfNeeded: class_) : values[class_] }

    mutating func append(_ start: Int) { values.append(Int32(start)) }
}

/// How many people each entry stands for; nothing is kept where each is one.
struct EntryCounts: Sendable, Equatable, RandomAccessCollection {
    private var values: [Int32] = []
    private var singles = 0

    /// No entry at all.
    init() {}

    /// As many entries of one person each.
    init(singles count: Int) { singles = count }

    var startIndex: Int { 0 }
    var endIndex: Int { values.isEmpty ? singles : values.count }

    subscript(entry: Int) -> Int32 { values.isEmpty ? 1 : values[entry] }

    mutating func append(_ count: Int32) { values.append(count) }
}
