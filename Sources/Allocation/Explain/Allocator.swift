// SPDX-License-Identifier: Apache-2.0

import Cores

/// Settles a problem, then again without each rule that may matter, and puts the answers into the terms of the problem.
struct Allocator {
    let problem: Problem
    let model: Model
    let rules: [RuleBook.Rule]

    let ties: TieLimits
    /// Whether what changes without several rules is found at a time where there are cores for it.
    var isParallel = false

    private static let gatheringLimit = 20_000_000

    /// What another problem comes to without some of its rules, where the same people compete in the same groups.
    private let attempts: Attempts?
    /// Whether what is found without each rule is kept for problems with other numbers.
    private let isGround: Bool

    /// - parameter known: the outcome of another problem, whose model is taken over where the same people compete in the
    ///   same groups.
    init(_ problem: Problem, _ ties: TieLimits = TieLimits(), after known: Outcome? = nil) {
        self.problem = problem
        self.ties = ties
        rules = RuleBook(problem).rules
        let same = known.flatMap { $0.problem.hasSamePeople(as: problem) ? $0 : nil }
        model = same?.model ?? Model(problem, rules)
        attempts = same?.gathered.attempts
        isGround = known == nil
    }

    func outcome(_ detail: Detail) -> Outcome {
        let relaxed = Relaxed(problem, rules, whole: model, ties, asksReasons: detail == .reasons)
        let settlement = relaxed.settlement
        let classes = relaxed.model.classes
        guard settlement.isPossible else { return contradiction() }
        let isAsked = detail == .reasons && settlement.isDetermined
        let told = told(settlement, classes)
        let (changes, attempts) = isAsked ? changes(relaxed, told.standings) : ([:], nil)
        let reports = reports(relaxed, changes, isAsked: detail == .reasons)
        var outcome = Outcome(
            standings: told.standings, awarded: merged(told.awarded, decided: .award), contested: told.contested,
            contestedClasses: settlement.open.map { open in
                ContestedClass(
                    rank: classes.rank(open.class_), least: open.seats.lowerBound, most: open.seats.upperBound)
            },
            filled: settlement.size,
            shortfalls: zip(problem.reserves, settlement.shortfalls).map { Shortfall(reserve: $0.id, missing: $1) },
            rules: reports, starvation: nil, conflicts: [], isDetermined: settlement.isDetermined,
            certifier: Certifier(relaxed, rules), problem: problem, model: model)
        outcome.gathered.attempts = attempts
        if detail == .reasons {
            outcome.explanation = Explanation(
                outcome, deciders: deciders(settlement, classes), groups: rules.map(\.group))
            outcome.conflicts = emptySeats(settlement, changes)
            let isStarved = settlement.isDetermined && settlement.size == 0 && problem.seats != 0
            if isStarved && model.population > 0 {
                outcome.starvation = Starver(model: model, rules: rules).starvation()
            }
            // Each combination of full limits names its holders; where those may be millions, it is left to whoever asks.
            if isParallel, model.sizes.count * outcome.awarded.count < Self.gatheringLimit {
                outcome.gathered.kinds = ReasonKinds(reasonsOf: outcome)
            }
        }
        return outcome
    }

    /// What changes without each rule that some proof rests on; without any other nothing does.
    private func changes(_ relaxed: Relaxed, _ standings: [Standing]) -> (changes: [Int: Change], kept: Attempts?) {
        let settlement = relaxed.settlement
        guard var walk = settlement.walk else { return ([:], nil) }
        let model = relaxed.model
        let settler = Settler(model: model, rules: relaxed.rules, ties: ties)
        let used = settler.used(by: settlement)
        let places = relaxed.kept.indices.filter { used?.contains($0) ?? true }
        let isWhole = relaxed.kept.count == rules.count
        let known = isWhole ? attempts?.settlements(without: places, rules, model, asFates: settlement.way == nil) : nil
        let keeps = isGround && isWhole && places.count <= Attempts.most
        let unknown = places.indices.filter { known?[$0] == nil }
        let trail = unknown.isEmpty ? Trail() : walk.trail(without: unknown.map { places[$0] })
        let found = onCores(places.count, isParallel: isParallel) { number -> (change: Change, without: Settlement?) in
            let place = places[number]
            if let without = known?[number] { return (Change(settlement, without, model.classes), nil) }
            let without = settler.settle(without: place, after: settlement, on: trail)
            guard relaxed.keepsIdle(problem, without, rules) else {
                return (change(without: relaxed.kept[place], relaxed, standings), nil)
            }
            return (Change(settlement, without, model.classes), keeps ? without : nil)
        }
        var attempts = keeps ? Attempts(rules) : nil
        for (place, found) in zip(places, found) {
            if let without = found.without { attempts?.keep(without, withoutRule: place) }
        }
        let changes = zip(places, found).map { (relaxed.kept[$0], $1.change) }
        return (Dictionary(uniqueKeysWithValues: changes), attempts)
    }

    /// What changes without a rule where caps that were set aside may have a say.
    private func change(without rule: Int, _ relaxed: Relaxed, _ standings: [Standing]) -> Change {
        // All caps at once were too many before.
        var aside = ties
        aside.triesAll = false
        let other = Relaxed(
            problem, rules, whole: model, aside, leavingOut: rule, busy: relaxed.busy, asksReasons: false)
        let after = told(other.settlement, other.model.classes).standings
        return Change(standings, after, other.settlement, ranks: problem.ranks)
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

    /// What everybody gets, and who is awarded and contested, best rank first and by position within a rank.
    private func told(
        _ settlement: Settlement, _ classes: TieClasses
    ) -> (standings: [Standing], awarded: [Int], contested: [Int]) {
        guard settlement.everIn.isEmpty, let way = settlement.way else {
            let fates = settlement.fates
            return (
                standings(fates, classes), inRankOrder(fates, .awarded, classes),
                inRankOrder(fates, .contested, classes)
            )
        }
        // Without a choice on the way nobody is contested.
        let awarded = way.taken(classes)
        var standings = [Standing](repeating: .notAwarded, count: problem.ranks.count)
        for candidate in awarded { standings[candidate] = .awarded }
        decide(&standings)
        return (standings, awarded, [])
    }

    /// The candidates of the entries with one fate.
    private func inRankOrder(_ fates: [Standing], _ wanted: Standing, _ classes: TieClasses) -> [Int] {
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

    private func standings(_ fates: [Standing], _ classes: TieClasses) -> [Standing] {
        var standings = [Standing](repeating: .notDetermined, count: problem.ranks.count)
        standings.withUnsafeMutableBufferPointer { standings in
            var next = 0
            for (fate, count) in zip(fates, classes.counts) {
                for _ in 0..<count {
                    standings[Int(classes.candidates[next])] = fate
                    next += 1
                }
            }
        }
        decide(&standings)
        return standings
    }

    /// Whoever was decided about gets what was decided.
    private func decide(_ standings: inout [Standing]) {
        for decision in problem.decisions {
            standings[decision.candidate] = decision.verdict == .award ? .awarded : .notAwarded
        }
    }

    /// For each contested candidate, the ranks of the classes that decide.
    private func deciders(_ settlement: Settlement, _ classes: TieClasses) -> [Int: [Int]] {
        guard !settlement.deciders.isEmpty else { return [:] }
        var first = 0
        var deciders: [Int: [Int]] = [:]
        for (entry, count) in classes.counts.enumerated() {
            if let deciding = settlement.deciders[entry] {
                let ranks = deciding.map { classes.rank($0) }
                for position in first..<first + Int(count) { deciders[Int(classes.candidates[position])] = ranks }
            }
            first += Int(count)
        }
        return deciders
    }

    // MARK: - Rules

    private func reports(_ relaxed: Relaxed, _ changes: [Int: Change], isAsked: Bool) -> [RuleReport] {
        var have = [ClosedRange<Int>](repeating: 0...0, count: rules.count)
        for (index, range) in zip(relaxed.kept, relaxed.settlement.have) { have[index] = range }
        for (index, range) in relaxed.idle { have[index] = range }
        let isAsked = isAsked && relaxed.settlement.isDetermined
        let size = relaxed.settlement.size
        var reports = rules.indices.map { index in
            RuleReport(
                rule: rules[index].name, need: rules[index].need(of: size), have: have[index],
                binding: isAsked ? false : nil, wouldEnter: [], wouldLeave: [])
        }
        guard isAsked else { return reports }
        for (index, change) in changes {
            reports[index].binding = change.isDetermined ? change.isBinding : nil
            guard change.isDetermined else { continue }
            reports[index].wouldEnter = change.entering
            reports[index].wouldLeave = change.leaving
        }
        return reports
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
