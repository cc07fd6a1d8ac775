// SPDX-License-Identifier: Apache-2.0

import ColumnKernels

/// A program as it runs: steps that nothing asks for are gone, conjunctions inside conjunctions are one, what is asked for
/// is written where it stays, and everything else shares few registers, so that they fit into the nearest cache.
struct LoweredProgram {
    /// The steps and, beside each, the source that it reads; -1 for a conjunction.
    private(set) var steps: [ck_step] = []
    private(set) var sources: [Int] = []
    private(set) var operands: [ck_half] = []
    /// How many halves of registers there are.
    private(set) var registers: ck_half = 0

    private let program: TruthProgram
    /// By step of the program: how many readers are still to come.
    private var readers: [Int32]
    /// Conjunctions that are read once, by a conjunction, which takes over their operands.
    private var isMerged: [Bool]
    /// By step of the program: the half that says where it is surely true.
    private var places: [ck_half]
    private var free: [ck_half] = []

    /// Columns come in pairs as well: first those that are given, then those asked for.
    init(_ program: TruthProgram) {
        self.program = program
        let count = program.steps.count
        readers = [Int32](repeating: 0, count: count)
        isMerged = [Bool](repeating: false, count: count)
        places = [ck_half](repeating: 0, count: count)
        steps.reserveCapacity(count + program.outputs.count)
        sources.reserveCapacity(count + program.outputs.count)
        operands.reserveCapacity(program.operands.count + program.outputs.count)
        let wanted = placesOfOutputs()
        findReaders()
        for step in 0..<count where readers[step] > 0 && !isMerged[step] { lower(step, wanted[step]) }
        // What is given already, or asked for twice, is copied.
        for (index, half) in program.outputs.enumerated()
        where half < 0 || wanted[Int(half >> 1)] != column(index, half) {
            var copy = ck_step()
            copy.operation = CK_AND
            copy.first = UInt32(operands.count)
            copy.operands = 1
            copy.target = column(index, 0)
            operands.append(place(half))
            append(copy, source: -1)
        }
    }

    /// By step: the column that it writes to, if any; 0 is none.
    private mutating func placesOfOutputs() -> [ck_half] {
        var wanted = [ck_half](repeating: 0, count: program.steps.count)
        for (index, half) in program.outputs.enumerated() where half >= 0 {
            // A reader that never comes, so that the column is never taken for another step.
            readers[Int(half >> 1)] += 1
            if wanted[Int(half >> 1)] == 0 { wanted[Int(half >> 1)] = column(index, half) }
        }
        return wanted
    }

    /// The half of a wanted column that says where the step behind an output is surely true.
    private func column(_ output: Int, _ half: ck_half) -> ck_half {
        let column = -1 - ck_half(2 * (program.given.count + output))
        return half & 1 == 0 ? column : TruthProgram.not(column)
    }

    private mutating func findReaders() {
        for step in program.steps.indices.reversed() where readers[step] > 0 {
            let conjunction = program.steps[step].step
            guard conjunction.operation == CK_AND else { continue }
            for half in operands(of: conjunction) where half >= 0 {
                let read = Int(half >> 1)
                isMerged[read] = readers[read] == 0 && half & 1 == 0 && program.steps[read].step.operation == CK_AND
                readers[read] += 1
            }
        }
    }

    private func operands(of conjunction: ck_step) -> ArraySlice<ck_half> {
        program.operands[Int(conjunction.first)..<Int(conjunction.first + conjunction.operands)]
    }

    private mutating func lower(_ index: Int, _ wanted: ck_half) {
        var (step, source) = program.steps[index]
        let first = operands.count
        if step.operation == CK_AND {
            addOperands(of: step)
            step.first = UInt32(first)
            step.operands = UInt32(operands.count - first)
        }
        // The target is taken before the operands are let go: a long conjunction is written to while it is still read.
        step.target = wanted != 0 ? wanted : freeRegister()
        places[index] = step.target
        if step.operation == CK_AND { letGo(of: program.steps[index].step) }
        append(step, source: source)
    }

    private mutating func addOperands(of conjunction: ck_step) {
        for half in operands(of: conjunction) {
            if half >= 0, isMerged[Int(half >> 1)] {
                addOperands(of: program.steps[Int(half >> 1)].step)
            } else {
                operands.append(place(half))
            }
        }
    }

    private mutating func letGo(of conjunction: ck_step) {
        for half in operands(of: conjunction) where half >= 0 {
            let step = Int(half >> 1)
            if isMerged[step] {
                letGo(of: program.steps[step].step)
            } else {
                readers[step] -= 1
                if readers[step] == 0 { free.append(places[step]) }
            }
        }
    }

    private mutating func freeRegister() -> ck_half {
        if let last = free.popLast() { return last }
        defer { registers += 2 }
        return registers
    }

    private func place(_ half: ck_half) -> ck_half {
        if half < 0 { return half }
        let place = places[Int(half >> 1)]
        return half & 1 == 0 ? place : TruthProgram.not(place)
    }

    private mutating func append(_ step: ck_step, source: Int) {
        steps.append(step)
        sources.append(source)
    }
}
