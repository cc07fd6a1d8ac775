// SPDX-License-Identifier: Apache-2.0

import Records

/// The stored columns that a bound program reads, in the order of the program's sources: listed, or at places of a table.
///
/// Three lists, one of which is empty: of an enumeration each look would copy what it holds.
struct StoredColumns {
    private let places: [ColumnPlace]
    private let fields: [Table.FieldStorage]
    private let listed: [Column]

    init(_ columns: [Column]) {
        listed = columns
        (places, fields) = ([], [])
    }

    /// - parameter fields: All fields of the table.
    init(at places: [ColumnPlace], of fields: [Table.FieldStorage]) {
        self.places = places
        self.fields = fields
        listed = []
    }

    var count: Int { places.count + listed.count }

    subscript(index: Int) -> Column { places.isEmpty ? listed[index] : places[index].column(fields) }
}
