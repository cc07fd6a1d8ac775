// SPDX-License-Identifier: Apache-2.0

/// What reasons are read from, gathered once.
struct Explanation: Sendable, Equatable {
    /// For each contested candidate, the ranks of the classes that decide.
    let deciders: [Int: [Int]]
    /// For each candidate who would leave without some reserve or floor, those rules.
    private(set) var supports: [Int: [RuleName]] = [:]
    /// For each candidate who would enter without some rule, the reports of those rules.
    private(set) var openings: [Int: [Int]] = [:]
    /// The worst rank awarded by merit.
    let cutOff: Int?
    /// The awarded members of each group that a cap or ceiling limits, best rank first.
    private(set) var holders: [Int: [Int]] = [:]
    /// The group of each rule.
    private(set) var groups: [RuleName: Int] = [:]
    let decisions: [Int: Decision.Verdict]

    init(_ outcome: Outcome, deciders: [Int: [Int]]) {
        self.deciders = deciders
        let problem = outcome.problem
        decisions = Dictionary(
            problem.decisions.map { ($0.candidate, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        for (index, report) in outcome.rules.enumerated() {
            for candidate in report.wouldEnter { openings[candidate, default: []].append(index) }
            guard report.rule.kind == .reserve || report.rule.kind == .floor else { continue }
            for candidate in report.wouldLeave { supports[candidate, default: []].append(report.rule) }
        }
        let (supports, decisions) = (supports, decisions)
        cutOff = outcome.awarded.last { supports[$0] == nil && decisions[$0] == nil }.map { problem.ranks[$0] }
        for cap in problem.caps { groups[RuleName(.cap, cap.id)] = cap.group }
        for ceiling in problem.ceilings { groups[RuleName(.ceiling, ceiling.id)] = ceiling.group }
        for floor in problem.floors { groups[RuleName(.floor, floor.id)] = floor.group }
        for reserve in problem.reserves { groups[RuleName(.reserve, reserve.id)] = reserve.group }
        let limited = Set(groups.filter { $0.key.kind == .cap || $0.key.kind == .ceiling }.values)
        for candidate in outcome.awarded {
            for group in outcome.model.groupsOf[Int(outcome.model.signature[candidate])] where limited.contains(group) {
                holders[group, default: []].append(candidate)
            }
        }
    }
}
