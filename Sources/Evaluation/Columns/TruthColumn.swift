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
        var column = TruthColumn(.unknown, count: count)
        for row in 0..<count {
            switch body(row) {
            case .true: column.yes.insert(row)
            case .false: column.no.insert(row)
            case .unknown: break
            }
        }
        return column
    }
}

extension TruthColumn {
    /// Sets the truth of a row.
    public mutating func set(_ row: Int, _ truth: Truth) { self[row] = truth }
}
