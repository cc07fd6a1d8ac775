// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import Records
import Testing

@Suite struct RoundFactsTests {
    private func errors(_ cells: [String: Cell]) -> [String] {
        let result = RecordReader.read(
            .json(PlainRound.json, name: "x.json"), schema: SampleSchema.schema,
            round: RoundFacts(id: "dot-1", cells: cells), awards: SampleSchema.awards)
        return result.diagnostics.filter { $0.severity == .error }.map { $0.text(in: .english) }
    }

    @Test("facts of the right kind become the round's only row; the others are unknown")
    func facts() throws {
        #expect(errors(["year": .integer(2024), "date": .text("10/12/2024")]) == [])
        #expect(errors(["year": .text("2024")]) == [])
        let result = RecordReader.read(
            .json(PlainRound.json, name: "x.json"), schema: SampleSchema.schema,
            round: RoundFacts(id: "dot-1", cells: ["year": .integer(2024)]))
        let table = try #require(result.records?.table("round"))
        #expect(table.keys == ["dot-1"])
        #expect(table.column(0)?[0] == .integer(2024))
        #expect(table.column(1)?[0] == .unknown)
    }

    @Test("facts that the round does not have, or of the wrong kind, are errors")
    func wrong() {
        #expect(
            errors(["yaer": .integer(2024)]) == [
                "dot-1: error: a round has no fact “yaer”. It has: year, date. Did you mean “year”?"
            ])
        #expect(
            errors(["year": .flag(true)]) == ["dot-1: error: the round's fact “year” (Năm) is of the wrong kind."])
        #expect(
            errors(["date": .text("31/02/2024")]) == [
                "dot-1: error: column “date”: “31/02/2024” is not in the calendar."
            ])
    }
}

/// References beyond the plain ones: to nominations, in sets, by year, and between the rows of one record.
@Suite struct ReferenceTests {
    private func key(_ name: String, _ title: String) -> Field {
        var field = Field(name, title: title, type: .text)
        field.isKey = true
        return field
    }

    private var schema: Schema {
        Schema(
            codeLists: [],
            records: [
                RecordType(
                    "vote", title: "Phiếu", sheets: [],
                    fields: [
                        key("code", "Mã"),
                        Field("nomination", title: "Đề nghị", type: .reference(record: "nomination")),
                        Field("members", title: "Thành viên", type: .set(.reference(record: "unit"))),
                        Field("home", title: "Nơi", type: .yearly(.reference(record: "unit"))),
                    ]),
                RecordType(
                    "unit", title: "Đơn vị", sheets: [],
                    fields: [key("code", "Mã"), Field("parent", title: "Cấp trên", type: .reference(record: "unit"))]),
                RecordType(
                    "nomination", title: "Đề nghị", sheets: [],
                    fields: [
                        key("code", "Mã"), Field("award", title: "Danh hiệu", type: .text),
                        Field("unit", title: "Tập thể", type: .reference(record: "unit")),
                        Field("standard", title: "Tiêu chuẩn", type: .text),
                        Field(
                            "votes", title: "Biên bản", type: .events([Field("for", title: "Thuận", type: .integer)])),
                    ]),
            ])
    }

    private func read(_ json: String) -> ImportResult {
        RecordReader.read(.json(json, name: "x.json"), schema: schema, round: RoundFacts(id: "r", cells: [:]))
    }

    @Test("all of them are found")
    func found() throws {
        let result = read(
            """
            {"unit": [{"code": "B", "parent": "A"}, {"code": "A"}],
             "vote": [{"code": "V1", "nomination": "N2", "members": ["A", "b"], "home": {"2024": "B"}},
                      {"code": "V2", "nomination": "bk/B"}],
             "nomination": [{"code": "N1", "award": "bk", "unit": "A", "standard": "a", "votes": [{"for": 1}]},
                            {"code": "N2", "award": "bk", "unit": "a", "standard": "d", "votes": [{"for": 2}]},
                            {"award": "bk", "unit": "B"}]}
            """)
        let found = result.records
        let records = try #require(found, "\(RecordText.describe(result.diagnostics, .english))")
        #expect(
            RecordText.describe(records) == """
                vote V1: code=“V1” nomination=→0 members={#0; #1} home={2024: →0}
                vote V2: code=“V2” nomination=→1 members=? home={2024: ?}
                unit B: code=“B” parent=→1
                unit A: code=“A” parent=?
                nomination N1: code=“N1” award=“bk” unit=→1 standard={“a”; “d”} votes=[(1) (2)]
                nomination bk/B: code=“bk/B” award=“bk” unit=→0 standard=? votes=[]

                """)
        #expect(result.place(record: 2, list: 4, event: 1, field: 0)?.text == "x.json:5:95")
    }

    @Test("those to nobody are errors, each at its place")
    func dangling() {
        let result = read(
            """
            {"unit": [{"code": "AA", "parent": "AB"}], "nomination": [],
             "vote": [{"code": "V1", "nomination": "N2", "members": ["AA", "CC"], "home": {"2024": "AAA"}}]}
            """)
        #expect(!result.isUsable)
        #expect(
            RecordText.describe(result.diagnostics.filter { $0.severity == .error }, .english) == """
                x.json:2:40: error: column “nomination”: there is no “N2” in the list “Đề nghị”.
                x.json:2:57: error: column “members”: there is no “CC” in the list “Đơn vị”.
                x.json:2:88: error: column “home.2024”: there is no “AAA” in the list “Đơn vị”. Did you mean “AA”?
                x.json:1:36: error: column “parent”: there is no “AB” in the list “Đơn vị”. Did you mean “AA”?

                """)
    }
}

@Suite struct SourceTests {
    @Test("a path says what it holds")
    func detection() throws {
        let folder = try PlainRound.folder([])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(RecordSource.at(folder.path) == .csvFolder(path: folder.path))
        #expect(RecordSource.at("a/HO-SO.JSON") == .jsonFile(path: "a/HO-SO.JSON"))
        #expect(RecordSource.at("a/ho-so.xlsx") == .workbook(path: "a/ho-so.xlsx"))
    }

    @Test("a folder of CSV files: places by file and cell, damage by line")
    func folder() throws {
        let folder = try PlainRound.folder([
            ("Cá nhân", "Mã CB;Họ và tên;Đơn vị\nP1;An;A\nP1;\"Bình\nBa\";Z9\nP3;Cúc;A;thừa\n"),
            ("don_vi", "Mã đơn vị,Tên đơn vị\nA,\"Văn phòng, Sở\n"), ("Đề nghị", "Danh hiệu, hình thức\tCá nhân\n"),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let errors = PlainRound.read(.at(folder.path)).diagnostics.filter { $0.severity == .error }
        #expect(
            RecordText.describe(errors, .english) == """
                Cá nhân.csv:5: error: the line has 4 cells where the table has 3 columns. A cell that contains the separator must stand in double quotes.
                don_vi.csv:2: error: the double quote that opens on this line never closes.
                Cá nhân.csv: C3: error: column “Đơn vị”: there is no “Z9” in the list “Đơn vị”.
                Cá nhân.csv: A3: error: “P1” is already at Cá nhân.csv: A2.

                """)
    }

    @Test("nothing to read is said")
    func nothing() throws {
        let folder = try PlainRound.folder([])
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, key) in [
            (folder.path, "import.csv.no_files"), ("/nowhere.json", "import.file.cannot_open"),
            ("/nowhere", "import.file.cannot_open"),
        ] {
            #expect(PlainRound.read(.at(path)).diagnostics.map(\.message.key) == [key])
        }
    }
}
