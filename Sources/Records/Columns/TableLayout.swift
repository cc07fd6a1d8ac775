// SPDX-License-Identifier: Apache-2.0

/// How the columns of a table are stored: of which kind, how wide and in what unit, and which years there are.
///
/// No value has a part in it. What is compiled for one table serves every other of the same schema that is laid out alike.
package struct TableLayout: Sendable, Equatable {
    private var words: [Int64] = []

    init(_ fields: [Table.FieldStorage]) {
        words.reserveCapacity(2 * fields.count)
        for field in fields {
            switch field {
            case .column(let column): add(column)
            case .yearly(let yearly):
                words.append(Self.yearly)
                words.append(Int64(yearly.years.count))
                for (year, column) in zip(yearly.years, yearly.columns) {
                    words.append(Int64(year))
                    add(column)
                }
            case .events: words.append(Self.events)
            }
        }
    }

    private static let yearly: Int64 = 1 << 32
    private static let events: Int64 = 2 << 32

    private mutating func add(_ column: Column) {
        let kind: Int64 =
            switch column.storage {
            case .text: 0
            case .flag: 1
            case .integer: 2
            case .decimal: 3
            case .date: 4
            case .code: 5
            case .reference: 6
            case .set: 7
            }
        let width: Int64 =
            switch column.width {
            case nil: 0
            case .byte: 1
            case .short: 2
            case .word: 3
            case .long: 4
            }
        words.append(kind << 8 | width)
        words.append(column.unit)
    }
}
