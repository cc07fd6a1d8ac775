// SPDX-License-Identifier: Apache-2.0

import RecordIO

/// A round in a workbook with the oddities of office files, some of them errors.
struct MessyWorkbook {
    private typealias Cell = TestWorkbook.Cell

    /// How many of a hundred cells, rows and ranges are odd.
    private let oddity: Int
    private let people: Int
    private var generator: SplitMix

    init(seed: UInt64) {
        generator = SplitMix(seed: seed)
        oddity = [0, 1, 3, 10, 40].randomElement(using: &generator) ?? 0
        people = Int.random(in: 1...20, using: &generator)
    }

    /// The workbook.
    mutating func make() -> TestWorkbook {
        var sheets = [
            sheet("Cá nhân", persons()), sheet("Đơn vị", units()), sheet("Đề nghị", nominations(people)),
        ]
        if chance(70) { sheets.append(sheet("Sáng kiến", initiatives())) }
        if chance(50) { sheets.append(sheet("Tạm dừng xét", holds())) }
        if chance(20) { sheets.append(sheet("Đề-nghị", nominations(3))) }
        if chance(20) {
            let rows: [[Cell?]] = [
                [.text("Mã CB"), .text("Họ và tên"), .text("Xếp loại 2022")],
                [.text("X1"), .text("An"), .text("HTNV")],
            ]
            sheets.append(sheet("Danh sách CBCCVC", rows))
        }
        if chance(20) { sheets.append(sheet("Nháp", [[.text("gì đó")]])) }
        var book = TestWorkbook(sheets: sheets)
        book.startsIn1904 = chance(5)
        return book
    }

    // MARK: Sheets

    private mutating func sheet(_ name: String, _ rows: [[Cell?]]) -> TestWorkbook.Sheet {
        var sheet = TestWorkbook.Sheet(name: name, rows: rows)
        while chance(oddity) { sheet.rows.insert([], at: Int.random(in: 0...sheet.rows.count, using: &generator)) }
        while chance(oddity) {
            sheet.rows.insert(ornament(rows[0]), at: Int.random(in: 0...sheet.rows.count, using: &generator))
        }
        if chance(oddity) { sheet.rows.insert([nil, .text("DANH SÁCH NĂM 2024")], at: 0) }
        if chance(oddity) { sheet.rows += [[], [nil, .text("Người lập biểu")], [nil, .text("Trần Thị X")]] }
        while chance(oddity) { sheet.merges.append(range(sheet.rows.count)) }
        if chance(oddity) { sheet.state = ["hidden", "veryHidden"].randomElement(using: &generator) }
        return sheet
    }

    /// A merged range of a few cells, mostly downwards.
    private mutating func range(_ rows: Int) -> String {
        let column = Int.random(in: 1...8, using: &generator)
        let row = Int.random(in: 1...max(1, rows), using: &generator)
        let width = chance(30) ? Int.random(in: 0...3, using: &generator) : 0
        let height = chance(80) ? Int.random(in: 1...4, using: &generator) : 0
        return "\(CellAddress(column: column, row: row)):\(CellAddress(column: column + width, row: row + height))"
    }

    private mutating func ornament(_ header: [Cell?]) -> [Cell?] {
        let odd: [[Cell?]] = [
            [.text("Tổng cộng"), nil, .number("7")], [.number("1"), .number("2"), .text("Cộng"), .number("3")],
            [.text("II. Khối phòng")], [.text("(1)"), .text("(2)"), .text("(3)")],
            [.number("1"), .number("2"), .number("3")],
            [nil, .text("NGƯỜI LẬP BIỂU"), nil, .text("GIÁM ĐỐC")], [.text(" "), .text("")], [.inline("")], header,
            [.formula("SUM(A1:A2)", value: "3")], [nil, nil, .boolean(true)], [.number("4"), .text("Tổng số")],
            [nil, .text("Bình Phước, ngày 5 tháng 12 năm 2024")], [.date("45000"), .date("45001.5")],
            [.error("#REF!"), .text("Cộng mục")], [nil, nil, nil, .text("CB1"), nil, nil, .number("5")],
        ]
        return odd.randomElement(using: &generator) ?? []
    }

    private mutating func persons() -> [[Cell?]] {
        var headers: [Cell?] = [
            "STT", "Mã CB", "Họ và tên", "Đơn vị", "Giới tính", "Ngày sinh", "Nhóm chức vụ", "Điểm", "Đăng ký thi đua",
            "Xếp loại 2023", "Xếp loại 2024",
        ].map { .text($0) }
        if chance(80) { headers.append(.text("Ghi chú")) }
        var rows = [headers]
        for number in 1...people {
            let code = chance(oddity / 5) ? "cb1" : "CB\(number)"
            var row: [Cell?] = [.number("\(number)")]
            row.append(odd(.text(code)))
            row.append(odd(pick(["Nguyễn Văn Ưu", "Bùi Văn Hà", "An"].map { .text($0) })))
            row.append(odd(pick(["A", "B", "a", "Văn phòng", "Thanh tra"].map { .inline($0) })))
            row.append(odd(pick(["nam", "Nữ", "NU"].map { .text($0) })))
            row.append(odd(pick([.text("01/02/1980"), .date("29252"), .number("29252"), .text("29/02/2024")])))
            row.append(odd(.number("\(Int.random(in: 1...5, using: &generator))")))
            row.append(
                odd(
                    pick([
                        .number("85.25"), .text("85,25"), .number("99.123"), .number("16.499999999999996"),
                        .percent("0.5"),
                        .number("1E1"), .text("7,125"), .formula("A1", value: "50"),
                    ])))
            row.append(odd(pick([.text("x"), .boolean(true), .boolean(false), .text("Có"), .number("1"), nil])))
            row.append(odd(pick(["HTXSNV", "Hoàn thành tốt nhiệm vụ", "htnv"].map { .text($0) })))
            row.append(odd(pick([.text("HTXSNV"), .text("KHTNV"), nil])))
            row.append(odd(nil))
            if chance(oddity) { row += [Cell?](repeating: nil, count: 40) + [odd(.text("xa"))] }
            rows.append(row)
        }
        return rows
    }

    private mutating func units() -> [[Cell?]] {
        [
            ["Mã đơn vị", "Tên đơn vị", "Số người"].map { .text($0) },
            [.text("A"), odd(.text("Văn phòng")), odd(.number("12"))],
            [.text("B"), .text("Thanh tra"), odd(.number("123456789"))],
        ]
    }

    private mutating func nominations(_ count: Int) -> [[Cell?]] {
        var rows: [[Cell?]] = [
            ["Danh hiệu, hình thức", "Cá nhân", "Tập thể", "Tiêu chuẩn", "Thành tích", "Giấy tờ"].map { .text($0) }
        ]
        for _ in 0..<count {
            let isPerson = chance(70)
            let person: Cell? = isPerson ? .text("CB\(Int.random(in: 1...min(3, people), using: &generator))") : nil
            rows.append([
                odd(pick([.text("ldtt"), .text("bk_tinh"), .text("Lao động tiên tiến")])), odd(person),
                odd(isPerson ? nil : .text("A")), odd(pick([.text("a"), .text("b"), .number("1"), .text("a; b")])),
                odd(pick([.text("TT1"), .text("TT1; TT2")])), odd(chance(oddity / 5) ? .text("to_trinh") : nil),
            ])
        }
        return rows
    }

    private mutating func initiatives() -> [[Cell?]] {
        var rows: [[Cell?]] = [["Mã CB", "Năm", "Số quyết định", "Được công nhận"].map { .text($0) }]
        for _ in 0..<people {
            rows.append([
                odd(pick([.text("CB1"), .inline("cb1")])), odd(.number("2023")),
                odd(pick([.text("12/QĐ"), .number("12")])),
                odd(pick([.text("x"), .boolean(true), nil])),
            ])
        }
        return rows
    }

    private mutating func holds() -> [[Cell?]] {
        var rows: [[Cell?]] = [["Mã CB", "Loại", "Từ ngày", "Đến ngày"].map { .text($0) }]
        for _ in 0..<3 {
            rows.append([
                odd(.text("CB1")), odd(.text("khiếu nại")), odd(pick([.date("45323"), .text("05/06/2024")])),
                odd(pick([.date("45385"), nil, .text("đến nay"), .text("2024-12-31")])),
            ])
        }
        return rows
    }

    // MARK: Chance

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func pick(_ cells: [Cell?]) -> Cell? { cells.randomElement(using: &generator) ?? nil }

    /// The cell, or one of the odd things that are found in its place.
    private mutating func odd(_ cell: Cell?) -> Cell? {
        guard chance(oddity) else { return cell }
        return pick([
            nil, .text(""), .text(" "), .inline("\u{00A0}"), .text("?"), .text("CB99"), .text("CB1"), .text("An"),
            .text("NguyÔn V¨n"), .text("Nguyeãn Vaên"), .text("a\nb"), .text(" x "), .inline("a_x000D_b"),
            .text("Có; Không"),
            .number("1"), .number("1.5"), .number("1,5"), .number("007"), .number("-3"), .number("1E400"), .number("x"),
            .number("2024"), .number("45000"), .number("12345678901234567890"), .number("0.1234567"), .percent("0.155"),
            .date("45000"), .date("45000.75"), .date("-5"), .date("1E9"), .boolean(true), .boolean(false),
            .error("#N/A"),
            .formula("A1", value: nil), .formula("A1", value: "4"), .raw(type: "str", xml: "<f>A1</f><v></v>"),
            .raw(type: "str", xml: "<v>cb2</v>"), .raw(type: nil, xml: "<v> 3 </v>"),
            .raw(type: "d", xml: "<v>2024-01-02</v>"),
            .raw(type: "inlineStr", xml: "<is><r><t>C</t></r><r><t>B1</t></r></is>"),
        ])
    }
}
