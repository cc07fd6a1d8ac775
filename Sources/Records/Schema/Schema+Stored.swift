// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// The schema as record sets carry it: a nomination's `standard` and `achievement` hold sets.
    ///
    /// Two rows that nominate one subject for one award through two standards, or for two achievements, are one
    /// nomination; whatever compiles against records reads them as sets even where the pack declares a plain field.
    public var stored: Schema {
        let merging = ["standard", "achievement"]
        let records = records.map { record -> RecordType in
            guard record.name == "nomination" else { return record }
            let fields = record.fields.map { field -> Field in
                switch field.type {
                case .text, .code, .reference, .integer:
                    return merging.contains(field.name) && !field.isKey ? field.with(type: .set(field.type)) : field
                default: return field
                }
            }
            return RecordType(
                record.name, title: record.title, sheets: record.sheets, fields: fields, position: record.position)
        }
        return Schema(codeLists: codeLists, records: records)
    }
}

extension Field {
    /// The same field with another type.
    fileprivate func with(type: FieldType) -> Field {
        var field = Field(name, title: title, type: type)
        field.isKey = isKey
        field.range = range
        field.blank = blank.inSet(type)
        field.columns = columns
        field.sheets = sheets
        field.inverse = inverse
        field.change = change
        field.position = position
        return field
    }
}

extension Field.Blank {
    /// What a blank means once the field holds sets: its value becomes the only member.
    fileprivate func inSet(_ type: FieldType) -> Field.Blank {
        guard case .value(let value) = self, case .set = type else { return self }
        if case .set = value { return self }
        return .value(.set([value]))
    }
}
