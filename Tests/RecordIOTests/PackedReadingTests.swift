// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records
import Testing

@testable import RecordIO

/// Both ways of reading a workbook say the same.
///
/// A sheet is read whole, cell by cell, as other sources are, or its rows go from packed bytes straight into columns.
@Suite struct PackedReadingTests {
    @Test("both ways give the same records, places and words, whatever stands in the workbook", arguments: 0..<300)
    func same(seed: UInt64) {
        var messy = MessyWorkbook(seed: seed)
        let source = RecordSource.workbookBytes(messy.make().bytes(), name: "ho-so.xlsx")
        let careful = RecordText.everything(read(source, leavesInFile: false))
        #expect(RecordText.everything(read(source, leavesInFile: true)) == careful, "seed \(seed)")
    }

    @Test("some of these workbooks are usable, some are not, and some are merged in ways that no program writes")
    func coverage() {
        var (usable, overlapping, hidden, skipped) = (0, 0, 0, 0)
        for seed: UInt64 in 0..<200 {
            var messy = MessyWorkbook(seed: seed)
            let result = read(.workbookBytes(messy.make().bytes(), name: "x.xlsx"), leavesInFile: true)
            let keys = Set(result.diagnostics.map(\.message.key))
            if result.isUsable { usable += 1 }
            if keys.contains("import.table.merges_overlap") { overlapping += 1 }
            if keys.contains("import.sheet.hidden") { hidden += 1 }
            if keys.contains("import.rows.skipped") { skipped += 1 }
        }
        #expect((20..<180).contains(usable), "\(usable)")
        #expect(hidden > 5, "\(hidden)")
        #expect(skipped > 20, "\(skipped)")
        #expect(overlapping < 100, "\(overlapping)")
    }

    @Test("ranges that overlap more than a sheet has cells are refused both ways")
    func overlap() {
        var book = PlainRound.workbook
        book.sheets[0].merges = (0..<200).map { _ in "C2:C4" }
        let source = RecordSource.workbookBytes(book.bytes(), name: "ho-so.xlsx")
        let found = read(source, leavesInFile: true)
        #expect(found.diagnostics.map(\.message.key).contains("import.table.merges_overlap"))
        #expect(RecordText.everything(found) == RecordText.everything(read(source, leavesInFile: false)))
    }

    @Test("many rows, over several blocks, are read alike")
    func long() {
        var generator = SplitMix(seed: 7)
        var rows: [[TestWorkbook.Cell?]] = [
            ["STT", "Mã CB", "Họ và tên", "Đơn vị", "Ngày sinh", "Điểm", "Đăng ký thi đua", "Xếp loại 2024"].map {
                .text($0)
            }
        ]
        for number in 1...3000 {
            let name = ["Nguyễn Văn Ưu", "Lê \"Ý\"", "Bùi Văn Hà", "An"].randomElement(using: &generator) ?? ""
            let rating = ["HTXSNV", "htnv", "Hoàn thành tốt nhiệm vụ"].randomElement(using: &generator) ?? ""
            rows.append([
                .number("\(number)"), .inline("CB\(number)"), .inline(name), number % 30 == 0 ? nil : .text("A"),
                .date("\(20000 + number)"), .number("\(number % 100).\(1 + number % 9)"),
                number % 2 == 0 ? .boolean(true) : .text("x"), .inline(rating),
            ])
        }
        var book = TestWorkbook(sheets: [.init(name: "Cá nhân", rows: rows)])
        book.sheets[0].merges = (0..<90).map { "D\(30 + $0 * 30):D\(31 + $0 * 30)" }
        book.sheets += PlainRound.workbook.sheets.filter { $0.name == "Đơn vị" }
        var nominations: [[TestWorkbook.Cell?]] = [
            ["Danh hiệu, hình thức", "Cá nhân", "Tiêu chuẩn"].map { .text($0) }
        ]
        for number in 0..<4000 {
            nominations.append([.inline("ldtt"), .inline("cb\(number * 7 % 3000 + 1)"), .inline("t\(number / 3000)")])
        }
        book.sheets.append(.init(name: "Đề nghị", rows: nominations))
        let source = RecordSource.workbookBytes(book.bytes(), name: "ho-so.xlsx")
        let result = read(source, leavesInFile: true)
        #expect(result.records?.table("person")?.count == 3000)
        #expect(result.records?.table("nomination")?.count == 3000)
        #expect(RecordText.everything(result) == RecordText.everything(read(source, leavesInFile: false)))
    }

    private func read(_ source: RecordSource, leavesInFile: Bool) -> ImportResult {
        RecordReader.read(
            source, schema: SampleSchema.schema, round: SampleSchema.round, awards: SampleSchema.awards,
            leavesInFile: leavesInFile)
    }
}

/// The same texts in a workbook and in CSV files mean the same.
@Suite struct SameSourceTests {
    @Test("records and words are the same, but for what the file is called", arguments: 0..<120)
    func same(seed: UInt64) throws {
        var messy = MessyWorkbook(seed: seed)
        // Files come in the order of their names, and say nothing of merging and hiding.
        let sheets = messy.make().sheets.map { sheet in
            let width = sheet.rows.map(\.count).max() ?? 0
            let rows = sheet.rows.map { row in
                row.map { Self.text($0) } + [String](repeating: "", count: width - row.count)
            }
            return (name: sheet.name, rows: rows)
        }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let book = TestWorkbook(
            sheets: sheets.map { sheet in
                .init(name: sheet.name, rows: sheet.rows.map { $0.map { $0.isEmpty ? nil : .text($0) } })
            })
        let folder = try PlainRound.folder(
            sheets.map { sheet in
                let lines = sheet.rows.map { row in
                    row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";")
                }
                return (sheet.name, lines.joined(separator: "\n") + "\n")
            })
        defer { try? FileManager.default.removeItem(at: folder) }
        let workbook = PlainRound.read(book)
        let files = PlainRound.read(.at(folder.path))
        let expected = workbook.diagnostics.map { Self.plain($0) { $0 } }
        let found = files.diagnostics.map { diagnostic in
            Self.plain(diagnostic) { $0 == folder.lastPathComponent ? "ho-so.xlsx" : $0 }
        }
        for (index, line) in expected.enumerated() where index >= found.count || found[index] != line {
            Issue.record("seed \(seed): \(line), not \(index < found.count ? found[index] : "nothing")")
            return
        }
        #expect(found.count == expected.count, "seed \(seed)")
        #expect(
            files.records.map { RecordText.describe($0) } == workbook.records.map { RecordText.describe($0) },
            "seed \(seed)")
    }

    /// A diagnostic as it would be if each file were a sheet of one workbook.
    private static func plain(_ diagnostic: Diagnostic, _ name: (String) -> String) -> String {
        var place = diagnostic.place.text
        switch diagnostic.place {
        case .cell(let file, "", let cell): place = Place.cell(file: "ho-so.xlsx", sheet: stem(file), cell: cell).text
        case .named(let file): place = name(file)
        default: break
        }
        // Another cell of the same source is named within it.
        let arguments = diagnostic.message.arguments.mapValues { $0.replacing(".csv: ", with: "!") }
        return "\(place) \(diagnostic.severity) \(diagnostic.message.key) \(arguments.sorted { $0.key < $1.key }) "
            + "\(diagnostic.advice.map { "\($0.key) \($0.arguments.sorted { $0.key < $1.key })" } ?? "")"
    }

    private static func stem(_ file: String) -> String { String(file.dropLast(4)) }

    /// What a person would write in a CSV file.
    private static func text(_ cell: TestWorkbook.Cell?) -> String {
        switch cell {
        case nil: ""
        // A sign that XML cannot carry shows as a space.
        case .text(let text), .inline(let text), .number(let text): text.replacing("_x000D_", with: " ")
        case .date(let serial): Double(serial).flatMap { CalendarDate(serial: $0)?.vietnamese } ?? serial
        case .percent(let digits): digits + "%"
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let sign): sign
        case .formula(_, let value): value ?? ""
        case .raw: "gì đó"
        }
    }
}
