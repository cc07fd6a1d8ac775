// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

/// Everything of one candidate that the seats of an award hang on.
struct OpenEntry: Sendable, Hashable {
    let standing: OpenStanding
    /// Whether a higher award for the same achievement, or the one use of an initiative, keeps it out.
    var isExcluded = false
    /// What the quota reads of it; nil of one who does not stand for a seat.
    var seating: Seating?

    struct Seating: Sendable, Hashable {
        /// The value of each rank key; of a preference 0 for who has it and 1 for who has not, known or not.
        var keys: [NumberValue]
        /// Of each rule over a condition: whether it belongs.
        var groups: [Truth]
        /// Of each rule over a path: the value.
        var values: [Value]
    }

    /// Whether it stands for a seat by the rules.
    var competes: Bool { standing.competes == .true && !isExcluded }
}

/// Looks at the candidates of one award with matters open.
struct OpenEntries {
    let open: OpenRound
    let award: Int
    /// Rows to which the council has given the award: they take part whatever the rules say.
    let decided: Set<Int>

    private var rulebook: Rulebook { open.evaluator.rulebook }

    /// One candidate; nil while that is not settled.
    ///
    /// - parameter isPlaced: Whether rank keys that are not known are known well enough.
    func look(_ candidate: Candidate, isPlaced: ([NumberValue]) -> Bool) -> OpenEntry? {
        guard let standing = open.standing(award, candidate) else { return nil }
        var entry = OpenEntry(standing: standing)
        open.passOver()
        if standing.competes == .true {
            guard let isExcluded = isExcluded(candidate) else { return nil }
            entry.isExcluded = isExcluded
        }
        guard entry.competes || decided.contains(candidate.row) else { return entry }
        guard let quota = rulebook.quota(of: award) else {
            entry.seating = .init(keys: [], groups: [], values: [])
            return entry
        }
        open.passOver()
        let keys = quota.rank.map { key($0, candidate) }
        if keys.contains(where: { !$0.isKnown }), open.isWaiting, !isPlaced(Self.ascending(keys, quota)) { return nil }
        open.passOver()
        var seating = OpenEntry.Seating(keys: keys, groups: [], values: [])
        for rule in quota.rules {
            switch rule.group {
            case .condition(let id):
                let truth = open.truth(id, of: candidate)
                if truth == .unknown, open.isWaiting { return nil }
                seating.groups.append(truth)
                seating.values.append(.truth(truth))
            case .each(let path):
                let value = open.value(path, of: candidate)
                if !value.isKnown, open.isWaiting { return nil }
                seating.groups.append(.unknown)
                seating.values.append(value)
            }
        }
        entry.seating = seating
        return entry
    }

    /// Rank keys of which less is better.
    static func ascending(_ keys: [NumberValue], _ quota: Quota) -> [NumberValue] {
        zip(keys, quota.rank).map { value, key in
            if value.isKnown || value.absence != .never { return QuotaCompiler.ascending(value, key.direction) }
            return switch key.direction {
            case .highest:
                NumberValue(low: value.high.negated ?? .negativeInfinity, high: value.low.negated ?? .infinity)
            case .lowest, .prefer: value
            }
        }
    }

    private func key(_ key: RankKey, _ candidate: Candidate) -> NumberValue {
        guard key.direction == .prefer else {
            if case .number(let number) = open.value(key.expression, of: candidate) { return number }
            return .unknown
        }
        return switch open.truth(key.expression, of: candidate) {
        case .true: NumberValue(0)
        case .false: NumberValue(1)
        case .unknown: NumberValue(low: .zero, high: .init(1))
        }
    }

    // MARK: Exclusions

    /// Whether another award keeps a candidate out, as ``RoundStager`` finds it; nil while that is not settled.
    private func isExcluded(_ candidate: Candidate) -> Bool? {
        for exclusive in rulebook.exclusives {
            guard let place = exclusive.awards.firstIndex(of: award) else { continue }
            let own = exclusive.by.map { open.texts($0, of: candidate) }
            if open.isWaiting { return nil }
            if let own, own.isEmpty { continue }
            for other in exclusive.awards[..<place] {
                guard let theirs = winner(other, candidate.row) else {
                    if open.isWaiting { return nil }
                    continue
                }
                guard let by = exclusive.by, let own else { return true }
                let given = open.texts(by, of: theirs)
                if open.isWaiting { return nil }
                if own.contains(where: given.contains) { return true }
            }
            if let past = exclusive.past, let own {
                let given = open.pastAchievements(past, of: candidate)
                if open.isWaiting { return nil }
                if own.contains(where: given.contains) { return true }
            }
        }
        return isUsedUp(candidate)
    }

    /// Whether an initiative that may be used once has brought an award already.
    private func isUsedUp(_ candidate: Candidate) -> Bool? {
        let declared = rulebook.awards[award]
        guard let uses = declared.uses, let reuse = declared.reuse else { return false }
        let allowed = open.texts(reuse, of: candidate).first
        if open.isWaiting { return nil }
        guard allowed == "once" else { return false }
        let own = open.texts(uses, of: candidate)
        if open.isWaiting { return nil }
        guard !own.isEmpty else { return false }
        for other in rulebook.order.prefix(while: { $0 != award }) {
            guard let theirs = rulebook.awards[other].uses, rulebook.awards[other].record == declared.record else {
                continue
            }
            guard let winner = winner(other, candidate.row) else {
                if open.isWaiting { return nil }
                continue
            }
            let given = open.texts(theirs, of: winner)
            if open.isWaiting { return nil }
            if own.contains(where: given.contains) { return true }
        }
        return false
    }

    /// The row as a candidate of another award, if it has that award.
    private func winner(_ other: Int, _ row: Int) -> Candidate? {
        guard open.awarded(other, row: row) == .true else { return nil }
        return open.evaluator.candidates(of: other).first { $0.row == row }
    }
}
