// SPDX-License-Identifier: Apache-2.0

extension Outcome {
    /// Why a candidate got what they got.
    public func reason(of candidate: Int) -> Reason {
        if let decision = problem.decisions.first(where: { $0.candidate == candidate }) {
            return .decided(decision.verdict)
        }
        switch standings[candidate] {
        case .awarded:
            let rules = supports.filter { $0.wouldLeave.contains(candidate) }.map(\.rule)
            return rules.isEmpty ? .merit : .reserved(rules)
        case .contested:
            return .ties(ranks: deciders[candidate] ?? [])
        case .notAwarded:
            return refusal(candidate)
        case .notDetermined:
            return .notDetermined
        }
    }

    /// The worst rank awarded by merit, nil when nobody is.
    public var cutOff: Int? {
        let supported = Set(supports.flatMap(\.wouldLeave))
        return awarded.last { !supported.contains($0) }.map { problem.ranks[$0] }
    }

    /// The rules that can bring someone in: reserves and floors.
    private var supports: [RuleReport] { rules.filter { [.reserve, .floor].contains($0.rule.kind) } }

    private func refusal(_ candidate: Int) -> Reason {
        if let cutOff, problem.ranks[candidate] > cutOff { return .rank(cutOff: cutOff) }
        let limits = rules.filter { [.cap, .ceiling].contains($0.rule.kind) && counts($0.rule, candidate) }
        let opening = limits.filter { $0.wouldEnter.contains(candidate) }
        let full = opening.isEmpty ? limits.filter { $0.have.lowerBound >= $0.need } : opening
        if !full.isEmpty {
            let names = full.map(\.rule)
            return .full(names, holders: awarded.filter { holder in names.contains { counts($0, holder) } })
        }
        if let support = supports.first(where: { $0.wouldEnter.contains(candidate) }) {
            return .displaced(by: support.rule, for: support.wouldLeave)
        }
        return .excluded(rules.filter { $0.binding != false }.map(\.rule))
    }

    /// Whether a rule counts this candidate.
    private func counts(_ rule: RuleName, _ candidate: Int) -> Bool {
        guard model.signature[candidate] >= 0 else { return false }
        guard let group = problem.group(of: rule) else { return true }
        return model.groupsOf[Int(model.signature[candidate])].contains(group)
    }
}

extension Problem {
    /// The group a rule counts; nil for the seats.
    func group(of rule: RuleName) -> Int? {
        switch rule.kind {
        case .seats: nil
        case .cap: caps.first { $0.id == rule.id }?.group
        case .ceiling: ceilings.first { $0.id == rule.id }?.group
        case .floor: floors.first { $0.id == rule.id }?.group
        case .reserve: reserves.first { $0.id == rule.id }?.group
        }
    }
}
