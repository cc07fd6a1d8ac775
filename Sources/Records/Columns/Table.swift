// SPDX-License-Identifier: Apache-2.0

/// All records of one kind, by column.
public struct Table: Sendable {
    /// What is stored of one field.
    public enum FieldStorage: Sendable {
        /// A plain field.
        case column(Column)
        /// A value per year.
        case yearly(YearlyColumn)
        /// A list of events per row.
        case events(EventTable)
    }

    /// How many rows there are.
    public let count: Int
    /// The key of each row.
    public let keys: [String]
    /// Where each row came from.
    public let origins: Origins
    /// The storage of each field, in the order of the schema.
    public let fields: [FieldStorage]
    /// How they are stored.
    package let layout: TableLayout

    private let rowsByKey: KeySlots

    init(keys: [String], origins: Origins, fields: [FieldStorage], rowsByKey: KeySlots) {
        count = keys.count
        self.keys = keys
        self.origins = origins
        self.fields = fields
        layout = TableLayout(fields)
        self.rowsByKey = rowsByKey
    }

    /// The same rows with other contents.
    init(changing table: Table, fields: [FieldStorage]) {
        count = table.count
        keys = table.keys
        origins = table.origins
        rowsByKey = table.rowsByKey
        self.fields = fields
        layout = TableLayout(fields)
    }

    /// The row with a key.
    public func row(_ key: String) -> Int? { rowsByKey.row(key, among: keys) }

    /// The column of a plain field.
    public func column(_ field: Int) -> Column? {
        if case .column(let column) = fields[field] { column } else { nil }
    }
}

/// Where a row was read: a sheet or file and the row in it, from 1; row 0 for records that no file holds.
public struct Origin: Sendable, Hashable {
    /// The sheet's name, or the file's where a file is one table.
    public let sheet: String
    /// The row as the office program numbers it.
    public let row: Int

    /// Made by a program.
    public static let none = Origin(sheet: "", row: 0)

    /// Makes an origin.
    public init(sheet: String, row: Int) {
        self.sheet = sheet
        self.row = row
    }
}

/// Rows of one record grouped by the row they refer to: the members of each unit.
public struct InverseIndex: Sendable {
    /// Row `i` is referred to by `members[offsets[i]..<offsets[i + 1]]`, ascending.
    public let offsets: [Int32]
    /// The referring rows.
    public let members: [Int32]

    /// The rows that refer to a row.
    public func rows(of target: Int) -> ArraySlice<Int32> {
        members[Int(offsets[target])..<Int(offsets[target + 1])]
    }

    /// Groups the known references of a column by their target.
    init(_ column: Column, targets: Int) {
        guard case .reference(let values) = column.storage else {
            (offsets, members) = ([Int32](repeating: 0, count: targets + 1), [])
            return
        }
        var counts = [Int32](repeating: 0, count: targets + 1)
        column.known.forEach { counts[Int(values[$0]) + 1] += 1 }
        for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
        var next = counts
        var members = [Int32](repeating: 0, count: Int(counts[targets]))
        column.known.forEach { row in
            let target = Int(values[row])
            members[Int(next[target])] = Int32(row)
            next[target] += 1
        }
        offsets = counts
        self.members = members
    }
}
