// SPDX-License-Identifier: Apache-2.0

/// What values a field holds.
public indirect enum FieldType: Sendable, Hashable {
    /// Text in NFC.
    case text
    /// Yes or no.
    case flag
    /// A whole number.
    case integer
    /// A decimal with at most ``ExactDecimal/places`` places.
    case decimal
    /// A calendar date.
    case date
    /// A code of the code list with this index in the schema.
    case code(list: Int)
    /// A row of another record, by key.
    case reference(record: String)
    /// Any number of values of one plain type, without order.
    case set(FieldType)
    /// One value of a plain type per year.
    case yearly(FieldType)
    /// A list of events, each with fields of plain types.
    case events([Field])
}
