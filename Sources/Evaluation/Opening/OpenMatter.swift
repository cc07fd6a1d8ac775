// SPDX-License-Identifier: Apache-2.0

public import Records
public import Rules

/// Something of a round that is not settled yet and will have one of several answers.
public enum OpenMatter: Sendable, Hashable {
    /// A fact that nobody has said; of a set's member, a paper that has not come: 0 it does not come, 1 it does.
    case fact(Lever)
    /// A hold on a record by its canonical condition: 0 it is upheld, 1 the record is released.
    case hold(condition: ExpressionID, record: Int, row: Int)
}

extension OpenMatter: Comparable {
    /// Facts first, in their order; then holds.
    public static func < (a: OpenMatter, b: OpenMatter) -> Bool {
        switch (a, b) {
        case (.fact(let x), .fact(let y)): x < y
        case (.fact, .hold): true
        case (.hold, .fact): false
        case (.hold(let c, let r, let w), .hold(let d, let s, let v)): (r, w, c) < (s, v, d)
        }
    }
}

/// Answers to open matters, each a range of the numbers that stand for its answers.
public typealias OpenAnswers = [OpenMatter: ClosedRange<Int64>]

/// The possible answers to an open matter, numbered without a gap.
public struct OpenDomain: Sendable {
    enum Kind: Sendable {
        /// 0 is no, 1 is yes.
        case flag
        /// Places of codes, whole numbers, millionths, day numbers.
        case code, integer, decimal, date
        /// Places in a list of the texts that occur, with one that does not.
        case text([String])
        /// Rows of the record referred to.
        case row
    }

    let kind: Kind
    /// The numbers that stand for a value; where the fact may be absent one more stands for that.
    let values: ClosedRange<Int64>
    let mayBeAbsent: Bool

    /// The numbers of all answers.
    public var range: ClosedRange<Int64> { values.lowerBound...(values.upperBound + (mayBeAbsent ? 1 : 0)) }

    /// Whether values lie between others, so that a range of them means something to a rule.
    var isOrdered: Bool {
        switch kind {
        case .code, .integer, .decimal, .date: true
        case .flag, .text, .row: false
        }
    }

    /// Whether its values are numbers of their own, and not places in a list.
    public var isNumber: Bool {
        switch kind {
        case .integer, .decimal: true
        case .flag, .code, .date, .text, .row: false
        }
    }

    /// The answer that a cell is; nil where nobody knows, or it is none of them.
    public func answer(_ cell: Cell) -> Int64? {
        let answer: Int64
        switch (kind, cell) {
        case (.flag, .flag(let flag)): answer = flag ? 1 : 0
        case (.code, .code(let place)): answer = Int64(place)
        case (.integer, .integer(let number)): answer = number
        case (.decimal, .decimal(let millionths)): answer = millionths
        case (.date, .date(let date)): answer = Int64(date.day)
        case (.row, .row(let row)): answer = Int64(row)
        case (.text(let texts), .text(let text)): return texts.firstIndex(of: text).map { Int64($0) }
        case (_, .absent) where mayBeAbsent: return range.upperBound
        default: return nil
        }
        return values.contains(answer) ? answer : nil
    }

    /// The cell that an answer writes.
    public func cell(_ answer: Int64) -> Cell {
        if answer > values.upperBound { return .absent }
        return switch kind {
        case .flag: .flag(answer == 1)
        case .code: .code(Int(answer))
        case .integer: .integer(answer)
        case .decimal: .decimal(answer)
        case .date: .date(CalendarDate(day: Int32(clamping: answer)))
        case .text(let texts): .text(texts[Int(answer)])
        case .row: .row(Int(answer))
        }
    }

    /// The bounds of a range of answers as numbers that rules compare; nil where they are none.
    func bounds(_ range: ClosedRange<Int64>) -> NumberValue? {
        guard isOrdered else { return nil }
        func number(_ answer: Int64) -> Rational {
            if case .decimal = kind { Rational(millionths: answer) } else { Rational(answer) }
        }
        if range.lowerBound > values.upperBound { return .absent }
        return NumberValue(
            low: number(range.lowerBound), high: number(min(range.upperBound, values.upperBound)),
            absence: range.upperBound > values.upperBound ? .maybe : .never)
    }

    /// A number without a declared bound is looked for among so many.
    private static let widest: Int64 = 1_000_000_000
    private static let firstDay = Int64(CalendarDate(year: 1900, month: 1, day: 1)?.day ?? 0)
    private static let lastDay = Int64(CalendarDate(year: 2100, month: 12, day: 31)?.day ?? 0)

    /// The answers to what a fact is; nil where they cannot be listed: of sets, and of lists that nobody delivered.
    init?(_ lever: Lever, _ records: RecordSet) {
        var described = records.schema.records[lever.place.record].fields[lever.place.field]
        if case .item(_, _, _, let item) = lever {
            guard case .events(let items) = described.type else { return nil }
            described = items[item]
        }
        guard let type = records.type(of: lever) else { return nil }
        mayBeAbsent = described.blank == .absent && lever.isPlain
        let (least, greatest) = described.range
        switch type {
        case .flag: (kind, values) = (.flag, 0...1)
        case .code(let list):
            let count = records.schema.codeLists[list].codes.count
            guard count > 0 else { return nil }
            (kind, values) = (.code, 0...Int64(count - 1))
        case .integer:
            let low = least?.ceiling ?? -Self.widest
            (kind, values) = (.integer, low...max(low, greatest?.floor ?? Self.widest))
        case .decimal:
            func millionths(_ bound: Rational?) -> Int64? {
                bound?.multiplied(by: Rational(ExactDecimal.scale))?.floor
            }
            let low = millionths(least) ?? -Self.widest * ExactDecimal.scale
            (kind, values) = (.decimal, low...max(low, millionths(greatest) ?? Self.widest * ExactDecimal.scale))
        case .date:
            let low = least?.ceiling ?? Self.firstDay
            (kind, values) = (.date, low...max(low, greatest?.floor ?? Self.lastDay))
        case .text:
            let texts = Set(
                records.cells(like: lever).compactMap { if case .text(let text) = $0 { text } else { nil } })
            var other = "…"
            while texts.contains(other) { other += "…" }
            (kind, values) = (.text(texts.sorted() + [other]), 0...Int64(texts.count))
        case .reference(let target):
            guard let index = records.schema.recordIndex(target), records.tables[index].count > 0 else { return nil }
            (kind, values) = (.row, 0...Int64(records.tables[index].count - 1))
        case .set, .yearly, .events: return nil
        }
    }

    /// Yes or no.
    init() { (kind, values, mayBeAbsent) = (.flag, 0...1, false) }
}

extension Lever {
    /// The kind of record and the field, both by index.
    public var place: (record: Int, field: Int) {
        switch self {
        case .cell(let record, _, let field), .member(let record, _, let field, _), .year(let record, _, let field, _),
            .item(let record, let field, _, _):
            (record, field)
        }
    }

    fileprivate var isPlain: Bool { if case .member = self { false } else { true } }

    /// The change of the records that gives the fact a value; of a set's member one is needed for the whole set.
    public func change(to cell: Cell) -> RecordChange? {
        switch self {
        case .cell(let record, let row, let field): .cell(record: record, row: row, field: field, cell)
        case .year(let record, let row, let field, let year):
            .year(record: record, row: row, field: field, year: year, cell)
        case .item(let record, let field, let event, let item):
            .item(record: record, field: field, event: event, item: item, cell)
        case .member: nil
        }
    }
}

extension RecordSet {
    /// What is stored of a fact; of a set's member whether it is there.
    public func cell(_ lever: Lever) -> Cell {
        switch lever {
        case .cell(let record, let row, let field): return tables[record].column(field)?[row] ?? .unknown
        case .member(let record, let row, let field, let member):
            guard case .set(let set)? = tables[record].column(field)?[row] else { return .unknown }
            return .flag(set.contains(member))
        case .year(let record, let row, let field, let year):
            guard case .yearly(let yearly) = tables[record].fields[field] else { return .unknown }
            return yearly[year]?[row] ?? .unknown
        case .item(let record, let field, let event, let item):
            guard case .events(let table) = tables[record].fields[field] else { return .unknown }
            return table.columns[item][event]
        }
    }

    /// The type of a fact; of a set's member a flag.
    public func type(of lever: Lever) -> FieldType? {
        let type = schema.records[lever.place.record].fields[lever.place.field].type
        switch (lever, type) {
        case (.member, _): return .flag
        case (.item(_, _, _, let item), .events(let items)): return items[item].type
        case (.year, .yearly(let element)): return element
        case (.cell, _): return type
        default: return nil
        }
    }

    /// All cells of the column that a fact stands in.
    public func cells(like lever: Lever) -> [Cell] {
        let (record, field) = lever.place
        switch (lever, tables[record].fields[field]) {
        case (.year, .yearly(let yearly)):
            return yearly.years.flatMap { year in
                (0..<tables[record].count).map { yearly[year]?[$0] ?? .unknown }
            }
        case (.item(_, _, _, let item), .events(let table)): return (0..<table.count).map { table.columns[item][$0] }
        case (_, .column(let column)): return (0..<column.count).map { column[$0] }
        default: return []
        }
    }
}
