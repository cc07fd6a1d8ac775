// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    package import Foundation
#else
    // The standard library composes texts, but has no public name for it yet.
    @_spi(_Unicode) internal import Swift
#endif

extension String {
    /// The text in Normalization Form C (Unicode Standard Annex 15).
    package var canonicallyComposed: String {
        #if canImport(Darwin)
            precomposedStringWithCanonicalMapping
        #else
            String(String.UnicodeScalarView(_nfc))
        #endif
    }
}
