// SPDX-License-Identifier: Apache-2.0

import RecordIO
import Testing

@Suite struct WorkbookTests {
    private func sheet(_ rows: [[TestWorkbook.Cell?]], change: (inout TestWorkbook) -> Void = { _ in }) throws -> Sheet
    {
        var workbook = TestWorkbook(sheets: [.init(name: "Trang", rows: rows)])
        change(&workbook)
        return try #require(try Workbook(bytes: workbook.bytes()).sheets.first)
    }

    private func values(_ cells: [TestWorkbook.Cell?]) throws -> [RawValue] {
        let row = try #require(try sheet([cells]).rows.first)
        return cells.indices.map { row[$0 + 1] }
    }

    @Test("each kind of cell is read as what it is")
    func kinds() throws {
        let found = try values([
            .text("Nguyễn & Văn <An>"), .inline(" trong ô "), .number("16.5"), .date("45636"), .percent("0.95"),
            .boolean(true), .error("#DIV/0!"), .formula("1+1", value: "2"), .formula("1+1", value: nil), nil,
        ])
        #expect(
            found == [
                .text("Nguyễn & Văn <An>"), .text(" trong ô "), .number("16.5"), .date(45636),
                .number("0.95", isPercent: true), .boolean(true), .error("#DIV/0!"), .number("2"), .formulaWithoutValue,
                .blank,
            ])
    }

    @Test("text formulas: a computed empty text is blank, one never computed is not")
    func textFormulas() throws {
        let found = try values([
            .raw(type: "str", xml: "<f>A1&amp;B1</f><v>xin chào</v>"), .raw(type: "str", xml: "<f>\"\"</f><v></v>"),
            .raw(type: "str", xml: "<f>A1</f>"), .raw(type: "b", xml: "<f>TRUE()</f><v>1</v>"),
        ])
        #expect(found == [.text("xin chào"), .blank, .formulaWithoutValue, .boolean(true)])
    }

    @Test("escapes are undone and decomposed letters composed")
    func text() throws {
        let found = try values([
            .text("dòng 1_x000D_\ndòng 2"), .text("_x005F_x000D_"), .text("a_b_xZZZZ_"),
            .inline("Ho\u{0323} te\u{0302}n"),
        ])
        #expect(found == [.text("dòng 1\r\ndòng 2"), .text("_x000D_"), .text("a_b_xZZZZ_"), .text("Họ tên")])
        guard case .text(let composed) = found[3] else { return }
        #expect(Array(composed.unicodeScalars).count == 6)
    }

    @Test("rich text is joined from its runs, without reading aids")
    func richText() throws {
        let item = "<si><r><rPr><b/></rPr><t>Nguyễn </t></r><r><t>Văn</t></r><rPh sb=\"0\" eb=\"1\"><t>グ</t></rPh></si>"
        let found = try sheet([[.raw(type: "s", xml: "<v>0</v>")]]) {
            $0.overrides["xl/sharedStrings.xml"] =
                "<x:sst xmlns:x=\"m\">"
                + item.replacing("<", with: "<x:")
                .replacing("<x:/", with: "</x:") + "</x:sst>"
        }
        #expect(found.rows[0][1] == .text("Nguyễn Văn"))
    }

    @Test(
        "number formats that show a date",
        arguments: [
            ("dd/mm/yyyy", true), ("[$-42A]d mmmm yyyy;@", true), ("[h]:mm", true), ("yyyy\\-mm\\-dd", true),
            ("General", false), ("#,##0.00", false), ("0.0\" ngày\"", false), ("[Red]0", false), ("\\d0", false),
            ("_-* #,##0\\ _₫_-", false),
        ])
    func dateFormats(format: String, isDate: Bool) throws {
        let xml =
            "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"\(TestWorkbook.escaped(format))\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
        let found = try sheet([[.date("45000")]]) { $0.overrides["xl/styles.xml"] = xml }
        #expect(found.rows[0][1] == (isDate ? .date(45000) : .number("45000")))
    }

    @Test("a calendar that starts in 1904 is moved to that of 1900")
    func from1904() throws {
        #expect(try sheet([[.date("1")]]) { $0.startsIn1904 = true }.rows[0][1] == .date(1463))
    }

    @Test("sheets come in the order of their tabs, each from the part its relation names, hidden ones marked")
    func sheets() throws {
        var book = TestWorkbook(("Một", [["1"]]), ("Hai", [["2"]]), ("Ba", [["3"]]))
        book.sheets[1].state = "hidden"
        let workbook = try Workbook(bytes: book.bytes())
        #expect(workbook.sheets.map(\.name) == ["Một", "Hai", "Ba"])
        #expect(workbook.sheets.map(\.isHidden) == [false, true, false])
        #expect(workbook.sheets.map { $0[CellAddress(column: 1, row: 1)] } == [.text("1"), .text("2"), .text("3")])
    }

    @Test("cells and rows without addresses follow one another; a cell at the last address costs nothing")
    func addresses() throws {
        let found = try sheet([]) {
            $0.overrides["xl/worksheets/part1.xml"] = """
                <worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="7"><c r="D7"><v>3</v></c>
                <c><v>4</v></c></row><row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>
                <mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="nonsense"/></mergeCells></worksheet>
                """
        }
        #expect(found.rows.map(\.number) == [1, 7, 1_048_576])
        #expect(found[CellAddress(column: 2, row: 1)] == .number("2"))
        #expect(found[CellAddress(column: 5, row: 7)] == .number("4"))
        #expect(found[CellAddress(column: 16_384, row: 1_048_576)] == .number("5"))
        #expect(found.merges == [MergedRange("A1:B2")].compactMap { $0 })
    }

    @Test("addresses go there and back", arguments: ["A1", "Z9", "AA10", "AZ100", "XFD1048576"])
    func addressText(text: String) throws {
        #expect(try #require(CellAddress(text)).description == text)
    }

    @Test("what is no address is refused", arguments: ["", "A", "1", "a1", "A0", "XFE1", "A1048577", "A1B", "$A$1"])
    func noAddress(text: String) {
        #expect(CellAddress(text) == nil)
    }
}

@Suite struct WorkbookProblemTests {
    private func problem(_ bytes: [UInt8]) -> WorkbookProblem? {
        do throws(WorkbookProblem) {
            _ = try Workbook(bytes: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func problem(_ change: (inout TestWorkbook) -> Void) -> WorkbookProblem? {
        var book = TestWorkbook(("Trang", [["a", "b"]]))
        change(&book)
        return problem(book.bytes())
    }

    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    @Test("files that are no workbook are told apart")
    func otherFiles() {
        #expect(problem([]) == .notAWorkbook)
        #expect(problem(Array("Mã;Họ tên".utf8)) == .notAWorkbook)
        #expect(problem(Self.compound + [0, 1, 2]) == .legacy)
        let encrypted = Self.compound + "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        #expect(problem(encrypted) == .encrypted)
        #expect(problem(ZipBytes.make([("word/document.xml", [])])) == .notAWorkbook)
        let spreadsheet = [
            ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", []),
        ]
        #expect(problem(ZipBytes.make(spreadsheet)) == .openDocument)
        let relations = """
            <Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>
            """
        #expect(problem(ZipBytes.make([("_rels/.rels", Array(relations.utf8))])) == .binary)
    }

    @Test("damage is named by the part it is in")
    func damage() {
        #expect(problem { $0.missing = ["xl/worksheets/part1.xml"] } == .missingPart("xl/worksheets/part1.xml"))
        #expect(problem { $0.missing = ["xl/sharedStrings.xml"] } == .missingPart("xl/sharedStrings.xml"))
        let cut = "<worksheet><sheetData>\n<row r=\"1\"><c r=\"A1\">"
        #expect(
            problem { $0.overrides["xl/worksheets/part1.xml"] = cut }
                == .brokenXML(part: "xl/worksheets/part1.xml", line: 2))
        #expect(
            problem { $0.overrides["xl/workbook.xml"] = "<workbook></book>" }
                == .brokenXML(part: "xl/workbook.xml", line: 1))
        let noString =
            "<worksheet><sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>"
        #expect(
            problem { $0.overrides["xl/worksheets/part1.xml"] = noString } == .brokenXML(part: "Trang", line: 3))
    }

    @Test("an entity that grows without end is stopped")
    func entities() {
        var declarations = "<!ENTITY a0 \"ha\">"
        for level in 1...30 { declarations += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
        let xml = "<!DOCTYPE sst [\(declarations)]><sst><si><t>&a30;</t></si></sst>"
        #expect(
            problem { $0.overrides["xl/sharedStrings.xml"] = xml } == .brokenXML(part: "xl/sharedStrings.xml", line: 1))
    }
}
