// SPDX-License-Identifier: Apache-2.0

/// What stored values may be, so that nothing that was read is ever a place beyond the end of something.
struct StoredBounds {
    let schema: Schema
    /// How many rows the table of each kind of record has.
    let rows: [Int]

    /// Values of a type are places below this; nil for values that are no places.
    func limit(_ type: FieldType, pool: [String]) throws(DamagedWords) -> Int? {
        switch type {
        case .text: return pool.count
        case .code(let list):
            guard schema.codeLists.indices.contains(list) else { throw DamagedWords() }
            return schema.codeLists[list].codes.count
        case .reference(let record): return schema.recordIndex(record).map { rows[$0] } ?? 0
        case .flag, .integer, .decimal, .date: return nil
        case .set, .yearly, .events: throw DamagedWords()
        }
    }

    /// Checks that values are places; where there is none, that nothing is known.
    static func check(
        _ extremes: (least: Int64, greatest: Int64)?, below limit: Int, known: BitSet
    ) throws(DamagedWords) {
        guard let extremes else { return }
        guard extremes.least >= 0, extremes.greatest < max(limit, 1), limit > 0 || known.isEmpty else {
            throw DamagedWords()
        }
    }
}

extension Array where Element: FixedWidthInteger {
    /// The least and greatest number; nil when there is none.
    var extremes: (least: Int64, greatest: Int64)? {
        guard var least = first else { return nil }
        var greatest = least
        for number in self {
            if number < least { least = number }
            if number > greatest { greatest = number }
        }
        return (Int64(truncatingIfNeeded: least), Int64(truncatingIfNeeded: greatest))
    }
}
