// SPDX-License-Identifier: Apache-2.0

/// What reasons are read from, gathered once.
struct Explanation: Sendable, Equatable {
    /// For each contested candidate, the ranks of the classes that decide.
    let deciders: [Int: [Int]]
    /// For each candidate who would leave without some reserve or floor, those rules.
    private(set) var supports: [Int: [RuleName]] = [:]
    /// For each candidate who would enter without some rule but the seats, the reports of those rules.
    private(set) var openings: [Int: [Int]] = [:]
    /// The worst rank awarded by merit.
    let cutOff: Int?
    /// Where the seats ended, for those whom rank alone keeps out; nil where a seat is empty.
    let rankLimit: RankLimit?
    /// The awarded members of each group that a cap or ceiling limits, best rank first.
    private(set) var holders: [Int: [Int]] = [:]
    /// The group of the rule of each report; nil of the seats.
    let groups: [Int?]
    /// The reports of the caps and ceilings that are full under every order of the ties, by group.
    private(set) var fullLimits: [Int: [Int]] = [:]
    let decisions: [Int: Decision.Verdict]

    /// Where the seats ended by rank.
    struct RankLimit: Equatable {
        let cutOff: Int
        /// The worst rank awarded at all, such as by a reserve.
        let worst: Int

        /// Whether rank alone keeps somebody out: it lies beyond the cut-off, and nobody of a worse rank has a seat.
        func excludes(_ rank: Int) -> Bool { rank > cutOff && rank >= worst }
    }

    /// - parameter groups: the group of the rule of each report of the outcome; nil of the seats.
    init(_ outcome: Outcome, deciders: [Int: [Int]], groups: [Int?]) {
        self.deciders = deciders
        self.groups = groups
        let problem = outcome.problem
        decisions = Dictionary(
            problem.decisions.map { ($0.candidate, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        var isLimited = [Bool](repeating: false, count: problem.groups.count)
        for index in outcome.rules.indices {
            // Without any seats to count nearly everybody would enter, which tells nobody why they did not.
            let kind = outcome.rules[index].rule.kind
            if case .seats = kind { continue }
            for candidate in outcome.rules[index].wouldEnter { openings[candidate, default: []].append(index) }
            switch kind {
            case .reserve, .floor:
                let rule = outcome.rules[index].rule
                for candidate in outcome.rules[index].wouldLeave { supports[candidate, default: []].append(rule) }
            case .cap, .ceiling:
                guard let group = groups[index] else { break }
                isLimited[group] = true
                let (have, need) = (outcome.rules[index].have.lowerBound, outcome.rules[index].need)
                if have >= need { fullLimits[group, default: []].append(index) }
            case .seats: break
            }
        }
        let (supports, decisions) = (supports, decisions)
        cutOff = outcome.awarded.last { supports[$0] == nil && decisions[$0] == nil }.map { problem.ranks[$0] }
        let worst = outcome.awarded.last.map { problem.ranks[$0] }
        let end = cutOff ?? worst ?? outcome.contestedClasses.last?.rank
        let isRoomLeft = problem.seats.map { outcome.filled < $0 } ?? true
        rankLimit = isRoomLeft ? nil : end.map { RankLimit(cutOff: $0, worst: worst ?? $0) }
        for candidate in outcome.awarded {
            for group in outcome.model.groupsOf[Int(outcome.model.signature[candidate])] where isLimited[group] {
                holders[group, default: []].append(candidate)
            }
        }
    }
}
