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

/// How far an award has come.
enum AwardStanding {
    case open
    /// What its conditions say was computed along with an award that came before.
    case planned(AwardTruths)
    /// It was asked for.
    case judged
}

extension Evaluator {
    /// The conditions of an award over its candidates.
    func truths(of award: Int, _ over: CandidateColumns) -> AwardTruths {
        if case .planned(let known) = exchange(&standings[award], with: .judged) { return known }
        return programmed(award, over) ?? combined(award, over)
    }

    private func combined(_ award: Int, _ over: CandidateColumns) -> AwardTruths {
        let declared = rulebook.awards[award]
        var program = TruthProgram(count: over.candidates.count)
        let standards = declared.standards.map { over.conjunction($0.conditions, in: &program) }
        var verdict = over.conjunction(declared.requirements.map(\.condition), in: &program)
        if !standards.isEmpty { verdict = program.and(verdict, program.any(standards)) }
        for half in [verdict] + standards { program.output(half) }
        let compiled = CompiledProgram(program)
        let found = run(compiled.bound(rows: program.count, to: []) { over.truth($0) }, compiled.calls, over)
        return AwardTruths(verdict: found[0], standards: Array(found.dropFirst()))
    }

    /// Runs a program; functions are called last, each for those candidates alone on whom something still depends on it.
    private func run(
        _ program: BoundProgram, _ calls: [CompiledProgram.Call], _ over: CandidateColumns
    ) -> [TruthColumn] {
        var program = program
        var found = program.run(threads: threads)
        for call in calls {
            var open = BitSet(count: over.candidates.count)
            for output in call.outputs { open.formUnion(found[output].unknown) }
            guard !open.isEmpty else { continue }
            program.settle(call.given, as: over.called(call.condition, on: open))
            found = program.run(threads: threads)
        }
        return found
    }

    /// The same as one program over the whole table, in which awards that read nothing but stored columns of the same table
    /// come along; nil when a condition reads more than the table's rows.
    private func programmed(_ award: Int, _ over: CandidateColumns) -> AwardTruths? {
        let record = over.record
        guard over.isWhole, rules.forms[award].readsOwnRows else { return nil }
        // Of an overlay most awards are not judged again: nothing is computed in advance for them.
        let others = columns.isOverlay ? [] : othersToPlan(with: record)
        let compiled = columns.program(of: award, with: others)
        let frame = Frame(kind: .record(record), depth: 0)
        let fields = records.tables[record].fields
        let bound = compiled.program.bound(
            rows: over.candidates.count, to: compiled.sources.map { $0.column(fields) }
        ) { columns.truth($0, frame) }
        var found = run(bound, compiled.program.calls, over)[...]
        func take(_ award: Int) -> AwardTruths {
            let count = 1 + rules.forms[award].standards
            defer { found = found.dropFirst(count) }
            return AwardTruths(verdict: found[found.startIndex], standards: Array(found.prefix(count).dropFirst()))
        }
        let result = take(award)
        for other in compiled.along { standings[other] = .planned(take(other)) }
        return result
    }

    /// The awards over all rows of a kind of record that nobody has asked for and nobody has computed.
    private func othersToPlan(with record: Int) -> [Int] {
        let (forms, standings) = (rules.forms, standings)
        return forms.indices.filter { other in
            guard case .open = standings[other] else { return false }
            return forms[other].record == record && forms[other].isForAll
        }
    }
}
