// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// The nominations of a round by award and subject.
struct NominationIndex {
    private var byAward: [Int: [Int: Int]] = [:]

    init(_ rules: CompiledRules, _ records: RecordSet) {
        guard let fields = rules.rulebook.nominationFields else { return }
        let table = records.tables[fields.record]
        guard let awards = table.column(fields.award) else { return }
        let awardIndices = Dictionary(rules.rulebook.awards.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for row in 0..<table.count {
            guard let id = Self.text(awards[row], fields, records.schema), let award = awardIndices[id],
                let subject = fields.subjects[rules.forms[award].record],
                case .row(let target)? = table.column(subject)?[row]
            else { continue }
            byAward[award, default: [:]][target] = row
        }
    }

    /// The nomination of each subject of an award that has one.
    func rows(of award: Int) -> [Int: Int] { byAward[award] ?? [:] }

    private static func text(_ cell: Cell, _ fields: NominationFields, _ schema: Schema) -> String? {
        switch cell {
        case .text(let text): text
        case .code(let place):
            if case .code(let list) = schema.records[fields.record].fields[fields.award].type {
                schema.codeLists[list].codes[place].code
            } else {
                nil
            }
        default: nil
        }
    }
}
