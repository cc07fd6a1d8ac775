// SPDX-License-Identifier: Apache-2.0

import Evaluation
import Records
import Rules

extension OpenSeats {
    /// The numbers that the quota reads, each with how many it can limit at all; nil where that is not known.
    func wanted(_ quota: Quota, _ entries: [AnswerTree<OpenEntry>]) -> [(limit: Limit, reach: Int?)] {
        let possible = entries.map { $0.values().compactMap(\.seating) }.filter { !$0.isEmpty }
        var wanted: [(limit: Limit, reach: Int?)] = []
        if let seats = quota.seats {
            let isShared = quota.rules.contains { $0.kind == .reserve }
            wanted.append((Limit(expression: seats, row: nil), isShared ? nil : possible.count))
        }
        for (place, rule) in quota.rules.enumerated() {
            func reach(_ belongs: (OpenEntry.Seating) -> Bool) -> Int? {
                rule.kind == .cap ? possible.count { $0.contains(where: belongs) } : nil
            }
            switch rule.group {
            case .condition:
                wanted.append((Limit(expression: rule.limit, row: nil), reach { $0.groups[place] != .false }))
            case .each:
                let rows = Set(
                    possible.joined().compactMap { seating -> Int? in
                        if case .row(.known(let row)) = seating.values[place] { row } else { nil }
                    })
                let isKeyed = possible.joined().contains {
                    if case .row = $0.values[place] { false } else { $0.values[place].isKnown }
                }
                wanted += rows.sorted().map { row in
                    (Limit(expression: rule.limit, row: row), reach { $0.values[place] == .row(.known(row)) })
                }
                if isKeyed { wanted.append((Limit(expression: rule.limit, row: nil), nil)) }
            }
            if case .expression(let base)? = rule.base { wanted.append((Limit(expression: base, row: nil), nil)) }
        }
        return wanted
    }

    /// The numbers of the quota; one that can never be reached is no limit, however great it is.
    func limits(
        _ quota: Quota, _ entries: [AnswerTree<OpenEntry>], _ known: (Limit) -> NumberValue?
    ) -> [(Limit, AnswerTree<NumberValue>)]? {
        let wanted = wanted(quota, entries)
        var found: [(Limit, AnswerTree<NumberValue>)] = []
        for (limit, reach) in wanted where !found.contains(where: { $0.0 == limit }) {
            if let number = known(limit) {
                found.append((limit, .leaf(number)))
                continue
            }
            // A number that two rules read is not cut to what one of them can reach.
            let tree = tree(of: limit, reach: wanted.count { $0.limit == limit } > 1 ? nil : reach)
            guard let tree else { return nil }
            found.append((limit, tree))
        }
        return found
    }

    /// A number of the quota, cut to what it can reach.
    func tree(of limit: Limit, reach: Int?) -> AnswerTree<NumberValue>? {
        open.tree { () -> NumberValue? in
            let number = open.number(limit.expression, row: limit.row ?? 0)
            if let reach, number.absence == .never, number.low >= Rational(reach) { return NumberValue(reach) }
            return !number.isKnown && open.isWaiting ? nil : number
        }
    }
}
