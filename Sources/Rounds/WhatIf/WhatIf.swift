// SPDX-License-Identifier: Apache-2.0

public import Messages
import Records
public import Rules

/// Asks a judged round what would follow from changes; the round itself stays as it is.
///
/// ```swift
/// let session = try RoundSession.open(request)
/// let whatIf = WhatIf(session, request: request, language: .vietnamese)
/// let fewer = ScenarioDeclaration(
///     id: "it-hon", title: "3 Bằng khen", parameters: [.init(parameter: "bkt_person_seats", value: .number(3))])
/// for scenario in whatIf.answer(to: [fewer]).scenarios { print(scenario.comparison?.awards ?? []) }
/// ```
public final class WhatIf {
    let session: RoundSession
    let language: Language
    private let request: RoundRequest?
    private lazy var baseline = BaselineWords(session, language)

    /// The round as it is.
    var snapshot: RoundSnapshot { baseline.snapshot }

    /// Asks a round; `request` is what it was opened with, which scenarios with another pack need.
    public init(_ session: RoundSession, request: RoundRequest? = nil, language: Language) {
        self.session = session
        self.request = request
        self.language = language
    }

    /// What follows from each scenario.
    public func answer(to scenarios: [ScenarioDeclaration]) -> WhatIfAnswer {
        let result = session.round
        return WhatIfAnswer(
            round: result, seal: session.seal(), baseline: baseline.figures, awards: baseline.snapshot.awards,
            scenarios: scenarios.map { answer(to: $0) })
    }

    /// What follows from one scenario.
    public func answer(to scenario: ScenarioDeclaration) -> ScenarioAnswer {
        var answer = ScenarioAnswer(id: scenario.id, title: scenario.title, changes: [], problems: [])
        do throws(RoundFailure) {
            let other = try self.session(of: scenario)
            answer.changes =
                ScenarioChanges(scenario: scenario, before: session, after: other, language: language).words
            (answer.comparison, answer.figures) = comparison(with: other)
        } catch {
            answer.problems = error.diagnostics
        }
        return answer
    }

    /// What differs in another run of the round, and what its list comes to.
    func comparison(with other: RoundSession) -> (RoundComparison, RoundFigures) {
        if let base = other.base, base.session === session {
            return OverlayWords(other, over: session, base.restaged, baseline, language).comparison()
        }
        let words = BaselineWords(other, language)
        return (RoundComparison(from: baseline.snapshot, to: words.snapshot), words.figures)
    }

    /// The round under a scenario: an overlay, or a round of its own where the scenario brings another pack.
    func session(of scenario: ScenarioDeclaration) throws(RoundFailure) -> RoundSession {
        guard let rules = scenario.rules else {
            return try session.overlaid(
                with: ScenarioTerms(scenario: scenario, loaded: session.loaded, language: language).change())
        }
        guard var request else {
            throw RoundFailure(diagnostics: [
                Diagnostic(.error, at: .named(rules), Message("rounds.no_round_file", ["file": rules]))
            ])
        }
        request.pack = rules
        let loaded = try RoundLoader(request: request).load()
        let change = try ScenarioTerms(scenario: scenario, loaded: loaded, language: language).change()
        let shown = session.shown.map { session.loaded.rulebook.awards[$0].id }
        return try RoundSession.open(
            change.applied(to: loaded), shown: shown.flatMap { loaded.rulebook.awardIndex($0) })
    }
}

extension RoundSession {
    /// The identity of the round.
    var round: RoundResult.Round {
        let declaration = loaded.declaration
        return .init(
            id: declaration.id, title: declaration.title, year: declaration.year,
            date: declaration.date.description, lawAsOf: declaration.lawAsOf.description)
    }

    /// Whether the money of an award may differ from that in the base.
    func hasOtherBonus(_ award: Int) -> Bool {
        guard let bonus = loaded.rulebook.awards[award].bonus else { return false }
        let ids = [bonus.coefficient, bonus.base] + [bonus.rounding].compactMap { $0 }
        return evaluator.hasChanged(evaluator.index.reading(ids))
    }
}
