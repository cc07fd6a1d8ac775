// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import Testing

@testable import Rounds

@Suite struct SealedTextTests {
    private let texts = [
        "", "a", "điểm", "a\"b", "a\\b", "a\nb", "a\r\nb", "a\rb", "\u{301}a", "\u{0}", "\u{7F}", "e\u{301}", "Ầ \t",
    ]

    private func listed(_ texts: [String]) -> String {
        var line = ""
        SealedText.add(texts, to: &line)
        return line
    }

    @Test("lists and values are what Swift describes")
    func described() {
        for text in texts {
            #expect(listed([text, "b=true"]) == "\([text, "b=true"])")
            #expect(
                SealedText.described(RoundDeclaration.Literal.text(text)) == "\(RoundDeclaration.Literal.text(text))")
        }
        #expect(listed([]) == "\([String]())")
        let facts: [RoundDeclaration.Literal] = [
            .number(Rational(3)), .number(Rational(-7, 12) ?? .zero), .flag(true), .flag(false),
        ]
        for fact in facts { #expect(SealedText.described(fact) == "\(fact)") }
        let values: [Constant] = [
            .number(Rational(3)), .number(Rational(-7, 12) ?? .zero), .number(.infinity), .text("a"), .truth(true),
            .date(CalendarDate(day: 3)), .code(list: 1, 2),
        ]
        for value in values { #expect(SealedText.described(value) == "\(value)") }
    }

    @Test("quoted texts have no line break and no backslash of their own")
    func quoted() {
        for text in texts {
            let slow = "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + "\""
            #expect(SealedText.quoted(text) == slow)
        }
    }
}
