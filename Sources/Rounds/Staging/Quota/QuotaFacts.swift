// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Rules

/// Where the numbers and memberships of a quota are taken from.
struct QuotaFacts {
    /// A condition over candidates.
    let truth: (ExpressionID, [Candidate]) -> TruthColumn
    /// A number over candidates.
    let numbers: (ExpressionID, [Candidate]) -> [NumberValue]
    /// A value for a candidate.
    let value: (ExpressionID, Candidate) -> Value
    /// A number of the round, or of a record.
    let number: (ExpressionID, Candidate?) -> NumberValue

    /// As an evaluator finds them.
    init(_ evaluator: Evaluator, record: Int) {
        truth = { evaluator.truth($0, record: record, $1) }
        numbers = { evaluator.numbers($0, record: record, $1) }
        value = { evaluator.value($0, of: $1) }
        number = { id, row in
            guard let row else { return evaluator.number(id) }
            if case .number(let value) = evaluator.value(id, of: row) { return value }
            return .unknown
        }
    }

    /// As they are given.
    init(
        truth: @escaping (ExpressionID, [Candidate]) -> TruthColumn,
        numbers: @escaping (ExpressionID, [Candidate]) -> [NumberValue],
        value: @escaping (ExpressionID, Candidate) -> Value, number: @escaping (ExpressionID, Candidate?) -> NumberValue
    ) {
        self.truth = truth
        self.numbers = numbers
        self.value = value
        self.number = number
    }
}
