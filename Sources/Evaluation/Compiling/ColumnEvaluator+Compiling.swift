// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension ColumnEvaluator {
    /// The program of an award and of those others that read nothing but stored columns of the same table.
    ///
    /// It is the one kept with the rules where that would come out the same.
    func program(of award: Int, with others: [Int]) -> AwardProgram {
        let request = AwardProgram.Request(award: award, others: others)
        let layout = records.tables[rules.forms[award].record].layout
        // Declared ranges and code lists go into a program, and so other declarations are another program.
        guard rows.isOfRulesSchema else { return compiled(request, layout) }
        if let kept = rules.programs[request], kept.fits(layout, rows) { return kept }
        let made = compiled(request, layout)
        // What functions answered is not asked a second time, only to see whether it is still so.
        if !made.settledExpressions.contains(where: { reaches[$0].callsFunction }) {
            rules.programs.keep(made, for: request)
        }
        return made
    }

    private func compiled(_ request: AwardProgram.Request, _ layout: TableLayout) -> AwardProgram {
        settled = []
        defer { settled = nil }
        let count = records.tables[rules.forms[request.award].record].count
        var program = TruthProgram(count: count, expressions: rulebook.expressions.count)
        guard add(award: request.award, to: &program, givesColumns: true) else {
            preconditionFailure("what has no plain form is given")
        }
        var along: [Int] = []
        for other in request.others {
            let mark = program.mark
            if add(award: other, to: &program, givesColumns: false) {
                along.append(other)
            } else {
                program.goBack(to: mark)
            }
        }
        let places = program.sources.map { source in
            guard let place = source.place else { preconditionFailure("a column of the award's own table") }
            return place
        }
        return AwardProgram(
            CompiledProgram(program), along: along, sources: places, layout: layout, settled: settled ?? [])
    }

    /// A number that is the same for everyone, as the program that is being made takes it.
    func settledNumber(_ id: ExpressionID) -> NumberValue {
        let number = rows.number(id, .anyone)
        note(.number(id, number))
        return number
    }

    /// A value that is the same for everyone, as the program that is being made takes it.
    func settledValue(_ id: ExpressionID) -> Value {
        let value = rows.value(id, .anyone)
        note(.value(id, value))
        return value
    }

    private func note(_ value: AwardProgram.Settled) {
        guard let known = settled else { return }
        if case .constant = rows.operation(value.id) { return }
        if !known.contains(value) { settled?.append(value) }
    }

    /// Adds the verdict of an award and its standards to a program; false when that cannot be.
    private func add(award: Int, to program: inout TruthProgram, givesColumns: Bool) -> Bool {
        // Awards are read where they lie: they are large.
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
