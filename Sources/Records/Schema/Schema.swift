// SPDX-License-Identifier: Apache-2.0

/// What a pack's records look like: its code lists and its kinds of record.
public struct Schema: Sendable, Hashable {
    /// The code lists; ``FieldType/code(list:)`` is an index into these.
    public let codeLists: [CodeList]
    /// The kinds of record.
    public let records: [RecordType]

    private let recordIndices: [String: Int]

    /// Makes a schema; record names are distinct.
    public init(codeLists: [CodeList], records: [RecordType]) {
        self.codeLists = codeLists
        self.records = records
        recordIndices = Dictionary(records.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The index of a kind of record by name.
    public func recordIndex(_ name: String) -> Int? { recordIndices[name] }

    /// The record and field whose reference is listed under `name` in `record`, such as `unit.members`.
    public func inverse(_ name: String, of record: String) -> (record: Int, field: Int)? {
        for (recordIndex, other) in records.enumerated() {
            for (fieldIndex, field) in other.fields.enumerated() {
                if field.inverse == name, case .reference(record) = field.type { return (recordIndex, fieldIndex) }
            }
        }
        return nil
    }
}

/// A kind of record: `person`, `unit`, `nomination`, `round` or one that a pack adds.
public struct RecordType: Sendable, Hashable {
    /// The name in rules.
    public let name: String
    /// The name people read.
    public let title: String
    /// Names of the sheet that may hold it.
    public let sheets: [String]
    /// Its fields in the order they were declared.
    public let fields: [Field]
    /// Where it was declared.
    public let position: SourcePosition

    private let indices: [String: Int]

    /// Makes a kind of record; field names are distinct.
    public init(
        _ name: String, title: String, sheets: [String], fields: [Field], position: SourcePosition = .nowhere
    ) {
        self.name = name
        self.title = title
        self.sheets = sheets
        self.fields = fields
        self.position = position
        indices = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The index of a field by name.
    public func fieldIndex(_ name: String) -> Int? { indices[name] }

    /// The index of the field that names a row, if the record has one.
    public var keyIndex: Int? { fields.firstIndex(where: \.isKey) }
}
