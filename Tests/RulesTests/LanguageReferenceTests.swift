// SPDX-License-Identifier: Apache-2.0

import Messages
import TestSupport
import Testing

@testable import Rules

/// The reference of the rule language has each word of the vocabulary, and says the same in both languages.
@Suite struct LanguageReferenceTests {
    private func page(_ language: Language) throws -> Page { try Page("\(language.rawValue)/language.md") }

    @Test("every word and every method has its own heading, and nothing else has", arguments: Language.allCases)
    func headings(language: Language) throws {
        let vocabulary = Vocabulary.words + Vocabulary.methods.union(["year"])
        #expect(try page(language).words.sorted() == vocabulary.map { "`\($0)`" }.sorted())
    }

    @Test("every heading has an example", arguments: Language.allCases)
    func examples(language: Language) throws {
        let page = try page(language)
        let shown = Set(page.blocks.map(\.heading))
        #expect(page.words.filter { !shown.contains($0) } == [])
    }

    @Test("the pages differ in words only: order and examples are the same")
    func languages() throws {
        let pages = try Language.allCases.map(page)
        #expect(pages[0].words == pages[1].words)
        func code(_ page: Page) -> [String] {
            page.blocks.map { block in
                block.text.split(separator: "\n").map { line in
                    String(line.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)[0])
                }.joined(separator: "\n")
            }
        }
        #expect(code(pages[0]) == code(pages[1]))
    }
}
