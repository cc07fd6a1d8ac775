// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The rows of a table by key; of rows with the same key, the first.
final class KeySlots: Sendable {
    /// Rows whose key an earlier row has, with the earlier row.
    let repeated: [(row: Int, first: Int)]

    /// Nil until someone asks for a row, if the keys were told apart without it.
    private let slots: Mutex<HashSlots?>

    init(_ keys: [String]) {
        guard !KeyOrder.isAscending(keys) else {
            repeated = []
            slots = Mutex(nil)
            return
        }
        let (slots, repeated) = Self.slots(of: keys)
        self.repeated = repeated
        self.slots = Mutex(slots)
    }

    func row(_ key: String, among keys: [String]) -> Int? {
        key.withBytes { bytes in
            let row = slots.withLock { slots in
                let known = slots ?? Self.slots(of: keys).slots
                slots = known
                return known.first(TextHash.hash(bytes)) { bytes.equals(keys[$0]) }
            }
            if let row { return row }
            // Keys are in NFC; who asks may write another form of the same letters.
            let composed = bytes.isASCII ? key : key.composed
            return composed.unicodeScalars.elementsEqual(key.unicodeScalars) ? nil : self.row(composed, among: keys)
        }
    }

    private static func slots(of keys: [String]) -> (slots: HashSlots, repeated: [(row: Int, first: Int)]) {
        var slots = HashSlots(capacity: keys.count)
        var repeated: [(row: Int, first: Int)] = []
        for (row, key) in keys.enumerated() {
            key.withBytes { bytes in
                let hash = TextHash.hash(bytes)
                if let first = slots.first(hash, where: { bytes.equals(keys[$0]) }) {
                    repeated.append((row, first))
                } else {
                    slots.insert(hash, place: row)
                }
            }
        }
        return (slots, repeated)
    }
}
