// SPDX-License-Identifier: Apache-2.0

/// What is another when a rule is left out.
struct Change {
    /// Whether the settlement without the rule is known.
    let isDetermined: Bool
    /// How many seats are filled without the rule.
    let size: Int
    /// Whether anyone's standing is another.
    private(set) var isBinding = false
    /// The candidates chosen for certain without the rule alone, and with the rule alone; best rank first.
    private(set) var entering: [Int] = []
    private(set) var leaving: [Int] = []

    /// - parameter roster: the people of each signature, needed where neither way has a choice.
    init(_ settlement: Settlement, _ without: Settlement, _ classes: TieClasses, _ roster: Roster?) {
        isDetermined = without.isDetermined
        size = without.size
        guard isDetermined else { return }
        if let roster, let before = settlement.way, let after = without.way {
            compare(before, after, roster)
        } else {
            compare(settlement, without, classes)
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

    private mutating func compare(_ before: Way, _ after: Way, _ roster: Roster) {
        var (entering, leaving): ([(class_: Int32, candidate: Int32)], [(class_: Int32, candidate: Int32)]) = ([], [])
        for signature in before.closedAfter.indices {
            let (old, new) = (before.last(signature), after.last(signature))
            if old < new { roster.add(signature, after: old, upTo: new, to: &entering) }
            if new < old { roster.add(signature, after: new, upTo: old, to: &leaving) }
        }
        self.entering = entering.sorted(by: <).map { Int($0.candidate) }
        self.leaving = leaving.sorted(by: <).map { Int($0.candidate) }
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
