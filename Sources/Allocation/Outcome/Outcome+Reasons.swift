// SPDX-License-Identifier: Apache-2.0

extension Outcome {
    /// Why a candidate got what they got; `notDetermined` for everyone when the outcome was asked for without reasons.
    public func reason(of candidate: Int) -> Reason {
        guard let explanation else { return .notDetermined }
        if let verdict = explanation.decisions[candidate] { return .decided(verdict) }
        switch standings[candidate] {
        case .awarded: return explanation.supports[candidate].map(Reason.reserved) ?? .merit
        case .contested: return .ties(ranks: explanation.deciders[candidate] ?? [])
        case .notAwarded: return refusal(candidate, explanation)
        case .notDetermined: return .notDetermined
        }
    }

    /// The worst rank awarded by merit, without any reserve or floor; nil when nobody is.
    public var cutOff: Int? { explanation?.cutOff }

    private func refusal(_ candidate: Int, _ explanation: Explanation) -> Reason {
        // Rank alone decided only where no seat is empty and nobody of a worse rank has one.
        let isPassedOver = awarded.contains { problem.ranks[$0] > problem.ranks[candidate] }
        let isRoomLeft = problem.seats.map { filled < $0 } ?? true
        if !isPassedOver, !isRoomLeft {
            let cutOff = explanation.cutOff ?? awarded.last.map { problem.ranks[$0] } ?? contestedClasses.last?.rank
            if let cutOff, problem.ranks[candidate] > cutOff { return .rank(cutOff: cutOff) }
        }
        let opening = (explanation.openings[candidate] ?? []).map { rules[$0] }
        // A limit that would let the candidate in says most; else any that is full under every order of the ties.
        var full = opening.filter { isLimit($0.rule) }
        if full.isEmpty {
            full = rules.filter { isLimit($0.rule) && $0.have.lowerBound >= $0.need && counts($0.rule, candidate) }
        }
        if let first = full.first {
            let holders =
                full.count == 1
                ? explanation.groups[first.rule].flatMap { explanation.holders[$0] } ?? []
                : awarded.filter { holder in full.contains { counts($0.rule, holder) } }
            return .full(full.map(\.rule), holders: holders)
        }
        if let support = opening.first(where: { $0.rule.kind == .reserve || $0.rule.kind == .floor }) {
            return .displaced(by: support.rule, for: support.wouldLeave)
        }
        if let starvation { return .excluded(starvation.rules) }
        // That someone is out may be sure although what the others rest on is not.
        guard isDetermined else { return .notDetermined }
        return .excluded(rules.filter { $0.binding != false }.map(\.rule))
    }

    private func isLimit(_ rule: RuleName) -> Bool { rule.kind == .cap || rule.kind == .ceiling }

    /// Whether a rule counts this candidate.
    func counts(_ rule: RuleName, _ candidate: Int) -> Bool {
        guard model.signature[candidate] >= 0 else { return false }
        guard let group = explanation?.groups[rule] else { return rule.kind == .seats }
        return model.groupsOf[Int(model.signature[candidate])].contains(group)
    }
}
