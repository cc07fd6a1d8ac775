// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Records
import Testing

@testable import RecordIO

/// Both ways of reading CSV files say the same.
///
/// A file is read cell by cell as every other source, or, where it is sound, by its bytes straight into columns.
@Suite struct DelimitedReadingTests {
    @Test("both ways give the same records, places and words, whatever stands in the files", arguments: 0..<400)
    func same(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let messy = MessyRound(&generator)
        let folder = try messy.folder(&generator)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = RecordSource.csvFolder(path: folder.path)
        let careful = RecordText.everything(read(source, leavesInFile: false))
        #expect(RecordText.everything(read(source, leavesInFile: true)) == careful, "seed \(seed)")
    }

    @Test("blocks of rows without quotes, odd cells among them, are read alike", arguments: 0..<8)
    func blocks(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let folder = try MessyRound(&generator, plainPeople: 700).folder(&generator)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = try #require(SourceFile(folder.path + "/Cá nhân.csv").flatMap { DelimitedRows($0) })
        var reader = rows.reader()
        var block = CellBlock([2, 3])
        let isFound = reader.find(256..<512, in: &block)
        #expect(isFound)
        let source = RecordSource.csvFolder(path: folder.path)
        let careful = RecordText.everything(read(source, leavesInFile: false))
        #expect(RecordText.everything(read(source, leavesInFile: true)) == careful, "seed \(seed)")
    }

    @Test("most of these files are sound, most of them are not refused, and some are neither")
    func coverage() throws {
        var (sound, usable) = (0, 0)
        for seed: UInt64 in 0..<100 {
            var generator = SplitMix(seed: seed)
            let folder = try MessyRound(&generator).folder(&generator)
            defer { try? FileManager.default.removeItem(at: folder) }
            if SourceFile(folder.path + "/Cá nhân.csv").flatMap({ DelimitedRows($0) }) != nil { sound += 1 }
            if read(.csvFolder(path: folder.path), leavesInFile: true).isUsable { usable += 1 }
        }
        #expect((60..<100).contains(sound))
        #expect((20..<100).contains(usable))
    }

    @Test("many rows, over several blocks and windows, are read alike")
    func long() throws {
        var generator = SplitMix(seed: 7)
        var lines = ["STT;Mã CB;Họ và tên;Đơn vị;Ngày sinh;Nhóm chức vụ;Điểm;Đăng ký thi đua;Xếp loại 2024"]
        for number in 1...9000 {
            let name = ["Nguyễn Văn Ưu", "\"Lê \"\"Ý\"\"\"", "Bùi Văn Hà", "An"].randomElement(using: &generator) ?? ""
            let rating = ["HTXSNV", "htnv", "Hoàn thành tốt nhiệm vụ", ""].randomElement(using: &generator) ?? ""
            lines.append(
                "\(number);CB\(number);\(name);\(["A", "b"].randomElement(using: &generator) ?? "");"
                    + "\(1 + number % 28)/\(10 + number % 3)/1980;\(1 + number % 5);\(number % 100),\(number % 4 * 25);"
                    + "\(["x", "", "Không"].randomElement(using: &generator) ?? "");\(rating)")
        }
        let folder = try PlainRound.folder([
            ("Cá nhân", lines.joined(separator: "\r\n")), ("Đơn vị", PlainRound.csv(PlainRound.units)),
            ("Đề nghị", PlainRound.csv(PlainRound.nominations.prefix(1).map { $0 })),
            (
                "Sáng kiến",
                "Mã CB;Năm;Số quyết định;Được công nhận\n"
                    + (1...3000).map { "cb\($0 * 7 % 9000 + 1);2024;\($0)/QĐ;x\n" }.joined()
            ),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = RecordSource.csvFolder(path: folder.path)
        let result = read(source, leavesInFile: true)
        #expect(result.records?.table("person")?.count == 9000)
        #expect(RecordText.everything(result) == RecordText.everything(read(source, leavesInFile: false)))
    }

    private func read(_ source: RecordSource, leavesInFile: Bool) -> ImportResult {
        RecordReader.read(
            source, schema: SampleSchema.schema, round: SampleSchema.round, awards: SampleSchema.awards,
            leavesInFile: leavesInFile)
    }
}

/// A round in CSV files with the oddities of office files, some of them errors.
struct MessyRound {
    private let separator: String
    private let lineEnd: String
    /// How many of a hundred cells are odd.
    private let oddity: Int
    private let people: Int
    /// Whether nothing in the files needs quotes, and every person has a key.
    private let isPlain: Bool

    /// Files with many rows without quotes.
    init(_ generator: inout SplitMix, plainPeople: Int) {
        separator = ";"
        lineEnd = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        oddity = [0, 1, 2].randomElement(using: &generator) ?? 0
        people = plainPeople
        isPlain = true
    }

    init(_ generator: inout SplitMix) {
        isPlain = false
        separator = [";", ";", ",", "\t"].randomElement(using: &generator) ?? ";"
        lineEnd = ["\n", "\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
        oddity = [0, 1, 3, 10, 40].randomElement(using: &generator) ?? 0
        people = Int.random(in: 1...25, using: &generator)
    }

    /// A new folder with the files.
    func folder(_ generator: inout SplitMix) throws -> URL {
        var files = [
            ("Cá nhân", file(person(&generator), &generator)), ("Đơn vị", file(units(&generator), &generator)),
            ("Đề nghị", file([["Danh hiệu, hình thức", "Cá nhân", "Tập thể"], ["ldtt", "CB1", ""]], &generator)),
        ]
        if chance(70, &generator) { files.append(("Sáng kiến", file(initiatives(&generator), &generator))) }
        if chance(50, &generator) { files.append(("Tạm dừng xét", file(holds(&generator), &generator))) }
        // A second sheet of people, with another year.
        if chance(20, &generator) {
            files.append(
                (
                    "Danh sách CBCCVC",
                    file([["Mã CB", "Họ và tên", "Xếp loại 2022"], ["X1", "An", "HTNV"]], &generator)
                ))
        }
        return try PlainRound.folder(files)
    }

    private func chance(_ percent: Int, _ generator: inout SplitMix) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    private func file(_ rows: [[String]], _ generator: inout SplitMix) -> String {
        var lines = rows.map { row in row.map { quoted($0, &generator) }.joined(separator: separator) }
        if chance(oddity, &generator) { lines.insert("", at: Int.random(in: 0...lines.count, using: &generator)) }
        if chance(oddity, &generator) { lines.insert("DANH SÁCH", at: 0) }
        if !isPlain, chance(oddity, &generator) {
            let odd =
                [
                    "Tổng cộng", "II. Khối phòng", "(1)\(separator)(2)\(separator)(3)", "NGƯỜI LẬP BIỂU", "cộng", " ",
                    "\"", "x\(separator)\"y\"z", rows[0].joined(separator: separator),
                ].randomElement(using: &generator) ?? ""
            lines.insert(odd, at: Int.random(in: 1...lines.count, using: &generator))
        }
        let text = lines.joined(separator: lineEnd) + (chance(80, &generator) ? lineEnd : "")
        return (chance(30, &generator) ? "\u{FEFF}" : "") + text
    }

    private func quoted(_ cell: String, _ generator: inout SplitMix) -> String {
        let needsQuotes = cell.contains(separator) || cell.contains("\"") || cell.contains("\n") || cell.contains("\r")
        guard needsQuotes || !isPlain && chance(5, &generator) else { return cell }
        let end = chance(10, &generator) ? " " : ""
        return "\"" + cell.replacing("\"", with: "\"\"") + "\"" + end
    }

    private func person(_ generator: inout SplitMix) -> [[String]] {
        var rows = [
            [
                "STT", "Mã CB", "Họ và tên", "Đơn vị", "Giới tính", "Ngày sinh", "Nhóm chức vụ", "Điểm",
                "Đăng ký thi đua",
                "Xếp loại 2023", "Xếp loại 2024", chance(20, &generator) ? "" : "Ghi chú",
            ]
        ]
        for number in 1...max(1, people) {
            let code = chance(oddity / 5, &generator) ? "cb1" : "CB\(number)"
            rows.append([
                "\(number)", isPlain ? code : odd(code, &generator),
                odd(pick(["Nguyễn Văn Ưu", "Bùi Văn Hà", "An"], &generator), &generator),
                odd(pick(["A", "B", "a", "Văn phòng", "Thanh tra"], &generator), &generator),
                odd(pick(["nam", "Nữ", "NU"], &generator), &generator),
                odd(pick(["01/02/1980", "1980-02-01", "3.4.1975", "29/02/2024"], &generator), &generator),
                odd(String(Int.random(in: 1...5, using: &generator)), &generator),
                odd(pick(["85,25", "85.25", "100", "0,5", "99.123", "7,125"], &generator), &generator),
                odd(pick(["x", "", "Có", "không", "1", "true"], &generator), &generator),
                odd(pick(["HTXSNV", "Hoàn thành tốt nhiệm vụ", "htnv", ""], &generator), &generator),
                odd(pick(["HTXSNV", "KHTNV", ""], &generator), &generator), odd("", &generator),
            ])
        }
        return rows
    }

    private func units(_ generator: inout SplitMix) -> [[String]] {
        [
            ["Mã đơn vị", "Tên đơn vị", "Số người"], ["A", odd("Văn phòng", &generator), odd("12", &generator)],
            ["B", "Thanh tra", odd("123456789", &generator)],
        ]
    }

    private func initiatives(_ generator: inout SplitMix) -> [[String]] {
        [["Mã CB", "Năm", "Số quyết định", "Được công nhận"]]
            + (0..<people).map { _ in
                [
                    odd(pick(["CB1", "cb1"], &generator), &generator), odd("2023", &generator),
                    odd("12/QĐ", &generator), odd(pick(["x", ""], &generator), &generator),
                ]
            }
    }

    private func holds(_ generator: inout SplitMix) -> [[String]] {
        [["Mã CB", "Loại", "Từ ngày", "Đến ngày"]]
            + (0..<3).map { _ in
                [
                    odd("CB1", &generator), odd("khiếu nại", &generator),
                    odd(pick(["01/02/2024", "05/06/2024"], &generator), &generator),
                    odd(pick(["03/04/2024", "", "đến nay", "2024-12-31"], &generator), &generator),
                ]
            }
    }

    private func pick(_ cells: [String], _ generator: inout SplitMix) -> String {
        cells.randomElement(using: &generator) ?? ""
    }

    /// The cell, or one of the odd things that are found in its place.
    private func odd(_ cell: String, _ generator: inout SplitMix) -> String {
        guard chance(oddity, &generator) else { return cell }
        let forms = [
            " \(cell)", "\(cell) ", "\u{00A0}\(cell)", cell.decomposedStringWithCanonicalMapping, cell.uppercased(),
            "?",
            "", " ", "\(cell)\n\(cell)", "\(cell)\"", "\(cell)\(separator)", "\(cell)%", "-\(cell)", "+\(cell)",
            "\(cell).", "0\(cell)", "\(cell)\u{200B}", "NguyÔn V¨n", "Nguyeãn Vaên", "\u{0301}\(cell)", "#N/A",
            "Bình Ñ",
            "\(cell)\(cell)", "\(cell)  \(cell)", "½", "1.234", "7.1234567", "12345678901", "100,1", "12/13/1999",
            "CB99", "An", "00", "45000", "\(cell)\u{0}",
        ]
        let parts = CharacterSet(charactersIn: "\"\n\r" + separator)
        return pick(isPlain ? forms.filter { $0.rangeOfCharacter(from: parts) == nil } : forms, &generator)
    }
}

@Suite struct ByteNumberTests {
    @Test("every text of up to five signs that numbers are made of is read as by the careful way")
    func small() {
        let signs = Array("0159.,-a ".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<5 {
            texts += texts.filter { $0.count == texts.last?.count }.flatMap { text in signs.map { text + [$0] } }
        }
        for text in texts { check(text) }
    }

    @Test("longer numbers, too")
    func long() {
        var generator = SplitMix(seed: 3)
        for _ in 0..<20_000 {
            let count = Int.random(in: 5...8, using: &generator)
            let digits = Array("0123456789012345678901234567890123456789.,:/".utf8)
            check((0..<count).map { _ in digits.randomElement(using: &generator) ?? 0x30 })
        }
    }

    private func check(_ text: [UInt8]) {
        var word: UInt64 = 0
        for (index, byte) in text.enumerated() { word |= UInt64(byte) << UInt64(8 * index) }
        let plain = PlainNumber(String(decoding: text, as: UTF8.self))
        #expect(ByteNumber.millionths(word, count: text.count) == plain?.millionths)
        let isWhole = text.allSatisfy { (0x30...0x39).contains($0) }
        #expect(ByteNumber.whole(word, count: text.count) == (isWhole ? plain.map { $0.millionths / 1_000_000 } : nil))
    }
}

@Suite struct PlainTextTests {
    @Test("what it is sure of, the careful way leaves as it is")
    func sure() {
        var generator = SplitMix(seed: 11)
        let scalars = Array("aZ9 ?\u{9}\u{A0}éÔñ¨ăđƠễỵỹ\u{1EFA}\u{300}\u{2019}\u{FEFF}한".unicodeScalars)
        var (ascii, vietnamese) = (0, 0)
        for _ in 0..<40_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                text.append(scalars.randomElement(using: &generator) ?? "a")
            }
            let string = String(text)
            let answer = Array(string.utf8).withUnsafeBytes { PlainText($0) }
            if answer == .unsure { continue }
            #expect(
                Array(EntranceText.trimmed(string.composed).unicodeScalars) == Array(text), "\(string)")
            #expect(LegacyText(string) == nil && string != "?")
            if answer == .ascii { ascii += 1 } else { vietnamese += 1 }
        }
        #expect(ascii > 100 && vietnamese > 100)
    }
}

@Suite struct UTF8CheckTests {
    @Test("bytes are UTF-8 for it where they are for the standard library")
    func same() {
        var generator = SplitMix(seed: 5)
        let bytes: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0,
            0xF1, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<100_000 {
            let text = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                bytes.randomElement(using: &generator) ?? 0
            }
            #expect(text.withUnsafeBytes { UTF8Check.isSound($0) } == (String(validating: text, as: UTF8.self) != nil))
        }
    }
}
