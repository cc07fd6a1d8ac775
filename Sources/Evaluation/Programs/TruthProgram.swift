// SPDX-License-Identifier: Apache-2.0

import ColumnKernels
import Records
import Rules

/// Conditions over stored columns as steps over words of sixty-four rows.
///
/// A condition is two halves, where it is surely true and where it is surely false; its negation is the same two the
/// other way round. What several conditions share is one step. A run goes through the rows in blocks that stay in the
/// cache and allocates nothing per row; ranges of rows may run on several cores, and since no row depends on
/// another the result is the same.
///
/// This is a program while it is built, when every step has halves of its own: those of step `n` are `2 * n` and
/// `2 * n + 1`. ``CompiledProgram`` is what comes of it.
struct TruthProgram {
    /// The half that says where a condition is surely true.
    typealias Half = ck_half

    /// How many rows the columns have.
    let count: Int
    /// By condition, as far as there are any; see `nothing`.
    private var halves: [Half] = []
    private static let nothing = Half.min
    /// The conditions that have halves, in the order they came in.
    private var conditions: [Int] = []

    private(set) var steps: [ck_step] = []
    /// What the conjunctions among the steps join.
    private(set) var operands: [Half] = []
    private(set) var sources: [Source] = []
    private(set) var given: [Given] = []
    private(set) var outputs: [Half] = []
    /// Conditions that wait to be joined; see ``open()``.
    private var waiting: [Half] = []

    /// - parameter expressions: How many expressions there are to keep halves of.
    init(count: Int, expressions: Int = 0) {
        self.count = count
        halves = [Half](repeating: Self.nothing, count: expressions)
        guard expressions > 0 else { return }
        // Room for what some awards come to, so that the lists are not moved again and again as they grow.
        let room = min(expressions, 128)
        conditions.reserveCapacity(room)
        steps.reserveCapacity(room)
        operands.reserveCapacity(room)
        sources.reserveCapacity(room / 4)
        outputs.reserveCapacity(room / 4)
        waiting.reserveCapacity(room / 4)
    }

    /// A stored column that steps read.
    struct Source {
        let column: Column
        /// Where it stands in the table that the program is about; nil when that is nobody's concern.
        let place: ColumnPlace?
    }

    /// A condition that no step computes.
    enum Given: Sendable {
        /// One that was computed before.
        case column(TruthColumn)
        /// One that is computed whenever the program is given its columns.
        case condition(ExpressionID)
        /// One that is looked at when it is known for whom it matters; unknown until then.
        case putOff(ExpressionID)
        /// One that is true of everyone.
        case everyone
    }

    // MARK: Building

    /// How far a program has come.
    struct Mark {
        fileprivate let conditions: Int
        fileprivate let steps: Int
        fileprivate let operands: Int
        fileprivate let sources: Int
        fileprivate let given: Int
        fileprivate let outputs: Int
    }

    /// Where the program stands, to come back to.
    var mark: Mark {
        Mark(
            conditions: conditions.count, steps: steps.count, operands: operands.count, sources: sources.count,
            given: given.count, outputs: outputs.count)
    }

    /// Forgets what came in since.
    mutating func goBack(to mark: Mark) {
        for condition in conditions[mark.conditions...] { halves[condition] = Self.nothing }
        conditions.removeSubrange(mark.conditions...)
        steps.removeSubrange(mark.steps...)
        operands.removeSubrange(mark.operands...)
        sources.removeSubrange(mark.sources...)
        given.removeSubrange(mark.given...)
        outputs.removeSubrange(mark.outputs...)
    }

    /// A condition that is in the program already, by its canonical expression.
    func half(of condition: Int) -> Half? {
        guard condition < halves.count, halves[condition] != Self.nothing else { return nil }
        return halves[condition]
    }

    /// Keeps a condition for whatever asks for it again.
    mutating func keep(_ half: Half, as condition: Int) {
        guard self.half(of: condition) == nil else { return }
        if condition >= halves.count {
            halves += repeatElement(Self.nothing, count: condition + 1 - halves.count)
        }
        halves[condition] = half
        conditions.append(condition)
    }

    /// The other half: the negation of a condition.
    static func not(_ half: Half) -> Half { half < 0 ? -1 - ((-1 - half) ^ 1) : half ^ 1 }

    /// Whether the stored numbers of a column lie within a range, or outside it.
    ///
    /// - parameter unknown: What is true of rows that nobody knows.
    mutating func within(
        _ column: Column, at place: ColumnPlace? = nil, _ range: ClosedRange<Int64>?, isInverted: Bool, unknown: Truth
    ) -> Half {
        let (operation, width): (ck_operation, ClosedRange<Int64>) =
            switch column.width {
            case .byte: (CK_WITHIN_8, Int64(Int8.min)...Int64(Int8.max))
            case .short: (CK_WITHIN_16, Int64(Int16.min)...Int64(Int16.max))
            case .word: (CK_WITHIN_32, Int64(Int32.min)...Int64(Int32.max))
            case .long: (CK_WITHIN_64, Int64.min...Int64.max)
            case nil: preconditionFailure("a column of numbers")
            }
        // A range that no value of this width can reach is the opposite of all of them.
        let possible = range.flatMap { $0.overlaps(width) ? $0.clamped(to: width) : nil }
        var isInverted = isInverted != (possible == nil)
        let passing = possible ?? width
        var step = ck_step()
        step.operation = operation
        step.low = passing.lowerBound
        step.span = UInt64(bitPattern: passing.upperBound &- passing.lowerBound)
        if let above = Self.above(operation) {
            // With one end open it is a single comparison: above the value before the first, or not above the last.
            if passing.lowerBound == width.lowerBound {
                (step.operation, step.low, isInverted) = (above, passing.upperBound, !isInverted)
            } else if passing.upperBound == width.upperBound {
                (step.operation, step.low) = (above, passing.lowerBound - 1)
            }
        }
        step.inverted = isInverted ? .max : 0
        return append(step, of: Source(column: column, place: place), unknown: unknown)
    }

    private static func above(_ within: ck_operation) -> ck_operation? {
        switch within {
        case CK_WITHIN_8: CK_ABOVE_8
        case CK_WITHIN_16: CK_ABOVE_16
        default: nil
        }
    }

    /// Whether a flag is yes.
    mutating func flag(_ column: Column, at place: ColumnPlace? = nil) -> Half {
        var step = ck_step()
        step.operation = CK_FLAG
        return append(step, of: Source(column: column, place: place), unknown: .unknown)
    }

    /// Whether a value is known to be none.
    mutating func absent(_ column: Column, at place: ColumnPlace? = nil, unknown: Truth) -> Half {
        var step = ck_step()
        step.operation = CK_ABSENT
        return append(step, of: Source(column: column, place: place), unknown: unknown)
    }

    /// A condition that was computed before.
    mutating func column(_ truth: TruthColumn) -> Half {
        precondition(truth.count == count, "columns over the same rows")
        return take(.column(truth))
    }

    /// A condition that no step computes.
    mutating func take(_ condition: Given) -> Half {
        given.append(condition)
        return -1 - Half(2 * (given.count - 1))
    }

    /// Whether a condition is made of one that is given, among others.
    func depends(_ half: Half, onGiven index: Int) -> Bool {
        if half < 0 { return Int(-1 - half) / 2 == index }
        let step = steps[Int(half >> 1)]
        guard step.operation == CK_AND else { return false }
        return operands[Int(step.first)..<Int(step.first + step.operands)].contains { depends($0, onGiven: index) }
    }

    /// Begins a list of conditions, which may contain others: gives the place at which it begins.
    ///
    /// Every list ends with ``all(since:)``, ``any(since:)`` or ``drop(since:)``. Lists of lists are most of what programs
    /// are built of, and an array for each of them would cost more than the conditions themselves.
    func open() -> Int { waiting.count }

    /// Adds a condition to the list begun last.
    mutating func add(_ half: Half) { waiting.append(half) }

    /// Ends a list of at least one condition: the conjunction of those in it.
    mutating func all(since start: Int) -> Half { joined(since: start, isTurned: false) }

    /// Ends a list of at least one condition: the disjunction of those in it.
    mutating func any(since start: Int) -> Half { joined(since: start, isTurned: true) }

    /// Ends a list of which nothing comes.
    mutating func drop(since start: Int) { waiting.removeSubrange(start...) }

    /// The conjunction of a list, or with all turned over the disjunction.
    private mutating func joined(since start: Int, isTurned: Bool) -> Half {
        precondition(start < waiting.count, "a condition to join")
        defer { drop(since: start) }
        if waiting.count == start + 1 { return waiting[start] }
        var step = ck_step()
        step.operation = CK_AND
        step.first = UInt32(operands.count)
        step.operands = UInt32(waiting.count - start)
        for place in start..<waiting.count {
            operands.append(isTurned ? Self.not(waiting[place]) : waiting[place])
        }
        let half = append(step)
        return isTurned ? Self.not(half) : half
    }

    /// The conjunction of conditions, at least one.
    mutating func all(_ halves: [Half]) -> Half {
        let start = open()
        waiting += halves
        return all(since: start)
    }

    /// The disjunction of conditions, at least one.
    mutating func any(_ halves: [Half]) -> Half {
        let start = open()
        waiting += halves
        return any(since: start)
    }

    mutating func and(_ a: Half, _ b: Half) -> Half {
        let start = open()
        add(a)
        add(b)
        return all(since: start)
    }

    mutating func or(_ a: Half, _ b: Half) -> Half {
        let start = open()
        add(a)
        add(b)
        return any(since: start)
    }

    /// Asks for a condition as a column of the result, after those asked for before.
    mutating func output(_ half: Half) { outputs.append(half) }

    private mutating func append(_ step: ck_step, of wanted: Source, unknown: Truth) -> Half {
        var step = step
        step.open_yes = unknown == .true ? .max : 0
        step.open_no = unknown == .false ? .max : 0
        // A record has some dozens of columns: looking at them all is quicker than hashing one.
        let source =
            sources.firstIndex { $0.column === wanted.column && $0.place == wanted.place } ?? sources.count
        if source == sources.count { sources.append(wanted) }
        step.stored = UInt32(source)
        return append(step)
    }

    private mutating func append(_ step: ck_step) -> Half {
        steps.append(step)
        return Half(2 * (steps.count - 1))
    }
}
