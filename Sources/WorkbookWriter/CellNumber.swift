// SPDX-License-Identifier: Apache-2.0

/// A number that a workbook can hold without changing a digit: at most 15 significant digits.
///
/// A cell stores a binary floating-point number, and a score that stands exactly on a threshold must not move on the
/// way there and back. Every decimal of up to 15 significant digits survives that journey; longer ones are refused here
/// rather than rounded in silence.
public struct CellNumber: Hashable, Sendable {
    /// The number in plain decimal notation, such as `-12.50`.
    public let text: String
    let value: Double

    /// A number given in plain decimal notation with a point, or `nil` if it is not one or has too many digits.
    public init?(decimal text: String) {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain =
            (1...2).contains(parts.count)
            && parts.allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
        let significant = parts.joined().drop { $0 == "0" }
        guard isPlain, significant.count <= Self.digits, let value = Double(text) else { return nil }
        self.text = text
        self.value = value
    }

    /// A whole number, or `nil` if it has more than 15 digits.
    public init?(_ integer: Int) {
        self.init(decimal: String(integer))
    }

    static let digits = 15
}
