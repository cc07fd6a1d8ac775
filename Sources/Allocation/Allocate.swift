// SPDX-License-Identifier: Apache-2.0

/// Chooses who gets the seats, exactly as the definition says, and explains the choice.
///
/// The chosen set obeys every hard rule; then has the smallest shortfalls in the reserves, in the order they are listed;
/// then fills the most seats; then is best by merit: the first candidate on whom two choices differ is chosen. Ties in
/// the ranks are never broken: whoever they decide about is `contested`.
///
/// - throws: `ProblemError` with every fault when the problem is meaningless.
public func allocate(_ problem: Problem, detail: Detail = .reasons) throws(ProblemError) -> Outcome {
    let faults = problem.faults()
    guard faults.isEmpty else { throw ProblemError(faults: faults) }
    return Allocator(problem).outcome(detail)
}

/// How much an outcome explains.
public enum Detail: Sendable, Hashable {
    /// Who gets the seats, what each rule got, and no more.
    case standings
    /// Besides, which rules bind and everyone's reason, for which the problem is settled again without each rule.
    case reasons
}

/// Settles a problem, then again without each rule, and puts the answers into words.
struct Allocator {
    let problem: Problem
    let model: Model
    let rules: [RuleBook.Rule]

    init(_ problem: Problem) {
        self.problem = problem
        model = Model(problem)
        rules = RuleBook(problem).rules
    }

    func outcome(_ detail: Detail) -> Outcome {
        let settlement = Settler(model: model, rules: rules).settle()
        guard settlement.isPossible else { return contradiction() }
        let standings = standings(settlement)
        let without: [Settlement] =
            detail == .standings
            ? []
            : rules.indices.map { left in
                var kept = rules
                kept.remove(at: left)
                return Settler(model: model, rules: kept).settle()
            }
        let reports = rules.indices.map { index in
            report(index, settlement, standings, without.isEmpty ? nil : without[index])
        }
        var outcome = Outcome(
            standings: standings, awarded: inRankOrder { standings[$0] == .awarded },
            contested: inRankOrder { standings[$0] == .contested },
            contestedClasses: settlement.open.map { open in
                ContestedClass(
                    rank: model.classes.ranks[open.class_], least: open.seats.lowerBound, most: open.seats.upperBound)
            },
            filled: settlement.size,
            shortfalls: zip(problem.reserves, settlement.shortfalls).map { Shortfall(reserve: $0.id, missing: $1) },
            rules: reports, starvation: nil, conflicts: [], isDetermined: settlement.isDetermined,
            certificate: settlement.certificate, problem: problem, model: model,
            deciders: deciders(settlement))
        outcome.conflicts = emptySeats(settlement, without)
        return outcome
    }

    private func contradiction() -> Outcome {
        let standings = [Standing](repeating: .notDetermined, count: problem.ranks.count)
        let decided = Set(problem.decisions.filter { $0.verdict == .award }.map(\.candidate)).sorted()
        return Outcome(
            standings: standings, awarded: [], contested: [], contestedClasses: [], filled: 0, shortfalls: [],
            rules: [], starvation: nil,
            conflicts: [.decisions(candidates: decided, rules: rules.filter { $0.hard != nil }.map(\.name))],
            isDetermined: false, certificate: nil, problem: problem, model: model, deciders: [:])
    }

    private func inRankOrder(_ chosen: (Int) -> Bool) -> [Int] {
        problem.ranks.indices.filter(chosen).sorted { (problem.ranks[$0], $0) < (problem.ranks[$1], $1) }
    }

    private func standings(_ settlement: Settlement) -> [Standing] {
        var standings = problem.ranks.indices.map { candidate in
            model.signature[candidate] < 0 ? Standing.notAwarded : .notDetermined
        }
        var next = 0
        for (entry, fate) in zip(settlement.everIn, settlement.everOut).enumerated() {
            let standing: Standing = fate.0 ? (fate.1 ? .contested : .awarded) : .notAwarded
            for _ in 0..<model.classes.counts[entry] {
                standings[Int(model.classes.candidates[next])] = standing
                next += 1
            }
        }
        for decision in problem.decisions where decision.verdict == .award { standings[decision.candidate] = .awarded }
        return standings
    }

    private func deciders(_ settlement: Settlement) -> [Int: [Int]] {
        var first = 0
        var deciders: [Int: [Int]] = [:]
        for (entry, count) in model.classes.counts.enumerated() {
            if let classes = settlement.deciders[entry] {
                let ranks = classes.map { model.classes.ranks[$0] }
                for position in first..<first + Int(count) { deciders[Int(model.classes.candidates[position])] = ranks }
            }
            first += Int(count)
        }
        return deciders
    }

    private func report(
        _ index: Int, _ settlement: Settlement, _ now: [Standing], _ without: Settlement?
    ) -> RuleReport {
        let rule = rules[index]
        let have = settlement.have.isEmpty ? 0...0 : settlement.have[index]
        guard let without else {
            return RuleReport(
                rule: rule.name, need: need(rule, settlement.size), have: have, binding: nil, wouldEnter: [],
                wouldLeave: [])
        }
        let then = standings(without)
        let known = settlement.isDetermined && without.isDetermined
        return RuleReport(
            rule: rule.name, need: need(rule, settlement.size), have: have, binding: known ? now != then : nil,
            wouldEnter: known ? inRankOrder { now[$0] != .awarded && then[$0] == .awarded } : [],
            wouldLeave: known ? inRankOrder { now[$0] == .awarded && then[$0] != .awarded } : [])
    }

    private func need(_ rule: RuleBook.Rule, _ size: Int) -> Int {
        switch rule.name.kind {
        case .seats: problem.seats ?? 0
        case .cap: problem.caps.first { $0.id == rule.name.id }?.atMost ?? 0
        case .ceiling: problem.ceilings.first { $0.id == rule.name.id }?.share.roundedDown(of: size) ?? 0
        case .floor: problem.floors.first { $0.id == rule.name.id }?.share.roundedUp(of: size) ?? 0
        case .reserve: rule.wanted ?? 0
        }
    }

    private func emptySeats(_ settlement: Settlement, _ without: [Settlement]) -> [Conflict] {
        zip(rules, without).compactMap { rule, other in
            guard rule.name.kind == .reserve, settlement.isDetermined, other.isDetermined,
                other.size > settlement.size
            else { return nil }
            return .emptySeats(reserves: [rule.name.id], seats: other.size - settlement.size)
        }
    }
}
