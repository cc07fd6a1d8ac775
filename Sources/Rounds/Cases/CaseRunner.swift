// SPDX-License-Identifier: Apache-2.0

import Evaluation
public import Messages
import RecordIO
import Records
public import Rules

/// What came of running one case of a pack.
public struct CaseOutcome: Sendable {
    /// The case.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// What was not as expected; empty when the case holds.
    public let failures: [Diagnostic]
    /// How those candidates came to stand where they do of whom something else was expected.
    public let explanations: [ExplanationView]
}

/// Runs the cases of a pack, each as a round of its own, and says how well they guard its rules.
///
/// ```swift
/// let runner = CaseRunner(rulebook)
/// let failed = runner.outcomes(language: .vietnamese).filter { !$0.failures.isEmpty }
/// let score = runner.mutationScore(language: .vietnamese)
/// ```
public struct CaseRunner {
    private let rulebook: Rulebook
    private let cases: [PackCase]
    private let isInherited: Bool
    private let inventory: RuleInventory

    /// What is wrong with the cases themselves.
    public let diagnostics: [Diagnostic]

    /// Reads the cases of a pack; with `inherited`, those of its parents before, and its parents' rules count too.
    public init(_ rulebook: Rulebook, inherited: Bool = false) {
        self.rulebook = rulebook
        isInherited = inherited
        (cases, diagnostics) = CaseReader(rulebook).cases(inherited: inherited)
        inventory = RuleInventory(rulebook, inherited: inherited)
    }

    /// Runs every case, in the order of the files.
    public func outcomes(language: Language) -> [CaseOutcome] { cases.map { outcome($0, language) } }

    /// What the cases have seen of the rules.
    public func coverage(language: Language) -> CaseCoverage {
        CoverageRun(rulebook: rulebook, inventory: inventory, isInherited: isInherited).coverage(of: worlds, language)
    }

    /// How many slips of the hand the cases would notice; to be asked only when every case holds.
    public func mutationScore(language: Language) -> MutationScore {
        let maker = MutantMaker(rulebook, inventory, language, isInherited: isInherited)
        return MutationRun(rulebook: rulebook).score(of: worlds, maker.make())
    }

    private var worlds: [CaseWorld] {
        cases.compactMap { try? CaseWorld($0, rulebook, dependencies: inventory.dependencies) }
    }

    private func outcome(_ item: PackCase, _ language: Language) -> CaseOutcome {
        let place = Place.file(item.position.file, line: item.position.line)
        do throws(RoundFailure) {
            let world = try CaseWorld(item, rulebook, dependencies: inventory.dependencies)
            var failures = item.limitExpectations.compactMap { LimitCheck(world.evaluator(), $0).failure }
            guard !item.expectations.isEmpty else {
                return CaseOutcome(name: item.name, place: place, failures: failures, explanations: [])
            }
            let session = try world.judged()
            var explanations: [ExplanationView] = []
            for expectation in item.expectations {
                let found = ExpectationCheck(session: session, expectation: expectation).failures
                guard !found.isEmpty else { continue }
                failures += found
                explanations += session.explanations(
                    of: expectation.candidate, award: expectation.award, language: language)
            }
            return CaseOutcome(name: item.name, place: place, failures: failures, explanations: explanations)
        } catch {
            return CaseOutcome(name: item.name, place: place, failures: error.diagnostics, explanations: [])
        }
    }
}
