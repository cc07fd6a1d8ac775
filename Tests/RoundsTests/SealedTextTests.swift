// SPDX-License-Identifier: Apache-2.0

import Records
import Rules
import Testing

@testable import Rounds

@Suite struct SealedTextTests {
    private let texts = [
        "", "a", "điểm", "a\"b", "a\\b", "a\nb", "a\r\nb", "a\rb", "\u{301}a", "\u{0}", "\u{7F}", "e\u{301}", "Ầ \t",
    ]

    @Test("lists and values are what Swift describes")
    func described() {
        for text in texts {
            #expect(SealedText.listed([text, "b=true"]) == "\([text, "b=true"])")
        }
        #expect(SealedText.listed([]) == "\([String]())")
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
