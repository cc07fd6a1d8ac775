// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Conditions as parts of one program over a frame's own rows.
extension ColumnEvaluator {
    /// A condition as part of a program; nil when something in it has no plain form.
    ///
    /// - parameter givesColumns: Whether a part without a plain form is given as a column instead, or put off where it calls
    ///   a function.
    func half(
        _ id: ExpressionID, _ frame: Frame, in program: inout TruthProgram, givesColumns: Bool
    ) -> TruthProgram.Half? {
        let canonical = rulebook.expressions[id].canonical
        // What a function says of a candidate of one award may be otherwise for another, which has other nominations.
        guard givesColumns || !reaches[id].runsScript else { return nil }
        if let known = program.half(of: canonical) { return known }
        let half =
            plainHalf(id, frame, in: &program, givesColumns)
            ?? (givesColumns ? program.take(isCall(id) ? .putOff(id) : .condition(id)) : nil)
        if let half { program.keep(half, as: canonical) }
        return half
    }

    /// The conjunction of conditions; true of everyone when there are none.
    func conjunction(
        _ ids: [ExpressionID], _ frame: Frame, in program: inout TruthProgram, givesColumns: Bool
    ) -> TruthProgram.Half? {
        guard !ids.isEmpty else { return program.take(.everyone) }
        let start = program.open()
        guard add(ids, frame, to: &program, givesColumns) else {
            program.drop(since: start)
            return nil
        }
        return program.all(since: start)
    }

    private func disjunction(
        _ ids: [ExpressionID], _ frame: Frame, in program: inout TruthProgram, _ givesColumns: Bool
    ) -> TruthProgram.Half? {
        let start = program.open()
        guard !ids.isEmpty, add(ids, frame, to: &program, givesColumns) else {
            program.drop(since: start)
            return nil
        }
        return program.any(since: start)
    }

    /// Adds conditions to the list begun last; false when one has no plain form.
    private func add(
        _ ids: [ExpressionID], _ frame: Frame, to program: inout TruthProgram, _ givesColumns: Bool
    ) -> Bool {
        for id in ids {
            guard let half = half(id, frame, in: &program, givesColumns: givesColumns) else { return false }
            program.add(half)
        }
        return true
    }

    private func plainHalf(
        _ id: ExpressionID, _ frame: Frame, in program: inout TruthProgram, _ givesColumns: Bool
    ) -> TruthProgram.Half? {
        guard !reaches[id].isGlobal else { return nil }
        switch rows.operation(id) {
        case .all(let list): return conjunction(list, frame, in: &program, givesColumns: givesColumns)
        case .any(let list): return disjunction(list, frame, in: &program, givesColumns)
        case .none(let list): return disjunction(list, frame, in: &program, givesColumns).map(TruthProgram.not)
        case .isTrue(let a): return flagHalf(a, frame, in: &program)
        case .isAbsent(let a): return absentHalf(a, frame, in: &program)
        case .compare(let relation, let a, let b): return test(relation, a, b, frame)?.directHalf(in: &program)
        case .isOneOf(let a, let values, let negated):
            return test(a, isOneOf: values, negated: negated, frame)?.directHalf(in: &program)
        case .fact(let fact):
            // What a definition calls knows no nomination, and so is not what the same call says in the rule itself.
            guard case .definition(let index) = fact.end, isIdentity(fact, frame), frame.depth == 0,
                frame.kind == .record(rulebook.definitions[index].record),
                !reaches[rulebook.definitions[index].expression].runsScript
            else { return nil }
            return half(rulebook.definitions[index].expression, frame, in: &program, givesColumns: givesColumns)
        default: return nil
        }
    }
}
