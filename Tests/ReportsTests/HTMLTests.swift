// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Rounds
import Testing

@testable import Reports

@Suite struct HTMLTests {
    private let example = ExampleResult(language: .vietnamese)

    private func page(_ result: RoundResult) -> String {
        HTMLReport(language: .vietnamese).text(of: result) { example.explanation(of: $0, award: $1) }
    }

    /// The example with one text in every place.
    private func named(_ name: String) -> RoundResult {
        var result = example.result
        result.round.title = name
        result.engine = name
        result.awards[0].title = name
        result.awards[0].basis = name
        result.awards[0].rules[0].title = name
        result.awards[0].rules[0].working = name
        for index in result.awards[0].candidates.indices {
            result.awards[0].candidates[index].name = name
            result.awards[0].candidates[index].unit = name
            result.awards[0].candidates[index].reason.message = Message(name)
        }
        return result
    }

    @Test(
        "no text of the records is taken for markup, wherever it stands",
        arguments: [
            "<b>&\"'", "</script><script>alert(1)", "<\u{301}img src=x>", "</style>", "\\\"</style>", "a\u{0}b",
        ])
    func escaping(name: String) {
        let plain = page(named("x"))
        let hostile = page(named(name))
        for sign in ["<" as Unicode.Scalar, "\u{0}"] {
            #expect(count(sign, hostile) == count(sign, plain))
        }
        #expect(HTMLText.escaped(name).unicodeScalars.allSatisfy { !"<>\"'\u{0}".unicodeScalars.contains($0) })
    }

    @Test("the page needs nothing from elsewhere, and its markup closes what it opens")
    func selfContained() throws {
        // The name of a language is no address.
        let text = page(example.result).replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
        for reference in ["http:", "https:", "src=", "url(", "@import", "<link"] {
            // The one address is a candidate's name, in the picture and in the table.
            #expect(text.ranges(of: reference).count == (reference == "http:" ? 2 : 0), "\(reference)")
        }
        for element in [
            "table", "tbody", "tr", "th", "td", "details", "summary", "ul", "li", "div", "section", "dl", "h3",
        ] {
            let opened = text.ranges(of: "<\(element)>").count + text.ranges(of: "<\(element) ").count
            #expect(opened == text.ranges(of: "</\(element)>").count, "\(element)")
        }
    }

    @Test("every candidate is on the page with an explanation, however many there are, in a few megabytes")
    func large() {
        var result = example.result
        let view = example.explanation
        let award = result.awards[0]
        result.awards = (0..<9).map { number in
            var award = award
            award.id = "giai_\(number)"
            award.candidates = (0..<320).map { index in
                var candidate = award.candidates[index < 60 ? index % 14 : 13]
                candidate.key = "CB\(index)"
                candidate.name = "Nguyễn Thị Ánh Tuyết \(index)."
                return candidate
            }
            return award
        }
        let text = HTMLReport(language: .vietnamese).text(of: result) { _, _ in view }
        #expect(text.components(separatedBy: "class=x>").count == 1 + 9 * 320)
        let written = text.replacing(#/<svg .*?</svg>/#.dotMatchesNewlines(), with: "")
        #expect(written.components(separatedBy: "Nguyễn Thị Ánh Tuyết ").count == 1 + 9 * 320)
        #expect(text.utf8.count < 6_000_000, "\(text.utf8.count)")
    }

    private func count(_ scalar: Unicode.Scalar, _ text: String) -> Int {
        text.unicodeScalars.count { $0 == scalar }
    }
}
