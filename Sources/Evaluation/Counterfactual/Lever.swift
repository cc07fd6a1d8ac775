// SPDX-License-Identifier: Apache-2.0

public import Records

/// One fact of the records that could be otherwise.
public enum Lever: Sendable, Hashable {
    /// A plain field.
    case cell(record: Int, row: Int, field: Int)
    /// Whether a value belongs to a set.
    case member(record: Int, row: Int, field: Int, Cell)
    /// A year of a yearly field.
    case year(record: Int, row: Int, field: Int, year: Int)
    /// An item of an event that is there, by its place in the table.
    case item(record: Int, field: Int, event: Int, item: Int)

    /// An order that is the same each time.
    fileprivate var rank: [Int] {
        switch self {
        case .cell(let record, let row, let field): [record, field, row, 0, 0, 0]
        case .member(let record, let row, let field, .code(let place)): [record, field, row, 1, place, 0]
        case .member(let record, let row, let field, _): [record, field, row, 1, 0, 1]
        case .year(let record, let row, let field, let year): [record, field, row, 2, year, 0]
        case .item(let record, let field, let event, let item): [record, field, event, 3, item, 0]
        }
    }
}

extension Lever: Comparable {
    /// By kind of record, field and row.
    public static func < (a: Lever, b: Lever) -> Bool {
        if a.rank != b.rank { return a.rank.lexicographicallyPrecedes(b.rank) }
        if case .member(_, _, _, .text(let x)) = a, case .member(_, _, _, .text(let y)) = b { return x < y }
        return false
    }
}

/// What a fact must be.
enum Demand: Hashable {
    /// A number, date or place of a code between two bounds, both included.
    case number(low: Rational, high: Rational)
    case text(String)
    /// A yes or no; of a set's value, whether it belongs.
    case truth(Bool)

    /// What meets both demands; nil when nothing does.
    func meeting(_ other: Demand) -> Demand? {
        guard case .number(let low, let high) = self, case .number(let otherLow, let otherHigh) = other else {
            return self == other ? self : nil
        }
        let (least, greatest) = (max(low, otherLow), min(high, otherHigh))
        return least <= greatest ? .number(low: least, high: greatest) : nil
    }

    /// Whether whatever meets this demand meets another.
    func implies(_ other: Demand) -> Bool { meeting(other) == self }

    fileprivate var rank: [Rational] {
        switch self {
        case .number(let low, let high): [Rational(0), low, high]
        case .text: [Rational(1)]
        case .truth(let truth): [Rational(2), Rational(truth ? 1 : 0)]
        }
    }
}

extension Demand: Comparable {
    static func < (a: Demand, b: Demand) -> Bool {
        if a.rank != b.rank { return a.rank.lexicographicallyPrecedes(b.rank) }
        if case .text(let x) = a, case .text(let y) = b { return x < y }
        return false
    }
}

/// An event that is not there and would help, with what its items must be.
struct NewEvent: Hashable {
    let record: Int
    let row: Int
    let field: Int
    var items: [Int: Demand]

    /// One event that serves for both; nil when no event does.
    func meeting(_ other: NewEvent) -> NewEvent? {
        guard record == other.record, row == other.row, field == other.field else { return nil }
        var both = self
        for (item, demand) in other.items {
            guard let own = items[item] else {
                both.items[item] = demand
                continue
            }
            guard let common = own.meeting(demand) else { return nil }
            both.items[item] = common
        }
        return both
    }

    func implies(_ other: NewEvent) -> Bool { meeting(other) == self }
}

extension NewEvent: Comparable {
    static func < (a: NewEvent, b: NewEvent) -> Bool {
        let (x, y) = ([a.record, a.field, a.row], [b.record, b.field, b.row])
        if x != y { return x.lexicographicallyPrecedes(y) }
        let (left, right) = (a.items.sorted { $0.key < $1.key }, b.items.sorted { $0.key < $1.key })
        for (one, other) in zip(left, right) {
            if one.key != other.key { return one.key < other.key }
            if one.value != other.value { return one.value < other.value }
        }
        return left.count < right.count
    }
}
