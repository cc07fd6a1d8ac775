// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records

/// The unit that a record is or belongs to.
struct UnitLookup {
    private let unit: Int
    private let fields: [Int?]
    /// By kind of record, the unit of each row.
    private let columns: [Column?]
    private let nameField: Int?
    private let names: Column?
    private let keys: [String]

    /// Nil where the schema knows no units.
    init?(_ records: RecordSet) {
        guard let unit = records.schema.recordIndex("unit") else { return nil }
        self.unit = unit
        let fields = records.schema.records.map { $0.fieldIndex("unit") }
        self.fields = fields
        columns = fields.indices.map { record in fields[record].flatMap { records.tables[record].column($0) } }
        nameField = records.schema.records[unit].fieldIndex("name")
        names = nameField.flatMap { records.tables[unit].column($0) }
        keys = records.tables[unit].keys
    }

    /// What says which unit a record belongs to, and what units are called.
    var inputs: [InputIndex.Input] {
        fields.enumerated().compactMap { record, field in field.map { .field(record: record, field: $0) } }
            + [nameField].compactMap { $0 }.map { .field(record: unit, field: $0) }
    }

    /// How many units there are.
    var count: Int { keys.count }

    /// The row of the unit of a record's row; nil where it has none that is known.
    func row(of row: Int, in record: Int) -> Int? {
        if record == unit { return row }
        guard let column = columns[record], case .row(let found) = column[row] else { return nil }
        return found
    }

    /// The key of a unit.
    func key(_ row: Int) -> String { keys[row] }

    /// The name of a unit; its key where it has none.
    func name(_ row: Int) -> String {
        if case .text(let text)? = names?[row] { return text }
        return key(row)
    }
}
