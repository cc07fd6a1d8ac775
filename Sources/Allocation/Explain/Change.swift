// SPDX-License-Identifier: Apache-2.0

/// What is another when a rule is left out.
struct Change: Sendable {
    /// Whether the settlement without the rule is known.
    let isDetermined: Bool
    /// How many seats are filled without the rule.
    let size: Int
    /// Whether anyone's standing is another.
    private(set) var isBinding = false
    /// The candidates chosen for certain without the rule alone, and with the rule alone; best rank first.
    private(set) var entering: [Int] = []
    private(set) var leaving: [Int] = []

    init(_ settlement: Settlement, _ without: Settlement, _ classes: TieClasses) {
        isDetermined = without.isDetermined
        size = without.size
        guard isDetermined else { return }
        if let before = settlement.way, let after = without.way {
            entering.reserveCapacity(max(0, size - settlement.size))
            compare(before, after, classes)
        } else {
            compare(settlement.told(classes), without.told(classes), classes)
        }
    }

    /// - parameter standings: of each candidate with the rule; `after`: without it, as `without` says.
    init(_ standings: [Standing], _ after: [Standing], _ without: Settlement, ranks: [Int]) {
        isDetermined = without.isDetermined
        size = without.size
        guard isDetermined else { return }
        for candidate in standings.indices where standings[candidate] != after[candidate] {
            isBinding = true
            if after[candidate] == .awarded { entering.append(candidate) }
            if standings[candidate] == .awarded { leaving.append(candidate) }
        }
        entering.sort { (ranks[$0], $0) < (ranks[$1], $1) }
        leaving.sort { (ranks[$0], $0) < (ranks[$1], $1) }
    }

    /// Compares two ways down the ranks on neither of which there was a choice.
    private mutating func compare(_ before: Way, _ after: Way, _ classes: TieClasses) {
        // Of each signature, the classes after the first and up to the second tell the two ways apart.
        let spans = zip(before.closedAfter, after.closedAfter).map { was, now in
            let (was, now) = (min(Int(was), before.end - 1), min(Int(now), after.end - 1))
            return (first: min(was, now), last: max(was, now), isEntering: now > was)
        }
        classes.forEachEntry(before: max(before.end, after.end)) { class_, signature, candidates in
            let span = spans[signature]
            guard class_ > span.first, class_ <= span.last else { return }
            if span.isEntering {
                for candidate in candidates { entering.append(Int(candidate)) }
            } else {
                for candidate in candidates { leaving.append(Int(candidate)) }
            }
        }
        if classes.hasTies {
            classes.sortWithinRanks(&entering)
            classes.sortWithinRanks(&leaving)
        }
        isBinding = !entering.isEmpty || !leaving.isEmpty
    }

    private mutating func compare(_ settlement: Settlement, _ without: Settlement, _ classes: TieClasses) {
        isBinding = settlement.everIn != without.everIn || settlement.everOut != without.everOut
        guard isBinding else { return }
        var next = 0
        for class_ in 0..<classes.count {
            let first = (entering: entering.count, leaving: leaving.count)
            for entry in classes.entries(class_) {
                let end = next + Int(classes.counts[entry])
                let before = settlement.everIn[entry] && !settlement.everOut[entry]
                let after = without.everIn[entry] && !without.everOut[entry]
                if before != after {
                    if after { entering += classes.candidates[next..<end].lazy.map(Int.init) }
                    if before { leaving += classes.candidates[next..<end].lazy.map(Int.init) }
                }
                next = end
            }
            if entering.count > first.entering + 1 { entering[first.entering...].sort() }
            if leaving.count > first.leaving + 1 { leaving[first.leaving...].sort() }
        }
    }
}
