// SPDX-License-Identifier: Apache-2.0

/// The values of one plain field over all rows, with what is known of each.
///
/// A class, so that passing a column around costs one reference and not one for each of its parts.
public final class Column: Sendable {
    /// The values themselves; at rows that are not known the stored value means nothing.
    public enum Storage: Sendable {
        /// Indices into a pool of distinct texts.
        case text(pool: [String], [Int32])
        /// Yes or no; no where it is not known.
        case flag(BitSet)
        /// Whole numbers.
        case integer(PackedIntegers)
        /// Decimals.
        case decimal(PackedDecimals)
        /// Day numbers.
        case date(PackedIntegers)
        /// Places in a code list.
        case code(PackedIntegers)
        /// Row numbers of the record referred to.
        case reference([Int32])
        /// Row `i` holds the values `offsets[i]..<offsets[i + 1]`, each a pool index, code place or row number; sorted.
        case set(pool: [String], offsets: [Int32], values: [Int32])
    }

    /// The values.
    public let storage: Storage
    /// Rows whose value is known and there.
    public let known: BitSet
    /// Rows known to have no value.
    public let absent: BitSet
    /// Whether any row is known to have no value.
    public let hasAbsent: Bool
    /// How whole numbers, decimals, days and codes are stored; nil for what is none of these.
    public let width: PackedIntegers.Width?
    /// What a stored number of decimals counts, in millionths; 1 for other columns.
    public let unit: Int64

    /// How many rows there are.
    public var count: Int { known.count }

    init(storage: Storage, known: BitSet, absent: BitSet) {
        self.storage = storage
        self.known = known
        self.absent = absent
        hasAbsent = !absent.isEmpty
        switch storage {
        case .integer(let values), .date(let values), .code(let values): (width, unit) = (values.width, 1)
        case .decimal(let values): (width, unit) = (values.multiples.width, values.unit)
        case .text, .flag, .reference, .set: (width, unit) = (nil, 1)
        }
    }

    /// What a row holds.
    public subscript(row: Int) -> Cell {
        guard known[row] else { return absent[row] ? .absent : .unknown }
        switch storage {
        case .text(let pool, let values): return .text(pool[Int(values[row])])
        case .flag(let values): return .flag(values[row])
        case .integer(let values): return .integer(values[row])
        case .decimal(let values): return .decimal(values[row])
        case .date(let values): return .date(CalendarDate(day: Int32(truncatingIfNeeded: values[row])))
        case .code(let values): return .code(Int(values[row]))
        case .reference(let values): return .row(Int(values[row]))
        case .set(let pool, let offsets, let values):
            return .set(values[Int(offsets[row])..<Int(offsets[row + 1])].map { member($0, pool: pool) })
        }
    }

    /// Calls the body with whole numbers, decimals in their unit, days, codes or flags in memory; the pointer is valid until
    /// it returns, and nil for other columns.
    @inlinable public func withUnsafeValues<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
        switch storage {
        case .flag(let values): values.withUnsafeWords { body($0.map { UnsafeRawPointer($0) }) }
        case .integer(let values), .date(let values), .code(let values): values.withUnsafeValues(body)
        case .decimal(let values): values.multiples.withUnsafeValues(body)
        case .text, .reference, .set: body(nil)
        }
    }

    /// Calls the body with the parts of the column in memory; the pointers are valid until it returns.
    ///
    /// - parameter body: Takes the words of rows that are known, those of rows known to have no value, nil when there are none
    ///   of these, and what ``withUnsafeValues(_:)`` gives.
    @inlinable public func withUnsafeParts<Result>(
        _ body: (_ known: UnsafePointer<UInt64>?, _ absent: UnsafePointer<UInt64>?, _ values: UnsafeRawPointer?) ->
            Result
    ) -> Result {
        known.withUnsafeWords { known in
            absent.withUnsafeWords { absent in
                withUnsafeValues { body(known, hasAbsent ? absent : nil, $0) }
            }
        }
    }

    /// Calls the body with the values in memory, row numbers of references included; nil for texts and sets.
    public func withUnsafeStorage<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
        guard case .reference(let values) = storage else { return withUnsafeValues(body) }
        return values.withUnsafeBytes { body($0.baseAddress) }
    }

    /// A column on which nothing is known.
    public static func unknown(_ type: FieldType, count: Int) -> Column {
        var builder = ColumnBuilder(type)
        for _ in 0..<count { builder.append(.unknown) }
        return builder.finish()
    }

    private func member(_ value: Int32, pool: [String]) -> Cell {
        pool.isEmpty ? .code(Int(value)) : .text(pool[Int(value)])
    }
}

/// The values of a yearly field: one column per year that was delivered.
public final class YearlyColumn: Sendable {
    /// The years, ascending.
    public let years: [Int]
    /// A column for each year.
    public let columns: [Column]

    init(years: [Int], columns: [Column]) {
        self.years = years
        self.columns = columns
    }

    /// The column of a year, or nil when no column was delivered for it: then the year is unknown for everyone.
    public subscript(year: Int) -> Column? {
        years.firstIndex(of: year).map { columns[$0] }
    }
}

/// The events of one list field, all owners together and in the order of their owners.
public final class EventTable: Sendable {
    /// Whether the list was delivered; if not, everyone's list is unknown.
    public let isDelivered: Bool
    /// The owner of each event.
    public let owners: [Int32]
    /// Owner `i` has the events `offsets[i]..<offsets[i + 1]`.
    public let offsets: [Int32]
    /// A column for each event field.
    public let columns: [Column]

    init(isDelivered: Bool, owners: [Int32], offsets: [Int32], columns: [Column]) {
        self.isDelivered = isDelivered
        self.owners = owners
        self.offsets = offsets
        self.columns = columns
    }

    /// How many events there are.
    public var count: Int { owners.count }

    /// The events of an owner.
    public func events(of owner: Int) -> Range<Int> { Int(offsets[owner])..<Int(offsets[owner + 1]) }
}
