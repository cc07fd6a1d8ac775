// SPDX-License-Identifier: Apache-2.0

import Records

/// What a field's value is when it is not known, and when it is known to be none; looked up far more often than made.
struct FieldShapes {
    struct Shape {
        let unknown: Value
        let absent: Value
        let isDate: Bool
    }

    private let fields: [[Shape]]
    private let items: [[[Shape]]]

    init(_ schema: Schema) {
        let codes = schema.codeLists
        func shape(_ field: Field) -> Shape {
            Shape(
                unknown: RowEvaluator.missing(field, isAbsent: false, codes),
                absent: RowEvaluator.missing(field, isAbsent: true, codes), isDate: field.type == .date)
        }
        fields = schema.records.map { $0.fields.map(shape) }
        items = schema.records.map { record in
            record.fields.map { field in if case .events(let items) = field.type { items.map(shape) } else { [] } }
        }
    }

    /// The shape of a field; of a yearly field, of one year.
    subscript(record: Int, field: Int) -> Shape { fields[record][field] }

    /// The shape of an item of an event list.
    subscript(record: Int, field: Int, item: Int) -> Shape { items[record][field][item] }
}
