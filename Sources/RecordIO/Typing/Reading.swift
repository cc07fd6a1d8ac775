// SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Records

/// What became of one cell.
enum Reading {
    /// A value.
    case cell(Cell)
    /// A value, and something worth saying once for the whole column.
    case remarked(Cell, Remark)
    /// No value: what is wrong and what to do.
    case problem(Message, advice: Message?)
    /// No value, for a reason that a whole column tends to share.
    case systematic(Remark)

    /// A problem with the nearest valid value as its advice, if there is one.
    static func problem(_ key: String, _ arguments: [String: String], nearest: String?) -> Reading {
        .problem(
            Message(key, arguments), advice: nearest.map { Message("import.advice.nearest", ["nearest": $0]) })
    }
}

/// What is said once per column, with the first cell and how many there are.
enum Remark: Hashable {
    /// The formula was never computed.
    case formulaWithoutValue
    /// Letters of a font from before Unicode.
    case legacyText(encoding: String)
    /// A number without a date format was read as a date.
    case dateFromNumber
    /// Text that the office program turned into a date.
    case textFromDate
    /// A reference was found by the name and not by the key.
    case referenceByName

    /// How much it matters.
    var severity: Diagnostic.Severity {
        switch self {
        case .formulaWithoutValue, .legacyText: .error
        case .textFromDate: .warning
        case .dateFromNumber, .referenceByName: .note
        }
    }
}
