// SPDX-License-Identifier: Apache-2.0

import ColumnKernels

/// A program as it runs: steps that nothing asks for are gone, conjunctions inside conjunctions are one, what is asked for
/// is written where it stays, and everything else shares few registers, so that they stay in the cache.
struct LoweredProgram: Sendable {
    fileprivate(set) var steps: [ck_step] = []
    fileprivate(set) var operands: [ck_half] = []
    /// How many halves of registers there are.
    fileprivate(set) var registers: ck_half = 0
    /// How many columns are asked for.
    let outputs: Int

    /// Columns come in pairs of halves: first those that are given, then those asked for.
    init(_ program: TruthProgram) {
        outputs = program.outputs.count
        var lowering = Lowering(program)
        lowering.run(into: &self)
    }
}

/// The making of a lowered program.
private struct Lowering {
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

    init(_ program: TruthProgram) {
        self.program = program
        uses = [Use](repeating: Use(), count: program.steps.count)
        free.reserveCapacity(program.steps.count)
    }

    mutating func run(into lowered: inout LoweredProgram) {
        let room = program.steps.count + program.outputs.count
        lowered.steps.reserveCapacity(room)
        lowered.operands.reserveCapacity(program.operands.count + program.outputs.count)
        findOutputs()
        findReaders()
        for step in program.steps.indices where uses[step].readers > 0 && !uses[step].isMerged {
            lower(step, into: &lowered)
        }
        // What is given already, or asked for twice, is copied.
        for (index, half) in program.outputs.enumerated()
        where half < 0 || uses[Int(half >> 1)].wanted != column(index, half) {
            var copy = ck_step()
            copy.operation = CK_AND
            copy.first = UInt32(lowered.operands.count)
            copy.operands = 1
            copy.target = column(index, 0)
            lowered.operands.append(place(half))
            lowered.steps.append(copy)
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

    private func isConjunction(_ step: Int) -> Bool { program.steps[step].operation == CK_AND }

    /// Where the operands of a conjunction stand in the program's list.
    private func operands(of step: Int) -> Range<Int> {
        let first = Int(program.steps[step].first)
        return first..<first + Int(program.steps[step].operands)
    }

    private mutating func lower(_ index: Int, into lowered: inout LoweredProgram) {
        var step = program.steps[index]
        if step.operation == CK_AND {
            let first = lowered.operands.count
            addOperands(of: index, to: &lowered)
            step.first = UInt32(first)
            step.operands = UInt32(lowered.operands.count - first)
        }
        // The target is taken before the operands are let go: a long conjunction is written to while it is still read.
        step.target = uses[index].wanted != 0 ? uses[index].wanted : freeRegister(of: &lowered)
        uses[index].place = step.target
        if step.operation == CK_AND { letGo(of: index) }
        lowered.steps.append(step)
    }

    private mutating func addOperands(of conjunction: Int, to lowered: inout LoweredProgram) {
        for operand in operands(of: conjunction) {
            let half = program.operands[operand]
            if half >= 0, uses[Int(half >> 1)].isMerged {
                addOperands(of: Int(half >> 1), to: &lowered)
            } else {
                lowered.operands.append(place(half))
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

    private mutating func freeRegister(of lowered: inout LoweredProgram) -> ck_half {
        if let last = free.popLast() { return last }
        defer { lowered.registers += 2 }
        return lowered.registers
    }

    private func place(_ half: ck_half) -> ck_half {
        if half < 0 { return half }
        let place = uses[Int(half >> 1)].place
        return half & 1 == 0 ? place : TruthProgram.not(place)
    }
}
