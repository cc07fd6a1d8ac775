// SPDX-License-Identifier: Apache-2.0

/// Everything that a round is judged on: one table per kind of record, and who refers to whom.
public struct RecordSet: Sendable {
    /// What the records look like.
    public let schema: Schema
    /// A table for each kind of record, in the order of the schema.
    public let tables: [Table]

    private let inverses: [ReferenceField: InverseIndex]

    init(schema: Schema, tables: [Table]) {
        self.schema = schema
        self.tables = tables
        inverses = Self.inverses(schema, tables, only: nil)
    }

    /// The same records with the contents of some fields changed; of the references only those named may differ.
    init(changing records: RecordSet, tables: [Table], references: Set<ReferenceField>) {
        schema = records.schema
        self.tables = tables
        let changed = Self.inverses(records.schema, tables, only: references)
        inverses = changed.isEmpty ? records.inverses : records.inverses.merging(changed) { $1 }
    }

    private static func inverses(
        _ schema: Schema, _ tables: [Table], only wanted: Set<ReferenceField>?
    ) -> [ReferenceField: InverseIndex] {
        var inverses: [ReferenceField: InverseIndex] = [:]
        for (recordIndex, record) in schema.records.enumerated() {
            for (fieldIndex, field) in record.fields.enumerated() {
                let place = ReferenceField(record: recordIndex, field: fieldIndex)
                guard wanted?.contains(place) ?? true, case .reference(let target) = field.type,
                    let targetIndex = schema.recordIndex(target), let column = tables[recordIndex].column(fieldIndex)
                else { continue }
                inverses[place] = InverseIndex(column, targets: tables[targetIndex].count)
            }
        }
        return inverses
    }

    /// The table of a kind of record by name.
    public func table(_ record: String) -> Table? { schema.recordIndex(record).map { tables[$0] } }

    /// The rows of `record` grouped by the row that their reference `field` names.
    public func inverse(record: Int, field: Int) -> InverseIndex? {
        inverses[ReferenceField(record: record, field: field)]
    }
}

/// A reference field of a kind of record, both by index.
struct ReferenceField: Hashable {
    let record: Int
    let field: Int
}
