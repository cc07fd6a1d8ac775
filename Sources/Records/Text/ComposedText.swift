// SPDX-License-Identifier: Apache-2.0

internal import Foundation

extension String {
    /// The text in NFC; one that surely is in NFC already, as most are, costs no more than a look.
    public var composed: String {
        unicodeScalars.allSatisfy(\.isSurelyComposed) ? self : precomposedStringWithCanonicalMapping
    }
}

extension Unicode.Scalar {
    /// Below U+0300 every letter is composed; the Vietnamese block and general punctuation are so too.
    fileprivate var isSurelyComposed: Bool {
        value < 0x0300 || (0x1EA0...0x1EF9).contains(value) || (0x2010...0x205E).contains(value)
    }
}
