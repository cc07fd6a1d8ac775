// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import TestSupport
import Testing

/// Files that other programs wrote; `Fixtures/make.py` made them.
@Suite struct FixtureTests {
    private func read(_ name: String) -> ImportResult {
        PlainRound.read(.at(URL(filePath: #filePath).appending(path: "../Fixtures/\(name)").standardized.path))
    }

    @Test("a workbook that LibreOffice saved: computed formulas, rich text, dates, percentages, a hidden sheet")
    func libreOffice() throws {
        let result = read("libreoffice.xlsx")
        let found = result.records
        let notes = RecordText.describe(result.diagnostics, .vietnamese)
        let records = try #require(found, "\(notes)")
        try expectSnapshot(RecordText.describe(records) + "\n" + notes, named: "fixture.libreoffice.txt")
    }

    @Test("a workbook that openpyxl saved has no computed values, and each column of formulas is named")
    func openpyxl() throws {
        let result = read("openpyxl.xlsx")
        #expect(!result.isUsable)
        let errors = result.diagnostics.filter { $0.severity == .error }
        try expectSnapshot(RecordText.describe(errors, .english), named: "fixture.openpyxl.txt")
    }

    @Test("the calendar from 1904 gives the same dates")
    func from1904() throws {
        let usual = try Workbook(path: path("openpyxl.xlsx")).sheets
        let early = try Workbook(path: path("openpyxl-1904.xlsx")).sheets
        #expect(usual == early)
    }

    private func path(_ name: String) -> String {
        URL(filePath: #filePath).appending(path: "../Fixtures/\(name)").standardized.path
    }

    @Test("other spreadsheets are told apart and say what to do")
    func otherPrograms() {
        #expect(read("libreoffice.xls").diagnostics.first?.message.key == "import.file.legacy")
        #expect(read("libreoffice.ods").diagnostics.first?.message.key == "import.file.open_document")
        #expect(read("nothing.xlsx").diagnostics.first?.message.key == "import.file.cannot_open")
        #expect(read("make.py").diagnostics.first?.message.key == "import.file.not_a_workbook")
    }
}
