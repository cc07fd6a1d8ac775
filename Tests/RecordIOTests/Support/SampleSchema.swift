// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Records

/// A small schema with every type of field.
enum SampleSchema {
    static let rating = CodeList(
        "rating", isOrdered: true,
        codes: [
            .init("KHTNV", title: "Không hoàn thành nhiệm vụ"), .init("HTNV", title: "Hoàn thành nhiệm vụ"),
            .init("HTTNV", title: "Hoàn thành tốt nhiệm vụ"),
            .init("HTXSNV", title: "Hoàn thành xuất sắc nhiệm vụ"),
        ])
    static let gender = CodeList(
        "gender", isOrdered: false, codes: [.init("nam", title: "Nam"), .init("nu", title: "Nữ")])
    static let awards = CodeList(
        "awards", isOrdered: false,
        codes: [
            .init("ldtt", title: "Lao động tiên tiến"), .init("bk_tinh", title: "Bằng khen của Chủ tịch UBND tỉnh"),
        ])

    static let schema = Schema(
        codeLists: [rating, gender],
        records: [
            RecordType("person", title: "Cá nhân", sheets: ["Cá nhân", "Danh sách CBCCVC"], fields: person),
            RecordType("unit", title: "Đơn vị", sheets: ["Đơn vị"], fields: unit),
            RecordType("nomination", title: "Đề nghị", sheets: ["Đề nghị"], fields: nomination),
            RecordType(
                "round", title: "Đợt xét", sheets: [],
                fields: [
                    Field("year", title: "Năm", type: .integer), Field("date", title: "Ngày họp", type: .date),
                ]),
        ])

    static let round = RoundFacts(
        id: "tong-ket-2024", cells: ["year": .integer(2024), "date": .text("2024-12-10")])

    private static var person: [Field] {
        [
            field("code", "Mã số", .text) {
                $0.isKey = true
                $0.columns = ["Mã CB", "Mã số"]
            },
            field("name", "Họ và tên", .text) { $0.columns = ["Họ và tên", "Họ tên"] },
            field("unit", "Đơn vị", .reference(record: "unit")) { $0.inverse = "members" },
            field("gender", "Giới tính", .code(list: 1)),
            field("born", "Ngày sinh", .date),
            field("leader_class", "Nhóm chức vụ", .integer) { $0.range = (Rational(1), Rational(5)) },
            field("score", "Điểm", .decimal) { $0.range = (Rational(0), Rational(100)) },
            field("registered", "Đăng ký thi đua", .flag),
            field("rating", "Xếp loại", .yearly(.code(list: 0))) { $0.columns = ["Xếp loại {year}"] },
            field(
                "initiatives", "Sáng kiến",
                .events([
                    field("year", "Năm", .integer) { $0.range = (Rational(1990), Rational(2100)) },
                    Field("number", title: "Số quyết định", type: .text),
                    field("recognised", "Được công nhận", .flag) { $0.blank = .value(.flag(false)) },
                ])),
            field(
                "holds", "Vướng mắc",
                .events([
                    Field("kind", title: "Loại", type: .text), Field("from", title: "Từ ngày", type: .date),
                    field("to", "Đến ngày", .date) { $0.blank = .open },
                ])
            ) { $0.sheets = ["Tạm dừng xét"] },
        ]
    }

    private static var unit: [Field] {
        [
            field("code", "Mã đơn vị", .text) { $0.isKey = true }, Field("name", title: "Tên đơn vị", type: .text),
            field("headcount", "Số người", .integer) { $0.range = (Rational(0), nil) },
        ]
    }

    private static var nomination: [Field] {
        [
            Field("award", title: "Danh hiệu, hình thức", type: .text),
            Field("person", title: "Cá nhân", type: .reference(record: "person")),
            Field("unit", title: "Tập thể", type: .reference(record: "unit")),
            Field("standard", title: "Tiêu chuẩn", type: .text),
            Field("achievement", title: "Thành tích", type: .text),
            Field("papers", title: "Giấy tờ", type: .set(.text)),
        ]
    }

    private static func field(
        _ name: String, _ title: String, _ type: FieldType, _ change: (inout Field) -> Void = { _ in }
    ) -> Field {
        var field = Field(name, title: title, type: type)
        change(&field)
        return field
    }
}
