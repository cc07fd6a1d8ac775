// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Finds what it would take for candidates to be eligible.
///
/// ```swift
/// let counterfactuals = Counterfactuals(evaluator) { changed, award in … }
/// for way in counterfactuals.answer(award, candidate).ways { print(way.year, way.steps) }
/// ```
public struct Counterfactuals {
    /// So many rounds ahead are looked at.
    public static let horizon = 8
    /// So many ways of one round are listed, and so many of each later one.
    public static let mostWays = (now: 8, later: 3)
    /// So many plans are tried out for one round.
    private static let mostTrials = 40

    private let evaluator: Evaluator
    private let staging: (Evaluator, _ award: Int) -> Void

    /// Makes a finder.
    ///
    /// - Parameters:
    ///   - evaluator: A round whose results are published.
    ///   - staging: Publishes in another evaluator the results of all awards that an award depends on.
    public init(_ evaluator: Evaluator, staging: @escaping (Evaluator, _ award: Int) -> Void) {
        self.evaluator = evaluator
        self.staging = staging
    }

    /// The ways in which a candidate who is not eligible would be; each was tried out on the records and judged anew.
    public func answer(_ award: Int, _ candidate: Candidate) -> Counterfactual {
        let needed = evaluator.rulebook.awards(neededBy: award)
        let base = World(
            evaluator: evaluator, award: award, candidate: candidate, staging: needed.isEmpty ? { _, _ in } : staging,
            decisive: needed.isEmpty ? [] : evaluator.rulebook.fields(readBy: needed))
        var answer = Counterfactual()
        guard base.verdict == .false else { return answer }
        answer.blocked = blocked(base)
        let declared = evaluator.rulebook.awards[award]
        // A route is found once, in the first round that has it.
        var routes = declared.standards.isEmpty ? [0] : Set(declared.standards.indices)
        for offset in 0...Self.horizon where !routes.isEmpty {
            let world = offset == 0 ? base : base.later(by: offset)
            let found = search(world, base, routes, &answer)
            // What an earlier round asks for is not asked for again with more.
            answer.ways += found.filter { way in
                !answer.ways.contains { $0.year < way.year && Set($0.steps).isSubset(of: way.steps) }
            }
            for way in found { routes.subtract(way.standards.isEmpty ? [0] : way.standards) }
        }
        return answer
    }

    private func blocked(_ world: World) -> [ExpressionID] {
        let solver = PlanSolver(rows: world.rows, baseYear: evaluator.inputs.year)
        let environment = evaluator.environment(world.candidate)
        return evaluator.rulebook.awards[world.award].requirements.map(\.condition).filter { condition in
            guard world.rows.truth(condition, environment) != .true else { return false }
            let plans = solver.plans(condition, true, environment)
            return plans.isEmpty && !plans.isOpaque && !plans.isCut
        }
    }

    private func search(
        _ world: World, _ base: World, _ routes: Set<Int>, _ answer: inout Counterfactual
    ) -> [Way] {
        let solver = PlanSolver(rows: world.rows, baseYear: evaluator.inputs.year)
        let plans = solver.verdict(world.award, world.evaluator.environment(world.candidate))
        if world.year == base.year {
            answer.isOpaque = plans.isOpaque
            answer.isCut = plans.isCut
        }
        let changes = PlanChanges(rows: world.rows)
        var trial = Trial(world: world, baseYear: evaluator.inputs.year)
        let ordered = plans.list.map { (plan: $0, distance: changes.distance($0)) }
            .sorted { ($0.plan.size, $0.distance) < ($1.plan.size, $1.distance) }
        let verified = trial.minimal(ordered.prefix(Self.mostTrials).map(\.plan))
        if world.year == base.year {
            if ordered.count > Self.mostTrials { answer.isCut = true }
            if trial.hasFailed { answer.isOpaque = true }
        }
        let ways = verified.compactMap { way($0, world, base, changes, routes) }
            .sorted { ($0.steps.count, $0.distance) < ($1.steps.count, $1.distance) }
        let limit = world.year == base.year ? Self.mostWays.now : Self.mostWays.later
        if ways.count > limit, world.year == base.year { answer.isCut = true }
        return Array(ways.prefix(limit))
    }

    private func way(
        _ plan: Plan, _ world: World, _ base: World, _ changes: PlanChanges, _ routes: Set<Int>
    ) -> Way? {
        let after = world.changing(changes.changes(plan))
        let standards = after.standards.indices.filter { after.standards[$0] == .true }
        guard after.standards.isEmpty || standards.contains(where: routes.contains) else { return nil }
        return Way(
            year: world.year, steps: changes.steps(plan), distance: changes.distance(plan), standards: standards,
            satisfied: satisfied(base, after, standards))
    }

    private func satisfied(_ before: World, _ after: World, _ standards: [Int]) -> [Way.Satisfied] {
        let declared = evaluator.rulebook.awards[before.award]
        let environment = evaluator.environment(before.candidate)
        func turned(_ condition: ExpressionID) -> Bool {
            before.rows.truth(condition, environment) != .true && after.rows.truth(condition, environment) == .true
        }
        return declared.requirements.filter { turned($0.condition) }.map {
            .init(condition: $0.condition, basis: $0.basis ?? declared.basis)
        }
            + standards.flatMap { index in
                declared.standards[index].conditions.filter(turned).map {
                    .init(condition: $0, basis: declared.standards[index].basis)
                }
            }
    }
}
