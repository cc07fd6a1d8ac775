// SPDX-License-Identifier: Apache-2.0

/// Settles a problem, then again without each rule that may matter, and puts the answers into the terms of the problem.
struct Allocator {
    let problem: Problem
    let model: Model
    let rules: [RuleBook.Rule]

    let ties: TieLimits

    /// - parameter known: the outcome of another problem, whose model is taken over where the same people compete in the
    ///   same groups.
    init(_ problem: Problem, _ ties: TieLimits = TieLimits(), after known: Outcome? = nil) {
        self.problem = problem
        self.ties = ties
        model = known.flatMap { $0.problem.hasSamePeople(as: problem) ? $0.model : nil } ?? Model(problem)
        rules = RuleBook(problem).rules
    }

    func outcome(_ detail: Detail) -> Outcome {
        let settlement = Settler(model: model, rules: rules, ties: ties).settle()
        guard settlement.isPossible else { return contradiction() }
        let isAsked = detail == .reasons && settlement.isDetermined
        let changes = isAsked ? changes(settlement) : [:]
        let reports = rules.indices.map { index in
            report(index, settlement, changes[index], isAsked: detail == .reasons)
        }
        let fates = settlement.fates
        let awarded = inRankOrder(fates, .awarded)
        var outcome = Outcome(
            standings: standings(fates), awarded: merged(awarded, decided: .award),
            contested: inRankOrder(fates, .contested),
            contestedClasses: settlement.open.map { open in
                ContestedClass(
                    rank: model.classes.rank(open.class_), least: open.seats.lowerBound, most: open.seats.upperBound)
            },
            filled: settlement.size,
            shortfalls: zip(problem.reserves, settlement.shortfalls).map { Shortfall(reserve: $0.id, missing: $1) },
            rules: reports, starvation: nil, conflicts: [], isDetermined: settlement.isDetermined,
            certifier: Certifier(settlement, rules), problem: problem, model: model)
        if detail == .reasons {
            outcome.explanation = Explanation(outcome, deciders: deciders(settlement), groups: rules.map(\.group))
            outcome.conflicts = emptySeats(settlement, changes)
            let isStarved = settlement.isDetermined && settlement.size == 0 && problem.seats != 0
            if isStarved && model.population > 0 {
                outcome.starvation = Starver(model: model, rules: rules).starvation()
            }
        }
        return outcome
    }

    /// What changes without each rule that some proof rests on; without any other nothing does.
    private func changes(_ settlement: Settlement) -> [Int: Change] {
        guard var walk = settlement.walk else { return [:] }
        let settler = Settler(model: model, rules: rules, ties: ties)
        let trail = walk.trail()
        var changes: [Int: Change] = [:]
        for index in rules.indices where settlement.used?.contains(index) ?? true {
            let without = settler.settle(without: index, after: settlement, on: trail)
            changes[index] = Change(settlement, without, model.classes)
        }
        return changes
    }

    private func contradiction() -> Outcome {
        let standings = [Standing](repeating: .notDetermined, count: problem.ranks.count)
        var outcome = Outcome(
            standings: standings, awarded: [], contested: [], contestedClasses: [], filled: 0, shortfalls: [],
            rules: [], starvation: nil, conflicts: [], isDetermined: false, certifier: nil, problem: problem,
            model: model)
        outcome.conflicts = [Contradiction(problem: problem, model: model, rules: rules).conflict()]
        return outcome
    }

    // MARK: - Candidates

    /// The candidates of the entries chosen, best rank first, by position within a rank.
    private func inRankOrder(_ fates: [Standing], _ wanted: Standing) -> [Int] {
        let classes = model.classes
        var found: [Int] = []
        guard let last = fates.lastIndex(of: wanted) else { return found }
        var (class_, next) = (0, 0)
        var first = 0
        for entry in 0...last {
            let end = next + Int(classes.counts[entry])
            if fates[entry] == wanted {
                if entry >= Int(classes.starts[class_ + 1]) {
                    while entry >= Int(classes.starts[class_ + 1]) { class_ += 1 }
                    first = found.count
                }
                for position in next..<end { found.append(Int(classes.candidates[position])) }
                if found.count > first + 1 { found[first...].sort() }
            }
            next = end
        }
        return found
    }

    /// The list with those decided put in by rank.
    private func merged(_ list: [Int], decided verdict: Decision.Verdict) -> [Int] {
        let decided = Set(problem.decisions.filter { $0.verdict == verdict }.map(\.candidate))
        guard !decided.isEmpty else { return list }
        return (list + decided).sorted { (problem.ranks[$0], $0) < (problem.ranks[$1], $1) }
    }

    private func standings(_ fates: [Standing]) -> [Standing] {
        var standings = [Standing](repeating: .notDetermined, count: problem.ranks.count)
        standings.withUnsafeMutableBufferPointer { standings in
            var next = 0
            for (fate, count) in zip(fates, model.classes.counts) {
                for _ in 0..<count {
                    standings[Int(model.classes.candidates[next])] = fate
                    next += 1
                }
            }
        }
        for decision in problem.decisions {
            standings[decision.candidate] = decision.verdict == .award ? .awarded : .notAwarded
        }
        return standings
    }

    /// For each contested candidate, the ranks of the classes that decide.
    private func deciders(_ settlement: Settlement) -> [Int: [Int]] {
        guard !settlement.deciders.isEmpty else { return [:] }
        var first = 0
        var deciders: [Int: [Int]] = [:]
        for (entry, count) in model.classes.counts.enumerated() {
            if let classes = settlement.deciders[entry] {
                let ranks = classes.map { model.classes.rank($0) }
                for position in first..<first + Int(count) { deciders[Int(model.classes.candidates[position])] = ranks }
            }
            first += Int(count)
        }
        return deciders
    }

    // MARK: - Rules

    private func report(
        _ index: Int, _ settlement: Settlement, _ change: Change?, isAsked: Bool
    ) -> RuleReport {
        let rule = rules[index]
        var report = RuleReport(
            rule: rule.name, need: need(rule, settlement.size),
            have: settlement.have.isEmpty ? 0...0 : settlement.have[index], binding: nil, wouldEnter: [],
            wouldLeave: [])
        guard isAsked, settlement.isDetermined else { return report }
        guard let change else {
            report.binding = false
            return report
        }
        guard change.isDetermined else { return report }
        report.binding = change.isBinding
        report.wouldEnter = change.entering
        report.wouldLeave = change.leaving
        return report
    }

    private func need(_ rule: RuleBook.Rule, _ size: Int) -> Int {
        switch rule.bound {
        case .number(let number): number
        case .share(let share): rule.name.kind == .floor ? share.roundedUp(of: size) : share.roundedDown(of: size)
        }
    }

    /// Each reserve without which more seats would be filled; or the fewest that have to go together.
    private func emptySeats(_ settlement: Settlement, _ changes: [Int: Change]) -> [Conflict] {
        guard settlement.isDetermined else { return [] }
        let reserves = rules.indices.filter { rules[$0].name.kind == .reserve }
        let alone = reserves.compactMap { index -> Conflict? in
            guard let other = changes[index], other.isDetermined, other.size > settlement.size else { return nil }
            return .emptySeats(reserves: [rules[index].name.id], seats: other.size - settlement.size)
        }
        guard alone.isEmpty, reserves.count > 1 else { return alone }
        func size(without left: [Int]) -> Int? {
            let kept = rules.indices.filter { !left.contains($0) }.map { rules[$0] }
            return Settler(model: model, rules: kept, ties: ties).size()
        }
        guard let most = size(without: reserves), most > settlement.size else { return [] }
        // Put back one after the other while a seat is still gained.
        var left = reserves
        for index in reserves {
            let fewer = left.filter { $0 != index }
            if let size = size(without: fewer), size > settlement.size { left = fewer }
        }
        let seats = (size(without: left) ?? settlement.size) - settlement.size
        return [.emptySeats(reserves: left.map { rules[$0].name.id }, seats: seats)]
    }
}
