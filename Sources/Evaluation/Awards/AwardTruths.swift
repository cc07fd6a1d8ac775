// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// What the conditions of one award say of its candidates.
struct AwardTruths {
    /// Whether every requirement holds and, if there are standards, at least one.
    let verdict: TruthColumn
    /// The truth of each standard.
    let standards: [TruthColumn]
}

extension Evaluator {
    /// The conditions of an award over its candidates.
    func truths(of award: Int, _ over: CandidateColumns) -> AwardTruths {
        judged.insert(award)
        if let known = planned.removeValue(forKey: award) { return known }
        return programmed(award, over) ?? combined(award, over)
    }

    private func combined(_ award: Int, _ over: CandidateColumns) -> AwardTruths {
        let declared = rulebook.awards[award]
        var program = TruthProgram(count: over.candidates.count)
        let standards = declared.standards.map { over.conjunction($0.conditions, in: &program) }
        var verdict = over.conjunction(declared.requirements.map(\.condition), in: &program)
        if !standards.isEmpty { verdict = program.and(verdict, program.any(standards)) }
        for half in [verdict] + standards { program.output(half) }
        let found = run(&program, over)
        return AwardTruths(verdict: found[0], standards: Array(found.dropFirst()))
    }

    /// Runs a program; functions are called last, each for those candidates alone on whom something still depends on it.
    private func run(_ program: inout TruthProgram, _ over: CandidateColumns) -> [TruthColumn] {
        var found = program.run(threads: threads)
        for (condition, half) in program.putOff {
            var open = BitSet(count: program.count)
            for (output, truth) in zip(program.outputs, found) where program.depends(output, on: half) {
                open.formUnion(truth.unknown)
            }
            guard !open.isEmpty else { continue }
            program.settle(half, as: over.called(condition, on: open))
            found = program.run(threads: threads)
        }
        return found
    }

    /// The same as one program over the whole table, in which awards that read nothing but stored columns of the same table
    /// come along; nil when a condition reads more than the table's rows.
    private func programmed(_ award: Int, _ over: CandidateColumns) -> AwardTruths? {
        let declared = rulebook.awards[award]
        let frame = Frame(kind: .record(declared.record), depth: 0)
        let conditions = declared.requirements.map(\.condition) + declared.standards.flatMap(\.conditions)
        guard over.isWhole, conditions.allSatisfy({ columns.fits($0, frame) }) else { return nil }
        var program = TruthProgram(count: over.candidates.count, expressions: rulebook.expressions.count)
        guard columns.add(declared, to: &program, givesColumns: true) else { return nil }
        var along: [Int] = []
        // Of an overlay most awards are not judged again: nothing is computed in advance for them.
        for other in rulebook.awards.indices
        where !columns.isOverlay && !judged.contains(other) && planned[other] == nil {
            let next = rulebook.awards[other]
            guard next.record == declared.record, next.consider == .all else { continue }
            let mark = program.mark
            if columns.add(next, to: &program, givesColumns: false) {
                along.append(other)
            } else {
                program.goBack(to: mark)
            }
        }
        var found = run(&program, over)[...]
        func take(_ award: Int) -> AwardTruths {
            let count = 1 + rulebook.awards[award].standards.count
            defer { found = found.dropFirst(count) }
            return AwardTruths(verdict: found[found.startIndex], standards: Array(found.prefix(count).dropFirst()))
        }
        let result = take(award)
        for other in along { planned[other] = take(other) }
        return result
    }
}

extension ColumnEvaluator {
    /// Adds the verdict of an award and its standards to a program; false when that cannot be.
    fileprivate func add(_ award: Award, to program: inout TruthProgram, givesColumns: Bool) -> Bool {
        let frame = Frame(kind: .record(award.record), depth: 0)
        var standards: [TruthProgram.Half] = []
        for standard in award.standards {
            guard let half = conjunction(standard.conditions, frame, in: &program, givesColumns: givesColumns) else {
                return false
            }
            standards.append(half)
        }
        let needs = award.requirements.map(\.condition)
        guard var verdict = conjunction(needs, frame, in: &program, givesColumns: givesColumns) else { return false }
        if !standards.isEmpty { verdict = program.and(verdict, program.any(standards)) }
        program.output(verdict)
        for standard in standards { program.output(standard) }
        return true
    }
}
