// SPDX-License-Identifier: Apache-2.0

import RecordIO

/// Writes small workbooks, so that a test shows every odd thing it puts in.
struct TestWorkbook {
    /// A cell as the file will have it.
    enum Cell {
        /// A shared string.
        case text(String)
        /// A string in the cell itself.
        case inline(String)
        /// A number in the notation given.
        case number(String)
        /// A number shown as a date.
        case date(String)
        /// A number shown as a percentage.
        case percent(String)
        case boolean(Bool)
        case error(String)
        /// A formula, with its value if it was computed.
        case formula(String, value: String?)
        /// The XML of a whole `<c>` element's inside, with its type attribute.
        case raw(type: String?, xml: String)
    }

    /// A sheet: its cells by address, in any order.
    struct Sheet {
        var name: String
        var state: String?
        var rows: [[Cell?]] = []
        var merges: [String] = []
    }

    var sheets: [Sheet] = []
    var startsIn1904 = false
    /// Replaces the XML of a part, to test odd ones.
    var overrides: [String: String] = [:]
    /// Parts that are left out.
    var missing: Set<String> = []

    /// A workbook with one sheet of texts.
    init(_ sheets: (name: String, rows: [[String?]])...) {
        self.sheets = sheets.map { name, rows in
            Sheet(name: name, rows: rows.map { $0.map { $0.map { Cell.text($0) } } })
        }
    }

    /// A workbook of sheets.
    init(sheets: [Sheet]) {
        self.sheets = sheets
    }

    /// The bytes of the `.xlsx` file.
    func bytes() -> [UInt8] {
        var strings: [String] = []
        var parts: [(String, String)] = [
            (
                "_rels/.rels",
                relations([("rId1", "officeDocument", "xl/workbook.xml")])
            ), ("xl/workbook.xml", workbook()),
        ]
        var links = sheets.indices.map { ("rId\($0 + 10)", "worksheet", "worksheets/part\(sheets.count - $0).xml") }
        links += [("rId1", "sharedStrings", "/xl/sharedStrings.xml"), ("rId2", "styles", "styles.xml")]
        parts.append(("xl/_rels/workbook.xml.rels", relations(links)))
        for (index, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/part\(sheets.count - index).xml", worksheet(sheet, &strings)))
        }
        let items = strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined()
        parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>"))
        parts.append(("xl/styles.xml", Self.styles))
        return ZipBytes.make(
            parts.filter { !missing.contains($0.0) }.map { ($0.0, Array((overrides[$0.0] ?? $0.1).utf8)) })
    }

    /// The text as XML holds it.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Format 1 is a date, 2 a percentage, 3 a custom date, 4 a custom number with date letters in quotes.
    private static let styles = """
        <styleSheet xmlns="\(main)"><numFmts><numFmt numFmtId="164" formatCode="General"/>
        <numFmt numFmtId="165" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/>
        <numFmt numFmtId="166" formatCode="0.0&quot; ngày&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/>
        <xf numFmtId="164"/></cellXfs></styleSheet>
        """

    private func workbook() -> String {
        let list = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            let name = Self.escaped(sheet.name)
            return "<sheet name=\"\(name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 10)\"/>"
        }.joined()
        return """
            <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><workbookPr date1904="\(startsIn1904 ? 1 : 0)"/>
            <sheets>\(list)</sheets></workbook>
            """
    }

    private func relations(_ links: [(id: String, kind: String, target: String)]) -> String {
        let list = links.map {
            "<Relationship Id=\"\($0.id)\" Type=\"\(Self.office)/\($0.kind)\" Target=\"\($0.target)\"/>"
        }
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return "<Relationships xmlns=\"\(space)\">\(list.joined())</Relationships>"
    }

    private func worksheet(_ sheet: Sheet, _ strings: inout [String]) -> String {
        var data = ""
        for (index, row) in sheet.rows.enumerated() {
            data += "<row r=\"\(index + 1)\">"
            for (column, cell) in row.enumerated() {
                guard let cell else { continue }
                let address = CellAddress(column: column + 1, row: index + 1)
                data += xml(cell, "\(address)", &strings)
            }
            data += "</row>"
        }
        let merges = sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        return """
            <worksheet xmlns="\(Self.main)"><dimension ref="A1:XFD1048576"/><sheetData>\(data)</sheetData>
            <mergeCells>\(merges)</mergeCells></worksheet>
            """
    }

    private func xml(_ cell: Cell, _ address: String, _ strings: inout [String]) -> String {
        func element(_ attributes: String, _ inside: String) -> String {
            "<c r=\"\(address)\"\(attributes)>\(inside)</c>"
        }
        switch cell {
        case .text(let text):
            strings.append(text)
            return element(" t=\"s\"", "<v>\(strings.count - 1)</v>")
        case .inline(let text): return element(" t=\"inlineStr\"", "<is><t>\(Self.escaped(text))</t></is>")
        case .number(let digits): return element("", "<v>\(digits)</v>")
        case .date(let serial): return element(" s=\"1\"", "<v>\(serial)</v>")
        case .percent(let digits): return element(" s=\"2\"", "<v>\(digits)</v>")
        case .boolean(let flag): return element(" t=\"b\"", "<v>\(flag ? 1 : 0)</v>")
        case .error(let code): return element(" t=\"e\"", "<v>\(code)</v>")
        case .formula(let formula, let value):
            return element("", "<f>\(Self.escaped(formula))</f>" + (value.map { "<v>\($0)</v>" } ?? "<v/>"))
        case .raw(let type, let xml): return element(type.map { " t=\"\($0)\"" } ?? "", xml)
        }
    }
}
