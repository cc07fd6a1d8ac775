// SPDX-License-Identifier: Apache-2.0

import Records
public import Rules

/// Writes down every truth that conditions took while candidates were looked at.
public final class TruthRecorder {
    /// The conditions seen true, by expression.
    public private(set) var seenTrue: Set<ExpressionID> = []
    /// The conditions seen false.
    public private(set) var seenFalse: Set<ExpressionID> = []

    /// A recorder that has seen nothing.
    public init() {}

    func note(_ id: ExpressionID, _ truth: Truth) {
        switch truth {
        case .true: seenTrue.insert(id)
        case .false: seenFalse.insert(id)
        case .unknown: break
        }
    }
}

extension Evaluator {
    /// Looks at one candidate for an award with every condition of the award and its quota, and writes down the truths.
    ///
    /// Each part of a combination is looked at, also where the others have decided already.
    public func record(_ award: Int, _ candidate: Candidate, in recorder: TruthRecorder) {
        rows.recorder = recorder
        defer { rows.recorder = nil }
        _ = explain(award, candidate)
        let environment = environment(candidate)
        let declared = rulebook.awards[award]
        for paper in declared.papers + declared.standards.flatMap(\.papers) {
            if let when = paper.when { _ = rows.truth(when, environment) }
        }
        for case let past? in rulebook.exclusives.lazy.filter({ $0.awards.contains(award) }).map(\.past) {
            _ = pastAchievements(past, candidate)
        }
        guard let quota = rulebook.quota(of: award) else { return }
        for key in quota.rank { look(key.expression, environment) }
        for rule in quota.rules {
            switch rule.group {
            case .condition(let group):
                look(group, environment)
                look(rule.limit, environment)
            case .each(let path):
                // The limit of a cap over a path is asked on each value of the path, not on the candidate.
                if case .row(.known(let row)) = rows.value(path, environment) { look(rule.limit, Environment(row)) }
            }
            if case .expression(let base)? = rule.base { look(base, environment) }
        }
        if let seats = quota.seats { look(seats, environment) }
    }

    /// Looks at one record that a limit checks, and writes down the truths.
    public func record(_ limit: Limit, row: Int, in recorder: TruthRecorder) {
        rows.recorder = recorder
        defer { rows.recorder = nil }
        look(limit.condition, Environment(row))
    }

    private func look(_ id: ExpressionID, _ environment: Environment) {
        if rulebook.expressions[id].type == .condition {
            _ = rows.truth(id, environment)
        } else {
            _ = rows.value(id, environment)
        }
    }
}
