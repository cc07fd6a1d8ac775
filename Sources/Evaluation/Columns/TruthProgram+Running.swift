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
        var results: [BitSet] = []
        results.reserveCapacity(2 * outputs.count)
        withPointers(lowered) { steps, columns in
            var columns = columns
            fill(lowered, steps, &columns, threads, &results)
        }
        // The last half was filled first.
        return outputs.indices.map { index in
            let last = results.count - 1 - 2 * index
            return TruthColumn(yes: results[last], no: results[last - 1])
        }
    }

    /// Makes room for one half after the other, runs the program once there is room for all, and keeps them, last first.
    private func fill(
        _ lowered: LoweredProgram, _ steps: [ck_step], _ columns: inout [UnsafeMutablePointer<UInt64>?], _ threads: Int,
        _ results: inout [BitSet]
    ) {
        guard columns.count < 2 * (given.count + outputs.count) else {
            return Job(
                steps: steps, operands: lowered.operands, columns: columns, registers: Int(lowered.registers),
                words: words
            ).run(threads: threads)
        }
        let filled = [UInt64](unsafeUninitializedCapacity: words) { buffer, count in
            columns.append(buffer.baseAddress)
            fill(lowered, steps, &columns, threads, &results)
            count = words
        }
        results.append(BitSet(count: count, words: filled))
    }

    /// Calls the body with steps and given columns as C reads them; the pointers are valid until it returns.
    private func withPointers(
        _ lowered: LoweredProgram, _ body: ([ck_step], [UnsafeMutablePointer<UInt64>?]) -> Void
    ) {
        var steps = lowered.steps
        var columns: [UnsafeMutablePointer<UInt64>?] = []
        columns.reserveCapacity(2 * (given.count + outputs.count))
        // SAFETY: given columns are read only: no step of a lowered program has one of them as its target.
        func pinGiven(_ index: Int) {
            guard index < given.count else { return body(steps, columns) }
            given[index].yes.withUnsafeWords { yes in
                given[index].no.withUnsafeWords { no in
                    columns.append(UnsafeMutablePointer(mutating: yes))
                    columns.append(UnsafeMutablePointer(mutating: no))
                    pinGiven(index + 1)
                }
            }
        }
        var pins: [(known: UnsafePointer<UInt64>?, absent: UnsafePointer<UInt64>?, values: UnsafeRawPointer?)] = []
        pins.reserveCapacity(sources.count)
        func pinSources(_ index: Int) {
            guard index < sources.count else {
                for (place, source) in lowered.sources.enumerated() where source >= 0 {
                    let pin = pins[source]
                    (steps[place].known, steps[place].absent, steps[place].values) = (pin.known, pin.absent, pin.values)
                }
                return pinGiven(0)
            }
            let column = sources[index]
            column.known.withUnsafeWords { known in
                column.absent.withUnsafeWords { absent in
                    column.withUnsafeValues { values in
                        pins.append((known, column.hasAbsent ? absent : nil, values))
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
