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
        isJudged[award] = true
        if let known = planned[award] {
            planned[award] = nil
            return known
        }
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
        guard over.isWhole, columns.fits(award: award) else { return nil }
        let awards = rulebook.awards
        var program = TruthProgram(count: over.candidates.count, expressions: rulebook.expressions.count)
        guard columns.add(award: award, to: &program, givesColumns: true) else { return nil }
        var along: [Int] = []
        // Of an overlay most awards are not judged again: nothing is computed in advance for them.
        for other in awards.indices where !columns.isOverlay && !isJudged[other] && planned[other] == nil {
            guard awards[other].record == awards[award].record, awards[other].consider == .all else { continue }
            let mark = program.mark
            if columns.add(award: other, to: &program, givesColumns: false) {
                along.append(other)
            } else {
                program.goBack(to: mark)
            }
        }
        var found = run(&program, over)[...]
        func take(_ award: Int) -> AwardTruths {
            let count = 1 + awards[award].standards.count
            defer { found = found.dropFirst(count) }
            return AwardTruths(verdict: found[found.startIndex], standards: Array(found.prefix(count).dropFirst()))
        }
        let result = take(award)
        for other in along { planned[other] = take(other) }
        return result
    }
}

extension ColumnEvaluator {
    /// Whether requirements and standards of an award read no more than its own kind of record.
    fileprivate func fits(award: Int) -> Bool {
        let awards = rulebook.awards
        let frame = Frame(kind: .record(awards[award].record), depth: 0)
        return awards[award].requirements.allSatisfy { fits($0.condition, frame) }
            && awards[award].standards.allSatisfy { $0.conditions.allSatisfy { fits($0, frame) } }
    }

    /// Adds the verdict of an award and its standards to a program; false when that cannot be.
    fileprivate func add(award: Int, to program: inout TruthProgram, givesColumns: Bool) -> Bool {
        // Awards are read where they lie: they are large, and every judgement takes all of them in.
        let frame = Frame(kind: .record(rulebook.awards[award].record), depth: 0)
        var standards: [TruthProgram.Half] = []
        let declared = rulebook.awards[award].standards
        for standard in declared.indices {
            let conditions = declared[standard].conditions
            guard let half = conjunction(conditions, frame, in: &program, givesColumns: givesColumns) else {
                return false
            }
            standards.append(half)
        }
        let clauses = rulebook.awards[award].requirements
        let needs = clauses.indices.map { clauses[$0].condition }
        guard var verdict = conjunction(needs, frame, in: &program, givesColumns: givesColumns) else { return false }
        if !standards.isEmpty { verdict = program.and(verdict, program.any(standards)) }
        program.output(verdict)
        for standard in standards { program.output(standard) }
        return true
    }
}
