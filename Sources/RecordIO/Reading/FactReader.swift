// SPDX-License-Identifier: Apache-2.0

public import Messages
public import Records

/// Reads single facts about records that are there already, the way a cell of a workbook is read.
public struct FactReader {
    private let records: RecordSet
    private let reader: CellReader

    /// Why a fact cannot be read.
    public struct Problem: Error, Sendable, Hashable {
        /// What is wrong.
        public let message: Message
        /// What to do.
        public let advice: Message?
    }

    /// A reader of facts about these records; references are found among them.
    public init(_ records: RecordSet) {
        self.records = records
        let directory = KeyDirectory(records.schema)
        for (index, table) in records.tables.enumerated() {
            directory.indices[index].isRead = true
            let name = records.schema.records[index].fieldIndex("name").flatMap { table.column($0) }
            // Rows are those of the index, which counts a key once.
            let added = table.keys.map { directory.indices[index].add($0) }
            guard let name else { continue }
            directory.indices[index].addNames {
                table.keys.indices.compactMap { row in
                    guard added[row].isNew, case .text(let text) = name[row] else { return nil }
                    return (added[row].row, text)
                }
            }
        }
        reader = CellReader(records.schema, directory)
    }

    /// The cell that a value means in a plain field, a year of a yearly field or an event's field.
    public func cell(_ raw: RawValue, _ field: Field) throws(Problem) -> Cell {
        let type: FieldType = if case .yearly(let element) = field.type { element } else { field.type }
        switch reader.read(raw, field, as: type) {
        case .cell(let cell), .remarked(let cell, _): return cell
        case .problem(let message, let advice):
            throw Problem(message: message.with("column", field.title), advice: advice)
        case .systematic:
            throw Problem(
                message: Message("import.cell.single_expected", ["column": field.title]), advice: nil)
        }
    }
}
