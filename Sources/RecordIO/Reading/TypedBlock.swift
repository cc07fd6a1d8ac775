// SPDX-License-Identifier: Apache-2.0

/// Where the values of a column go.
enum ColumnPlace {
    case plain(Int)
    case year(field: Int, Int)
    case item(list: Int, Int)
}

/// A block of rows of a table on its way from bytes into columns.
struct TypedBlock {
    /// The columns, of which `places` says where they go: in memory of their own, so that none is ever copied.
    let columns: UnsafeMutablePointer<TypedColumn>
    /// The column that holds the keys of the rows.
    let key: Int?
    let places: [ColumnPlace]
    /// The columns of the source from left to right, each with its index, or the sign of the owner.
    let steps: [(number: Int, place: Int)]
    /// Columns that the record has and the table has not.
    let lacking: [ColumnPlace]
    let from: Int?
    let to: Int?
    /// The sheet of the table, or its file.
    let sheet: String
    /// How many rows are in the block.
    var count = 0
    /// Where the key of the table's first row is among the texts of its column, if all keys were taken at once.
    var firstKey: Int?

    static let owner = -1
}
