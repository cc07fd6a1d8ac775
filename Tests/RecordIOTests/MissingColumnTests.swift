// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Records
import Testing

/// A blank has the meaning that its field declares; a column that is not there has none.
@Suite struct MissingColumnTests {
    private var schema: Schema {
        var key = Field("code", title: "Mã", type: .text)
        key.isKey = true
        var absences = Field("absences", title: "Ngày nghỉ", type: .integer)
        absences.blank = .value(.integer(0))
        var passed = Field("passed", title: "Đạt", type: .yearly(.flag))
        passed.blank = .value(.flag(false))
        return Schema(
            codeLists: [],
            records: [RecordType("pupil", title: "Học sinh", sheets: ["6A", "6B"], fields: [key, absences, passed])])
    }

    private func read(_ source: RecordSource) -> String {
        let result = RecordReader.read(source, schema: schema, round: RoundFacts(id: "r", cells: [:]))
        return result.records.map { RecordText.describe($0) } ?? RecordText.describe(result.diagnostics, .english)
    }

    @Test("in a workbook it is unknown, also when only one of two sheets has it")
    func workbook() {
        let book = TestWorkbook(
            ("6A", [["Mã", "Ngày nghỉ", "Đạt 2023"], ["A1", nil, nil], ["A2", "3", "x"]]),
            ("6B", [["Mã", "Đạt 2024"], ["B1", nil], ["B2", "Không"]]))
        #expect(
            read(.workbookBytes(book.bytes(), name: "x.xlsx")) == """
                pupil A1: code=“A1” absences=0 passed={2023: false, 2024: ?}
                pupil A2: code=“A2” absences=3 passed={2023: true, 2024: ?}
                pupil B1: code=“B1” absences=? passed={2023: ?, 2024: false}
                pupil B2: code=“B2” absences=? passed={2023: ?, 2024: false}

                """)
    }

    @Test("in JSON, which has no columns, a missing member is a blank")
    func json() {
        #expect(
            read(
                .json(
                    "{\"pupil\": [{\"code\": \"A1\"}, {\"code\": \"A2\", \"passed\": {\"2024\": true}}]}",
                    name: "x.json")) == """
                    pupil A1: code=“A1” absences=0 passed={2024: false}
                    pupil A2: code=“A2” absences=0 passed={2024: true}

                    """)
    }
}
