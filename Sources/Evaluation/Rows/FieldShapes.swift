// SPDX-License-Identifier: Apache-2.0

import Records

/// What a field's value is when it is not known, and when it is known to be none; looked up far more often than made.
struct FieldShapes {
    struct Shape {
        let unknown: Value
        let absent: Value
        let isDate: Bool

        /// - parameter isBlankAbsent: Whether a blank cell says that there is none.
        init(
            _ type: FieldType, _ range: (least: Rational?, greatest: Rational?), isBlankAbsent: Bool,
            _ codes: [CodeList]
        ) {
            if case .date = type { isDate = true } else { isDate = false }
            var plain = type
            if case .yearly(let element) = type { plain = element }
            switch plain {
            case .text: (unknown, absent) = (.text(.unknown), .text(.absent))
            case .flag: (unknown, absent) = (.flag(.unknown), .flag(.absent))
            case .reference: (unknown, absent) = (.row(.unknown), .row(.absent))
            case .set, .events: (unknown, absent) = (.set(.unknown), .set(.absent))
            case .code(let list):
                let last = Rational(codes[list].codes.count - 1)
                unknown = .number(NumberValue(low: .zero, high: last, absence: isBlankAbsent ? .maybe : .never))
                absent = .number(.absent)
            case .integer, .decimal, .date, .yearly:
                // A number lies in its declared range.
                unknown = .number(
                    NumberValue(low: range.least ?? .negativeInfinity, high: range.greatest ?? .infinity))
                absent = .number(.absent)
            }
        }
    }

    private let fields: [[Shape]]
    private let items: [[[Shape]]]

    init(_ schema: Schema) {
        let (records, codes) = (schema.records, schema.codeLists)
        // Fields are read where they lie: they are large, and every judgement begins with this.
        func shapes(_ fields: [Field]) -> [Shape] {
            fields.indices.map { field in
                let isBlankAbsent = if case .absent = fields[field].blank { true } else { false }
                return Shape(fields[field].type, fields[field].range, isBlankAbsent: isBlankAbsent, codes)
            }
        }
        fields = records.indices.map { shapes(records[$0].fields) }
        items = records.indices.map { record in
            let fields = records[record].fields
            return fields.indices.map { field in
                if case .events(let items) = fields[field].type { shapes(items) } else { [] }
            }
        }
    }

    /// The shape of a field; of a yearly field, of one year.
    subscript(record: Int, field: Int) -> Shape { fields[record][field] }

    /// The shape of an item of an event list.
    subscript(record: Int, field: Int, item: Int) -> Shape { items[record][field][item] }
}
