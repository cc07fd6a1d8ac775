// SPDX-License-Identifier: Apache-2.0

internal import Platform

extension String {
    /// The text in NFC; one that surely is in NFC already, as most are, costs no more than a look.
    public var composed: String {
        isPlainlyComposed || unicodeScalars.allSatisfy(\.isSurelyComposed)
            ? self : canonicallyComposed
    }
}

extension String {
    /// Whether the first bytes of all letters say that they lie below U+0300, or in the block of Vietnamese or of dashes and
    /// quotes; most texts hold nothing else.
    private var isPlainlyComposed: Bool {
        var lead: UInt8 = 0
        for byte in utf8 {
            switch (lead, byte) {
            case (0, 0..<0xCC): break
            case (0, 0xE1), (0, 0xE2), (0xE1, 0xBA), (0xE1, 0xBB), (0xE2, 0x80): lead = byte
            case (0xBA, 0xA0...), (0xBB, ...0xB9), (0x80, 0x90...): lead = 0
            default: return false
            }
        }
        return true
    }
}

extension Unicode.Scalar {
    /// Below U+0300 every letter is composed; the Vietnamese block and general punctuation are so too.
    fileprivate var isSurelyComposed: Bool {
        value < 0x0300 || (0x1EA0...0x1EF9).contains(value) || (0x2010...0x205E).contains(value)
    }
}
