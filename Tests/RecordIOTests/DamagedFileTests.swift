// SPDX-License-Identifier: Apache-2.0

import Foundation
import RecordIO
import Testing

@Suite struct DamagedFileTests {
    private func check(_ source: RecordSource, _ what: String) {
        let result = PlainRound.read(source)
        #expect(result.isUsable == !result.diagnostics.contains { $0.severity == .error }, "\(what)")
    }

    /// The bytes with some flipped, cut away, doubled or replaced.
    private func damaged(_ bytes: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0...Int.random(in: 0..<4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &generator)))
            case 3:
                let piece = bytes[index..<min(bytes.count, index + Int.random(in: 1...40, using: &generator))]
                bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &generator))
            default: bytes = Array(bytes.prefix(index))
            }
        }
        return bytes
    }

    @Test("a damaged workbook gives records or errors, never a crash")
    func workbooks() {
        let bytes = PlainRound.workbook.bytes()
        for seed: UInt64 in 0..<250 {
            var generator = SplitMix(seed: seed)
            check(.workbookBytes(damaged(bytes, &generator), name: "x.xlsx"), "seed \(seed)")
        }
    }

    @Test("a workbook whose parts are damaged inside a sound zip file, too")
    func parts() {
        // Stored parts carry a check sum, so that flipped bits hardly reach the parser in the test above.
        let sheet = """
            <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Mã CB</t></is></c><c r="B1" t="s"><v>1</v></c>
            <c r="C1" s="1"><f>A1</f><v>45000</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>
            """
        for seed: UInt64 in 0..<250 {
            var generator = SplitMix(seed: 7000 + seed)
            var book = PlainRound.workbook
            let part = ["xl/worksheets/part1.xml", "xl/worksheets/part4.xml"].randomElement(using: &generator) ?? ""
            book.overrides[part] = String(decoding: damaged(Array(sheet.utf8), &generator), as: UTF8.self)
            check(.workbookBytes(book.bytes(), name: "x.xlsx"), "seed \(seed)")
        }
    }

    @Test("damaged JSON and CSV, too")
    func texts() throws {
        let csv = Array(PlainRound.csv(PlainRound.persons).utf8)
        let folder = try PlainRound.folder([
            ("Đơn vị", PlainRound.csv(PlainRound.units)), ("Đề nghị", PlainRound.csv(PlainRound.nominations)),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        for seed: UInt64 in 0..<120 {
            var generator = SplitMix(seed: 9000 + seed)
            let json = String(decoding: damaged(Array(PlainRound.json.utf8), &generator), as: UTF8.self)
            check(.json(json, name: "x.json"), "JSON, seed \(seed)")
            try Data(damaged(csv, &generator)).write(to: folder.appending(path: "Cá nhân.csv"))
            check(.csvFolder(path: folder.path), "CSV, seed \(seed)")
        }
    }
}
