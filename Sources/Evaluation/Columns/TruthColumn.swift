// SPDX-License-Identifier: Apache-2.0

public import Records

/// The truth of a condition over many rows: those surely true and those surely false, a bit each.
///
/// INVARIANT: no row is in both.
public struct TruthColumn: Sendable, Hashable {
    /// Rows on which the condition is true.
    public internal(set) var yes: BitSet
    /// Rows on which it is false.
    public internal(set) var no: BitSet

    /// Makes a column of two disjoint sets over the same rows.
    public init(yes: BitSet, no: BitSet) {
        self.yes = yes
        self.no = no
    }

    /// The same truth on every row.
    public init(_ truth: Truth, count: Int) {
        yes = BitSet(count: count, all: truth == .true)
        no = BitSet(count: count, all: truth == .false)
    }

    /// Columns one after the other; all but the last end with a whole word.
    init(joining parts: [TruthColumn]) {
        guard parts.count != 1 else {
            self = parts[0]
            return
        }
        let count = parts.reduce(0) { $0 + $1.count }
        yes = BitSet(count: count, words: parts.flatMap(\.yes.words))
        no = BitSet(count: count, words: parts.flatMap(\.no.words))
    }

    /// How many rows there are.
    public var count: Int { yes.count }

    /// The truth of a row.
    public subscript(row: Int) -> Truth {
        get { yes[row] ? .true : no[row] ? .false : .unknown }
        set {
            yes[row] = newValue == .true
            no[row] = newValue == .false
        }
    }

    /// Rows on which it is neither.
    public var unknown: BitSet { yes.union(no).complement }

    /// Not.
    public var negated: TruthColumn { TruthColumn(yes: no, no: yes) }

    /// And, row by row.
    public func and(_ other: TruthColumn) -> TruthColumn {
        TruthColumn(yes: yes.intersection(other.yes), no: no.union(other.no))
    }

    /// Or, row by row.
    public func or(_ other: TruthColumn) -> TruthColumn {
        TruthColumn(yes: yes.union(other.yes), no: no.intersection(other.no))
    }

    /// A column made row by row.
    static func each(_ count: Int, _ body: (Int) -> Truth) -> TruthColumn {
        let words = (count + 63) / 64
        var (yes, no) = ([UInt64](repeating: 0, count: words), [UInt64](repeating: 0, count: words))
        for word in 0..<words {
            var (sure, never): (UInt64, UInt64) = (0, 0)
            for row in word << 6..<min(word << 6 + 64, count) {
                switch body(row) {
                case .true: sure |= 1 << UInt64(row & 63)
                case .false: never |= 1 << UInt64(row & 63)
                case .unknown: break
                }
            }
            (yes[word], no[word]) = (sure, never)
        }
        return TruthColumn(yes: BitSet(count: count, words: yes), no: BitSet(count: count, words: no))
    }

    /// Sets the truth of a row that is unknown so far.
    mutating func settle(_ row: Int, as truth: Truth) {
        switch truth {
        case .true: yes.insert(row)
        case .false: no.insert(row)
        case .unknown: break
        }
    }

    /// Sets the truth of rows that are unknown so far, one truth for each.
    mutating func settle(_ rows: [Int], as truths: [Truth]) {
        precondition(rows.count == truths.count, "one truth a row")
        func those(_ isWanted: (Truth) -> Bool) -> [Int] {
            var count = 0
            return [Int](unsafeUninitializedCapacity: rows.count) { found, filled in
                for place in rows.indices {
                    found[count] = rows[place]
                    count += isWanted(truths[place]) ? 1 : 0
                }
                filled = count
            }
        }
        yes.insert(those { if case .true = $0 { true } else { false } })
        no.insert(those { if case .false = $0 { true } else { false } })
    }
}

extension TruthColumn {
    /// Sets the truth of a row.
    public mutating func set(_ row: Int, _ truth: Truth) { self[row] = truth }
}
