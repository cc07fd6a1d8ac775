// SPDX-License-Identifier: Apache-2.0

import Messages
import Rounds

/// The answers to what-if questions as JSON values.
struct WhatIfJSON {
    let language: Language

    func document(_ answer: WhatIfAnswer) -> JSONValue {
        var members: [String: JSONValue] = [
            "format": .text("binhxet.whatif/1"), "language": .text(language.rawValue),
            "round": .object([
                "id": .text(answer.round.id), "title": .text(answer.round.title), "year": .integer(answer.round.year),
                "date": .text(answer.round.date), "law_as_of": .text(answer.round.lawAsOf), "seal": .text(answer.seal),
            ]),
            "baseline": figures(answer.baseline), "scenarios": .list(answer.scenarios.map(scenario)),
        ]
        if let sweep = answer.sweep { members["sweep"] = self.sweep(sweep) }
        if let prices = answer.prices { members["prices"] = .list(prices.map(price)) }
        if let goal = answer.goal { members["goal"] = self.goal(goal) }
        if let certainty = answer.certainty { members["certainty"] = self.certainty(certainty) }
        if let stability = answer.stability { members["stability"] = self.stability(stability) }
        if let next = answer.nextPlaces { members["next_places"] = .list(next.map(nextPlaces)) }
        return .object(members)
    }

    // MARK: Sweeps, prices, goals

    private func sweep(_ sweep: SweepAnswer) -> JSONValue {
        .object([
            "parameters": .list(
                sweep.parameters.map { parameter in
                    .object([
                        "id": .text(parameter.id), "title": .text(parameter.title), "unit": .text(parameter.unit),
                        "values": .texts(parameter.values), "current": .text(parameter.current),
                    ])
                }),
            "outcomes": .integer(sweep.outcomeCount),
            "points": .list(
                sweep.points.map { point in
                    .object([
                        "values": .texts(point.values), "outcome": .integer(orNull: point.outcome),
                        "current": .bool(point.isCurrent), "break": .bool(point.isBreak),
                        "awarded": .list(
                            point.awarded.map {
                                .object(["award": .text($0.award), "winners": .integer($0.winners)])
                            }),
                        "moves": moves(point.moves), "steps": moves(point.steps), "problems": problems(point.problems),
                    ])
                }),
        ])
    }

    private func price(_ price: RulePrice) -> JSONValue {
        .object([
            "award": .text(price.award), "rule": .text(price.rule), "title": .text(price.title),
            "kind": .text(price.kind), "brought_in": ranked(price.broughtIn), "kept_out": ranked(price.keptOut),
            "ranks": .integer(orNull: price.ranks), "elsewhere": moves(price.elsewhere),
            "problems": problems(price.problems),
        ])
    }

    private func goal(_ goal: GoalAnswer) -> JSONValue {
        .object([
            "candidate": .text(goal.candidate.key), "parameter": .text(goal.parameter), "current": .text(goal.current),
            "already_in": .texts(goal.alreadyIn),
            "reached": .list(
                goal.reached.map {
                    .object(["award": .text($0.award), "value": .text($0.value), "moves": moves($0.moves)])
                }),
            "unreached": .list(
                goal.unreached.map { .object(["award": .text($0.award), "reason": .text($0.reason)]) }),
            "unchanging": .object(["from": .text(goal.unchanging.from), "to": .text(goal.unchanging.to)]),
            "tried": .object([
                "count": .integer(goal.tried.count), "from": .text(goal.tried.from), "to": .text(goal.tried.to),
                "all_whole_numbers": .bool(!goal.tried.isWide),
            ]),
        ])
    }

    private func nextPlaces(_ award: NextPlaces) -> JSONValue {
        .object([
            "award": .text(award.award),
            "lever": award.lever.map {
                .object([
                    "parameter": .text($0.parameter), "current": .text($0.current), "greatest": .text($0.greatest),
                ])
            } ?? .null,
            "units": .list(
                award.units.map { unit in
                    .object([
                        "unit": .text(unit.unit.key), "name": .text(unit.unit.name), "winners": .integer(unit.winners),
                        "has_nothing": .bool(unit.hasNothing), "next": .text(unit.next.key),
                        "rank": .integer(orNull: unit.rank), "value": unit.value.map { .text($0) } ?? .null,
                        "moves": moves(unit.moves), "reason": .text(unit.reason),
                    ])
                }),
        ])
    }

    private func ranked(_ people: [RulePrice.Ranked]) -> JSONValue {
        .list(
            people.map {
                .object([
                    "candidate": .text($0.person.key), "name": .text($0.person.name), "rank": .integer(orNull: $0.rank),
                ])
            })
    }

    private func moves(_ moves: [AwardMoves]) -> JSONValue {
        .list(
            moves.map {
                .object([
                    "award": .text($0.award), "entering": .texts($0.entering.map(\.key)),
                    "leaving": .texts($0.leaving.map(\.key)), "contested": .texts($0.contested.map(\.key)),
                ])
            })
    }

    private func problems(_ problems: [Diagnostic]) -> JSONValue {
        .list(problems.map { DiagnosticReport(language: language).value(of: $0) })
    }

    // MARK: Scenarios

    private func scenario(_ scenario: ScenarioAnswer) -> JSONValue {
        let awards = scenario.comparison?.awards.filter { !$0.isSame }.map { ComparisonJSON().award($0) }
        return .object([
            "id": .text(scenario.id), "title": .text(scenario.title), "changes": .texts(scenario.changes),
            "figures": scenario.figures.map(figures) ?? .null, "changed_awards": awards.map { .list($0) } ?? .null,
            "problems": .list(scenario.problems.map { DiagnosticReport(language: language).value(of: $0) }),
        ])
    }

    private func figures(_ figures: RoundFigures) -> JSONValue {
        .object([
            "awards": .list(
                figures.awards.map { award in
                    .object([
                        "id": .text(award.id), "winners": .integer(award.winners),
                        "groups": .list(
                            award.groups.map { .object(["title": .text($0.title), "count": .integer($0.count)]) }),
                    ])
                }),
            "money": .list(
                figures.money.map { .object(["decided_by": .text($0.decidedBy), "amount": .integer($0.amount)]) }),
            "empty_units": .texts(figures.emptyUnits),
        ])
    }
}
