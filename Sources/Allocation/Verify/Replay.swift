// SPDX-License-Identifier: Apache-2.0

/// Follows the stretches of a certificate down the ranks, checking every refusal and every list they end in.
struct Replay {
    let verifier: Verifier
    let check: Arithmetic
    private let places: [Int: Int]
    private var budget = 50_000
    var found: [Discrepancy] = []
    /// Per class and kind, whether some member was taken and some left out.
    var takenSome: [[Int: Bool]]
    var leftSome: [[Int: Bool]]
    private var seats: [ClosedRange<Int>?]
    var hasChoice: [Bool]
    /// Where each stretch was followed from.
    private var followed: [Int: State] = [:]
    /// The first class that some list takes nobody of any more, nor of those behind it.
    private var firstLeft = Int.max

    struct State {
        var taken: [Int]
        var isClosed: [Bool]
        var total: Int
        /// The next class.
        var place = 0

        func high(_ sizes: [Int]) -> [Int] {
            sizes.indices.map { isClosed[$0] ? taken[$0] : sizes[$0] }
        }
    }

    init(_ verifier: Verifier) {
        self.verifier = verifier
        check = Arithmetic(people: verifier.people, rows: verifier.conditions.sized())
        let ranks = verifier.people.ranks
        places = Dictionary(zip(ranks, ranks.indices), uniquingKeysWith: { first, _ in first })
        takenSome = ranks.map { _ in [:] }
        leftSome = takenSome
        seats = ranks.map { _ in nil }
        hasChoice = ranks.map { _ in false }
    }

    var people: CountedPeople { verifier.people }
    private var stretches: [Certificate.Stretch] { verifier.certificate.stretches }

    mutating func run() {
        guard !stretches.isEmpty else {
            found.append(.brokenWalk)
            return
        }
        let decided = people.decided
        follow(
            stretches.count - 1,
            State(
                taken: decided, isClosed: decided.map { _ in false }, total: decided.reduce(0, +)))
    }

    /// Whether the same people can still be chosen from two places under the same conditions.
    private func isAlike(_ a: State, _ b: State) -> Bool {
        guard a.place == b.place, a.total == b.total else { return false }
        let (left, other) = (left(a), left(b))
        guard left == other else { return false }
        let seats = verifier.claim.filled - a.total
        return bounds(a, left, seats) == bounds(b, left, seats)
    }

    private mutating func follow(_ index: Int, _ start: State) {
        budget -= 1
        guard budget > 0 else {
            if !found.contains(.tooLarge) { found.append(.tooLarge) }
            return
        }
        if let known = followed[index] {
            // Where everything to come is alike, so is what can be chosen; a full list is looked at for itself.
            if start.total < verifier.claim.filled, isAlike(known, start) { return }
        } else {
            followed[index] = start
        }
        var state = start
        var closings = stretches[index].closings[...]
        var choices = stretches[index].choices[...]
        while true {
            while let closing = closings.first, closing.afterRank.map({ (places[$0] ?? .max) < state.place }) ?? true {
                close(closing.refutation, &state)
                closings.removeFirst()
            }
            guard state.place < people.ranks.count, state.total < verifier.claim.filled else { break }
            if let rest = stretches[index].rest, rest.rank == people.ranks[state.place], choices.isEmpty {
                follow(rest, state)
                return
            }
            let open = people.offers[state.place].filter { !state.isClosed[$0.key] }
            guard let choice = choices.first, choice.rank == people.ranks[state.place] else {
                take(open, &state)
                continue
            }
            choices.removeFirst()
            guard isShown(choice, open, state) else {
                found.append(.choicesNotShown(rank: choice.rank))
                return
            }
            if choice.options.count == 1, choice.options[0].next == nil {
                take(numbers(choice.options[0]), &state)
                continue
            }
            hasChoice[state.place] = true
            for option in choice.options {
                // Later stretches come first in the list, so that no walk runs in a circle.
                guard let next = option.next, next < index, next >= 0, found.isEmpty else {
                    if found.isEmpty { found.append(.brokenWalk) }
                    return
                }
                var child = state
                take(numbers(option), &child)
                follow(next, child)
            }
            return
        }
        finish(state)
    }

    private func numbers(_ option: Certificate.Option) -> [Int: Int] {
        Dictionary(option.takes.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
    }

    /// Takes people from the next class and closes the kinds it leaves someone of.
    private mutating func take(_ numbers: [Int: Int], _ state: inout State) {
        var taken = 0
        for (kind, offer) in people.offers[state.place] {
            let number = numbers[kind] ?? 0
            taken += number
            state.taken[kind] += number
            if number > 0 { takenSome[state.place][kind] = true }
            if number < offer {
                leftSome[state.place][kind] = true
                state.isClosed[kind] = true
                if number > 0 { hasChoice[state.place] = true }
            }
        }
        note(taken, at: state.place)
        state.total += taken
        state.place += 1
    }

    mutating func note(_ taken: Int, at place: Int) {
        let known = seats[place] ?? taken...taken
        seats[place] = min(known.lowerBound, taken)...max(known.upperBound, taken)
    }

    /// Closes every kind of which one more person is refuted.
    private func close(_ refutation: Refutation, _ state: inout State) {
        let high = state.high(people.sizes)
        if let sum = check.sum(of: refutation) {
            let least = check.least(sum, state.taken, high)
            for kind in state.taken.indices where !state.isClosed[kind] && state.taken[kind] < people.sizes[kind] {
                if sum.weights[kind] > 0 && least + sum.weights[kind] > sum.bound { state.isClosed[kind] = true }
            }
            return
        }
        for kind in state.taken.indices where !state.isClosed[kind] && state.taken[kind] < people.sizes[kind] {
            var low = state.taken
            low[kind] += 1
            if check.refutes(refutation, low: low, high: high) { state.isClosed[kind] = true }
        }
    }

    // MARK: - Choices

    /// Whether the options are possible, maximal, and all there are.
    private func isShown(_ choices: Certificate.Choices, _ open: [Int: Int], _ state: State) -> Bool {
        let kinds = open.keys.sorted()
        let offers = kinds.map { open[$0] ?? 0 }
        let high = state.high(people.sizes)
        func isRefuted(_ numbers: [Int]) -> Bool {
            var low = state.taken
            for (kind, number) in zip(kinds, numbers) { low[kind] += number }
            return choices.refutations.contains { check.refutes($0, low: low, high: high) }
        }
        var options: [[Int]] = []
        for option in choices.options {
            let numbers = numbers(option)
            guard numbers.allSatisfy({ 0 < $0.value && $0.value <= open[$0.key] ?? 0 }) else { return false }
            let listed = kinds.map { numbers[$0] ?? 0 }
            for index in listed.indices where listed[index] < offers[index] {
                var more = listed
                more[index] += 1
                if !isRefuted(more) { return false }
            }
            options.append(listed)
        }
        guard Set(options).count == options.count else { return false }
        // Everything else is refuted or part of an option.
        var steps = 100_000
        func isCovered(_ numbers: [Int], from index: Int) -> Bool {
            steps -= 1
            guard steps > 0 else { return false }
            if isRefuted(numbers) { return true }
            let most = numbers[..<index] + offers[index...]
            if options.contains(where: { zip($0, most).allSatisfy { $0 >= $1 } }) { return true }
            guard index < offers.count else { return false }
            return (0...offers[index]).allSatisfy { number in
                var next = numbers
                next[index] = number
                return isCovered(next, from: index + 1)
            }
        }
        return isCovered(kinds.map { _ in 0 }, from: 0)
    }

    // MARK: - Ends

    /// Checks a complete list and marks everyone after it as left out.
    mutating func finish(_ state: State) {
        for place in state.place..<max(state.place, min(firstLeft, people.ranks.count)) {
            for kind in people.offers[place].keys { leftSome[place][kind] = true }
            note(0, at: place)
        }
        firstLeft = min(firstLeft, state.place)
        checkRules(state)
    }

    /// Reports each rule that a complete list breaks.
    mutating func checkRules(_ state: State) {
        if state.total != verifier.claim.filled { report(.otherSize(state.total)) }
        let problem = verifier.problem
        func count(_ group: Int) -> Int {
            state.taken.indices.reduce(0) { $0 + (people.kinds[$1].contains(group) ? state.taken[$1] : 0) }
        }
        if let seats = problem.seats, state.total > seats { report(.brokenRule(.seats)) }
        for cap in problem.caps where count(cap.group) > cap.atMost { report(.brokenRule(RuleName(.cap, cap.id))) }
        for ceiling in problem.ceilings
        where count(ceiling.group) * ceiling.share.denominator > state.total * ceiling.share.numerator {
            report(.brokenRule(RuleName(.ceiling, ceiling.id)))
        }
        for floor in problem.floors
        where count(floor.group) * floor.share.denominator < state.total * floor.share.numerator {
            report(.brokenRule(RuleName(.floor, floor.id)))
        }
        for (index, reserve) in problem.reserves.enumerated() {
            let inside = count(reserve.group)
            if reserve.ifUnfilled == .vacant, let seats = problem.seats,
                state.total - inside > max(0, seats - reserve.atLeast)
            {
                report(.brokenRule(RuleName(.reserve, reserve.id)))
            }
            if max(0, reserve.atLeast - inside) != verifier.claim.shortfalls[index] {
                report(.otherShortfall(reserve: reserve.id))
            }
        }
    }

    private mutating func report(_ discrepancy: Discrepancy) {
        if !found.contains(discrepancy) { found.append(discrepancy) }
    }

    // MARK: - What was shown

    func standing(of candidate: Int) -> Standing {
        guard let kind = people.kindOf[candidate] else { return .notAwarded }
        if verifier.problem.decisions.contains(where: { $0.candidate == candidate }) { return .awarded }
        guard let place = places[verifier.problem.ranks[candidate]] else { return .notDetermined }
        guard takenSome[place][kind] == true else { return .notAwarded }
        return leftSome[place][kind] == true ? .contested : .awarded
    }

    /// The classes from which different people can be chosen.
    var contested: [Int: ContestedClass] {
        var classes: [Int: ContestedClass] = [:]
        for (place, rank) in people.ranks.enumerated() where hasChoice[place] {
            let range = seats[place] ?? 0...0
            classes[rank] = ContestedClass(rank: rank, least: range.lowerBound, most: range.upperBound)
        }
        return classes
    }
}
