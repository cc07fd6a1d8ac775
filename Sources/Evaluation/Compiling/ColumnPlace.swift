// SPDX-License-Identifier: Apache-2.0

import Records

/// Where a column stands in its table: the field, and of a yearly field the year.
struct ColumnPlace: Hashable {
    let field: Int
    let year: Int?

    /// The column there, among the fields of the table; there must be one.
    func column(_ fields: [Table.FieldStorage]) -> Column {
        switch (fields[field], year) {
        case (.column(let column), nil): return column
        case (.yearly(let yearly), let year?):
            if let column = yearly[year] { return column }
        default: break
        }
        preconditionFailure("a column where the layout has one")
    }
}
