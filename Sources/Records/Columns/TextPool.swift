// SPDX-License-Identifier: Apache-2.0

/// Distinct texts in the order in which they first came.
///
/// Texts are in NFC, so that equal texts have equal bytes.
package struct TextPool: Sendable {
    /// The texts.
    package private(set) var texts: [String] = []

    private var slots = HashSlots()
    /// How many texts can be found by now.
    private var indexed = 0

    /// No texts.
    package init() {}

    /// The place of a text, which is added if it is new.
    package mutating func intern(_ text: String) -> Int32 {
        text.withBytes { intern($0) { text } }
    }

    /// The place of the text with these bytes, which are UTF-8.
    package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        intern(bytes) { String(decoding: bytes, as: UTF8.self) }
    }

    /// Adds a text that is known to be new.
    package mutating func append(new text: String) -> Int32 {
        texts.append(text)
        return Int32(texts.count - 1)
    }

    /// Adds some of a list of texts, which are known to be new; gives the place of the first.
    package mutating func append(new more: [String], _ range: Range<Int>) -> Int {
        defer { texts.share(more, range) }
        return texts.count
    }

    private mutating func intern(_ bytes: UnsafeRawBufferPointer, _ text: () -> String) -> Int32 {
        while indexed < texts.count {
            slots.insert(texts[indexed].withBytes { TextHash.hash($0) }, place: indexed)
            indexed += 1
        }
        let hash = TextHash.hash(bytes)
        if let place = slots.first(hash, where: { bytes.equals(texts[$0]) }) { return Int32(place) }
        slots.insert(hash, place: texts.count)
        texts.append(text())
        indexed += 1
        return Int32(texts.count - 1)
    }
}

extension [String] {
    /// Appends a part of a list; where the whole becomes the whole, both share their memory.
    mutating func share(_ more: [String], _ range: Range<Int>) {
        if isEmpty, range == more.indices { self = more } else { self += more[range] }
    }
}
