// SPDX-License-Identifier: Apache-2.0

/// A fact that records of one kind carry.
public struct Field: Sendable, Hashable {
    /// What a blank cell means.
    public enum Blank: Sendable, Hashable {
        /// Nobody has said: the default.
        case unknown
        /// Known to have none, such as a top unit's parent.
        case absent
        /// Of a closing date: not ended yet, later than every date.
        case open
        /// This value.
        case value(Cell)
    }

    /// Whether a fact that is known could still be otherwise: what "what would it take" may speak of.
    public enum Change: Sendable, Hashable {
        /// It is as it is, such as a past year's rating: the default.
        case never
        /// Only the years to come can bring it, such as titles.
        case later
        /// It can still be done or recorded, such as a paper handed in.
        case now
    }

    /// The name in rules: `[a-z][a-z0-9_]*`.
    public let name: String
    /// The name people read.
    public let title: String
    /// What values it holds.
    public let type: FieldType
    /// Whether it names the record.
    public var isKey = false
    /// The least and greatest value of a number, each if there is one.
    public var range: (least: Rational?, greatest: Rational?) {
        @inlinable get { (rangeLeast, rangeGreatest) }
        set { (rangeLeast, rangeGreatest) = newValue }
    }
    /// What a blank cell means.
    public var blank = Blank.unknown
    /// Header texts that name its column; `{year}` stands for a year.
    public var columns: [String] = []
    /// Sheet names of an event list.
    public var sheets: [String] = []
    /// Of a reference: the name under which the other record lists the rows that point at it.
    public var inverse: String?
    /// Whether it could still be otherwise.
    public var change = Change.never
    /// Where it was declared.
    public var position = SourcePosition.nowhere

    @usableFromInline var rangeLeast: Rational?
    @usableFromInline var rangeGreatest: Rational?

    /// Makes a field with no range, no columns of its own and unknown for a blank.
    public init(_ name: String, title: String, type: FieldType) {
        self.name = name
        self.title = title
        self.type = type
    }
}

extension Field.Blank {
    /// What a cell that nobody filled in holds.
    public var cell: Cell {
        switch self {
        case .unknown: .unknown
        case .absent: .absent
        case .open: .date(.open)
        case .value(let cell): cell
        }
    }
}

extension Field {
    /// What a cell says once blanks mean what the field says.
    ///
    /// A set of which one member is unknown is not known.
    package func said(by cell: Cell) -> Cell {
        switch cell {
        case .blank: return blank.cell
        case .set(let members):
            let cells = members.map { said(by: $0) }
            return cells.contains(.unknown) ? .unknown : .set(cells)
        default: return cell
        }
    }

    /// What a cell says once blanks mean what the field says and references are rows.
    ///
    /// - Parameters:
    ///   - row: The row of a key in the table of a kind of record.
    ///   - dangling: Told of each key that names nobody; the reference is unknown then.
    func meaning(
        of cell: Cell, as type: FieldType, row: (_ record: String, _ key: String) -> Int?,
        dangling: (String) -> Void = { _ in }
    ) -> Cell {
        switch (cell == .blank ? blank.cell : cell, type) {
        case (.reference(let key), .reference(let target)):
            guard let row = row(target, key) else {
                dangling(key)
                return .unknown
            }
            return .row(row)
        case (.set(let members), .set(let element)):
            // A set of which one member is nobody is not known as a whole.
            let resolved = members.map { meaning(of: $0, as: element, row: row, dangling: dangling) }
            return resolved.contains(.unknown) ? .unknown : .set(resolved)
        case (let cell, _): return cell
        }
    }
}

/// A line of a rule file.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// The file as the pack names it, such as `viet-nam-2024/titles.lua`; empty when there is none.
    public let file: String
    /// The line, from 1; 0 when there is none.
    public let line: Int

    /// No position.
    public static let nowhere = SourcePosition(file: "", line: 0)

    /// Makes a position.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The place as people look it up: `titles.lua:12`.
    public var text: String { "\(file):\(line)" }

    /// Orders by file, then by line.
    public static func < (a: SourcePosition, b: SourcePosition) -> Bool { (a.file, a.line) < (b.file, b.line) }
}
