// SPDX-License-Identifier: Apache-2.0

/// What an expression yields.
public indirect enum ValueType: Sendable, Hashable {
    /// True, false or unknown.
    case condition
    /// A number with bounds.
    case number
    /// A day.
    case date
    /// A code of a list of the schema.
    case code(list: Int)
    /// Text.
    case text
    /// A yes or no; as a condition it means "is yes".
    case flag
    /// A record of a kind, by index in the schema.
    case record(Int)
    /// Any number of values.
    case set(ValueType)
    /// A value per year.
    case yearly(ValueType)
    /// A list of events: the field of a record.
    case events(record: Int, field: Int)
    /// The records of kind `record` whose reference `field` names the owner.
    case members(record: Int, field: Int)

    /// Whether values have an order that rules may ask about, given the code lists that are ordered.
    func isComparable(orderedLists: Set<Int>) -> Bool {
        switch self {
        case .number, .date: true
        case .code(let list): orderedLists.contains(list)
        default: false
        }
    }
}
