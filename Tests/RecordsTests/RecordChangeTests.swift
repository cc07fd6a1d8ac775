// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Records

@Suite struct RecordChangeTests {
    private func records() -> RecordSet {
        var prizes = Field("prizes", title: "p", type: .events([Field("year", title: "y", type: .integer)]))
        prizes.change = .now
        let schema = Schema(
            codeLists: [],
            records: [
                RecordType(
                    "person", title: "p", sheets: [],
                    fields: [
                        Field("score", title: "s", type: .decimal), Field("tags", title: "t", type: .set(.text)),
                        Field("grade", title: "g", type: .yearly(.integer)), prizes,
                        Field("friend", title: "f", type: .reference(record: "person")),
                    ])
            ])
        var builder = RecordSetBuilder(schema)
        for (key, score) in [("A", 1), ("B", 2), ("C", 3)] {
            builder.addRow(
                0, key: key, origin: .none,
                cells: [.decimal(Int64(score)), .set([.text("x")]), .blank, .blank, .reference("A")])
        }
        builder.setYear(0, row: 1, field: 2, year: 2023, .integer(7))
        for year: Int64 in [2021, 2022] { builder.addEvent(0, row: 1, field: 3, cells: [.integer(year)]) }
        builder.addEvent(0, row: 2, field: 3, cells: [.integer(2020)])
        return builder.finish().records
    }

    @Test("plain fields, sets, years and events change where they are told to, and nowhere else")
    func changes() throws {
        let before = records()
        let after = before.changing([
            .cell(record: 0, row: 1, field: 0, .decimal(9)), .cell(record: 0, row: 2, field: 1, .set([.text("y")])),
            .year(record: 0, row: 0, field: 2, year: 2024, .integer(5)),
            .item(record: 0, field: 3, event: 0, item: 0, .integer(2019)),
            .event(record: 0, row: 1, field: 3, [.integer(2024)]), .event(record: 0, row: 0, field: 3, [.unknown]),
        ])
        let table = after.tables[0]
        #expect((0..<3).map { table.column(0)?[$0] } == [.decimal(1), .decimal(9), .decimal(3)])
        #expect((0..<3).map { table.column(1)?[$0] } == [.set([.text("x")]), .set([.text("x")]), .set([.text("y")])])
        guard case .yearly(let grades) = table.fields[2], case .events(let prizes) = table.fields[3] else {
            Issue.record("fields changed their kind")
            return
        }
        #expect(grades.years == [2023, 2024])
        #expect(grades[2023]?[1] == .integer(7) && grades[2024]?[0] == .integer(5) && grades[2024]?[1] == .unknown)
        #expect(
            (0..<3).map { row in prizes.events(of: row).map { prizes.columns[0][$0] } } == [
                [.unknown], [.integer(2019), .integer(2022), .integer(2024)], [.integer(2020)],
            ])
        #expect(before.tables[0].column(0)?[1] == .decimal(2))
        #expect(Array(after.inverse(record: 0, field: 4)?.rows(of: 0) ?? []) == [0, 1, 2])
    }

    @Test("a reference that changes is listed with its new owner")
    func references() {
        let after = records().changing([.cell(record: 0, row: 2, field: 4, .row(1))])
        #expect(Array(after.inverse(record: 0, field: 4)?.rows(of: 0) ?? []) == [0, 1])
        #expect(Array(after.inverse(record: 0, field: 4)?.rows(of: 1) ?? []) == [2])
    }
}
