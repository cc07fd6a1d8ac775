// SPDX-License-Identifier: Apache-2.0

/// Terminal colours, only where they were asked for; what they say is always said in words too.
struct Style: Sendable {
    /// What a colour stands for.
    enum Tint: String, Sendable {
        case good = "32"
        case doubtful = "33"
        case bad = "31"
        case faint = "2"
        case strong = "1"
        case plain = ""
    }

    let isOn: Bool

    func tinted(_ text: String, _ tint: Tint) -> String {
        isOn && tint != .plain && !text.isEmpty ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The text without control characters, which a terminal would obey instead of showing; line breaks become spaces.
    static func printable(_ text: String) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            // Unicode's category Cc is these two ranges and will stay so.
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        // Bytes from space to tilde, and those of letters from À on, are never part of what a terminal obeys.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
            text.unicodeScalars.contains(where: isControl)
        else { return text }
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(isControl(scalar) ? " " : scalar) }
        return String(view)
    }

    func strong(_ text: String) -> String { tinted(text, .strong) }

    func faint(_ text: String) -> String { tinted(text, .faint) }
}
