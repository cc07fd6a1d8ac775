// SPDX-License-Identifier: Apache-2.0

/// Saying more where a search was given up.
extension Settlement {
    /// Finds by single orders of the ties, and by exchanges of seats, what is sure of those about whom nothing is known.
    mutating func tellOpen() {
        guard let walk = openWalk else { return }
        openWalk = nil
        let (model, classes) = (walk.limits.model, walk.limits.model.classes)
        var orders = Refinements(walk)
        orders.look(isKnown)
        var exchange = SeatExchange(model, Precedence(walk.limits), walk.limits.system)
        for entry in isKnown.indices where !isKnown[entry] && orders.isIn[entry] {
            let isOut = orders.isOut[entry]
            if isOut || exchange.isAlwaysIn(entry) { tell(entry, isIn: true, isOut: isOut) }
        }
        // Where nobody of a signature is chosen, nobody of it is further down: where not even the last can be told, no other.
        let open = isKnown.indices.filter { !isKnown[$0] && !orders.isIn[$0] }
        for (_, entries) in Dictionary(grouping: open, by: { classes.signatures[$0] }).sorted(by: { $0.key < $1.key }) {
            guard let last = entries.last, exchange.isNeverIn(last) else { continue }
            let first = entries.partitioningIndex { exchange.isNeverIn($0) }
            for entry in entries[first...] { tell(entry, isIn: false, isOut: true) }
        }
    }

    mutating func tell(_ entry: Int, isIn: Bool, isOut: Bool) {
        (everIn[entry], everOut[entry], isKnown[entry]) = (isIn, isOut, true)
    }
}
