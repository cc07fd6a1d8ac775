// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkbookWriter

@Suite("A workbook on disk") struct WorkbookTests {
    @Test("holds every kind of value, and no digit of a number moves") func values() throws {
        var sheet = Sheet("Cá nhân")
        let numbers = ["16.5", "0.1", "-12.05", "999999999999999", "0.3", "1234567.89", "91.55"]
        sheet.append(try numbers.map { Cell(.number(try #require(CellNumber(decimal: $0)))) })
        sheet.append([
            Cell(.text("Nguye\u{302}\u{303}n\u{A0}Thị < & \"Ước\"")), Cell(.boolean(true)),
            Cell(.date(try #require(CalendarDay(year: 2024, month: 12, day: 10)))),
            Cell(.formula("=SUM(A1:B1)", result: .number(try #require(CellNumber(decimal: "16.6"))))),
            Cell(.formula("=A1&\"\"", result: .text("16,5"))), Cell(.text("_x0041_")), Cell(.blank, .table),
        ])
        let parts = try written(sheet)
        let xml = try #require(parts["xl/worksheets/sheet1.xml"])
        for number in numbers { #expect(xml.contains("<v>\(number)</v>")) }
        #expect(xml.contains("<v>45636</v>"), "10/12/2024 is Excel's day 45636")
        #expect(xml.contains("t=\"b\"><v>1</v>"))
        #expect(xml.contains("<f>SUM(A1:B1)</f><v>16.6</v>"))
        #expect(xml.contains("t=\"str\"><f>A1&amp;\"\"</f><v>16,5</v>"))
        let strings = try #require(parts["xl/sharedStrings.xml"])
        #expect(strings.utf8.firstRange(of: "Nguye\u{302}\u{303}n\u{A0}Thị &lt; &amp; \"Ước\"".utf8) != nil)
        #expect(strings.contains("_x005F_x0041_"))
        #expect(try #require(parts["xl/styles.xml"]).contains("dd/mm/yyyy"))
    }

    @Test("keeps widths, merged cells, frozen panes, lists and an A4 page") func layout() throws {
        var sheet = Sheet("Danh sách")
        sheet.merge(rows: 0...0, columns: 0...2, Cell(.text("DANH SÁCH"), .title))
        sheet.append([Cell(.text("STT"), .header), Cell(.text("Mã"), .header), Cell(.text("Xếp loại"), .header)])
        sheet.append([Cell(.blank)], from: 2)
        sheet.setWidth(30, ofColumns: 1...1)
        sheet.setHeight(40, ofRow: 1)
        sheet.frozenRows = 2
        sheet.dropDowns = [
            DropDown(
                CellRange(rows: 2...9, columns: 2...2), .values(["HTNV", "HTTNV"]), refusesOthers: true,
                hintTitle: "Xếp loại", hint: "Chọn một mức"),
            DropDown(
                CellRange(rows: 2...9, columns: 1...1),
                .cells(sheet: "Danh mục", CellRange(rows: 0...3, columns: 0...0))),
        ]
        sheet.page.isLandscape = true
        sheet.page.repeatedRows = 1...1
        sheet.page.footer = "&CTrang &P/&N"
        var codes = Sheet("Danh mục")
        codes.isHidden = true
        codes.append([Cell(.text("A"))])
        let parts = try written(sheet, codes)
        let xml = try #require(parts["xl/worksheets/sheet1.xml"])
        for expected in [
            "<mergeCell ref=\"A1:C1\"/>", "<pane ySplit=\"2\"", "<col min=\"2\" max=\"2\" width=\"30.7",
            "ht=\"40\"", "<formula1>\"HTNV,HTTNV\"</formula1>", "prompt=\"Chọn một mức\"",
            "<formula1>'Danh mục'!$A$1:$A$4</formula1>", "paperSize=\"9\"", "orientation=\"landscape\"",
            "fitToHeight=\"0\"", "&amp;CTrang &amp;P/&amp;N",
        ] {
            #expect(xml.contains(expected), "the sheet lacks \(expected)")
        }
        #expect(try #require(parts["xl/workbook.xml"]).contains("state=\"hidden\""))
    }

    @Test("is the same to the byte whenever it is written") func reproducible() throws {
        let folder = try TemporaryFolder()
        var workbook = Workbook(title: "Hồ sơ")
        var sheet = Sheet("A")
        for row in 0..<200 {
            var style = CellStyle.table
            style.size = 8 + row % 7
            sheet.append([Cell(.text("dòng \(row)"), style), Cell(.text("chung"), .header)])
        }
        workbook.sheets = [sheet]
        try workbook.write(to: folder.path("1.xlsx"))
        try workbook.write(to: folder.path("2.xlsx"))
        let first = try Data(contentsOf: URL(filePath: folder.path("1.xlsx")))
        #expect(try first == Data(contentsOf: URL(filePath: folder.path("2.xlsx"))))
        let properties = try #require(try written(sheet)["docProps/core.xml"])
        #expect(properties.contains(">2024-01-01T00:00:00Z<"), "no clock may reach the file")
    }

    @Test("replaces the old file only when it is whole, and leaves nothing beside it") func atomic() throws {
        let folder = try TemporaryFolder()
        try Data("cũ".utf8).write(to: URL(filePath: folder.path("a.xlsx")))
        var workbook = Workbook(title: "")
        workbook.sheets = [Sheet("A"), Sheet("a")]
        #expect(throws: WorkbookError(.sheetName, at: "a", detail: "used twice")) {
            try workbook.write(to: folder.path("a.xlsx"))
        }
        #expect(try String(contentsOfFile: folder.path("a.xlsx"), encoding: .utf8) == "cũ")
        workbook.sheets = [Sheet("A")]
        try workbook.write(to: folder.path("a.xlsx"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.xlsx"])
    }

    @Test("that cannot be put in its place says so and removes its draft") func unwritable() throws {
        let folder = try TemporaryFolder()
        var workbook = Workbook(title: "")
        workbook.sheets = [Sheet("A")]
        let missing = folder.path("không có/a.xlsx")
        let error = #expect(throws: WorkbookError.self) { try workbook.write(to: missing) }
        #expect(error?.code == .file)
        #expect(error?.place == missing)
        try FileManager.default.createDirectory(atPath: folder.path("b.xlsx"), withIntermediateDirectories: false)
        let inTheWay = #expect(throws: WorkbookError.self) { try workbook.write(to: folder.path("b.xlsx")) }
        #expect(inTheWay?.code == .file)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["b.xlsx"])
    }
}
