// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import TestSupport
import Testing

@testable import Reports

@Suite struct DisplayWidthTests {
    @Test(
        "a text takes the cells that a terminal gives it",
        arguments: [
            ("", 0), ("Đỗ Ánh", 6), ("Đỗ Ánh".decomposedStringWithCanonicalMapping, 6), ("漢字", 4), ("Ａ", 2),
            ("a\u{200B}b", 2), ("✓ ✗", 3), ("→ …", 3), ("ữ", 1),
        ])
    func width(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    /// Texts of letters of every kind, with spaces here and there.
    private func texts() -> [String] {
        var generator = SplitMix(seed: 1)
        let scalars = Array(
            "aZ~ \u{1F}\u{7F}\u{A0}\u{AD}éÿĀ\u{2FF}\u{300}\u{1DFF}ḀỹỸ\u{1F00}\u{200F}\u{2010}–”•…\u{2028}漢Ａ🙂"
                .unicodeScalars)
        return (0..<4000).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...7, using: &generator) {
                text.append(Bool.random(using: &generator) ? scalars.randomElement(using: &generator) ?? "a" : " ")
            }
            return String(text)
        }
    }

    @Test("the short ways to measure, to clear and to wrap say what the long ways do")
    func shortWays() {
        for text in texts() {
            let width = DisplayWidth.ofAny(text)
            #expect(DisplayWidth.of(text) == width, "\(text.debugDescription)")
            #expect(DisplayWidth.of(text.dropFirst()) == DisplayWidth.ofAny(text.dropFirst()))
            let words = text.split(separator: " ").joined(separator: " ")
            #expect(DisplayWidth.wrap(text, to: max(1, width)) == [words], "\(text.debugDescription)")
            let cleared = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
            #expect(Array(Style.printable(text).utf8) == Array(cleared.utf8), "\(text.debugDescription)")
        }
    }

    @Test("a text that is too long ends in … and never exceeds its room")
    func fits() {
        let text = "Nguyễn Thị Ánh Tuyết 漢字"
        for text in [text, text.decomposedStringWithCanonicalMapping] {
            for width in 0...DisplayWidth.of(text) {
                let cut = DisplayWidth.fit(text, to: width)
                #expect(DisplayWidth.of(cut) <= width)
                #expect(cut == text || width == 0 || cut.hasSuffix("…"))
            }
        }
    }

    @Test("wrapping keeps every letter and no line is too long")
    func wraps() {
        let text = "Được xét nhờ suất dành riêng viet-nam-2024/titles.lua:12 漢字漢字漢字"
        for width in 2...60 {
            let lines = DisplayWidth.wrap(text, to: width)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test("no line of a table is wider than the terminal or ends in a space", arguments: [60, 80, 100, 140, 300])
    func tableFits(width: Int) {
        let text = TableReport(language: .vietnamese, width: width, listsIneligible: true)
            .text(of: ExampleResult(language: .vietnamese).result)
        for line in text.split(separator: "\n") {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
            #expect(!line.hasSuffix(" "), "\(line)")
        }
    }

    @Test("what a terminal would obey is not printed")
    func controls() {
        var result = ExampleResult(language: .vietnamese).result
        result.awards[0].candidates[0].name = "A\u{1B}[2J\u{7}\u{202E}B"
        let text = TableReport(language: .vietnamese).text(of: result)
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
        #expect(text.contains("A [2J  B"))
    }
}

@Suite struct CSVTests {
    @Test(
        "a cell that a spreadsheet would compute gets an apostrophe",
        arguments: ["=1+1", "+84", "-5", "@x", "\tx", "\rx", "＝1"])
    func formula(name: String) {
        var result = ExampleResult(language: .english).result
        result.awards[0].candidates[0].name = name
        let text = CSVReport(language: .english).text(of: result)
        #expect(text.contains("'" + name))
    }

    @Test("a quote with a combining mark behind it is doubled all the same")
    func combiningQuote() {
        var result = ExampleResult(language: .english).result
        result.awards[0].candidates[0].name = "a\"\u{301},b"
        let text = CSVReport(language: .english).text(of: result)
        #expect(text.unicodeScalars.contains("\"a\"\"\u{301},b\"".unicodeScalars))
    }

    @Test("every row has as many cells as the header")
    func rectangular() {
        let text = CSVReport(language: .vietnamese).text(of: ExampleResult(language: .vietnamese).result)
        let rows = text.unicodeScalars.split(separator: "\r\n".unicodeScalars).map { cells(String($0)) }
        #expect(rows.count == 1 + 17)
        #expect(Set(rows) == [21])
    }

    /// How many cells a line has, by RFC 4180.
    private func cells(_ line: String) -> Int {
        var isQuoted = false
        return 1
            + line.unicodeScalars.reduce(into: 0) { count, scalar in
                if scalar == "\"" { isQuoted.toggle() }
                if scalar == ",", !isQuoted { count += 1 }
            }
    }
}

@Suite struct JSONTests {
    @Test("any text survives a strange reader")
    func escaping() throws {
        let text = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}\u{2028}Đ\u{302}😀"
        let document = JSONWriter.document(
            .object(["b": .text(text), "a": .list([.null, .bool(true), .integer(-7)])]))
        let parsed = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
        #expect((parsed?["b"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect((parsed?["a"] as? [Any])?.count == 3)
        #expect(document.hasPrefix("{\"a\": ") && document.hasSuffix("}\n"))
    }

    @Test("the result has every key of its contract, sorted, and no line ends in a space")
    func contract() throws {
        let text = JSONReport(language: .vietnamese).text(of: ExampleResult(language: .vietnamese).result)
        #expect(!text.contains(" \n") && text.hasSuffix("}\n"))
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func expect(_ value: Any?, has keys: String) {
            let found = Set((value as? [String: Any] ?? [:]).keys)
            #expect(Set(keys.split(separator: " ").map { String($0) }).subtracting(found).sorted() == [])
        }
        func first(_ value: Any?) -> Any? { (value as? [Any])?.first }
        expect(root, has: "format round packs records engine warnings assumptions awards")
        expect(root["round"], has: "id title year date law_as_of")
        expect(first(root["packs"]), has: "id sha256")
        expect(root["records"], has: "sha256")
        expect(first(root["assumptions"]), has: "parameter value basis")
        let award = try #require(first(root["awards"]) as? [String: Any])
        expect(award, has: "id title kind for_each seats rules candidates")
        expect(award["seats"], has: "limit awarded contested vacant working starved")
        expect(first(award["rules"]), has: "id kind need have binding")
        let candidate = try #require(first(award["candidates"]) as? [String: Any])
        expect(
            candidate,
            has:
                "candidate nomination name unit verdict held approval dossier standards rank outcome reason missing_facts"
        )
        expect(candidate["dossier"], has: "complete missing")
        expect(candidate["reason"], has: "code text")
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap {
            $0.split(separator: "\"").dropFirst().first
        }
        #expect(lines == lines.sorted())
    }
}
