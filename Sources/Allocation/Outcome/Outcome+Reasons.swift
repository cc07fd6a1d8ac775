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
        if let limit = explanation.rankLimit, limit.excludes(problem.ranks[candidate]) {
            return .rank(cutOff: limit.cutOff)
        }
        return refusal(
            openings: explanation.openings[candidate] ?? [], signature: model.signature[candidate], explanation)
            ?? jointRefusal
    }

    /// The rule that refuses somebody whom rank alone does not refuse; nil where only several together do.
    ///
    /// - parameter openings: the reports of the rules without which the candidate would enter.
    func refusal(openings: [Int], signature: Int32, _ explanation: Explanation) -> Reason? {
        let opening = openings.map { rules[$0] }
        // A limit that would let the candidate in says most; else any that is full under every order of the ties.
        var full = openings.filter { isLimit(rules[$0].rule) }
        if full.isEmpty, signature >= 0 {
            full = model.groupsOf[Int(signature)].flatMap { explanation.fullLimits[$0] ?? [] }.sorted()
        }
        if let first = full.first {
            let holders =
                full.count == 1
                ? explanation.groups[first].flatMap { explanation.holders[$0] } ?? []
                : awarded.filter { holder in full.contains { counts($0, holder) } }
            return .full(full.map { rules[$0].rule }, holders: holders)
        }
        if let support = opening.first(where: { $0.rule.kind == .reserve || $0.rule.kind == .floor }) {
            return .displaced(by: support.rule, for: support.wouldLeave)
        }
        return nil
    }

    /// Why somebody is refused whom neither rank nor any rule alone refuses.
    var jointRefusal: Reason {
        if let starvation { return .excluded(starvation.rules) }
        // That someone is out may be sure although what the others rest on is not.
        guard isDetermined else { return .notDetermined }
        return .excluded(rules.filter { $0.binding != false }.map(\.rule))
    }

    private func isLimit(_ rule: RuleName) -> Bool { rule.kind == .cap || rule.kind == .ceiling }

    /// Whether the rule of a report counts this candidate.
    func counts(_ report: Int, _ candidate: Int) -> Bool {
        guard model.signature[candidate] >= 0 else { return false }
        guard let group = explanation?.groups[report] else { return rules[report].rule.kind == .seats }
        return model.groupsOf[Int(model.signature[candidate])].contains(group)
    }
}
