// SPDX-License-Identifier: Apache-2.0

public import Records

/// A value that is known, known to be none, or not known.
public enum Known<Wrapped: Sendable & Hashable>: Sendable, Hashable {
    case known(Wrapped)
    case absent
    case unknown

    /// The value, if known and there.
    public var value: Wrapped? { if case .known(let value) = self { value } else { nil } }
}

/// What an expression yields for one row.
public enum Value: Sendable, Hashable {
    /// Of a condition.
    case truth(Truth)
    /// Of a yes or no.
    case flag(Known<Bool>)
    /// Of a number, date or code.
    case number(NumberValue)
    /// Of a text.
    case text(Known<String>)
    /// Of a record: its row.
    case row(Known<Int>)
    /// Of a set: its members.
    case set(Known<[Cell]>)

    /// Whether nothing is left to learn of it.
    public var isKnown: Bool {
        switch self {
        case .truth(let truth): truth != .unknown
        case .flag(let value): value != .unknown
        case .number(let value): value.isKnown
        case .text(let value): value != .unknown
        case .row(let value): value != .unknown
        case .set(let value): value != .unknown
        }
    }
}
