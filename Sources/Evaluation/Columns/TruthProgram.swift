// SPDX-License-Identifier: Apache-2.0

import ColumnKernels
import Records

/// Conditions over stored columns as steps over words of sixty-four rows.
///
/// A condition is two halves, where it is surely true and where it is surely false; its negation is the same two the
/// other way round. What several conditions share is one step. A run goes through the rows in blocks that stay in the
/// nearest cache and allocates nothing per row; ranges of rows may run on several cores, and since no row depends on
/// another the result is the same.
struct TruthProgram {
    /// The half that says where a condition is surely true.
    typealias Half = ck_half

    /// How many rows the columns have.
    let count: Int
    private var halves: [Int: Half] = [:]
    /// The conditions of `halves` in the order they came in.
    private var conditions: [Int] = []

    private(set) var steps: [(step: ck_step, source: Int)] = []
    private(set) var sources: [Column] = []
    private var sourceIndices: [ObjectIdentifier: Int] = [:]
    private(set) var given: [TruthColumn] = []
    private(set) var outputs: [Half] = []
    private(set) var registers: Half = 0

    init(count: Int) {
        self.count = count
    }

    // MARK: Building

    /// How far a program has come.
    struct Mark {
        fileprivate let conditions: Int
        fileprivate let steps: Int
        fileprivate let sources: Int
        fileprivate let given: Int
        fileprivate let outputs: Int
        fileprivate let registers: Half
    }

    /// Where the program stands, to come back to.
    var mark: Mark {
        Mark(
            conditions: conditions.count, steps: steps.count, sources: sources.count, given: given.count,
            outputs: outputs.count, registers: registers)
    }

    /// Forgets what came in since.
    mutating func goBack(to mark: Mark) {
        for condition in conditions[mark.conditions...] { halves[condition] = nil }
        for source in sources[mark.sources...] { sourceIndices[ObjectIdentifier(source)] = nil }
        conditions.removeSubrange(mark.conditions...)
        steps.removeSubrange(mark.steps...)
        sources.removeSubrange(mark.sources...)
        given.removeSubrange(mark.given...)
        outputs.removeSubrange(mark.outputs...)
        registers = mark.registers
    }

    /// A condition that is in the program already, by its canonical expression.
    func half(of condition: Int) -> Half? { halves[condition] }

    /// Keeps a condition for whatever asks for it again.
    mutating func keep(_ half: Half, as condition: Int) {
        guard halves.updateValue(half, forKey: condition) == nil else { return }
        conditions.append(condition)
    }

    /// The other half: the negation of a condition.
    static func not(_ half: Half) -> Half { half < 0 ? -1 - ((-1 - half) ^ 1) : half ^ 1 }

    /// Whether a column's values lie within a range, or outside it.
    ///
    /// - parameter unknown: What is true of rows that nobody knows.
    mutating func within(
        _ values: PackedIntegers, of column: Column, _ range: ClosedRange<Int64>?, isInverted: Bool, unknown: Truth
    ) -> Half {
        let (operation, width): (ck_operation, ClosedRange<Int64>) =
            switch values {
            case .bytes: (CK_WITHIN_8, Int64(Int8.min)...Int64(Int8.max))
            case .shorts: (CK_WITHIN_16, Int64(Int16.min)...Int64(Int16.max))
            case .words: (CK_WITHIN_32, Int64(Int32.min)...Int64(Int32.max))
            case .longs: (CK_WITHIN_64, Int64.min...Int64.max)
            }
        let possible = range.flatMap { $0.overlaps(width) ? $0.clamped(to: width) : nil }
        var step = ck_step()
        step.operation = operation
        step.low = (possible ?? width).lowerBound
        step.span = UInt64(bitPattern: (possible ?? width).upperBound &- step.low)
        // A range that no value of this width can reach is the opposite of all of them.
        step.inverted = isInverted != (possible == nil) ? .max : 0
        return append(step, of: column, unknown: unknown)
    }

    /// Whether a flag is yes.
    mutating func flag(_ column: Column) -> Half {
        var step = ck_step()
        step.operation = CK_FLAG
        return append(step, of: column, unknown: .unknown)
    }

    /// Whether a value is known to be none.
    mutating func absent(_ column: Column, unknown: Truth) -> Half {
        var step = ck_step()
        step.operation = CK_ABSENT
        return append(step, of: column, unknown: unknown)
    }

    /// A condition that was computed before.
    mutating func column(_ truth: TruthColumn) -> Half {
        precondition(truth.count == count, "columns over the same rows")
        given.append(truth)
        return -1 - Half(2 * (given.count - 1))
    }

    mutating func and(_ a: Half, _ b: Half) -> Half {
        var step = ck_step()
        step.operation = CK_AND
        (step.a, step.b) = (a, b)
        return append(step, source: -1)
    }

    mutating func or(_ a: Half, _ b: Half) -> Half { Self.not(and(Self.not(a), Self.not(b))) }

    /// Asks for a condition as a column of the result, after those asked for before.
    mutating func output(_ half: Half) { outputs.append(half) }

    private mutating func append(_ step: ck_step, of column: Column, unknown: Truth) -> Half {
        var step = step
        step.open_yes = unknown == .true ? .max : 0
        step.open_no = unknown == .false ? .max : 0
        let id = ObjectIdentifier(column)
        let source = sourceIndices[id] ?? sources.count
        if source == sources.count {
            sources.append(column)
            sourceIndices[id] = source
        }
        return append(step, source: source)
    }

    private mutating func append(_ step: ck_step, source: Int) -> Half {
        var step = step
        step.target = registers
        steps.append((step, source))
        registers += 2
        return step.target
    }
}
