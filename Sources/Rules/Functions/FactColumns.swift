// SPDX-License-Identifier: Apache-2.0

import LuaSandbox
import Records

/// The stored columns that functions have read, which the machine may read itself for all further rows.
///
/// What a column says is what ``FactHost`` would say of the same field; columns whose values need words made (texts, dates)
/// stay with the host.
struct FactColumns {
    private struct Place: Hashable {
        let record: Int
        let field: Int
    }

    private var known: [Place: Int] = [:]
    private var met: [Place] = []
    /// How many of them the machine has at hand.
    private var pinned = 0

    /// The place of a field's column among those at hand; one that is met for the first time will be there next time.
    mutating func place(of field: Int, in record: Int, _ records: RecordSet) -> Int? {
        let place = Place(record: record, field: field)
        if let number = known[place] { return number < pinned ? number : nil }
        guard Self.meaning(place, records, { _ in HostObject(kind: 0) }) != nil else { return nil }
        known[place] = met.count
        met.append(place)
        return nil
    }

    /// From now on all columns that were met are at hand.
    mutating func takeIn() { pinned = met.count }

    /// Calls the body with the columns at hand.
    func pin<Result>(
        _ records: RecordSet, _ rows: (_ record: Int) -> HostObject, _ body: ([HostColumn]) -> Result
    ) -> Result {
        var columns: [HostColumn] = []
        func pin(_ index: Int) -> Result {
            guard index < pinned else { return body(columns) }
            let place = met[index]
            guard let column = records.tables[place.record].column(place.field),
                let (storage, meaning) = Self.meaning(place, records, rows)
            else { preconditionFailure("columns that were met are there") }
            return column.known.withUnsafeWords { known in
                column.absent.withUnsafeWords { absent in
                    column.withUnsafeStorage { values in
                        guard let known, let values else { preconditionFailure("columns that were met have rows") }
                        columns.append(
                            HostColumn(
                                storage, meaning, values: values, known: known, absent: column.hasAbsent ? absent : nil)
                        )
                        return pin(index + 1)
                    }
                }
            }
        }
        return pin(0)
    }

    private static func meaning(
        _ place: Place, _ records: RecordSet, _ rows: (_ record: Int) -> HostObject
    ) -> (HostColumn.Storage, HostColumn.Meaning)? {
        guard let column = records.tables[place.record].column(place.field), column.count > 0 else { return nil }
        switch column.storage {
        case .flag: return (.bits, .boolean)
        case .integer(let values): return (storage(values), .integer)
        case .decimal(let values): return (storage(values.multiples), .decimal(unit: values.unit))
        case .code(let values):
            guard case .code(let number) = records.schema.records[place.record].fields[place.field].type else {
                return nil
            }
            let list = records.schema.codeLists[number]
            let texts = list.codes.map(\.code)
            return (storage(values), list.isOrdered ? .code(texts, list: Int32(number)) : .text(texts))
        case .reference:
            guard case .reference(let name) = records.schema.records[place.record].fields[place.field].type,
                let target = records.schema.recordIndex(name)
            else { return nil }
            return (.int32, .object(rows(target)))
        case .text, .date, .set: return nil
        }
    }

    private static func storage(_ values: PackedIntegers) -> HostColumn.Storage {
        switch values {
        case .bytes: .int8
        case .shorts: .int16
        case .words: .int32
        case .longs: .int64
        }
    }
}
