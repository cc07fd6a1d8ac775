// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds
import TestSupport
import Testing

@testable import Reports

@Suite struct SnapshotTests {
    @Test("the result as JSON", arguments: Language.allCases)
    func json(language: Language) throws {
        let text = JSONReport(language: language).text(of: ExampleResult(language: language).result)
        try expectSnapshot(text, named: "result.\(language.rawValue).json")
    }

    @Test("the result as tables", arguments: Language.allCases)
    func table(language: Language) throws {
        let text = TableReport(language: language, width: 100).text(of: ExampleResult(language: language).result)
        try expectSnapshot(text, named: "table.\(language.rawValue).txt")
    }

    @Test("tables as wide as their texts, in colour, with a line for each who is not eligible")
    func wideTable() throws {
        let report = TableReport(language: .vietnamese, width: nil, hasColour: true, listsIneligible: true)
        let text = report.text(of: ExampleResult(language: .vietnamese).result)
        try expectSnapshot(
            String(text.map { $0 == "\u{1B}" ? "⎋" : $0 }), named: "table.wide.txt")
    }

    @Test("the result as a page", arguments: Language.allCases)
    func html(language: Language) throws {
        let example = ExampleResult(language: language)
        let text = HTMLReport(language: language).text(of: example.result) { example.explanation(of: $0, award: $1) }
        try expectSnapshot(text, named: "result.\(language.rawValue).html")
    }

    @Test("the result as CSV", arguments: Language.allCases)
    func csv(language: Language) throws {
        let text = CSVReport(language: language).text(of: ExampleResult(language: language).result)
        #expect(text.hasPrefix("\u{FEFF}"))
        // Line ends are made visible, and what readers of text files drop is left out.
        let visible = text.unicodeScalars.dropFirst().map { $0 == "\r" ? "␍" : String($0) }.joined()
        try expectSnapshot(visible, named: "result.\(language.rawValue).csv")
    }

    @Test("an explanation as text and JSON", arguments: Language.allCases)
    func explanation(language: Language) throws {
        let example = ExampleResult(language: language)
        let view = example.explanation
        try expectSnapshot(
            ExplanationReport(language: language, width: 90).text(of: [view], in: example.result),
            named: "explanation.\(language.rawValue).txt")
        try expectSnapshot(
            ExplanationReport(language: language).json(of: [view], in: example.result, candidate: view.candidate.key),
            named: "explanation.\(language.rawValue).json")
    }

    @Test("who is one condition away, as tables, JSON and CSV", arguments: Language.allCases)
    func nearMisses(language: Language) throws {
        let example = ExampleResult(language: language)
        let report = NearMissReport(language: language, width: 100)
        try expectSnapshot(
            report.text(of: example.nearMisses, in: example.result), named: "near-misses.\(language.rawValue).txt")
        try expectSnapshot(
            report.json(of: example.nearMisses, in: example.result), named: "near-misses.\(language.rawValue).json")
        let csv = report.csv(of: example.nearMisses)
        #expect(csv.hasPrefix("\u{FEFF}") && csv.hasSuffix("\r\n"))
        let visible = csv.unicodeScalars.dropFirst().map { $0 == "\r" ? "␍" : String($0) }.joined()
        try expectSnapshot(visible, named: "near-misses.\(language.rawValue).csv")
    }

    @Test("diagnostics as text and JSON")
    func diagnostics() throws {
        let diagnostics = [
            Diagnostic(
                .error, at: .file("goi/titles.lua", line: 7, column: 14),
                Message("rules.unknown_field", ["record": "person", "name": "raitng"]),
                advice: Message("rules.did_you_mean", ["name": "rating"])),
            Diagnostic(.error, at: .file("goi/pack.lua", line: 3), Message("rules.pack_expected")),
            Diagnostic(.warning, at: .cell(file: "", sheet: "Cá nhân", cell: "B7"), Message("không hợp lệ")),
            Diagnostic(.note, at: .named("CB001"), Message("trùng")),
            Diagnostic(.warning, at: .nowhere, Message("chung")),
        ]
        let report = DiagnosticReport(language: .vietnamese) { file, line in
            file == "goi/titles.lua" && line == 7 ? "\tĐẠT, person.raitng:in_year(2024)" : nil
        }
        try expectSnapshot(report.text(of: diagnostics), named: "diagnostics.txt")
        try expectSnapshot(report.json(of: diagnostics), named: "diagnostics.json")
    }

    @Test("every text of the reports is in the catalogue")
    func noKeyShows() {
        for language in Language.allCases {
            let example = ExampleResult(language: language)
            let texts = [
                JSONReport(language: language).text(of: example.result),
                TableReport(language: language, listsIneligible: true).text(of: example.result),
                CSVReport(language: language).text(of: example.result),
                HTMLReport(language: language).text(of: example.result) { example.explanation(of: $0, award: $1) },
                ExplanationReport(language: language).text(of: [example.explanation], in: example.result),
            ]
            for text in texts { #expect(!text.contains("reports.")) }
        }
    }
}
