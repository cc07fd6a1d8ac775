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
        let requirements = over.all(declared.requirements.map(\.condition))
        let standards = declared.standards.map { over.all($0.conditions) }
        let any =
            standards.dropFirst().reduce(standards.first) { $0?.or($1) }
            ?? TruthColumn(.true, count: over.candidates.count)
        return AwardTruths(verdict: requirements.and(any), standards: standards)
    }

    /// The same as one program over the whole table, in which awards that read nothing but stored columns of the same table
    /// come along; nil when a condition reads more than the table's rows.
    private func programmed(_ award: Int, _ over: CandidateColumns) -> AwardTruths? {
        let declared = rulebook.awards[award]
        let frame = Frame(kind: .record(declared.record), depth: 0)
        let conditions = declared.requirements.map(\.condition) + declared.standards.flatMap(\.conditions)
        guard over.isWhole, conditions.allSatisfy({ columns.fits($0, frame) }) else { return nil }
        var program = TruthProgram(count: over.candidates.count)
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
        var found = program.run(threads: threads)[...]
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
        if let first = standards.first {
            verdict = program.and(verdict, standards.dropFirst().reduce(first) { program.or($0, $1) })
        }
        program.output(verdict)
        for standard in standards { program.output(standard) }
        return true
    }
}
