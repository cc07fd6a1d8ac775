// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

extension Evaluator {
    /// What every expression reads.
    public var index: InputIndex { columns.inputs }

    /// Whether any of these inputs differs from the evaluator that this one overlays; always without one.
    public func hasChanged(_ reading: InputSet) -> Bool { columns.hasChanged(reading) }

    /// What the evaluation of an award rests on, its quota and money left out.
    public func inputs(ofEvaluation award: Int) -> InputSet {
        let declared = rulebook.awards[award]
        var ids = (declared.requirements + declared.holds + declared.approvals).map(\.condition)
        ids += declared.standards.flatMap { $0.conditions + $0.papers.compactMap(\.when) }
        ids += declared.papers.compactMap(\.when)
        return index.reading(ids).union(nominationInputs).union(paperInputs)
    }

    /// The fields that say who is nominated for what.
    var nominationInputs: InputSet {
        guard let fields = rulebook.nominationFields else { return index.nothing }
        return index.set(
            ([fields.award] + fields.subjects.values).map { .field(record: fields.record, field: $0) })
    }

    private var paperInputs: InputSet {
        guard let fields = rulebook.nominationFields, let papers = fields.papers else { return index.nothing }
        return index.set([.field(record: fields.record, field: papers)])
    }
}
