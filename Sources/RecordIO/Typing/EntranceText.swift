// SPDX-License-Identifier: Apache-2.0

internal import Records

/// What happens to every text once, when it enters.
enum EntranceText {
    /// The text of UTF-8 bytes in NFC.
    static func normalized(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).composed
    }

    /// The text without spaces at its ends, and with every run of spaces, also unbreakable ones, as one.
    static func trimmed(_ text: String) -> String {
        // Nearly every cell is tidy already.
        if isTidy(text) { return text }
        var result = String.UnicodeScalarView()
        var isSpacePending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                isSpacePending = !result.isEmpty
                continue
            }
            if isSpacePending { result.append(" ") }
            isSpacePending = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Whether a scalar shows as nothing: spaces of all widths, line ends, marks of byte order and direction.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: true
        case 0x21...0x7E: false
        default: scalar.properties.isWhitespace
        }
    }

    private static func isTidy(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            // A byte from C2 on may begin a wide or hidden space; E1 begins most Vietnamese letters, and no such space
            // in use but U+1680, which the slow way would find: exclude only what needs no look.
            if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte < 0x20 || byte == 0x7F {
                return false
            }
            if byte == 0x20, previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20 || text.isEmpty
    }
}
