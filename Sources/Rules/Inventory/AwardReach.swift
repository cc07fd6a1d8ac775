// SPDX-License-Identifier: Apache-2.0

/// Which awards and limits an expression can touch: those that read it themselves, through definitions, or through
/// results.
struct AwardReach {
    /// The awards on which each award depends, itself included.
    let dependencies: [Set<Int>]
    private let readers: [Set<Int>]
    private let checkers: [Set<Int>]

    init(_ rulebook: Rulebook) {
        let readings = rulebook.awards.indices.map { rulebook.reading(award: $0) }
        var expressions = readings.map(\.expressions)
        var awards = readings.indices.map { readings[$0].awards.union(rulebook.awards(lookedAtBy: $0)) }
        for exclusive in rulebook.exclusives {
            let reading = rulebook.reading([exclusive.by, exclusive.past].compactMap { $0 })
            for award in exclusive.awards {
                expressions[award].formUnion(reading.expressions)
                awards[award].formUnion(reading.awards)
            }
        }
        var closures: [Set<Int>] = awards.indices.map { [$0] }
        // Results are facts only of awards decided before, so one pass in the order of evaluation is enough.
        for award in rulebook.order {
            for other in awards[award] where other != award { closures[award].formUnion(closures[other]) }
        }
        dependencies = closures
        var readers = [Set<Int>](repeating: [], count: rulebook.expressions.count)
        for award in awards.indices {
            for needed in closures[award] {
                for id in expressions[needed] { readers[id].insert(award) }
            }
        }
        var checkers = [Set<Int>](repeating: [], count: rulebook.expressions.count)
        for (index, limit) in rulebook.limits.enumerated() {
            for id in rulebook.reading([limit.condition]).expressions {
                checkers[id].insert(index)
                // A limit that is an error stops the round when it fails, so it touches every award.
                if limit.isError { readers[id].formUnion(awards.indices) }
            }
        }
        self.readers = readers
        self.checkers = checkers
    }

    /// The awards whose results can depend on an expression.
    func awards(of id: ExpressionID) -> Set<Int> { readers[id] }

    /// The limits whose results can depend on an expression.
    func limits(of id: ExpressionID) -> Set<Int> { checkers[id] }
}
