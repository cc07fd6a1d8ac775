// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Foundation
import Messages
import Records
import TestSupport
import Testing

@testable import Rounds
@testable import Rules

/// Runs every example of the pages about the rule language.
///
/// The blocks before the first word make up the pack `chung`, which each example extends. Lines that begin with `-->` show
/// what the expression above them gives for each subject; the rest are declarations, which must load, and whose cases
/// must hold.
@Suite struct LanguageExampleTests {
    @Test(
        "every example runs, and gives what the page shows", arguments: Language.allCases,
        ["language", "three-values"])
    func examples(language: Language, name: String) throws {
        var page = try Page("\(language.rawValue)/\(name).md")
        let examples = Examples(page, language)
        for index in page.blocks.indices {
            page.expect(index, says: try examples.shown(page.blocks[index]))
        }
        try page.record()
    }
}

/// The pack of a page, and what its examples give.
private struct Examples {
    let language: Language
    let shared: String
    private let words: Set<String>

    init(_ page: Page, _ language: Language) {
        self.language = language
        words = Set(page.words)
        shared = page.blocks.prefix { !page.words.contains($0.heading) }.map(\.text).joined(separator: "\n")
    }

    /// The block as it should be.
    func shown(_ block: Page.Block) throws -> String {
        if block.text.contains("\n-->") { return try answered(block) }
        let extends = words.contains(block.heading)
        let runner = CaseRunner(try rulebook(extends ? block.text : "", block), inherited: !extends)
        #expect(runner.diagnostics.map { $0.text(in: .english) } == [], "line \(block.line)")
        for outcome in runner.outcomes(language: .english) {
            #expect(outcome.failures.map { $0.text(in: .english) } == [], "line \(block.line): \(outcome.name)")
        }
        return block.text
    }

    // MARK: Expressions with answers

    private func answered(_ block: Page.Block) throws -> String {
        var result = ""
        var expressions: [String] = []
        var pending = ""
        for line in block.text.components(separatedBy: "\n").dropLast() {
            if line.hasPrefix("-->") {
                expressions.append(pending)
                result += pending + "--> \(Self.mark(expressions.count - 1))\n"
                pending = ""
            } else {
                pending += line + "\n"
            }
        }
        #expect(pending.isEmpty, "line \(block.line) leaves an expression without an answer")
        let text = expressions.enumerated().map { index, expression in
            let subject = expression.contains(/(?:^|[^.a-z_])unit\./) ? "unit" : "person"
            return "define \"answer_\(index)\" { for_each = \(subject), title = \"?\", value = (\n\(expression)) }"
        }
        let rulebook = try rulebook(text.joined(separator: "\n"), block)
        let world = try #require(CaseReader(rulebook).cases(inherited: true).cases.first)
        let dependencies = RuleInventory(rulebook, inherited: true).dependencies
        let session = try CaseWorld(world, rulebook, dependencies: dependencies).judged()
        for index in expressions.indices {
            let definition = try #require(rulebook.definitions.first { $0.name == "answer_\(index)" })
            result = result.replacing(Self.mark(index), with: answer(definition, session))
        }
        return result
    }

    private static func mark(_ index: Int) -> String { "<answer \(index)>" }

    /// The answer for each subject by name; one answer if it is the same for all.
    private func answer(_ definition: Definition, _ session: RoundSession) -> String {
        let records = session.loaded.records
        let table = records.tables[definition.record]
        let values = ValueText(Prose(session.loaded.rulebook, language), records)
        let type = session.loaded.rulebook.expressions[definition.expression].type
        let answers = (0..<table.count).map { row in
            values.text(
                session.evaluator.value(definition.expression, of: Candidate(row: row, nomination: nil)), type)
        }
        if Set(answers).count == 1 { return answers[0] }
        let name = records.schema.records[definition.record].fieldIndex("name")
        return zip(0..., answers).map { row, answer in
            if let name, case .text(let text)? = table.column(name)?[row] { return "\(text): \(answer)" }
            return "\(table.keys[row]): \(answer)"
        }.joined(separator: " · ")
    }

    // MARK: Loading

    private func rulebook(_ text: String, _ block: Page.Block) throws -> Rulebook {
        var files = ["p/base.lua": shared, "p/rules.lua": "", "p/cases.lua": ""]
        if text.hasPrefix("pack {") {
            files["p/pack.lua"] = text
        } else {
            files = [
                "chung/pack.lua": #"pack { id = "chung", title = "Chung", files = { "base" } }"#,
                "chung/base.lua": shared,
                "p/pack.lua": #"pack { id = "p", title = "P", extends = "chung", files = { "rules" } }"#,
                "p/rules.lua": text,
            ]
        }
        let loaded = PackLoader(folder: PackFolder(files: files)).load("p")
        #expect(loaded.diagnostics.map { $0.text(in: .english) } == [], "line \(block.line)")
        return try #require(loaded.rulebook, "line \(block.line)")
    }
}
