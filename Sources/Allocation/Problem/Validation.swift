// SPDX-License-Identifier: Apache-2.0

extension Problem {
    /// Everything that makes the problem meaningless, in the order of the rules; empty when it can be allocated.
    public func faults() -> [Fault] { faults(after: nil) }

    /// The same; `known` is a problem without faults, which saves time where nothing but its numbers differ.
    func faults(after known: Problem?) -> [Fault] {
        if let known, hasSamePeople(as: known), hasSameRules(as: known) {
            let faults = ruleFaults(after: known)
            return faults.isEmpty ? seatFaults() : faults
        }
        var faults = ruleFaults()
        for (index, group) in groups.enumerated() {
            guard !group.isWithin(ranks.count) else { continue }
            for member in group.members where !ranks.indices.contains(member) {
                faults.append(.unknownCandidate(group: index, candidate: member))
            }
        }
        faults += decisionFaults()
        if faults.isEmpty { faults = seatFaults() }
        return faults
    }

    /// Everything that is well defined and yet may surprise; call it on a problem without faults.
    public func cautions() -> [Caution] {
        var cautions: [Caution] = []
        let open = reserves.filter { $0.ifUnfilled == .open && $0.atLeast > 0 }
        if let seats, let (ids, sum) = disjointAbove(seats, open) {
            cautions.append(.openReservesAboveSeats(ids: ids, atLeast: sum, seats: seats))
        }
        for reserve in reserves where seats == nil && reserve.ifUnfilled == .vacant {
            cautions.append(.vacantReserveWithoutSeats(id: reserve.id))
        }
        // Without seats the list has no intended length to fall short of except everyone.
        let wanted = min(seats ?? ranks.count, ranks.count)
        for floor in floors where floor.share.numerator > 0 {
            let members = memberCount(floor.group)
            if floor.share.roundedUp(of: wanted) > members {
                cautions.append(.floorMayShorten(id: floor.id, share: floor.share, members: members))
            }
        }
        for ceiling in ceilings where ceiling.share.numerator < ceiling.share.denominator {
            let outsiders = ranks.count - memberCount(ceiling.group)
            if wanted - ceiling.share.roundedDown(of: wanted) > outsiders {
                cautions.append(.ceilingMayShorten(id: ceiling.id, share: ceiling.share, outsiders: outsiders))
            }
        }
        return cautions
    }

    /// - parameter known: a problem without faults whose rules have the same names and groups.
    private func ruleFaults(after known: Problem? = nil) -> [Fault] {
        let isKnown = known != nil
        var faults: [Fault] = []
        var seen: Set<String> = []
        if !isKnown { seen.reserveCapacity(caps.count + ceilings.count + floors.count + reserves.count) }
        func check(_ kind: RuleKind, _ id: String, _ group: Int) {
            if isKnown { return }
            if !seen.insert(id).inserted { faults.append(.duplicateRule(id: id)) }
            if !groups.indices.contains(group) {
                faults.append(.unknownGroup(rule: RuleName(kind, id), group: group))
            }
        }
        func check(_ kind: RuleKind, _ id: String, number: Int) {
            if number < 0 { faults.append(.negativeNumber(rule: RuleName(kind, id), value: number)) }
        }
        func check(_ kind: RuleKind, _ id: String, share: Share) {
            if !share.isProper { faults.append(.shareOutsideUnit(rule: RuleName(kind, id), share: share)) }
            if share.denominator > Self.finestShare {
                faults.append(.shareTooFine(rule: RuleName(kind, id), share: share))
            }
        }
        if let seats { check(.seats, RuleName.seats.id, number: seats) }
        for cap in caps where !(known?.caps.sharesStorage(with: caps) ?? false) {
            check(.cap, cap.id, cap.group)
            check(.cap, cap.id, number: cap.atMost)
        }
        for ceiling in ceilings {
            check(.ceiling, ceiling.id, ceiling.group)
            check(.ceiling, ceiling.id, share: ceiling.share)
        }
        for floor in floors {
            check(.floor, floor.id, floor.group)
            check(.floor, floor.id, share: floor.share)
        }
        for reserve in reserves {
            check(.reserve, reserve.id, reserve.group)
            check(.reserve, reserve.id, number: reserve.atLeast)
        }
        return faults
    }

    private func decisionFaults() -> [Fault] {
        var faults: [Fault] = []
        var verdicts: [Int: Decision.Verdict] = [:]
        for decision in decisions {
            guard ranks.indices.contains(decision.candidate) else {
                faults.append(.unknownDecision(candidate: decision.candidate))
                continue
            }
            if let earlier = verdicts.updateValue(decision.verdict, forKey: decision.candidate),
                earlier != decision.verdict
            {
                faults.append(.contradictoryDecisions(candidate: decision.candidate))
            }
        }
        return faults
    }

    private func seatFaults() -> [Fault] {
        guard let seats else { return [] }
        let vacant = reserves.filter { $0.ifUnfilled == .vacant && $0.atLeast > 0 }
        var faults: [Fault] = []
        for reserve in vacant where reserve.atLeast > seats {
            faults.append(.vacantReserveAboveSeats(id: reserve.id, atLeast: reserve.atLeast, seats: seats))
        }
        if faults.isEmpty, let (ids, sum) = disjointAbove(seats, vacant) {
            faults.append(.vacantReservesAboveSeats(ids: ids, atLeast: sum, seats: seats))
        }
        return faults
    }

    /// Reserves without a common member whose sum exceeds the seats, or nil: the fewest that do.
    private func disjointAbove(_ seats: Int, _ reserves: [Reserve]) -> (ids: [String], sum: Int)? {
        // The largest first, so that what is still to come can be bounded; equal ones in the order of the rules.
        let order = reserves.indices.sorted { (-reserves[$0].atLeast, $0) < (-reserves[$1].atLeast, $1) }
        let numbers = order.map { reserves[$0].atLeast }
        guard numbers.reduce(0, { $0.saturatingAdd($1) }) > seats else { return nil }
        let members = order.map { bitmap(reserves[$0].group) }
        var found: [Int]?
        func extend(_ chosen: [Int], _ sum: Int, from next: Int) {
            if sum > seats {
                found = chosen
                return
            }
            let room = min(numbers.count - next, (found?.count ?? .max) - 1 - chosen.count)
            guard room > 0, numbers[next..<next + room].reduce(sum, { $0.saturatingAdd($1) }) > seats else { return }
            if chosen.allSatisfy({ disjoint(members[$0], members[next]) }) {
                extend(chosen + [next], sum.saturatingAdd(numbers[next]), from: next + 1)
            }
            extend(chosen, sum, from: next + 1)
        }
        extend([], 0, from: 0)
        return found.map { chosen in
            let sum = chosen.reduce(0) { $0.saturatingAdd(numbers[$1]) }
            return (chosen.map { order[$0] }.sorted().map { reserves[$0].id }, sum)
        }
    }

    private func bitmap(_ group: Int) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: ranks.count / 64 + 1)
        for member in groups[group].members { words[member / 64] |= 1 << (member % 64) }
        return words
    }

    private func disjoint(_ a: [UInt64], _ b: [UInt64]) -> Bool { zip(a, b).allSatisfy { $0 & $1 == 0 } }

    private func memberCount(_ group: Int) -> Int { bitmap(group).reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The largest denominator with which every product of a share and a count stays far inside 64 bits.
    static let finestShare = 1_000_000
}

extension Group {
    /// Whether every member is one of the first `count` candidates.
    fileprivate func isWithin(_ count: Int) -> Bool {
        // A number below zero or past the last makes one of the two negative, and with it the whole.
        members.reduce(0) { $0 | $1 | (count &- 1 &- $1) } >= 0
    }
}

extension Int {
    func saturatingAdd(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
