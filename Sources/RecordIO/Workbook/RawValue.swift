// SPDX-License-Identifier: Apache-2.0

/// What a cell holds before anyone has said what it should be.
public enum RawValue: Sendable, Hashable {
    /// Nothing.
    case blank
    /// Text in NFC, with the spaces it came with.
    case text(String)
    /// A number in the notation of the file, such as `16.5` or `1.5E-3`; a percent cell shows it times a hundred.
    case number(String, isPercent: Bool = false)
    /// TRUE or FALSE.
    case boolean(Bool)
    /// A day and time as days since 1899-12-30, the way office programs count from 1900-03-01 on.
    case date(Double)
    /// A formula that failed, such as `#N/A`.
    case error(String)
    /// A formula that the program which wrote the file never computed.
    case formulaWithoutValue
    /// Several values in one place, which only JSON has.
    case list([RawValue])

    /// Whether nothing but spaces was written.
    public var isBlank: Bool {
        switch self {
        case .blank: true
        case .text(let text): text.unicodeScalars.allSatisfy(EntranceText.isSpace)
        default: false
        }
    }
}
