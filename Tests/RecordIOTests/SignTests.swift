// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import RecordIO

@Suite struct SignTests {
    @Test("lines and what stands in them are found as by looking at each byte", arguments: 0..<200)
    func lines(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let text = Self.bytes(";;;a\n\r\"\u{80}", count: Int.random(in: 1...300, using: &generator), &generator)
        var signs = LineSigns()
        (text + Self.margin).withUnsafeBytes { bytes in
            signs.find(in: UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), UInt8(ascii: ";"))
        }
        var start = 0
        while start < text.count {
            let rest = text[start...]
            let feed = rest.firstIndex(of: 0x0A)
            let line = rest[..<(feed ?? text.count)]
            let found = signs.line(from: start)
            #expect(found.end == line.endIndex)
            #expect(found.hasLineFeed == (feed != nil))
            #expect(found.separators == line.count { $0 == UInt8(ascii: ";") })
            #expect(found.marks == line.count { $0 == 0x22 || $0 == 0x0D })
            #expect(found.isASCII == line.allSatisfy { $0 < 0x80 })
            start = line.endIndex + 1
        }
    }

    @Test("the cells of a block of rows are those that a walk finds, in rows of any length", arguments: 0..<200)
    func cells(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let separator = UInt8(ascii: ";")
        let rows = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
            Self.bytes(";;ab", count: Int.random(in: 1...90, using: &generator), &generator)
        }
        let numbers = (1...40).filter { _ in Bool.random(using: &generator) }
        let text = Array(rows.joined(separator: [0x0A]))
        (text + Self.margin).withUnsafeBytes { bytes in
            var block = CellBlock(numbers)
            let isOpen = block.open(UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), separator)
            #expect(isOpen)
            var offset = 0
            for (index, row) in rows.enumerated() {
                block.add(offset..<(offset + row.count), at: index)
                offset += row.count + 1
            }
            offset = 0
            for (index, row) in rows.enumerated() {
                var walk = DelimitedCells(UnsafeRawBufferPointer(rebasing: bytes[offset...]), row.count, separator)
                for (place, number) in numbers.enumerated() {
                    #expect(Array(block.cell(index, place).bytes) == Array(walk.cell(at: number).bytes))
                }
                offset += row.count + 1
            }
        }
    }

    @Test("a block with a quote has to be walked over")
    func quotes() {
        let text = Array("a;b\nc;\"d\"".utf8)
        (text + Self.margin).withUnsafeBytes { bytes in
            var block = CellBlock([1])
            let isOpen = block.open(UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), UInt8(ascii: ";"))
            #expect(!isOpen)
        }
    }

    private static let margin = [UInt8](repeating: 0, count: 64)

    private static func bytes(_ signs: String, count: Int, _ generator: inout SplitMix) -> [UInt8] {
        let signs = Array(signs.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        return (0..<count).map { _ in signs.randomElement(using: &generator) ?? 0 }
    }
}

@Suite struct KeyListTests {
    @Test("keys in any order are told apart by their form, and found in any case", arguments: 0..<100)
    func keys(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        let ascends = Bool.random(using: &generator)
        let index = KeyIndex(title: "")
        var rows: [String: Int] = [:]
        var keys: [String] = []
        for number in 1...60 {
            let drawn = ascends ? number * 7 : Int.random(in: 1...60, using: &generator)
            let key =
                ["cb\(drawn)", "CB\(drawn)", "cb\(drawn)", number % 9 == 0 ? "đ\(drawn)" : "Cb\(drawn)"]
                .randomElement(using: &generator) ?? ""
            let known = rows[key.lowercased()]
            let added = index.add(key)
            #expect(added.isNew == (known == nil))
            #expect(added.row == known ?? keys.count)
            if known == nil {
                rows[key.lowercased()] = keys.count
                keys.append(key)
            }
            if number % 20 == 0 { #expect(index.row(keys[0].uppercased()) == 0) }
        }
        #expect(index.keys == keys)
        for (row, key) in keys.enumerated() { #expect(index.row(key.uppercased()) == row) }
        #expect(index.row("không có") == nil)
    }
}
