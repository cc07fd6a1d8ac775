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
        let halves = outputs.flatMap { [$0, Self.not($0)] }
        var results: [BitSet] = []
        withPointers { steps, columns in
            fill(halves, steps, columns, threads, [], &results)
        }
        // The last half was filled first.
        return outputs.indices.map { index in
            let last = results.count - 1 - 2 * index
            return TruthColumn(yes: results[last], no: results[last - 1])
        }
    }

    /// Makes room for one half after the other, runs the program once there is room for all, and keeps them, last first.
    private func fill(
        _ halves: [Half], _ steps: [ck_step], _ columns: [UnsafePointer<UInt64>?], _ threads: Int,
        _ targets: [ck_output], _ results: inout [BitSet]
    ) {
        guard targets.count < halves.count else {
            return Job(steps: steps, columns: columns, targets: targets, halves: Int(registers), words: words)
                .run(threads: threads)
        }
        let filled = [UInt64](unsafeUninitializedCapacity: words) { buffer, count in
            let target = ck_output(half: halves[targets.count], words: buffer.baseAddress)
            fill(halves, steps, columns, threads, targets + [target], &results)
            count = words
        }
        results.append(BitSet(count: count, words: filled))
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
        var pins: [(known: UnsafePointer<UInt64>?, absent: UnsafePointer<UInt64>?, values: UnsafeRawPointer?)] = []
        func pinSources(_ index: Int) {
            guard index < sources.count else {
                for place in steps.indices where self.steps[place].source >= 0 {
                    let pin = pins[self.steps[place].source]
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
/// SAFETY: the pointers outlive the run, what they lead to is only read but for the targets, and no two ranges write the
/// same words of those.
private struct Job: @unchecked Sendable {
    let steps: [ck_step]
    let columns: [UnsafePointer<UInt64>?]
    let targets: [ck_output]
    let halves: Int
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
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: halves * block + 1) { registers in
            ck_run(steps, steps.count, columns, targets, targets.count, first, end, registers.baseAddress)
        }
    }
}
