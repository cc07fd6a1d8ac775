// SPDX-License-Identifier: Apache-2.0

import Records

/// Facts that would have to be otherwise together.
struct Plan: Hashable {
    var levers: [Lever: Demand] = [:]
    /// Sorted.
    var events: [NewEvent] = []

    /// How many changes it asks for.
    var size: Int { levers.count + events.count }

    /// The plans that do what both do: two events that one event can be are one, or stay two; they stay two where a count
    /// asks for one more each time.
    func joined(_ other: Plan, isCount: Bool = false) -> [Plan] {
        var base = self
        for (lever, demand) in other.levers {
            guard let own = base.levers[lever] else {
                base.levers[lever] = demand
                continue
            }
            guard let both = own.meeting(demand) else { return [] }
            base.levers[lever] = both
        }
        if isCount { return [Plan(levers: base.levers, events: (events + other.events).sorted())] }
        // Which of this plan's events each of the other's is: two of the other's are never the same one.
        var drafts: [(events: [NewEvent], used: Set<Int>)] = [(events, [])]
        for event in other.events {
            var next: [(events: [NewEvent], used: Set<Int>)] = []
            for draft in drafts {
                var tried: Set<NewEvent> = []
                for index in events.indices
                where !draft.used.contains(index) && tried.insert(draft.events[index]).inserted {
                    guard let both = draft.events[index].meeting(event) else { continue }
                    var merged = draft
                    merged.events[index] = both
                    merged.used.insert(index)
                    next.append(merged)
                }
                next.append((draft.events + [event], draft.used))
            }
            drafts = next
        }
        return drafts.map { Plan(levers: base.levers, events: $0.events.sorted()) }
    }

    /// Whether this asks for all that another asks for: whoever can do this can do that.
    func implies(_ other: Plan) -> Bool {
        guard size >= other.size else { return false }
        for (lever, demand) in other.levers {
            guard let own = levers[lever], own.implies(demand) else { return false }
        }
        var free = events
        for event in other.events {
            guard let index = free.firstIndex(where: { $0.implies(event) }) else { return false }
            free.remove(at: index)
        }
        return true
    }

    /// Each change by itself, in a fixed order.
    var parts: [Plan] {
        levers.sorted { $0.key < $1.key }.map { Plan(levers: [$0.key: $0.value]) } + events.map { Plan(events: [$0]) }
    }

    /// The plan of some of its parts.
    init(_ parts: [Plan]) {
        for part in parts {
            levers.merge(part.levers) { _, new in new }
            events += part.events
        }
        events.sort()
    }

    init(levers: [Lever: Demand] = [:], events: [NewEvent] = []) {
        self.levers = levers
        self.events = events
    }
}

extension Plan: Comparable {
    /// Fewer changes first, then an order that is the same each time.
    static func < (a: Plan, b: Plan) -> Bool {
        if a.size != b.size { return a.size < b.size }
        let (left, right) = (a.levers.sorted { $0.key < $1.key }, b.levers.sorted { $0.key < $1.key })
        for (one, other) in zip(left, right) {
            if one.key != other.key { return one.key < other.key }
            if one.value != other.value { return one.value < other.value }
        }
        if left.count != right.count { return left.count < right.count }
        return a.events.lexicographicallyPrecedes(b.events)
    }
}
