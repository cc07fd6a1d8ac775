// SPDX-License-Identifier: Apache-2.0

import Records
import TestSupport
import Testing

@Suite struct RationalTests {
    @Test("90 % of 13 votes and 70 % of 9 people are compared without rounding")
    func thresholds() throws {
        let ninety = try #require(Rational(90, 100))
        #expect(try #require(ninety.multiplied(by: Rational(13))).ceiling == 12)
        let seventy = try #require(Rational(70, 100))
        #expect(try #require(seventy.multiplied(by: Rational(9))).ceiling == 7)
        #expect(try #require(seventy.multiplied(by: Rational(10))).ceiling == 7)
    }

    @Test("arithmetic agrees with cross-multiplied integers on every small pair")
    func smallWorld() throws {
        for a in -4...4 {
            for b in 1...4 {
                for c in -4...4 {
                    for d in 1...4 {
                        let x = try #require(Rational(Int64(a), Int64(b)))
                        let y = try #require(Rational(Int64(c), Int64(d)))
                        #expect((x < y) == (a * d < c * b))
                        #expect(x.adding(y) == Rational(Int64(a * d + c * b), Int64(b * d)))
                        #expect(x.subtracting(y) == Rational(Int64(a * d - c * b), Int64(b * d)))
                        #expect(x.multiplied(by: y) == Rational(Int64(a * c), Int64(b * d)))
                        #expect(x.divided(by: y) == (c == 0 ? nil : Rational(Int64(a * d), Int64(b * c))))
                    }
                }
            }
        }
    }

    @Test("what does not fit is refused, never wrapped")
    func overflow() {
        #expect(Rational(Int64.max).adding(Rational(1)) == nil)
        #expect(Rational(Int64.max).multiplied(by: Rational(2)) == nil)
    }

    @Test(
        "decimal notation is exact",
        arguments: [
            (Int64(33), Int64(2), "16.5"), (-1, 8, "-0.125"), (1, 3, "1/3"), (7, 1, "7"), (1, 20, "0.05"),
        ])
    func notation(top: Int64, bottom: Int64, text: String) {
        #expect(Rational(top, bottom)?.description == text)
    }

    @Test("rounding: down, up, half up on both sides of zero")
    func rounding() {
        #expect(Rational(345, 100)?.floor == 3)
        #expect(Rational(345, 100)?.ceiling == 4)
        #expect(Rational(-345, 100)?.floor == -4)
        #expect(Rational(7, 2)?.roundedHalfUp == 4)
        #expect(Rational(-7, 2)?.roundedHalfUp == -4)
        #expect(Rational(349, 100)?.roundedHalfUp == 3)
    }
}

@Suite struct CalendarDateTests {
    @Test("every day of four centuries goes there and back")
    func roundTrip() throws {
        var date = try #require(CalendarDate(year: 1800, month: 1, day: 1))
        let end = try #require(CalendarDate(year: 2200, month: 1, day: 1))
        var previous = (0, 0, 0)
        while date < end {
            let parts = date.components
            #expect(CalendarDate(year: parts.year, month: parts.month, day: parts.day) == date)
            #expect(parts > previous)
            previous = parts
            date = CalendarDate(day: date.day + 1)
        }
        #expect(CalendarDate(iso: "1970-01-01")?.day == 0)
    }

    @Test("days that do not exist are refused", arguments: ["2023-02-29", "2024-13-01", "2024-04-31", "24-1-1", "x"])
    func refuses(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test(
        "completed months, also from the 31st",
        arguments: [
            ("2024-01-31", "2024-02-29", 1), ("2024-01-31", "2024-02-28", 0), ("2023-07-10", "2024-01-09", 5),
            ("2023-07-10", "2024-01-10", 6), ("2024-01-10", "2023-07-10", -6),
        ])
    func months(from: String, to: String, expected: Int) throws {
        let start = try #require(CalendarDate(iso: from))
        let end = try #require(CalendarDate(iso: to))
        #expect(start.months(until: end) == expected)
    }
}

@Suite struct ExactDecimalTests {
    @Test(
        "plain notation is read exactly",
        arguments: [
            ("16.5", Int64(16_500_000)), ("-0.000001", -1), ("7", 7_000_000), ("1.50000000", 1_500_000),
            (".5", 500_000),
        ])
    func reads(text: String, units: Int64) {
        #expect(ExactDecimal.millionths(text) == units)
    }

    @Test("anything else is refused", arguments: ["", "1.2.3", "1,5", "0.0000001", "x", "-", "9999999999999999"])
    func refuses(text: String) {
        #expect(ExactDecimal.millionths(text) == nil)
    }
}

@Suite struct VietnameseTextTests {
    @Test(
        "headers match without case, marks or composition",
        arguments: [
            "Họ và tên", "HỌ VÀ TÊN", "Ho va ten", "Họ  và\u{00A0}tên", "Ho\u{0323} va\u{0300} te\u{0302}n",
        ])
    func folds(text: String) {
        #expect(VietnameseText.folded(text) == "ho va ten")
    }

    @Test("words stand in dictionary order")
    func order() {
        let words = ["an", "àn", "ản", "ãn", "án", "ạn", "ăn", "ân", "ba", "da", "đa", "ea", "êa", "oa", "ôa", "ơa"]
        #expect(words.reversed().sorted(by: lexicographic) == words)
    }

    @Test("people are listed by given name")
    func names() {
        let names = ["Trần Thị An", "Lê Văn Ấn", "Nguyễn Văn Bình", "Phạm Đức Đạt", "Bùi Dũng"]
        let sorted = names.sorted {
            VietnameseText.nameSortKey($0).lexicographicallyPrecedes(VietnameseText.nameSortKey($1))
        }
        #expect(sorted == ["Trần Thị An", "Lê Văn Ấn", "Nguyễn Văn Bình", "Bùi Dũng", "Phạm Đức Đạt"])
    }

    @Test("the given name is the last word, whatever stands between words")
    func lastWord() {
        var generator = SplitMix(seed: 2)
        let scalars = Array("aĐứ  \u{301}\u{1AB0}\u{1DC0}ǿȺ\u{A0}\u{200D}e漢\u{7F}".unicodeScalars)
        for _ in 0..<4000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                text.append(scalars.randomElement(using: &generator) ?? "a")
            }
            let name = String(text)
            let words = name.split(separator: " ")
            let rest = VietnameseText.sortKey(words.dropLast().joined(separator: " "))
            let key = words.last.map { VietnameseText.sortKey($0) + [0, 0] + rest } ?? []
            #expect(VietnameseText.nameSortKey(name) == key, "\(name.debugDescription)")
        }
    }

    private func lexicographic(_ a: String, _ b: String) -> Bool {
        VietnameseText.sortKey(a).lexicographicallyPrecedes(VietnameseText.sortKey(b))
    }
}

@Suite struct RecordSetTests {
    private func schema() -> Schema {
        var unit = Field("unit", title: "Đơn vị", type: .reference(record: "unit"))
        unit.inverse = "members"
        var code = Field("code", title: "Mã", type: .text)
        code.isKey = true
        var headcount = Field("headcount", title: "Số người", type: .integer)
        headcount.blank = .value(.integer(0))
        let rating = Field("rating", title: "Xếp loại", type: .yearly(.code(list: 0)))
        let holds = Field("holds", title: "Vướng mắc", type: .events([Field("kind", title: "Loại", type: .text)]))
        return Schema(
            codeLists: [CodeList("rating", isOrdered: true, codes: [.init("HTNV"), .init("HTTNV")])],
            records: [
                RecordType("person", title: "Cá nhân", sheets: [], fields: [code, unit, rating, holds]),
                RecordType("unit", title: "Đơn vị", sheets: [], fields: [code, headcount]),
            ])
    }

    @Test("rows, years, events and references are found again; blanks say what the field says")
    func layout() throws {
        var builder = RecordSetBuilder(schema())
        let blank = Cell.blank
        builder.addRow(0, key: "P1", origin: .none, cells: [.text("P1"), .reference("A"), blank, blank])
        builder.addRow(0, key: "P2", origin: .none, cells: [.text("P2"), .reference("X"), blank, blank])
        builder.addRow(0, key: "P3", origin: .none, cells: [.text("P3"), .reference("A"), blank, blank])
        builder.addRow(1, key: "A", origin: .none, cells: [.text("A"), blank])
        builder.setYear(0, row: 2, field: 2, year: 2024, .code(1))
        builder.addEvent(0, row: 2, field: 3, cells: [.text("khiếu nại")])
        let (records, problems) = builder.finish()
        #expect(problems == [.danglingReference(record: 0, row: 1, field: 1, event: nil, key: "X")])
        let person = records.tables[0]
        #expect(person.column(1)?[0] == .row(0))
        #expect(person.column(1)?[1] == .unknown)
        #expect(records.tables[1].column(1)?[0] == .integer(0))
        #expect(Array(try #require(records.inverse(record: 0, field: 1)).rows(of: 0)) == [0, 2])
        guard case .yearly(let rating) = person.fields[2], case .events(let holds) = person.fields[3] else {
            Issue.record("wrong storage")
            return
        }
        #expect(rating[2024]?[2] == .code(1))
        #expect(rating[2024]?[0] == .unknown)
        #expect(rating[2023] == nil)
        #expect(holds.events(of: 0).isEmpty)
        #expect(holds.columns[0][holds.events(of: 2).lowerBound] == .text("khiếu nại"))
    }

    @Test("a key given twice is reported with its first row")
    func duplicate() {
        var builder = RecordSetBuilder(schema())
        builder.addRow(1, key: "A", origin: .none, cells: [.text("A"), .blank])
        builder.addRow(1, key: "A", origin: .none, cells: [.text("A"), .blank])
        #expect(builder.finish().problems == [.duplicateKey(record: 1, row: 1, first: 0)])
    }
}
