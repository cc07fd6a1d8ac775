// SPDX-License-Identifier: Apache-2.0

import ColumnKernels
import Dispatch
import Records

extension TruthProgram {
    private var words: Int { (count + 63) / 64 }

    /// The columns asked for, in their order.
    ///
    /// - parameter threads: How many ranges of rows may run at a time.
    func run(threads: Int = 1) -> [TruthColumn] {
        let lowered = LoweredProgram(self)
        var pointers = Pointers()
        pointers.sources.reserveCapacity(sources.count)
        pointers.columns.reserveCapacity(2 * (given.count + outputs.count))
        var halves: [BitSet] = []
        halves.reserveCapacity(2 * outputs.count)
        Pointers.pin(sources, &pointers) { pointers in
            var steps = lowered.steps
            for (place, source) in lowered.sources.enumerated() where source >= 0 {
                let pin = pointers.sources[source]
                (steps[place].known, steps[place].absent, steps[place].values) = (pin.known, pin.absent, pin.values)
            }
            Pointers.pin(given, &pointers) { pointers in
                Pointers.fill(2 * outputs.count, rows: count, &pointers, &halves) { pointers in
                    Job(
                        steps: steps, operands: lowered.operands, columns: pointers.columns,
                        registers: Int(lowered.registers), words: words
                    ).run(threads: threads)
                }
            }
        }
        // The last half was filled first.
        return outputs.indices.map { index in
            let last = halves.count - 1 - 2 * index
            return TruthColumn(yes: halves[last], no: halves[last - 1])
        }
    }
}

/// Columns as C reads and writes them.
///
/// Each function calls its body with the pointers of one list more, valid until the body returns. They recurse, a column a
/// level, and are given no more than they need: what a level holds is taken and let go once a column.
private struct Pointers {
    var sources: [(known: UnsafePointer<UInt64>?, absent: UnsafePointer<UInt64>?, values: UnsafeRawPointer?)] = []
    /// Halves of columns: those given, then those asked for.
    var columns: [UnsafeMutablePointer<UInt64>?] = []

    /// Adds stored columns.
    static func pin(
        _ columns: [Column], from index: Int = 0, _ pointers: inout Pointers, _ body: (inout Pointers) -> Void
    ) {
        guard index < columns.count else { return body(&pointers) }
        columns[index].withUnsafeParts { known, absent, values in
            pointers.sources.append((known, absent, values))
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
        let half = [UInt64](unsafeUninitializedCapacity: words) { buffer, filled in
            pointers.columns.append(buffer.baseAddress)
            fill(count - 1, rows: rows, &pointers, &halves, body)
            filled = words
        }
        halves.append(BitSet(count: rows, words: half))
    }
}

/// What one run needs in C.
///
/// SAFETY: the pointers outlive the run, what they lead to is only read but for the columns asked for, and no two ranges
/// write the same words of those.
private struct Job: @unchecked Sendable {
    let steps: [ck_step]
    let operands: [ck_half]
    let columns: [UnsafeMutablePointer<UInt64>?]
    let registers: Int
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
        // Aligned to the lines of the cache, so that no vector lies across two of them.
        withUnsafeTemporaryAllocation(byteCount: (registers * block + 1) * 8, alignment: 64) { memory in
            let registers = memory.bindMemory(to: UInt64.self)
            ck_run(steps, steps.count, operands, columns, first, end, registers.baseAddress)
        }
    }
}
