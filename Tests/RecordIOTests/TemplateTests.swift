// SPDX-License-Identifier: Apache-2.0

import Messages
import RecordIO
import Records
import TestSupport
import Testing

@Suite struct TemplateTests {
    private let sheets = Template.sheets(for: SampleSchema.schema, years: [2023, 2024], language: .vietnamese)

    private func workbook(_ sheets: [TemplateSheet]) -> TestWorkbook {
        TestWorkbook(
            sheets: sheets.map { sheet in
                let header = sheet.columns.map { TestWorkbook.Cell?.some(.text($0.header)) }
                return .init(name: sheet.name, rows: [header] + sheet.rows.map { $0.map { .text($0) } })
            })
    }

    @Test("the empty workbook is read back without a complaint")
    func roundTrip() throws {
        let result = PlainRound.read(workbook(sheets))
        #expect(result.diagnostics == [])
        let records = try #require(result.records)
        #expect(records.tables.map(\.count) == [0, 0, 0, 1])
        guard case .yearly(let rating) = records.tables[0].fields[8],
            case .events(let holds) = records.tables[0].fields[10]
        else {
            Issue.record("wrong storage")
            return
        }
        #expect(rating.years == [2023, 2024])
        #expect(holds.isDelivered)
    }

    @Test("every entry of a drop-down list is read as a value of its own")
    func choices() throws {
        var filled = 0
        for (index, sheet) in sheets.enumerated() where sheet.name == "Cá nhân" {
            for (position, column) in sheet.columns.enumerated() where !column.choices.isEmpty {
                var book = workbook(sheets)
                for (number, choice) in column.choices.enumerated() {
                    var row = [TestWorkbook.Cell?](repeating: nil, count: sheet.columns.count)
                    row[0] = .text("P\(number)")
                    row[position] = .text(choice)
                    book.sheets[index].rows.append(row)
                }
                let records = PlainRound.read(book).records
                let lines = RecordText.describe(try #require(records)).split(separator: "\n")
                let people = lines.filter { $0.hasPrefix("person") }.map {
                    $0.drop { $0 != ":" }.split(separator: " ").dropFirst(2)
                }
                #expect(Set(people).count == column.choices.count, "\(column.header)")
                filled += 1
            }
        }
        #expect(filled == 4)
    }

    @Test("columns are explained in both languages")
    func explanations() throws {
        for language in Language.allCases {
            let sheets = Template.sheets(for: SampleSchema.schema, years: [2024], language: language)
            let text = sheets.map { sheet in
                let columns = sheet.columns.map { column in
                    "\(column.header) (\(column.format), \(column.width)) \(column.choices.joined(separator: "/"))"
                }
                return "[\(sheet.name)]\n" + columns.joined(separator: "\n") + "\n"
                    + sheet.rows.map { $0.joined(separator: " | ") + "\n" }.joined()
            }.joined(separator: "\n")
            try expectSnapshot(text, named: "template.\(language.rawValue).txt")
        }
    }
}
