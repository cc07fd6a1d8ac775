// SPDX-License-Identifier: Apache-2.0

/// Classes that a certificate settles as a whole.
extension Replay {
    /// Follows the rest of a stretch; reports what is not shown.
    mutating func follow(_ rest: Certificate.Rest, _ state: State) {
        var state = state
        let isShown = rest.last.map { followLast($0, &state) } ?? followNested(&state)
        if isShown { finish(state) } else { found.append(.choicesNotShown(rank: rest.rank)) }
    }

    /// How many of each kind can still be chosen.
    func left(_ state: State) -> [Int] {
        state.taken.indices.map { state.isClosed[$0] ? 0 : people.sizes[$0] - state.taken[$0] }
    }

    /// The bounds that those still to be chosen can break.
    func bounds(_ state: State, _ left: [Int], _ seats: Int) -> [OpenBounds.Bound] {
        OpenBounds(people, check.rows, taken: state.taken, left: left, seats: seats).bounds
    }

    // MARK: - Nested conditions

    private mutating func followNested(_ state: inout State) -> Bool {
        let left = left(state)
        let seats = verifier.claim.filled - state.total
        guard var rest = NestedRest(bounds(state, left, seats), left: left, seats: seats) else { return false }
        while state.place < people.ranks.count, state.total < verifier.claim.filled {
            let offers = people.offers[state.place]
            let (fates, taken, seats) = rest.follow(offers)
            for kind in offers.keys {
                mark(kind, at: state.place, isIn: fates[kind]?.isEverIn == true, isOut: fates[kind]?.isEverOut != false)
                state.taken[kind] += taken[kind] ?? 0
            }
            note(seats, at: state.place)
            state.total += seats
            state.place += 1
        }
        return true
    }

    // MARK: - The last class

    private mutating func followLast(_ last: Certificate.Last, _ state: inout State) -> Bool {
        let offers = people.offers[state.place].filter { !state.isClosed[$0.key] }
        let seats = verifier.claim.filled - state.total
        guard isLast(last, offers, state) else { return false }
        var high = state.taken
        for (kind, offer) in offers { high[kind] += offer }
        var (isEverIn, isEverOut): (Set<Int>, Set<Int>) = ([], [])
        for list in last.lists {
            let numbers = Dictionary(list.map { ($0.kind, $0.count) }, uniquingKeysWith: +)
            guard numbers.allSatisfy({ 0 < $0.value && $0.value <= offers[$0.key] ?? 0 }),
                numbers.values.reduce(0, +) == seats
            else { return false }
            var end = state
            for (kind, number) in numbers { end.taken[kind] += number }
            end.total += seats
            checkRules(end)
            for (kind, offer) in offers {
                if numbers[kind] ?? 0 > 0 { isEverIn.insert(kind) }
                if numbers[kind] ?? 0 < offer { isEverOut.insert(kind) }
            }
        }
        func isRefuted(_ low: [Int], _ high: [Int]) -> Bool {
            last.refutations.contains { check.refutes($0, low: low, high: high) }
        }
        for (kind, offer) in offers {
            var (more, fewer) = (state.taken, high)
            more[kind] += 1
            fewer[kind] = state.taken[kind] + offer - 1
            guard isEverIn.contains(kind) || isRefuted(more, high),
                isEverOut.contains(kind) || isRefuted(state.taken, fewer)
            else { return false }
        }
        for kind in people.offers[state.place].keys {
            mark(
                kind, at: state.place, isIn: isEverIn.contains(kind),
                isOut: offers[kind] == nil || isEverOut.contains(kind))
        }
        note(seats, at: state.place)
        // Any of the lists may stand for all, each of which was checked.
        guard let list = last.lists.first else { return false }
        for take in list { state.taken[take.kind] += take.count }
        state.total += seats
        state.place += 1
        return true
    }

    /// Whether a list with anyone later always leaves someone of the class who could come in their place.
    ///
    /// Someone of the class whom every condition treats no worse than the later person could; so could someone whom only one
    /// upper bound treats worse, unless that bound is reached.
    private func isLast(_ last: Certificate.Last, _ offers: [Int: Int], _ state: State) -> Bool {
        let left = left(state)
        let bounds = bounds(state, left, verifier.claim.filled - state.total)
        let high = state.high(people.sizes)
        for later in left.indices where left[later] > offers[later] ?? 0 {
            var low = state.taken
            var waiting: [Int: Int] = [:]
            for (kind, offer) in offers {
                let worse = bounds.filter { bound in
                    let (joins, leaves) = (
                        people.kinds[kind].contains(bound.group), people.kinds[later].contains(bound.group)
                    )
                    return joins && !leaves && bound.upper < .max || leaves && !joins && bound.lower > 0
                }
                if worse.isEmpty { low[kind] += offer }
                if worse.count == 1, people.kinds[kind].contains(worse[0].group) {
                    waiting[worse[0].group, default: 0] += offer
                }
            }
            low[later] = state.taken[later] + (offers[later] ?? 0) + 1
            var rows = check.rows
            for bound in bounds {
                guard let offer = waiting[bound.group] else { continue }
                let inside = bound.kinds.reduce(0) { $0 + state.taken[$1] }
                rows[.held(bound.group)] = Condition(
                    group: bound.group, inside: -1, bound: -(inside + min(offer, bound.upper)))
            }
            let held = Arithmetic(people: people, rows: rows)
            guard last.later.contains(where: { held.refutes($0, low: low, high: high) }) else { return false }
        }
        return true
    }

    private mutating func mark(_ kind: Int, at place: Int, isIn: Bool, isOut: Bool) {
        if isIn { takenSome[place][kind] = true }
        if isOut { leftSome[place][kind] = true }
        if isIn && isOut { hasChoice[place] = true }
    }
}
