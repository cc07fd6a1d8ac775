// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RecordIO

@Suite struct PackedRowTests {
    @Test("what is packed is unpacked, whatever the cells and however far apart", arguments: 0..<60)
    func roundTrip(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let texts = PackedTexts()
        let shared = ["", "An", "Nguyễn Văn Ưu", String(repeating: "dài ", count: 40)]
        for text in shared { Array(text.utf8).withUnsafeBytes { texts.append($0) } }
        let sheet = PackedSheet(texts: texts)
        var rows: [SheetRow] = []
        var packer = RowPacker()
        for number in 1...Int.random(in: 1...200, using: &generator) {
            var row = SheetRow(number: number * 3)
            var column = 0
            packer.reset()
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                column += [1, 1, 1, 2, 14, 15, 16, 127, 128, 700].randomElement(using: &generator) ?? 1
                row.cells.append(RawCell(column: column, add(to: &packer, at: column, shared, &generator)))
            }
            sheet.append(&packer, number: row.number)
            rows.append(row)
        }
        let stored = PackedRows(sheet)
        #expect(stored.width == rows.compactMap { $0.cells.last?.column }.max())
        #expect(rows.indices.map { stored.sheetRow($0) } == rows)
        for (index, row) in rows.enumerated() {
            // Asking for columns in between finds blanks there, and all the rest behind them.
            var cells = sheet.cells(index)
            for column in Set(row.cells.flatMap { [$0.column - 1, $0.column] }).sorted() where column > 0 {
                let value = row[column]
                #expect(cells.cell(at: column).raw == (value.isBlank ? .blank : value))
            }
            #expect(cells.cell(at: 20_000).raw == .blank)
        }
    }

    private func add(
        to row: inout RowPacker, at column: Int, _ shared: [String], _ generator: inout SplitMix
    ) -> RawValue {
        switch Int.random(in: 0...8, using: &generator) {
        case 0:
            let number = Int.random(in: shared.indices, using: &generator)
            row.add(shared: number, at: column)
            return .text(shared[number])
        case 1:
            // Longer than a block of packed bytes, now and then.
            let length = [0, 1, 127, 128, 300_000].randomElement(using: &generator) ?? 0
            let text = String(repeating: "x", count: Int.random(in: 0...9, using: &generator) == 0 ? length : 5)
            row.add(.text, text.utf8, at: column)
            return .text(text)
        case 2:
            row.add(.number, "16.5".utf8, at: column)
            return .number("16.5")
        case 3:
            row.add(.percent, "0.5".utf8, at: column)
            return .number("0.5", isPercent: true)
        case 4:
            row.add(.yes, at: column)
            return .boolean(true)
        case 5:
            row.add(.no, at: column)
            return .boolean(false)
        case 6:
            row.add(serial: 45_000.25, at: column)
            return .date(45_000.25)
        case 7:
            row.add(.error, "#N/A".utf8, at: column)
            return .error("#N/A")
        default:
            row.add(.formula, at: column)
            return .formulaWithoutValue
        }
    }
}
