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
        let bound = compiled.bound(rows: program.count, to: StoredColumns([])) { over.truth($0) }
        let found = run(bound, compiled.calls, over)
        return AwardTruths(verdict: found[0], standards: Array(found.dropFirst()))
    }

    /// Runs a program; functions are called last, each for those candidates alone on whom something still depends on it.
    private func run(
        _ program: consuming BoundProgram, _ calls: [CompiledProgram.Call], _ over: CandidateColumns
    ) -> [TruthColumn] {
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
        let bound = compiled.program.bound(
            rows: over.candidates.count, to: StoredColumns(at: compiled.sources, of: records.tables[record].fields)
        ) { columns.truth($0, frame) }
        // In their order, from the end, so that verdicts are moved and not copied.
        var found = run(bound, compiled.program.calls, over)
        func take(_ award: Int) -> AwardTruths {
            let standards = Array(found.suffix(rules.forms[award].standards))
            found.removeLast(standards.count)
            return AwardTruths(verdict: found.removeLast(), standards: standards)
        }
        for other in compiled.along.reversed() { standings[other] = .planned(take(other)) }
        defer { assert(found.isEmpty, "a verdict and its standards of each award") }
        return take(award)
    }

    /// The awards over all rows of a kind of record that nobody has asked for and nobody has computed.
    private func othersToPlan(with record: Int) -> [Int] {
        let (forms, standings) = (rules.forms, standings)
        var others: [Int] = []
        others.reserveCapacity(forms.count)
        for other in forms.indices where forms[other].record == record && forms[other].isForAll {
            if case .open = standings[other] { others.append(other) }
        }
        return others
    }
}
