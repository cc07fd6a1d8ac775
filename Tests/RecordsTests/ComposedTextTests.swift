// SPDX-License-Identifier: Apache-2.0

import Foundation
import Platform
import Testing

@testable import Records

@Suite struct ComposedTextTests {
    @Test("every letter alone, after another and before a mark is what the library composes")
    func everyLetter() {
        for value in (UInt32(0)...0x10FFFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // Beyond the first plane little changes: a few of each thousand are enough.
            if value > 0xFFFF, value % 97 != 0 { continue }
            let letter = String(scalar)
            for text in [letter, "ệ" + letter, letter + "\u{301}", "–" + letter + "ơ"] {
                let composed = Array(text.composed.unicodeScalars)
                let slow = Array(text.canonicallyComposed.unicodeScalars)
                #expect(composed == slow, "U+\(String(value, radix: 16))")
                // Foundation's own tables, where they are of age: Latin, Greek, Cyrillic and the Vietnamese letters.
                guard value < 0x0530 || (0x1E00...0x1EFF).contains(value) else { continue }
                let other = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
                #expect(composed == other, "U+\(String(value, radix: 16))")
            }
        }
    }
}
