// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Messages
import RecordIO
import Records
import Rules

/// A case with its records read, ready to be judged by any rulebook of the same schema.
struct CaseWorld {
    let item: PackCase
    let loaded: RoundLoader.Loaded
    /// The awards that its expectations speak of, by index.
    private let awards: Set<Int>
    /// The limits that its expectations speak of, by index.
    private let limits: Set<Int>
    /// Those and the awards they depend on.
    private let wanted: Set<Int>

    init(_ item: PackCase, _ rulebook: Rulebook, dependencies: [Set<Int>]) throws(RoundFailure) {
        self.item = item
        do throws(RoundFailure) {
            loaded = try RoundLoader.load(item.round, rulebook, records: .json(item.records, name: item.name))
        } catch {
            throw RoundFailure(diagnostics: error.diagnostics.map { Self.placed($0, item) })
        }
        awards = Set(item.expectations.compactMap { rulebook.awardIndex($0.award) })
        limits = Set(item.limitExpectations.compactMap { rulebook.limitIndex($0.limit) })
        wanted = awards.reduce(into: []) { $0.formUnion(dependencies[$1]) }
    }

    /// The records of a case have lines of their own, which nobody sees; what is wrong there is wrong in the case.
    private static func placed(_ diagnostic: Diagnostic, _ item: PackCase) -> Diagnostic {
        guard case .file(item.name, _, _) = diagnostic.place else { return diagnostic }
        return Diagnostic(
            diagnostic.severity, at: .file(item.position.file, line: item.position.line), diagnostic.message,
            advice: diagnostic.advice)
    }

    /// Whether a change of the rules can matter to what the case expects.
    func isTouched(by mutant: Mutant) -> Bool {
        !awards.isDisjoint(with: mutant.awards) || !limits.isDisjoint(with: mutant.limits)
    }

    /// The rules and the records without any judgement, for what limits say; also where the round would be refused.
    func evaluator(by rulebook: Rulebook? = nil) -> Evaluator {
        Evaluator(rulebook: rulebook ?? loaded.rulebook, records: loaded.records, inputs: loaded.inputs)
    }

    /// Judges the case by its own rules or by others.
    func judged(by rulebook: Rulebook? = nil) throws(RoundFailure) -> RoundSession {
        guard let rulebook else { return try RoundSession.open(loaded, wanted: wanted) }
        return try RoundSession.open(
            RoundLoader.Loaded(
                declaration: loaded.declaration, rulebook: rulebook, records: loaded.records,
                recordsDigest: loaded.recordsDigest, inputs: loaded.inputs, rulesDiagnostics: [],
                recordsDiagnostics: []),
            wanted: wanted)
    }

    /// Whether some expectation fails under other rules, or the round cannot be judged by them at all.
    func notices(_ rulebook: Rulebook) -> Bool {
        if !item.limitExpectations.isEmpty {
            let evaluator = evaluator(by: rulebook)
            if item.limitExpectations.contains(where: { LimitCheck(evaluator, $0).failure != nil }) { return true }
        }
        guard !item.expectations.isEmpty else { return false }
        guard let session = try? judged(by: rulebook) else { return true }
        return item.expectations.contains { !ExpectationCheck(session: session, expectation: $0).failures.isEmpty }
    }
}
