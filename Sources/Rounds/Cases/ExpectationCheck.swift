// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import Records
import Rules

/// Compares what a case expects of a candidate with what the round says.
struct ExpectationCheck {
    let session: RoundSession
    let expectation: PackCase.Expectation

    /// Everything that differs.
    var failures: [Diagnostic] {
        guard let index = session.loaded.rulebook.awardIndex(expectation.award), let staged = session.staged[index],
            let row = session.loaded.records.tables[session.loaded.rulebook.awards[index].record]
                .row(expectation.candidate),
            let place = staged.evaluation.candidates.firstIndex(where: { $0.row == row })
        else {
            return [failure("rounds.case_nobody", ["candidate": expectation.candidate, "award": expectation.award])]
        }
        let builder = AwardResultBuilder(
            session: session, staged: staged, prose: Prose(session.loaded.rulebook, .vietnamese))
        let found = builder.candidate(place)
        var failures = [
            differs("verdict", expectation.verdict, found.verdict),
            differs("outcome", expectation.outcome, found.outcome.rawValue),
            differs("held", expectation.isHeld.map(String.init), String(found.isHeld)),
            differs("approval", expectation.approval, found.approval),
            differs("missing", expectation.missingPapers.map(list), list(found.missingPapers.map(\.code))),
            differs("missing_facts", expectation.missingFacts.map(list), list(found.missingFacts)),
            differs(
                "standards", expectation.standards.map(list),
                list(found.standards.filter { $0.truth == "true" }.map(\.id))),
            differs("rank", expectation.rank.map(String.init), found.rank.map(String.init) ?? "–"),
            differs("bonus", expectation.bonus.map(String.init), found.bonus.map { String($0) } ?? "–"),
        ].compactMap { $0 }
        if let because = expectation.because { failures += reason(because, index, staged.evaluation.candidates[place]) }
        return failures
    }

    private func list(_ items: [String]) -> String { "{ \(items.sorted().joined(separator: ", ")) }" }

    private func differs(_ what: String, _ expected: String?, _ found: String) -> Diagnostic? {
        guard let expected, expected != found else { return nil }
        return failure(
            "rounds.case_differs",
            [
                "award": expectation.award, "candidate": expectation.candidate, "what": what, "expected": expected,
                "found": found,
            ])
    }

    /// The named condition or standard must be in the way: false, or unknown where nothing is settled.
    private func reason(_ name: String, _ award: Int, _ candidate: Candidate) -> [Diagnostic] {
        let explanation = session.evaluator.explain(award, candidate)
        var truths: [String: Truth] = [:]
        func note(_ trace: Trace) {
            if let name = session.loaded.rulebook.expressions[trace.expression].name { truths[name] = trace.truth }
            trace.parts.forEach(note)
        }
        explanation.requirements.forEach { note($0.trace) }
        for standard in explanation.standards {
            standard.conditions.forEach(note)
            truths[standard.id] = standard.truth
        }
        guard let truth = truths[name] else {
            return [
                failure(
                    "rounds.case_no_condition",
                    ["name": name, "award": expectation.award, "known": truths.keys.sorted().joined(separator: ", ")])
            ]
        }
        let needed: Truth = explanation.verdict == .undetermined ? .unknown : .false
        return [differs("because \(name)", needed.rawValue, truth.rawValue)].compactMap { $0 }
    }

    private func failure(_ key: String, _ arguments: [String: String]) -> Diagnostic {
        Diagnostic(
            .error, at: .file(expectation.position.file, line: expectation.position.line), Message(key, arguments))
    }
}
