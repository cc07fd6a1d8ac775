// SPDX-License-Identifier: Apache-2.0

/// Which awards and limits an expression can touch: those that read it themselves, through definitions, or through
/// results.
struct AwardReach {
    /// The awards on which each award depends, itself included.
    let dependencies: [Set<Int>]
    private let readers: [Set<Int>]
    private let checkers: [Set<Int>]

    init(_ rulebook: Rulebook) {
        var direct = rulebook.awards.indices.map { award in
            Walk(rulebook).read(AwardExpressions(rulebook.awards[award], rulebook.quota(of: award)).roots)
        }
        for exclusive in rulebook.exclusives {
            let read = Walk(rulebook).read([exclusive.by, exclusive.past].compactMap { $0 })
            for (place, award) in exclusive.awards.enumerated() {
                direct[award].expressions.formUnion(read.expressions)
                direct[award].awards.formUnion(read.awards.union(exclusive.awards[..<place]))
            }
        }
        for (place, award) in rulebook.order.enumerated() {
            direct[award].awards.formUnion(Self.earlierUsers(of: award, rulebook.order[..<place], rulebook))
        }
        var closures: [Set<Int>] = direct.indices.map { [$0] }
        // Results are facts only of awards decided before, so one pass in the order of evaluation is enough.
        for award in rulebook.order {
            for other in direct[award].awards where other != award { closures[award].formUnion(closures[other]) }
        }
        dependencies = closures
        var readers = [Set<Int>](repeating: [], count: rulebook.expressions.count)
        for award in direct.indices {
            for needed in closures[award] {
                for id in direct[needed].expressions { readers[id].insert(award) }
            }
        }
        var checkers = [Set<Int>](repeating: [], count: rulebook.expressions.count)
        for (index, limit) in rulebook.limits.enumerated() {
            for id in Walk(rulebook).read([limit.condition]).expressions {
                checkers[id].insert(index)
                // A limit that is an error stops the round when it fails, so it touches every award.
                if limit.isError { readers[id].formUnion(direct.indices) }
            }
        }
        self.readers = readers
        self.checkers = checkers
    }

    /// Where an initiative may be used once, the awards that are given before this one and may have used it.
    private static func earlierUsers(of award: Int, _ earlier: ArraySlice<Int>, _ rulebook: Rulebook) -> [Int] {
        let own = rulebook.awards[award]
        guard own.uses != nil, own.reuse != nil else { return [] }
        return earlier.filter { rulebook.awards[$0].record == own.record && rulebook.awards[$0].uses != nil }
    }

    /// The awards whose results can depend on an expression.
    func awards(of id: ExpressionID) -> Set<Int> { readers[id] }

    /// The limits whose results can depend on an expression.
    func limits(of id: ExpressionID) -> Set<Int> { checkers[id] }

    private struct Read {
        var expressions: Set<ExpressionID> = []
        var awards: Set<Int> = []
    }

    private struct Walk {
        let rulebook: Rulebook
        var found = Read()

        init(_ rulebook: Rulebook) { self.rulebook = rulebook }

        func read(_ roots: [ExpressionID]) -> Read {
            var walk = self
            roots.forEach { walk.enter($0) }
            return walk.found
        }

        private mutating func enter(_ id: ExpressionID) {
            guard found.expressions.insert(id).inserted else { return }
            let operation = rulebook.expressions[id].operation
            if case .result(_, let other, _) = operation { found.awards.insert(other) }
            for fact in operation.facts {
                if case .definition(let index) = fact.end { enter(rulebook.definitions[index].expression) }
            }
            operation.operands.forEach { enter($0) }
        }
    }
}
