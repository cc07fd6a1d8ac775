// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What cells of one column were found to mean, by their bytes, so that equal cells are read once.
struct CellMemo {
    /// A cell as a column on its way keeps it.
    struct Entry {
        let value: Int64
        let state: CellState
    }

    private struct Known {
        /// The first eight bytes.
        let word: UInt64
        let count: Int
        /// Where the bytes stand, if there are more than eight.
        let start: Int
        let entry: Entry
    }

    /// More different cells than this are no codes or words, and are not worth their room.
    private static let most = 4096

    /// A short cell that was asked for lately.
    private struct Recent {
        var word: UInt64 = 0
        var count = 0
        var entry = Entry(value: 0, state: [])
    }

    /// Short cells, each at the place that its bytes give it: the few codes and words of a column are found here at once.
    private var recent = [Recent](repeating: Recent(), count: 1 << recentBits)
    private static let recentBits = 6

    private var slots = HashSlots()
    private var known: [Known] = []
    private var bytes: [UInt8] = []

    /// What a cell means, if an equal one was noted.
    @inline(__always)
    func entry(_ cell: UnsafeRawBufferPointer, word: UInt64) -> Entry? {
        let found = slots.first(Self.hash(cell, word)) { place in
            let known = known[place]
            guard known.word == word, known.count == cell.count else { return false }
            return cell.count <= 8 || bytes[known.start..<(known.start + known.count)].elementsEqual(cell)
        }
        return found.map { known[$0].entry }
    }

    /// What a cell of up to eight bytes means, if it was remembered and not pushed out by another since.
    @inline(__always)
    func remembered(_ word: UInt64, count: Int) -> Entry? {
        let recent = recent[Self.place(word)]
        return recent.word == word && recent.count == count ? recent.entry : nil
    }

    /// Remembers what a cell of up to eight bytes means.
    mutating func remember(_ word: UInt64, count: Int, _ entry: Entry) {
        recent[Self.place(word)] = Recent(word: word, count: count, entry: entry)
    }

    @inline(__always)
    private static func place(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0xA076_1D64_78BD_642F) >> (64 - UInt64(recentBits)))
    }

    /// Notes what a cell means; false where it is not worth its room.
    mutating func note(_ cell: UnsafeRawBufferPointer, word: UInt64, _ entry: Entry) -> Bool {
        guard known.count < Self.most, cell.count <= 256 else { return false }
        slots.insert(Self.hash(cell, word), place: known.count)
        known.append(Known(word: word, count: cell.count, start: bytes.count, entry: entry))
        if cell.count > 8 { bytes.append(contentsOf: cell) }
        return true
    }

    @inline(__always)
    private static func hash(_ cell: UnsafeRawBufferPointer, _ word: UInt64) -> UInt32 {
        if cell.count > 8 { return TextHash.hash(cell) }
        let product = (word ^ UInt64(cell.count)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return UInt32(truncatingIfNeeded: (product.high ^ product.low) >> 16)
    }
}

/// What is known of a cell; nothing of one that is unknown.
struct CellState: OptionSet {
    let rawValue: UInt8

    static let known = CellState(rawValue: 1)
    /// Known to have no value.
    static let absent = CellState(rawValue: 2)
    /// Nothing is written, and the field says what that means.
    static let blank = CellState(rawValue: 4)
}
