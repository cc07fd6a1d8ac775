// SPDX-License-Identifier: Apache-2.0

/// How far a walk down the ranks has come, in counts per signature, and what that leaves.
///
/// A signature is *closed* once some consequence of the rows leaves no room for one more of its people; everyone of it who
/// comes later is refused. Closing is sound for good, because a later member could take an earlier one's place.
struct Tally: Sendable {
    /// Why a signature is closed.
    enum Closing: Sendable, Hashable {
        case open
        /// All seats are taken.
        case size
        /// The upper bound of this limit is reached.
        case upper(Int32)
        /// Every seat left is needed to reach the lower bound of this limit.
        case lower(Int32)
        /// This cut leaves no room.
        case cut(Int32)
        /// A proof by cases showed it at this very place.
        case lesson(Int32)
    }

    private(set) var taken: [Int]
    private(set) var closing: [Closing]
    /// The class after which each signature was closed; the largest number while it is open.
    private(set) var closedAfter: [Int32]
    private(set) var total = 0
    /// How many are taken per limit.
    private(set) var inside: [Int]
    /// How many can still be chosen per limit, with those taken; and in all.
    private(set) var reach: [Int]
    private(set) var reachTotal: Int
    /// What each cut still allows.
    private(set) var slack: [Int] = []
    /// No open signature has a larger weight in each cut.
    private var heaviest: [Int] = []
    /// The open signatures in no particular order, and where each is.
    private var open: [Int32]
    private var placeInOpen: [Int32]
    /// The prefix cannot be extended.
    private(set) var isDead = false
    private var reached: [Closing] = []
    /// What closed signatures so far, in order, each with the class after which it did (-1: before the first).
    private(set) var events: [Event] = []
    /// The class that was taken from last.
    var place = -1

    struct Event: Sendable, Hashable {
        let place: Int
        let reason: Closing
    }

    /// The lower bounds that still leave seats for people outside their group.
    private var looseLowers: [Int32]
    /// None of them is reached before so many are taken.
    private var lowersFrom = 0

    init(_ limits: Limits) {
        taken = limits.model.decided
        closing = Array(repeating: .open, count: taken.count)
        closedAfter = Array(repeating: .max, count: taken.count)
        open = taken.indices.map(Int32.init)
        placeInOpen = open
        inside = limits.limits.map { limits.model.count($0.group, in: limits.model.decided) }
        reach = limits.limits.map { limits.model.count($0.group, in: limits.model.sizes) }
        total = taken.reduce(0, +)
        reachTotal = limits.model.population
        looseLowers = limits.lowers
        for (index, limit) in limits.limits.enumerated() {
            if inside[index] >= limit.upper { reached.append(.upper(Int32(index))) }
            if limit.lower > 0, total - inside[index] >= limits.size - limit.lower {
                reached.append(.lower(Int32(index)))
            }
        }
        close(limits, [])
        let misses = limits.limits.indices.contains { reach[$0] < limits.limits[$0].lower }
        if misses || isOverdrawn(limits) { isDead = true }
    }

    func isOpen(_ signature: Int) -> Bool { closedAfter[signature] == .max }

    /// The most of a signature that can be chosen.
    func reach(of signature: Int, _ model: Model) -> Int {
        isOpen(signature) ? model.sizes[signature] : taken[signature]
    }

    func isFull(_ limits: Limits) -> Bool { total >= limits.size }

    /// The limits that something to come can still break; the others have no say in the future.
    func relevantLimits(_ limits: Limits) -> [Int] {
        var joinable = 0
        for s in taken.indices where isOpen(s) { joinable += limits.model.sizes[s] - taken[s] }
        let seats = limits.size - total
        return limits.limits.indices.filter { index in
            let limit = limits.limits[index]
            let joining = reach[index] - inside[index]
            let canPass = limit.upper < .max && inside[index] + min(seats, joining) > limit.upper
            let canMiss = inside[index] + max(0, seats - (joinable - joining)) < limit.lower
            return canPass || canMiss
        }
    }

    /// Takes people of an open signature; call `close` before asking anything else.
    mutating func take(_ signature: Int, _ count: Int, _ limits: Limits, _ cuts: [Cut]) {
        taken[signature] += count
        total += count
        let upperBounds = limits.upperBounds
        inside.withUnsafeMutableBufferPointer { inside in
            for position in Int(limits.starts[signature])..<Int(limits.starts[signature + 1]) {
                let index = Int(limits.ofSignature[position])
                inside[index] += count
                if inside[index] >= upperBounds[index] { reached.append(.upper(Int32(index))) }
            }
        }
        if total >= lowersFrom { noteLowers(limits) }
        for index in slack.indices where cuts[index].weights[signature] > 0 {
            slack[index] -= cuts[index].weights[signature] * count
            if slack[index] < heaviest[index] { reached.append(.cut(Int32(index))) }
        }
    }

    /// Notes the lower bounds that leave no seat for others any more.
    private mutating func noteLowers(_ limits: Limits) {
        var spare = Int.max - total
        for index in looseLowers {
            let left = limits.size - limits.limits[Int(index)].lower - (total - inside[Int(index)])
            if left <= 0 { reached.append(.lower(index)) }
            spare = min(spare, left)
        }
        // Each seat taken uses up one of what any of them leaves at most.
        lowersFrom = total + max(1, spare)
    }

    /// Whether no limit and no cut is overdrawn by taking all these people of open signatures.
    func hasRoom(for numbers: [Int], of signatures: ArraySlice<Int32>, _ limits: Limits, _ cuts: [Cut]) -> Bool {
        let all = numbers.reduce(0, +)
        guard total + all <= limits.size else { return false }
        var joining: [Int32: Int] = [:]
        for (signature, number) in zip(signatures, numbers) where number > 0 {
            for index in limits.limits(of: Int(signature)) { joining[index, default: 0] += number }
        }
        for (index, number) in joining where inside[Int(index)] + number > limits.limits[Int(index)].upper {
            return false
        }
        for index in looseLowers {
            let outside = total - inside[Int(index)] + all - (joining[index] ?? 0)
            if outside > limits.size - limits.limits[Int(index)].lower { return false }
        }
        return cuts.indices.allSatisfy { index in
            let weights = cuts[index].weights
            let charge = zip(signatures, numbers).reduce(0) { $0 + max(0, weights[Int($1.0)]) * $1.1 }
            return charge <= slack[index]
        }
    }

    /// Whether more was taken than some limit or cut allows.
    func isOverdrawn(_ limits: Limits) -> Bool {
        total > limits.size
            || limits.limits.indices.contains { inside[$0] > limits.limits[$0].upper }
            || limits.lowers.contains {
                total - inside[Int($0)] > limits.size - limits.limits[Int($0)].lower
            }
            || slack.contains { $0 < 0 }
    }

    /// Closes one signature at this place for a reason of its own.
    mutating func refuse(_ signature: Int, _ reason: Closing, _ limits: Limits, _ cuts: [Cut]) {
        shut(signature, reason, limits, cuts)
        close(limits, cuts)
    }

    /// Takes note that some cuts say other things now, and that some lower bounds say nothing any more.
    mutating func change(_ changed: [Int], of cuts: [Cut], _ limits: Limits) {
        looseLowers.removeAll { limits.limits[Int($0)].lower == 0 }
        for index in changed where index < slack.count {
            slack[index] = slack(of: cuts[index], limits.model)
            heaviest[index] = .max
            reached.append(.cut(Int32(index)))
        }
        close(limits, cuts)
    }

    /// What a cut still allows.
    func slack(of cut: Cut, _ model: Model) -> Int {
        var left = cut.bound
        cut.weights.withUnsafeBufferPointer { weights in
            taken.withUnsafeBufferPointer { taken in
                closedAfter.withUnsafeBufferPointer { closedAfter in
                    model.sizes.withUnsafeBufferPointer { sizes in
                        for s in taken.indices {
                            let weight = weights[s]
                            left -= weight * (weight > 0 || closedAfter[s] != .max ? taken[s] : sizes[s])
                        }
                    }
                }
            }
        }
        return left
    }

    /// Brings in cuts that were found after this tally was made.
    mutating func learn(_ cuts: [Cut], _ limits: Limits) {
        for (index, cut) in cuts.enumerated().dropFirst(slack.count) {
            slack.append(slack(of: cut, limits.model))
            heaviest.append(.max)
            reached.append(.cut(Int32(index)))
        }
        close(limits, cuts)
    }

    /// Closes every signature that some limit or cut leaves no room for, and what follows from that.
    mutating func close(_ limits: Limits, _ cuts: [Cut]) {
        while let reason = reached.popLast() {
            switch reason {
            case .upper(let index):
                let members = limits.model.signaturesOf
                for position in members.range(limits.limits[Int(index)].group) {
                    shut(members.values[position], reason, limits, cuts)
                }
            case .lower(let index):
                looseLowers.removeAll { $0 == index }
                var members = limits.model.signaturesOf[limits.limits[Int(index)].group]
                for s in taken.indices {
                    if members.first == s { members.removeFirst() } else { shut(s, reason, limits, cuts) }
                }
            case .cut(let index):
                shutHeavy(Int(index), limits, cuts)
            case .open, .size, .lesson: break
            }
        }
        if reachTotal < limits.size { isDead = true }
    }

    private mutating func shutHeavy(_ index: Int, _ limits: Limits, _ cuts: [Cut]) {
        let left = slack[index]
        if left < 0 { isDead = true }
        var most = 0
        // Backwards, because closing one moves the last into its place.
        var position = open.count - 1
        cuts[index].weights.withUnsafeBufferPointer { weights in
            while position >= 0 {
                let s = Int(open[position])
                let weight = weights[s]
                if weight > 0 && weight > left {
                    shut(s, .cut(Int32(index)), limits, cuts)
                } else {
                    most = max(most, weight)
                }
                position -= 1
            }
        }
        heaviest[index] = most
    }

    private mutating func shut(_ signature: Int, _ reason: Closing, _ limits: Limits, _ cuts: [Cut]) {
        guard isOpen(signature) else { return }
        closing[signature] = reason
        closedAfter[signature] = Int32(place)
        let hole = placeInOpen[signature]
        let last = open.removeLast()
        if Int(last) != signature {
            open[Int(hole)] = last
            placeInOpen[Int(last)] = hole
        }
        if events.last != Event(place: place, reason: reason) { events.append(Event(place: place, reason: reason)) }
        let lost = limits.model.sizes[signature] - taken[signature]
        reachTotal -= lost
        let (ofSignature, lowerBounds) = (limits.ofSignature, limits.lowerBounds)
        let positions = Int(limits.starts[signature])..<Int(limits.starts[signature + 1])
        reach.withUnsafeMutableBufferPointer { reach in
            for position in positions {
                let index = Int(ofSignature[position])
                reach[index] -= lost
                if reach[index] < lowerBounds[index] { isDead = true }
            }
        }
        for index in slack.indices where cuts[index].hasNegative && cuts[index].weights[signature] < 0 {
            slack[index] += cuts[index].weights[signature] * lost
            if slack[index] < heaviest[index] { reached.append(.cut(Int32(index))) }
        }
    }
}
