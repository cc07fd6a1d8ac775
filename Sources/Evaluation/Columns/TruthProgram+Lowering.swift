// SPDX-License-Identifier: Apache-2.0

import ColumnKernels

/// A program as it runs: steps that nothing asks for are gone, conjunctions inside conjunctions are one, what is asked for
/// is written where it stays, and everything else shares few registers, so that they stay in the cache.
struct LoweredProgram {
    /// The steps and, beside each, the source that it reads; -1 for a conjunction.
    private(set) var steps: [ck_step] = []
    private(set) var sources: [Int] = []
    private(set) var operands: [ck_half] = []
    /// How many halves of registers there are.
    private(set) var registers: ck_half = 0

    private let program: TruthProgram
    /// By step of the program.
    private var uses: [Use]
    private var free: [ck_half] = []

    /// What becomes of a step's result.
    private struct Use {
        /// How many readers are still to come.
        var readers: Int32 = 0
        /// The column that it is asked for as, if any; 0 is none.
        var wanted: ck_half = 0
        /// The half that says where it is surely true, once the step is lowered.
        var place: ck_half = 0
        /// Whether it is a conjunction that is read once, by a conjunction, which takes over its operands.
        var isMerged = false
    }

    /// Columns come in pairs as well: first those that are given, then those asked for.
    init(_ program: TruthProgram) {
        self.program = program
        let count = program.steps.count
        uses = [Use](repeating: Use(), count: count)
        free.reserveCapacity(count)
        steps.reserveCapacity(count + program.outputs.count)
        sources.reserveCapacity(count + program.outputs.count)
        operands.reserveCapacity(program.operands.count + program.outputs.count)
        findOutputs()
        findReaders()
        for step in 0..<count where uses[step].readers > 0 && !uses[step].isMerged { lower(step) }
        // What is given already, or asked for twice, is copied.
        for (index, half) in program.outputs.enumerated()
        where half < 0 || uses[Int(half >> 1)].wanted != column(index, half) {
            var copy = ck_step()
            copy.operation = CK_AND
            copy.first = UInt32(operands.count)
            copy.operands = 1
            copy.target = column(index, 0)
            operands.append(place(half))
            append(copy, source: -1)
        }
    }

    private mutating func findOutputs() {
        for (index, half) in program.outputs.enumerated() where half >= 0 {
            let step = Int(half >> 1)
            // A reader that never comes, so that the column is never taken for another step.
            uses[step].readers += 1
            if uses[step].wanted == 0 { uses[step].wanted = column(index, half) }
        }
    }

    /// The half of a wanted column that says where the step behind an output is surely true.
    private func column(_ output: Int, _ half: ck_half) -> ck_half {
        let column = -1 - ck_half(2 * (program.given.count + output))
        return half & 1 == 0 ? column : TruthProgram.not(column)
    }

    private mutating func findReaders() {
        for step in program.steps.indices.reversed() where uses[step].readers > 0 && isConjunction(step) {
            for operand in operands(of: step) {
                let half = program.operands[operand]
                guard half >= 0 else { continue }
                let read = Int(half >> 1)
                uses[read].isMerged = uses[read].readers == 0 && half & 1 == 0 && isConjunction(read)
                uses[read].readers += 1
            }
        }
    }

    private func isConjunction(_ step: Int) -> Bool { program.steps[step].step.operation == CK_AND }

    /// Where the operands of a conjunction stand in the program's list.
    private func operands(of step: Int) -> Range<Int> {
        let first = Int(program.steps[step].step.first)
        return first..<first + Int(program.steps[step].step.operands)
    }

    private mutating func lower(_ index: Int) {
        var (step, source) = program.steps[index]
        if step.operation == CK_AND {
            let first = operands.count
            addOperands(of: index)
            step.first = UInt32(first)
            step.operands = UInt32(operands.count - first)
        }
        // The target is taken before the operands are let go: a long conjunction is written to while it is still read.
        step.target = uses[index].wanted != 0 ? uses[index].wanted : freeRegister()
        uses[index].place = step.target
        if step.operation == CK_AND { letGo(of: index) }
        append(step, source: source)
    }

    private mutating func addOperands(of conjunction: Int) {
        for operand in operands(of: conjunction) {
            let half = program.operands[operand]
            if half >= 0, uses[Int(half >> 1)].isMerged {
                addOperands(of: Int(half >> 1))
            } else {
                operands.append(place(half))
            }
        }
    }

    private mutating func letGo(of conjunction: Int) {
        for operand in operands(of: conjunction) {
            let half = program.operands[operand]
            guard half >= 0 else { continue }
            let step = Int(half >> 1)
            if uses[step].isMerged {
                letGo(of: step)
            } else {
                uses[step].readers -= 1
                if uses[step].readers == 0 { free.append(uses[step].place) }
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
        let place = uses[Int(half >> 1)].place
        return half & 1 == 0 ? place : TruthProgram.not(place)
    }

    private mutating func append(_ step: ck_step, source: Int) {
        steps.append(step)
        sources.append(source)
    }
}
