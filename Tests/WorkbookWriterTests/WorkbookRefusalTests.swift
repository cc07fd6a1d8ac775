// SPDX-License-Identifier: Apache-2.0

import Testing
import WorkbookWriter

@Suite("What no workbook can hold is refused before a byte is written") struct WorkbookRefusalTests {
    private func refusal(_ change: (inout Sheet) -> Void) -> WorkbookError? {
        var sheet = Sheet("A")
        change(&sheet)
        var workbook = Workbook(title: "")
        workbook.sheets = [sheet]
        do throws(WorkbookError) {
            try workbook.write(to: "/nonexistent-folder/a.xlsx")
            return nil
        } catch {
            return error.code == .file ? nil : error
        }
    }

    @Test(
        "a number with more digits than a cell keeps",
        arguments: [
            "1234567890.123456", "1,5", "", "-", "1e5", ".5", "5.", "1.2.3", "+1", "0x10", "nan", "1_000",
        ])
    func number(_ text: String) {
        #expect(CellNumber(decimal: text) == nil)
    }

    @Test("a number of 15 digits is kept") func longNumber() {
        #expect(CellNumber(decimal: "-0000123456789.012345")?.text == "-0000123456789.012345")
        #expect(CellNumber(1_000_000_000_000_000) == nil)
    }

    @Test(
        "a day that the calendar lacks",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (1899, 12, 31),
            (10_000, 1, 1),
        ])
    func day(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
        #expect(CalendarDay(year: 2000, month: 2, day: 29) != nil)
    }

    @Test("names of sheets that Excel rejects", arguments: ["", "a/b", "'a", String(repeating: "ộ", count: 32)])
    func sheetName(_ name: String) {
        var workbook = Workbook(title: "")
        workbook.sheets = [Sheet(name)]
        #expect(throws: WorkbookError(.sheetName, at: name)) { try workbook.write(to: "/nonexistent-folder/a.xlsx") }
    }

    @Test("a workbook of which nothing can be seen") func nothingVisible() {
        var hidden = Sheet("A")
        hidden.isHidden = true
        var workbook = Workbook(title: "")
        workbook.sheets = [hidden]
        #expect(throws: WorkbookError(.noVisibleSheet)) { try workbook.write(to: "/nonexistent-folder/a.xlsx") }
    }

    @Test("text that is too long or has a character unknown to XML") func text() {
        #expect(
            refusal { $0[2, 1] = Cell(.text(String(repeating: "a", count: 32_768))) }
                == WorkbookError(.text, at: "A!B3"))
        #expect(refusal { $0[0, 0] = Cell(.text("a\0b")) } == WorkbookError(.text, at: "A!A1"))
        #expect(refusal { $0[0, 27] = Cell(.text("\u{FFFF}")) } == WorkbookError(.text, at: "A!AB1"))
        #expect(refusal { $0[0, 0] = Cell(.text(String(repeating: "a", count: 32_767))) } == nil)
    }

    @Test("merged cells that meet, cover a cell or hold one cell only") func merges() {
        let cell = Cell(.text("x"))
        #expect(refusal { $0.merge(rows: 1...1, columns: 2...2, cell) } == WorkbookError(.merge, at: "A!C2:C2"))
        #expect(
            refusal {
                $0.merge(rows: 0...1, columns: 0...1, cell)
                $0.merge(rows: 1...2, columns: 1...2, cell)
            } == WorkbookError(.merge, at: "A!B2:C3"))
        #expect(
            refusal {
                $0[1, 1] = cell
                $0.merge(rows: 0...1, columns: 0...1, cell)
            } == WorkbookError(.merge, at: "A!A1:B2"))
    }

    @Test("a list that Excel would cut off") func dropDown() {
        let range = CellRange(rows: 0...1, columns: 0...0)
        let tooMuch = (0..<60).map { "giá trị \($0)" }
        #expect(
            refusal { $0.dropDowns = [DropDown(range, .values(tooMuch))] } == WorkbookError(.dropDown, at: "A!A1:A2"))
        #expect(
            refusal { $0.dropDowns = [DropDown(range, .values(["a,b"]))] } == WorkbookError(.dropDown, at: "A!A1:A2"))
    }
}
