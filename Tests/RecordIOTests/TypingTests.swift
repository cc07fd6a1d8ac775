// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Testing

@testable import RecordIO

@Suite struct NumberTypingTests {
    private func read(_ raw: RawValue, _ type: FieldType, range: (Int64?, Int64?) = (nil, nil)) -> String {
        var field = Field("x", title: "X", type: type)
        field.range = (range.0.map { Rational($0) }, range.1.map { Rational($0) })
        return TypingTest.read(raw, field)
    }

    @Test(
        "decimals as people and programs write them",
        arguments: [
            ("16,5", "16.5"), ("16.5", "16.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234,5", "1234.5"),
            ("1\u{00A0}234\u{00A0}567,25", "1234567.25"), ("1.234.567", "1234567"), ("1,234,567", "1234567"),
            ("-3,5", "-3.5"),
            ("−3,5", "-3.5"), ("+7", "7"), ("0,234", "0.234"), ("0.5", "0.5"), ("007", "7"), (" 91,5 ", "91.5"),
            ("1234,567", "1234.567"), ("12,5000000000", "12.5"),
        ])
    func decimals(text: String, expected: String) {
        #expect(read(.text(text), .decimal) == expected)
    }

    @Test(
        "notations that may mean two numbers are refused, unless only one fits",
        arguments: [
            ("1.234", "import.cell.ambiguous_number"), ("1,234", "import.cell.ambiguous_number"),
            ("12.500", "import.cell.ambiguous_number"),
        ])
    func ambiguous(text: String, key: String) {
        #expect(read(.text(text), .decimal) == key)
        #expect(read(.text("1.234"), .decimal, range: (0, 100)) == "1.234")
        #expect(read(.text("1.234"), .integer) == "1234")
        #expect(read(.text("1.000"), .integer) == "import.cell.ambiguous_number")
        #expect(read(.text("1.000"), .integer, range: (0, 50)) == "1")
    }

    @Test(
        "what is no number is refused",
        arguments: [
            "x", "1.2.3", "1,2,3", "12.34.567", "1.2345,6", "1e3", "--5", "5-", ",5", "5,", "1 2", "½", "0.123,4",
        ])
    func refused(text: String) {
        #expect(read(.text(text), .decimal) == "import.cell.not_decimal")
    }

    @Test(
        "numbers of the file are read as the program shows them",
        arguments: [
            ("16.499999999999996", "16.5"), ("0.30000000000000004", "0.3"), ("1.5E-3", "0.0015"), ("9.1E1", "91"),
            ("-2", "-2"), ("99999999999999.99", "import.cell.too_great"), ("0.1234567", "import.cell.too_precise"),
            ("0.3333333333333333", "import.cell.too_precise"), ("1E+400", "import.cell.too_great"),
        ])
    func numbers(digits: String, expected: String) {
        #expect(read(.number(digits), .decimal) == expected)
    }

    @Test("a whole number may not lose its decimals")
    func whole() {
        #expect(read(.number("3.0"), .integer) == "3")
        #expect(read(.number("2.9999999999999996"), .integer) == "3")
        #expect(read(.number("2.5"), .integer) == "import.cell.not_whole")
        #expect(read(.text("2,5"), .integer) == "import.cell.not_whole")
        #expect(read(.number("1E20"), .integer) == "import.cell.too_great")
        #expect(read(.text("năm"), .integer) == "import.cell.not_integer")
    }

    @Test("percentages follow the range of their field")
    func percentages() {
        #expect(read(.number("0.95", isPercent: true), .decimal, range: (0, 100)) == "95")
        #expect(read(.number("0.95", isPercent: true), .decimal, range: (0, 1)) == "0.95")
        #expect(read(.text("95,5 %"), .decimal, range: (0, 100)) == "95.5")
        #expect(read(.text("95%"), .decimal) == "import.cell.percent_unclear")
        #expect(read(.number("0.95", isPercent: true), .integer) == "95")
        #expect(read(.text("120%"), .decimal, range: (0, 100)) == "import.cell.outside")
    }

    @Test("a number outside its range is named with the range")
    func ranges() {
        #expect(read(.number("7"), .integer, range: (1, 5)) == "import.cell.outside")
        #expect(read(.number("-1"), .decimal, range: (0, nil)) == "import.cell.below")
        #expect(read(.number("9"), .decimal, range: (nil, 5)) == "import.cell.above")
        #expect(read(.number("1"), .integer, range: (1, 5)) == "1")
        #expect(read(.number("5"), .integer, range: (1, 5)) == "5")
    }

    @Test("every number of up to three decimals is read the same in every notation that is plain")
    func notations() {
        for units in stride(from: -12_345_678, through: 12_345_678, by: 98_761) {
            let number = Rational(millionths: Int64(units) * 1000)
            guard let comma = number.decimalText(separator: ","), let point = number.decimalText(separator: ".") else {
                Issue.record("no text for \(units)")
                return
            }
            #expect(read(.number(point), .decimal) == point)
            for text in [comma, point] {
                let found = read(.text(text), .decimal)
                #expect(found == point || found == "import.cell.ambiguous_number" && units % 10 != 0, "\(text)")
            }
        }
    }
}

@Suite struct DateTypingTests {
    private func read(_ raw: RawValue, blank: Field.Blank = .unknown) -> String {
        var field = Field("x", title: "X", type: .date)
        field.blank = blank
        return TypingTest.read(raw, field)
    }

    @Test(
        "dates as people write them",
        arguments: [
            ("09/03/1985", "1985-03-09"), ("9/3/1985", "1985-03-09"), ("09-03-1985", "1985-03-09"),
            ("9.3.1985", "1985-03-09"), ("1985-03-09", "1985-03-09"), ("2024-12-10T00:00:00", "2024-12-10"),
            ("2024-12-10 07:30:00", "2024-12-10"), ("ngày 10 tháng 12 năm 2024", "2024-12-10"),
            (" 29/02/2024 ", "2024-02-29"),
            ("31/02/2024", "import.cell.impossible_date"), ("12/31/2024", "import.cell.impossible_date 31/12/2024"),
            ("29/02/2023", "import.cell.impossible_date"), ("09/03/85", "import.cell.short_year"),
            ("03/2024", "import.cell.date_incomplete"), ("2024", "import.cell.date_incomplete"),
            ("hôm qua", "import.cell.not_date"), ("1/2/3/2024", "import.cell.not_date"), ("-", "import.cell.not_date"),
            ("1//2024", "import.cell.not_date"),
        ])
    func texts(text: String, expected: String) {
        #expect(read(.text(text)) == expected)
    }

    @Test("serial numbers, with and without a date format")
    func serials() {
        #expect(read(.date(45636)) == "2024-12-10")
        #expect(read(.date(45636.99)) == "2024-12-10")
        #expect(read(.date(1)) == "1900-01-01")
        #expect(read(.date(59)) == "1900-02-28")
        #expect(read(.date(60)) == "import.cell.not_date")
        #expect(read(.date(61)) == "1900-03-01")
        #expect(read(.date(-5)) == "import.cell.not_date")
        #expect(read(.number("45636")) == "2024-12-10 dateFromNumber")
        #expect(read(.number("2024")) == "import.cell.date_incomplete")
        #expect(read(.number("9")) == "import.cell.not_date")
    }

    @Test("what has not ended is open where a blank says so")
    func open() {
        #expect(read(.text("đến nay"), blank: .open) == "open")
        #expect(read(.text("đến nay")) == "import.cell.not_date")
    }

    @Test("every day of a century is read back from each notation")
    func everyDay() throws {
        let first = try #require(CalendarDate(year: 1950, month: 1, day: 1))
        for offset in stride(from: Int32(0), to: 36_524, by: 7) {
            let date = CalendarDate(day: first.day + offset)
            let (year, month, day) = date.components
            #expect(read(.text("\(day)/\(month)/\(year)")) == "\(date)")
            #expect(read(.text("\(date)")) == "\(date)")
            #expect(read(.date(Double(date.day) + 25_569)) == "\(date)")
        }
    }
}

@Suite struct WordTypingTests {
    @Test(
        "yes and no",
        arguments: [
            ("x", "true"), ("X", "true"), ("Có", "true"), ("CO", "true"), ("đúng", "true"), ("✓", "true"),
            ("1", "true"),
            ("Không", "false"), ("khong", "false"), ("sai", "false"), ("FALSE", "false"), ("0", "false"),
            ("2", "import.cell.not_flag"), ("chưa", "import.cell.not_flag"), ("?", "unknown"), ("\u{00A0}", "blank"),
        ])
    func flags(text: String, expected: String) {
        #expect(TypingTest.read(.text(text), Field("x", title: "X", type: .flag)) == expected)
    }

    @Test("flags as the program stores them")
    func storedFlags() {
        let field = Field("x", title: "X", type: .flag)
        #expect(TypingTest.read(.boolean(true), field) == "true")
        #expect(TypingTest.read(.number("0"), field) == "false")
        #expect(TypingTest.read(.number("2"), field) == "import.cell.not_flag")
    }

    @Test(
        "codes by code or words, in any case, with or without marks",
        arguments: [
            ("HTTNV", "HTTNV"), ("httnv", "HTTNV"), ("Hoàn thành tốt nhiệm vụ", "HTTNV"),
            ("hoan thanh tot nhiem vu", "HTTNV"),
            ("HOÀN THÀNH  TỐT\u{00A0}NHIỆM VỤ", "HTTNV"),
            ("Ho\u{0300}an tha\u{0300}nh nhie\u{0323}m vu\u{0323}", "HTNV"),
            ("HTXNSV", "import.cell.not_code HTXSNV (Hoàn thành xuất sắc nhiệm vụ)"),
            ("Hoàn thành tôt nhiệm vu", "HTTNV"), ("giỏi", "import.cell.not_code"),
        ])
    func codes(text: String, expected: String) {
        #expect(TypingTest.read(.text(text), Field("x", title: "X", type: .code(list: 0))) == expected)
    }

    @Test("words that fit two codes are refused")
    func ambiguousCode() {
        let list = CodeList("x", isOrdered: false, codes: [.init("a", title: "Má"), .init("b", title: "Mà")])
        let index = CodeIndex(list)
        #expect(index.match("ma") == .ambiguous([0, 1]))
        #expect(index.match("Mà") == .code(1))
    }

    @Test(
        "sets are split at semicolons, line ends or commas",
        arguments: [
            ("a; b;a", "{a b}"), ("a, b", "{a b}"), ("a\nb, c", "{a b, c}"), (" ; ", "blank"), ("một", "{một}"),
            ("a; ?", "unknown"),
        ])
    func sets(text: String, expected: String) {
        #expect(TypingTest.read(.text(text), Field("x", title: "X", type: .set(.text))) == expected)
    }

    @Test("text keeps what a person sees")
    func texts() {
        let field = Field("x", title: "X", type: .text)
        #expect(TypingTest.read(.text("  Nguyễn\u{00A0} Văn\r\nAn "), field) == "Nguyễn Văn An")
        #expect(TypingTest.read(.number("1985"), field) == "1985")
        #expect(TypingTest.read(.number("1.20E3"), field) == "1200")
        #expect(TypingTest.read(.date(45636), field) == "10/12/2024 textFromDate")
        #expect(TypingTest.read(.boolean(true), field) == "TRUE")
        #expect(TypingTest.read(.error("#REF!"), field) == "import.cell.error_value")
        #expect(TypingTest.read(.formulaWithoutValue, field) == "formulaWithoutValue")
        #expect(TypingTest.read(.text("NguyÔn V¨n"), field) == "legacyText(encoding: \"TCVN3\")")
    }
}

@Suite struct LegacyTextTests {
    @Test(
        "old letters are recognised and can be read",
        arguments: [
            ("NguyÔn V¨n", "TCVN3", "Nguyễn Văn"), ("Lª ThÞ Hång", "TCVN3", "Lê Thị Hồng"),
            ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "TCVN3", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
            ("§¬n vÞ ®­îc khen", "TCVN3", "Đơn vị được khen"), ("TrÇn B×nh", "TCVN3", "Trần Bình"),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            ("Nguyeãn Vaên", "VNI", "Nguyễn Văn"), ("Ñôn vò ñöôïc khen", "VNI", "Đơn vị được khen"),
        ])
    func recognised(text: String, encoding: String, reading: String) {
        #expect(LegacyText(text)?.encoding == encoding)
        #expect(LegacyText(text)?.reading == reading)
    }

    @Test(
        "everything else is left alone",
        arguments: [
            "Nguyễn Văn", "Hoà", "Lê Hà", "Cô Thuý", "An", "m²", "15°C", "René", "Müller", "§ 5", "«Nam»", "± 3",
            "café",
            "Quý", "Hoàng Tú Anh", "Công­ty", "ÂN", "Só ½", "Phòng TC-KH", "12/QÐ-UBND", "Vũ", "Bé", "Ý",
        ])
    func leftAlone(text: String) {
        #expect(LegacyText(text) == nil)
    }
}

/// Reads one cell and shows what came of it.
enum TypingTest {
    private static let schema = SampleSchema.schema

    static func read(_ raw: RawValue, _ field: Field) -> String {
        let reading = CellReader(schema, KeyDirectory(schema)).read(raw, field, as: field.type)
        return switch reading {
        case .cell(let cell): text(cell, field.type)
        case .remarked(let cell, let remark): "\(text(cell, field.type)) \(remark)"
        case .systematic(let remark): "\(remark)"
        case .problem(let message, let advice):
            ([message.key] + (advice?.arguments["nearest"].map { [$0] } ?? [])).joined(separator: " ")
        }
    }

    private static func text(_ cell: Cell, _ type: FieldType) -> String {
        switch cell {
        case .blank: "blank"
        case .unknown: "unknown"
        case .text(let text): text
        case .flag(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .decimal(let units): Rational(millionths: units).description
        case .date(let date): date.description
        case .code(let code): schema.codeLists[0].codes[code].code
        case .set(let members): "{" + members.map { text($0, type) }.joined(separator: " ") + "}"
        case .absent, .reference, .row: "unexpected"
        }
    }
}
