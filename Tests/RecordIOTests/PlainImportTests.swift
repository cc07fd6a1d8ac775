// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import Records
import TestSupport
import Testing

/// One small round, written in each of the three forms.
enum PlainRound {
    static let persons: [[String?]] = [
        [
            "Mã CB", "Họ và tên", "Đơn vị", "Giới tính", "Ngày sinh", "Nhóm chức vụ", "Điểm", "Đăng ký thi đua",
            "Xếp loại 2023", "Xếp loại 2024",
        ],
        ["P1", "Nguyễn Văn An", "A", "nam", "09/03/1985", "5", "91,5", "x", "HTTNV", "HTXSNV"],
        ["P2", "Trần Thị Bình", "B", "nu", "1990-12-31", "2", "88", nil, nil, "HTTNV"],
        ["P3", "Lê Đức Ân", "A", "nam", nil, nil, nil, "Không", "HTNV", nil],
    ]
    static let units: [[String?]] = [
        ["Mã đơn vị", "Tên đơn vị", "Số người"], ["A", "Văn phòng", "2"], ["B", "Thanh tra", "1"],
    ]
    static let nominations: [[String?]] = [
        ["Danh hiệu, hình thức", "Cá nhân", "Tập thể", "Tiêu chuẩn", "Thành tích", "Giấy tờ"],
        ["ldtt", "P1", nil, nil, nil, "to_trinh; bien_ban"], ["bk_tinh", nil, "A", "a", nil, nil],
    ]
    static let initiatives: [[String?]] = [
        ["Mã CB", "Năm", "Số quyết định", "Được công nhận"], ["P1", "2023", "12/QĐ", "x"], ["P1", "2024", "7/QĐ", nil],
    ]
    static let json = """
        {"person": [
          {"code": "P1", "name": "Nguyễn Văn An", "unit": "A", "gender": "nam", "born": "1985-03-09", "leader_class": 5,
           "score": 91.5, "registered": true, "rating": {"2023": "HTTNV", "2024": "HTXSNV"},
           "initiatives": [{"year": 2023, "number": "12/QĐ", "recognised": true}, {"year": 2024, "number": "7/QĐ"}]},
          {"code": "P2", "name": "Trần Thị Bình", "unit": "B", "gender": "nu", "born": "1990-12-31", "leader_class": 2,
           "score": 88, "rating": {"2024": "HTTNV"}},
          {"code": "P3", "name": "Lê Đức Ân", "unit": "A", "gender": "nam", "registered": false, "rating": {"2023": "HTNV"}}],
         "unit": [{"code": "A", "name": "Văn phòng", "headcount": 2}, {"code": "B", "name": "Thanh tra", "headcount": 1}],
         "nomination": [{"award": "ldtt", "person": "P1", "papers": ["to_trinh", "bien_ban"]},
                        {"award": "bk_tinh", "unit": "A", "standard": "a"}]}
        """

    static var workbook: TestWorkbook {
        TestWorkbook(("Cá nhân", persons), ("Đơn vị", units), ("Đề nghị", nominations), ("Sáng kiến", initiatives))
    }

    static func read(_ source: RecordSource) -> ImportResult {
        RecordReader.read(source, schema: SampleSchema.schema, round: SampleSchema.round, awards: SampleSchema.awards)
    }

    static func read(_ workbook: TestWorkbook) -> ImportResult {
        read(.workbookBytes(workbook.bytes(), name: "ho-so.xlsx"))
    }

    /// A folder with a file for each sheet of texts.
    static func folder(_ sheets: [(name: String, text: String)]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in sheets { try Data(text.utf8).write(to: folder.appending(path: "\(name).csv")) }
        return folder
    }

    /// The rows of a sheet as a CSV file.
    static func csv(_ rows: [[String?]], separator: String = ";") -> String {
        rows.map {
            $0.map { ($0 ?? "").contains(separator) ? "\"\($0 ?? "")\"" : $0 ?? "" }.joined(separator: separator)
        }
        .joined(separator: "\r\n") + "\r\n"
    }
}

@Suite struct PlainImportTests {
    @Test("a workbook becomes records")
    func workbook() throws {
        let result = PlainRound.read(PlainRound.workbook)
        let found = result.records
        let records = try #require(found, "\(RecordText.describe(result.diagnostics, .english))")
        try expectSnapshot(RecordText.describe(records), named: "plain.records.txt")
        try expectSnapshot(RecordText.describe(result.diagnostics, .vietnamese), named: "plain.notes.txt")
    }

    @Test("CSV files and JSON of the same content give the same records")
    func sameFromAll() throws {
        let expected = RecordText.describe(try #require(PlainRound.read(PlainRound.workbook).records))
        let folder = try PlainRound.folder([
            ("Cá nhân", "\u{FEFF}" + PlainRound.csv(PlainRound.persons)), ("Đơn vị", PlainRound.csv(PlainRound.units)),
            ("Đề nghị", PlainRound.csv(PlainRound.nominations)),
            ("Sáng kiến", PlainRound.csv(PlainRound.initiatives, separator: ",")),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let csv = PlainRound.read(.at(folder.path))
        #expect(
            try RecordText.describe(#require(csv.records, "\(RecordText.describe(csv.diagnostics, .english))"))
                == expected)
        let json = PlainRound.read(.json(PlainRound.json, name: "ho-so.json"))
        #expect(
            try RecordText.describe(#require(json.records, "\(RecordText.describe(json.diagnostics, .english))"))
                == expected)
    }

    @Test("every value can be traced to its cell")
    func places() throws {
        let result = PlainRound.read(PlainRound.workbook)
        #expect(result.place(record: 0, row: 1, field: 6)?.text == "ho-so.xlsx: Cá nhân!G3")
        #expect(result.place(record: 0, row: 0, field: 8, year: 2024)?.text == "ho-so.xlsx: Cá nhân!J2")
        #expect(result.place(record: 0, list: 9, event: 1, field: 1)?.text == "ho-so.xlsx: Sáng kiến!C3")
        #expect(result.place(record: 0, row: 9, field: 0) == nil)
        let json = PlainRound.read(.json(PlainRound.json, name: "ho-so.json"))
        #expect(json.place(record: 1, row: 1, field: 2)?.text == "ho-so.json:8:111")
    }
}
