// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import Records
import Testing

/// A made-up round of people, each value kept in the plainest form.
struct RandomRound {
    /// Of each person: code, name, unit, gender, born, class, score, registered, rating of 2023 and 2024; nil is blank.
    var persons: [[String?]] = []

    static let headers = [
        "Mã CB", "Họ và tên", "Đơn vị", "Giới tính", "Ngày sinh", "Nhóm chức vụ", "Điểm", "Đăng ký thi đua",
        "Xếp loại 2023", "Xếp loại 2024",
    ]

    init(_ generator: inout SplitMix) {
        let count = Int.random(in: 1...12, using: &generator)
        for number in 1...count {
            func maybe(_ value: String) -> String? { Int.random(in: 0..<5, using: &generator) == 0 ? nil : value }
            let score = Int.random(in: 0...200, using: &generator)
            let date = CalendarDate(day: Int32.random(in: -7000...12000, using: &generator))
            let ratings = SampleSchema.rating.codes.map(\.code)
            persons.append([
                "CB\(number)", maybe(["Đỗ Ân", "Lê Thị Ý", "Nguyễn Văn Ưu"].randomElement(using: &generator) ?? ""),
                maybe(["A", "B"].randomElement(using: &generator) ?? ""),
                maybe(["nam", "nu"].randomElement(using: &generator) ?? ""), maybe("\(date)"),
                maybe("\(Int.random(in: 1...5, using: &generator))"), maybe("\(Double(score) / 2)"),
                maybe(["true", "false"].randomElement(using: &generator) ?? ""),
                maybe(ratings.randomElement(using: &generator) ?? ""),
                maybe(ratings.randomElement(using: &generator) ?? ""),
            ])
        }
    }

    /// The round as JSON, every value plain.
    var json: String {
        let people = persons.map { person -> String in
            let names = ["code", "name", "unit", "gender", "born", "leader_class", "score", "registered"]
            let plain = zip(names, person).compactMap { name, value in value.map { "\"\(name)\": \"\($0)\"" } }
            let years = zip(["2023", "2024"], person.suffix(2)).map { year, value in
                "\"\(year)\": " + (value.map { "\"\($0)\"" } ?? "null")
            }
            return "{" + (plain + ["\"rating\": {" + years.joined(separator: ", ") + "}"]).joined(separator: ", ") + "}"
        }
        let units = "[{\"code\": \"A\", \"name\": \"Văn phòng\"}, {\"code\": \"B\", \"name\": \"Thanh tra\"}]"
        return "{\"person\": [\(people.joined(separator: ", "))], \"unit\": \(units), \"nomination\": []}"
    }

    /// A cell of a column in one of the notations that offices use.
    static func cell(_ value: String?, column: Int, _ generator: inout SplitMix) -> TestWorkbook.Cell? {
        guard let value else { return [nil, .text(""), .text(" \u{00A0}")].randomElement(using: &generator) ?? nil }
        var forms: [TestWorkbook.Cell] = [.text(value), .inline("\u{00A0}\(value) ")]
        switch column {
        case 1, 2: forms += [.inline(value.decomposedStringWithCanonicalMapping)]
        case 3: forms += [.text(value == "nu" ? "NỮ" : "Nam")]
        case 4:
            guard let date = CalendarDate(iso: value) else { break }
            let (year, month, day) = date.components
            forms = [.text(date.vietnamese), .text("\(day)/\(month)/\(year)"), .date("\(date.day + 25_569)")]
            if date.day + 25_569 >= 10_000 { forms.append(.number("\(date.day + 25_569)")) }
        case 5: forms += [.number(value), .formula("A1", value: value)]
        case 6:
            forms += [
                .number(value), .text(value.replacing(".", with: ",")), .text(value.replacing(".", with: ",") + " %"),
            ]
        case 7:
            forms += value == "true" ? [.text("x"), .text("Có"), .boolean(true)] : [.text("KHÔNG"), .boolean(false)]
        case 8, 9:
            let title = SampleSchema.rating.codes.first { $0.code == value }?.title ?? value
            forms += [
                .text(title), .text(title.uppercased()), .text(VietnameseText.folded(title)), .text(value.lowercased()),
            ]
        default: break
        }
        return forms.randomElement(using: &generator)
    }

    /// The round as a workbook, in a random order of columns and with the ornaments that offices add.
    func workbook(_ generator: inout SplitMix, isTidy: Bool) -> TestWorkbook {
        var order: [Int?] = Array(Self.headers.indices)
        if !isTidy {
            order.shuffle(using: &generator)
            order.insert(nil, at: 0)
            order.append(nil)
        }
        let header = order.enumerated().map { index, column -> TestWorkbook.Cell? in
            .text(column.map { Self.headers[$0] } ?? (index == 0 ? "STT" : "Ghi chú"))
        }
        var rows: [[TestWorkbook.Cell?]] = [header]
        var merges: [String] = []
        if !isTidy {
            let titles: [[TestWorkbook.Cell?]] = [
                [.text("UBND TỈNH"), nil, nil, .text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [],
                [.text("DANH SÁCH NĂM 2024")], [],
            ]
            rows = titles.prefix(Int.random(in: 0...4, using: &generator)) + rows
        }
        for (number, person) in persons.enumerated() {
            if !isTidy {
                if Int.random(in: 0..<4, using: &generator) == 0 { rows.append([]) }
                if Int.random(in: 0..<4, using: &generator) == 0 {
                    rows.append([
                        .text("\(["I", "II", "III", "IV"].randomElement(using: &generator) ?? "I"). Khối phòng")
                    ])
                }
                if Int.random(in: 0..<6, using: &generator) == 0 {
                    rows.append([nil, .text("Khối chi nhánh")])
                    merges.append("B\(rows.count):F\(rows.count)")
                }
                if Int.random(in: 0..<6, using: &generator) == 0 {
                    // A number in the column of keys would name a record.
                    let sum: TestWorkbook.Cell? = order[3] == 0 ? nil : .number("3")
                    rows.append([nil, .text("Cộng mục"), nil, sum])
                }
            }
            rows.append(
                order.enumerated().map { index, column in
                    if let column { return Self.cell(person[column], column: column, &generator) }
                    return index == 0 ? .number("\(number + 1)") : nil
                })
        }
        if !isTidy {
            rows.append([.text("Tổng cộng: \(persons.count) người")])
            rows += [[], [nil, nil, nil, nil, .text("Bình Phước, ngày 5 tháng 12 năm 2024")]]
            rows.append([nil, .text("Người lập biểu"), nil, nil, .text("GIÁM ĐỐC")])
            rows.append([nil, .text("Trần Thị X"), nil, nil, .text("Lê Văn Y")])
        }
        var sheet = TestWorkbook.Sheet(name: "Cá nhân", rows: rows)
        sheet.merges = merges
        var book = PlainRound.workbook
        book.sheets = [sheet] + book.sheets.filter { ["Đơn vị", "Đề nghị"].contains($0.name) }
        book.sheets[1].rows = book.sheets[1].rows.map { Array($0.prefix(2)) }
        book.sheets[2].rows = Array(book.sheets[2].rows.prefix(1))
        return book
    }
}

@Suite struct RandomRoundTests {
    @Test("whatever the notation, a workbook means what the plain values say")
    func notations() throws {
        try agree(seeds: 1...60, isTidy: true)
    }

    @Test("the order of columns and the ornaments of an office list change nothing")
    func ornaments() throws {
        try agree(seeds: 1001...1080, isTidy: false)
    }

    private func agree(seeds: ClosedRange<UInt64>, isTidy: Bool) throws {
        for seed in seeds {
            var generator = SplitMix(seed: seed)
            let round = RandomRound(&generator)
            let plain = PlainRound.read(.json(round.json, name: "x.json"))
            let found = PlainRound.read(round.workbook(&generator, isTidy: isTidy))
            guard let expected = plain.records, let records = found.records else {
                let notes = RecordText.describe(plain.diagnostics + found.diagnostics, .english)
                Issue.record("seed \(seed):\n\(notes)")
                continue
            }
            #expect(people(records) == people(expected), "seed \(seed)")
        }
    }

    /// The people alone: the other form has columns that one of the two lacks.
    private func people(_ records: RecordSet) -> [Substring] {
        RecordText.describe(records).split(separator: "\n").filter { $0.hasPrefix("person") }
    }
}
