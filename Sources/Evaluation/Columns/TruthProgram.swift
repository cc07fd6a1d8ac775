// SPDX-License-Identifier: Apache-2.0

import ColumnKernels
import Dispatch
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
    /// Conditions that are in the program already, by canonical expression.
    var halves: [Int: Half] = [:]

    private var steps: [(step: ck_step, source: Int)] = []
    private var sources: [Column] = []
    private var sourceIndices: [ObjectIdentifier: Int] = [:]
    private var given: [TruthColumn] = []
    private var outputs: [Half] = []
    private var registers: Half = 0

    private var words: Int { (count + 63) / 64 }

    init(count: Int) {
        self.count = count
    }

    // MARK: Building

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

    // MARK: Running

    /// The columns asked for, in their order.
    ///
    /// - parameter threads: How many ranges of rows may run at a time.
    func run(threads: Int = 1) -> [TruthColumn] {
        let words = words
        let halves = outputs.flatMap { [$0, Self.not($0)] }
        let results = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: halves.count * words + 1)
        defer { results.deallocate() }
        guard let start = results.baseAddress else { return [] }
        let targets = halves.enumerated().map { ck_output(half: $1, words: start + $0 * words) }
        withPointers { steps, columns in
            let job = Job(
                steps: steps, columns: columns, targets: targets, halves: Int(registers), words: words)
            // A range of its own is worth a thread from some hundred thousand rows on.
            let ranges = max(1, min(threads, words / 2048))
            if ranges == 1 {
                job.run(0, of: 1)
            } else {
                DispatchQueue.concurrentPerform(iterations: ranges) { job.run($0, of: ranges) }
            }
        }
        return outputs.indices.map { index in
            func bits(_ half: Int) -> BitSet {
                BitSet(count: count, words: Array(results[(half * words)..<((half + 1) * words)]))
            }
            return TruthColumn(yes: bits(2 * index), no: bits(2 * index + 1))
        }
    }

    /// Calls the body with steps and given columns as C reads them; the pointers are valid until it returns.
    private func withPointers(_ body: ([ck_step], [UnsafePointer<UInt64>?]) -> Void) {
        var steps = steps.map(\.step)
        var columns: [UnsafePointer<UInt64>?] = []
        func pinGiven(_ index: Int) {
            guard index < given.count else { return body(steps, columns) }
            given[index].yes.withUnsafeWords { yes in
                given[index].no.withUnsafeWords { no in
                    columns += [yes, no]
                    pinGiven(index + 1)
                }
            }
        }
        func pinSources(_ index: Int) {
            guard index < sources.count else { return pinGiven(0) }
            let column = sources[index]
            column.known.withUnsafeWords { known in
                column.absent.withUnsafeWords { absent in
                    column.withUnsafeValues { values in
                        for place in steps.indices where self.steps[place].source == index {
                            steps[place].known = known
                            steps[place].absent = column.hasAbsent ? absent : nil
                            steps[place].values = values
                        }
                        pinSources(index + 1)
                    }
                }
            }
        }
        pinSources(0)
    }
}

/// What one run needs in C.
///
/// SAFETY: the pointers outlive the run, what they lead to is only read but for the targets, and no two ranges write the
/// same words of those.
private struct Job: @unchecked Sendable {
    let steps: [ck_step]
    let columns: [UnsafePointer<UInt64>?]
    let targets: [ck_output]
    let halves: Int
    let words: Int

    func run(_ range: Int, of ranges: Int) {
        let block = Int(CK_BLOCK)
        let blocks = (words + block - 1) / block
        let first = blocks * range / ranges * block
        let end = min(words, blocks * (range + 1) / ranges * block)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: halves * block + 1) { registers in
            ck_run(steps, steps.count, columns, targets, targets.count, first, end, registers.baseAddress)
        }
    }
}
