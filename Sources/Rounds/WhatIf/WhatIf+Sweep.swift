// SPDX-License-Identifier: Apache-2.0

import Messages
import Records
import Rules

extension WhatIf {
    /// What follows from every value of one parameter, or every pair of values of two.
    ///
    /// Each point is what a run with that setting alone gives.
    public func sweep(_ ranges: [SweepRange]) throws(RoundFailure) -> SweepAnswer {
        var swept: [(parameter: Int, values: [Constant])] = []
        for range in ranges.prefix(2) {
            swept.append(try range.resolved(session.loaded.rulebook, option: "--sweep"))
        }
        let count = swept.reduce(1) { $0 * $1.values.count }
        guard count <= SweepRange.most, ranges.count <= 2 else {
            throw RoundFailure(diagnostics: [
                Diagnostic(
                    .error, at: .named("--sweep"),
                    ranges.count > 2
                        ? Message("whatif.two_at_most")
                        : Message("whatif.too_many", ["count": String(count), "most": String(SweepRange.most)]))
            ])
        }
        var settings: [[Constant]] = [[]]
        for one in swept { settings = settings.flatMap { before in one.values.map { before + [$0] } } }
        return SweepAnswer(
            parameters: swept.map(described), points: points(settings, swept.map(\.parameter)))
    }

    private func described(_ swept: (parameter: Int, values: [Constant])) -> SweptParameter {
        let rulebook = session.loaded.rulebook
        let parameter = rulebook.parameters[swept.parameter]
        let prose = Prose(rulebook, language)
        return SweptParameter(
            id: parameter.id, title: parameter.title, unit: parameter.unit ?? "",
            values: swept.values.map(prose.constant),
            current: session.loaded.inputs.value(of: swept.parameter, rulebook).map(prose.constant) ?? "–")
    }

    private func points(_ settings: [[Constant]], _ parameters: [Int]) -> [SweepPoint] {
        let prose = Prose(session.loaded.rulebook, language)
        let builder = MovesBuilder(session: session)
        let base = session.outcome
        var numbers: [RoundOutcome: Int] = [:]
        var before: RoundOutcome?
        return settings.enumerated().map { place, setting in
            var point = SweepPoint(
                values: setting.map(prose.constant), isCurrent: false, isBreak: false, awarded: [], moves: [],
                steps: [], problems: [])
            let change = RoundChange(parameters: Dictionary(uniqueKeysWithValues: zip(parameters, setting)))
            var found: RoundOutcome?
            do throws(RoundFailure) {
                let outcome = try session.outcome(after: change)
                found = outcome
                point.outcome = numbers[outcome, default: numbers.count + 1]
                numbers[outcome] = point.outcome
                point.isCurrent = outcome == base
                point.awarded = outcome.awards.sorted { $0.key < $1.key }.map {
                    .init(award: session.loaded.rulebook.awards[$0.key].id, winners: $0.value.winners.count)
                }
                point.moves = builder.moves(from: base, to: outcome)
                if parameters.count == 1, let before { point.steps = builder.moves(from: before, to: outcome) }
            } catch {
                point.problems = error.diagnostics
            }
            point.isBreak = place > 0 && found != before
            before = found
            return point
        }
    }
}
