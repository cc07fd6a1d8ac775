// SPDX-License-Identifier: Apache-2.0

import Foundation
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
                let composed = text.composed
                let slow = text.precomposedStringWithCanonicalMapping
                #expect(Array(composed.unicodeScalars) == Array(slow.unicodeScalars), "U+\(String(value, radix: 16))")
            }
        }
    }
}
