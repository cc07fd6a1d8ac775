// SPDX-License-Identifier: Apache-2.0

/// What a problem comes to without one of its rules, where that is one list without a choice, and what it rests on.
///
/// An attempt whose proofs do not look at a rule holds whatever number the rule asks for, as long as its list obeys it: the
/// best of all lists that obey the rest is the best of those among them that obey the rule too. Without its seats an award
/// comes to the same however many there are, and most often whatever a reserve asks for, which is filled then anyway.
struct Attempt: Sendable {
    private let way: Way
    private let size: Int
    /// How many of each signature are chosen.
    private let taken: [Int]
    /// The rules that it rests on: nobody who obeys those does better.
    private let used: Set<Int>

    /// - parameter without: settled without the rule; nil where that leaves a choice, or it is not known what it rests on.
    init?(_ without: Settlement) {
        guard without.isDetermined, without.tellsRules, let walk = without.walk, let way = without.way,
            let taken = walk.witness, without.shortfalls.allSatisfy({ $0 == 0 })
        else { return nil }
        self.way = way
        self.taken = taken
        size = without.size
        used = walk.usedRules.union(without.boundRules)
    }

    /// Whether no proof looks at any of some rules, and the list obeys them as they are now.
    func holds(_ changed: some Sequence<Int>, _ rules: [RuleBook.Rule], _ model: Model) -> Bool {
        changed.allSatisfy { !used.contains($0) && obeys(rules[$0], model) }
    }

    /// Whether the list obeys a rule, and leaves nothing of it to be wished for.
    private func obeys(_ rule: RuleBook.Rule, _ model: Model) -> Bool {
        let inside = rule.group.map { model.count($0, in: taken) } ?? 0
        if let row = rule.hard, row.inside * inside + row.all * size > row.bound { return false }
        return rule.wanted.map { inside >= $0 } ?? true
    }

    /// The same as it was settled.
    ///
    /// - parameter asFates: whether the fates of entries are told besides the way.
    func settlement(_ classes: TieClasses, asFates: Bool) -> Settlement {
        var settlement = Settlement()
        settlement.size = size
        settlement.way = way
        if asFates {
            settlement.everIn = way.isTaken(classes)
            settlement.everOut = settlement.everIn.map(!)
        }
        return settlement
    }
}
