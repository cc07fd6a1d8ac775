// SPDX-License-Identifier: Apache-2.0

import ColumnKernels
import Dispatch
import Records

/// A program with the columns that it runs over; not copied, since it is made of many lists.
struct BoundProgram: ~Copyable {
    private let program: LoweredProgram
    private let rows: Int
    private let sources: StoredColumns
    /// The conditions that no step computes.
    private(set) var given: [TruthColumn]

    init(_ program: LoweredProgram, rows: Int, sources: StoredColumns, given: [TruthColumn]) {
        self.program = program
        self.rows = rows
        self.sources = sources
        self.given = given
    }

    /// Says what a given condition is that was put off.
    mutating func settle(_ index: Int, as truth: TruthColumn) { given[index] = truth }

    /// The columns asked for, in their order.
    ///
    /// - parameter threads: How many ranges of rows may run at a time.
    func run(threads: Int = 1) -> [TruthColumn] {
        let outputs = program.outputs
        var pointers = Pointers()
        pointers.stored.reserveCapacity(sources.count)
        pointers.columns.reserveCapacity(2 * (given.count + outputs))
        var halves: [BitSet] = []
        halves.reserveCapacity(2 * outputs)
        Pointers.pin(sources, &pointers) { pointers in
            Pointers.pin(given, &pointers) { pointers in
                Pointers.fill(2 * outputs, rows: rows, &pointers, &halves) { pointers in
                    Job(
                        program: program, stored: pointers.stored, columns: pointers.columns, words: (rows + 63) / 64
                    ).run(threads: threads)
                }
            }
        }
        // The last half was filled first, so that they come off the end in order, and none is copied.
        return (0..<outputs).map { _ in
            let yes = halves.removeLast()
            return TruthColumn(yes: yes, no: halves.removeLast())
        }
    }
}

/// Columns as C reads and writes them.
///
/// Each function calls its body with the pointers of one list more, valid until the body returns. They recurse, a column a
/// level, and are given no more than they need: what a level holds is taken and let go once a column.
private struct Pointers {
    var stored: [ck_column] = []
    /// Halves of columns: those given, then those asked for.
    var columns: [UnsafeMutablePointer<UInt64>?] = []

    /// Adds stored columns.
    static func pin(
        _ columns: StoredColumns, from index: Int = 0, _ pointers: inout Pointers, _ body: (inout Pointers) -> Void
    ) {
        guard index < columns.count else { return body(&pointers) }
        columns[index].withUnsafeParts { known, absent, values in
            pointers.stored.append(ck_column(values: values, known: known, absent: absent))
            pin(columns, from: index + 1, &pointers, body)
        }
    }

    /// Adds columns that are given.
    ///
    /// SAFETY: they are read only: no step of a lowered program has one of them as its target.
    static func pin(
        _ given: [TruthColumn], from index: Int = 0, _ pointers: inout Pointers, _ body: (inout Pointers) -> Void
    ) {
        guard index < given.count else { return body(&pointers) }
        given[index].yes.withUnsafeWords { yes in
            given[index].no.withUnsafeWords { no in
                pointers.columns.append(UnsafeMutablePointer(mutating: yes))
                pointers.columns.append(UnsafeMutablePointer(mutating: no))
                pin(given, from: index + 1, &pointers, body)
            }
        }
    }

    /// Adds room for halves, which the body fills; keeps them, last first.
    static func fill(
        _ count: Int, rows: Int, _ pointers: inout Pointers, _ halves: inout [BitSet],
        _ body: (inout Pointers) -> Void
    ) {
        guard count > 0 else { return body(&pointers) }
        let words = (rows + 63) / 64
        // Appended, since an array made with room that is not filled has its type looked up by name each time.
        var half: [UInt64] = []
        half.append(addingCapacity: words) { half in
            half.withUnsafeMutableBufferPointer { buffer, filled in
                pointers.columns.append(buffer.baseAddress)
                fill(count - 1, rows: rows, &pointers, &halves, body)
                filled = words
            }
        }
        halves.append(BitSet(count: rows, words: consume half))
    }
}

/// What one run needs in C.
///
/// SAFETY: the pointers outlive the run, what they lead to is only read but for the columns asked for, and no two ranges
/// write the same words of those.
private struct Job: @unchecked Sendable {
    let program: LoweredProgram
    let stored: [ck_column]
    let columns: [UnsafeMutablePointer<UInt64>?]
    let words: Int

    func run(threads: Int) {
        // A range of its own is worth a thread from some hundred thousand rows on.
        let ranges = max(1, min(threads, words / 2048))
        if ranges == 1 {
            run(0, of: 1)
        } else {
            DispatchQueue.concurrentPerform(iterations: ranges) { run($0, of: ranges) }
        }
    }

    private func run(_ range: Int, of ranges: Int) {
        let block = Int(CK_BLOCK)
        let blocks = (words + block - 1) / block
        let first = blocks * range / ranges * block
        let end = min(words, blocks * (range + 1) / ranges * block)
        let (steps, operands) = (program.steps, program.operands)
        guard program.registers > Int(CK_STACK_REGISTERS) else {
            return ck_run_on_stack(steps, steps.count, operands, stored, columns, first, end)
        }
        // Aligned to the lines of the cache, so that no vector lies across two of them.
        withUnsafeTemporaryAllocation(byteCount: Int(program.registers) * Int(CK_STRIDE) * 8, alignment: 64) {
            let registers = $0.bindMemory(to: UInt64.self).baseAddress
            ck_run(steps, steps.count, operands, stored, columns, first, end, registers)
        }
    }
}
