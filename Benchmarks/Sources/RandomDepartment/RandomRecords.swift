// SPDX-License-Identifier: Apache-2.0

package import Records

/// Records of any schema, filled at random from its types, codes and ranges, with a fixed seed.
package struct RandomRecords {
    let schema: Schema
    let people: Int
    let awards: [(id: String, record: Int)]
    var state: UInt64 = 2024

    /// Records for a schema, with nominations for some awards.
    package init(schema: Schema, people: Int, awards: [(id: String, record: Int)]) {
        self.schema = schema
        self.people = people
        self.awards = awards
    }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(bound, 1)))
    }

    /// One person in thirteen is a unit; one in twenty is nominated for something.
    package mutating func make(year: Int, date: CalendarDate) -> RecordSet {
        var builder = RecordSetBuilder(schema)
        let counts = schema.records.map { count(of: $0.name) }
        for (record, type) in schema.records.enumerated() {
            for row in 0..<counts[record] {
                if type.name == "round" {
                    let cells = type.fields.map { field -> Cell in
                        switch field.name {
                        case "year": .integer(Int64(year))
                        case "date", "law_as_of", "decision_date": .date(date)
                        default: .integer(13)
                        }
                    }
                    builder.addRow(record, key: "r", origin: .none, cells: cells)
                    continue
                }
                add(record, type, row, counts, year, &builder)
            }
        }
        return builder.finish().records
    }

    private func count(of record: String) -> Int {
        switch record {
        case "person": people
        case "round": 1
        case "nomination": people / 20
        default: max(1, people / 13)
        }
    }

    private mutating func add(
        _ record: Int, _ type: RecordType, _ row: Int, _ counts: [Int], _ year: Int, _ builder: inout RecordSetBuilder
    ) {
        let subject = awards[row % awards.count]
        let cells = type.fields.map { field -> Cell in
            if field.isKey { return .text("\(type.name)\(row)") }
            if type.name == "nomination" {
                if field.name == "award" { return .text(subject.id) }
                if field.name == schema.records[subject.record].name {
                    return .reference("\(field.name)\(row * 19 % counts[subject.record])")
                }
                if field.name == "person" || field.name == "unit" { return .absent }
            }
            return cell(field.type, field, counts, year)
        }
        builder.addRow(record, key: "\(type.name)\(row)", origin: .none, cells: cells)
        for (index, field) in type.fields.enumerated() {
            switch field.type {
            case .yearly(let element):
                for past in (year - 2)...year {
                    builder.setYear(record, row: row, field: index, year: past, cell(element, field, counts, year))
                }
            case .events(let items):
                builder.deliver(record, field: index)
                let count = field.name == "employment" ? 1 : next(5) == 0 ? 1 : 0
                for _ in 0..<count {
                    builder.addEvent(
                        record, row: row, field: index, cells: items.map { cell($0.type, $0, counts, year) })
                }
            default: break
            }
        }
    }

    private mutating func cell(_ type: FieldType, _ field: Field, _ counts: [Int], _ year: Int) -> Cell {
        if next(33) == 0 { return .unknown }
        switch type {
        case .text: return .text("t\(next(50))")
        case .flag: return .flag(next(3) > 0)
        case .integer:
            if field.name == "year" { return .integer(Int64(year - next(3))) }
            let low = field.range.least?.ceiling ?? 0
            let high = field.range.greatest?.floor ?? 100
            return .integer(low + Int64(next(Int(high - low) + 1)))
        case .decimal: return .decimal(Int64(next(1000)) * 100_000)
        case .date:
            // Most spells run since long and have not ended.
            if field.name == "to", next(4) > 0 { return .blank }
            // Nobody was honoured, from 2022 on, before the work began.
            if field.name == "from" { return .date(CalendarDate(day: Int32(18_900 - next(2200)))) }
            return .date(CalendarDate(day: Int32(19_700 - next(3000))))
        case .code(let list):
            // High codes are common, as ratings are.
            let count = schema.codeLists[list].codes.count
            return .code(count - 1 - min(next(count), next(count)))
        case .reference(let target):
            guard let record = schema.recordIndex(target) else { return .unknown }
            return .reference("\(target)\(next(counts[record]))")
        case .set(.code(let list)):
            return .set(schema.codeLists[list].codes.indices.filter { _ in next(4) > 0 }.map { .code($0) })
        case .set: return .set([.text("t\(next(5000))")])
        case .yearly, .events: return .blank
        }
    }
}
