// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Compares what a case expects of a limit and a record with what the rules say.
struct LimitCheck {
    private let evaluator: Evaluator
    private let expectation: PackCase.LimitExpectation

    init(_ evaluator: Evaluator, _ expectation: PackCase.LimitExpectation) {
        self.evaluator = evaluator
        self.expectation = expectation
    }

    /// The limit and the row that it checks; nil when there is no such record.
    var subject: (limit: Limit, row: Int)? {
        let rulebook = evaluator.rulebook
        guard let limit = rulebook.limitIndex(expectation.limit).map({ rulebook.limits[$0] }),
            let row = evaluator.records.tables[limit.record].row(expectation.record)
        else { return nil }
        return (limit, row)
    }

    /// What differs; nil when all is as expected.
    var failure: Diagnostic? {
        guard let (limit, row) = subject else {
            return failure("cases.limit_nobody", [:])
        }
        let truth = evaluator.failures(of: limit).first { $0.row == row }?.truth ?? .true
        let found: PackCase.LimitExpectation.Verdict =
            switch truth {
            case .true: .kept
            case .false: .broken
            case .unknown: .undetermined
            }
        guard found != expectation.verdict else { return nil }
        return failure("cases.limit_differs", ["found": found.rawValue, "expected": expectation.verdict.rawValue])
    }

    private func failure(_ key: String, _ arguments: [String: String]) -> Diagnostic {
        let named = ["limit": expectation.limit, "record": expectation.record]
        return Diagnostic(
            .error, at: .file(expectation.position.file, line: expectation.position.line),
            Message(key, named.merging(arguments) { $1 }))
    }
}
