// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Where the facts that a condition waits for may be others than in the evaluator beneath: the rows on which
/// ``MissingFacts`` could find another list.
///
/// It follows a condition down to the parts that a change reaches. Whatever it cannot follow counts on every row on which
/// the condition is open.
struct FactChanges {
    let over: ColumnEvaluator
    let base: ColumnEvaluator
    /// Whether a change reaches an expression.
    let isReached: (ExpressionID) -> Bool

    /// The rows of a frame on which the facts that a condition waits for may be others; none where it is settled in both.
    func rows(_ id: ExpressionID, _ frame: Frame) -> BitSet {
        let count = over.count(of: frame)
        guard isReached(id) else { return BitSet(count: count) }
        guard over.fits(id, frame) else { return BitSet(count: count, all: true) }
        let (open, openBefore) = (over.truth(id, frame).open, base.truth(id, frame).open)
        let isOpen = open.union(openBefore)
        var found = open.symmetricDifference(openBefore)
        guard !isOpen.isEmpty else { return found }
        switch over.rows.operation(id) {
        case .all(let parts), .any(let parts), .none(let parts):
            for part in parts { found.formUnion(rows(part, frame)) }
        case .fact(let fact):
            guard case .definition(let index) = fact.end, over.isIdentity(fact, frame) else { return isOpen }
            let definition = over.rulebook.definitions[index]
            found.formUnion(rows(definition.expression, Frame(kind: .record(definition.record), depth: 0)))
        case .compare(_, let a, let b):
            guard isSettled(b), let inside = value(a, frame) else { return isOpen }
            found.formUnion(inside)
        case .some(let query, let condition), .every(let query, let condition):
            guard let inside = members(query, condition, frame) else { return isOpen }
            found.formUnion(inside)
        default: return isOpen
        }
        return found.intersection(isOpen)
    }

    /// Whether a number is the same for everyone and known in both, so that it waits for nothing.
    private func isSettled(_ id: ExpressionID) -> Bool {
        over.reaches[id].isGlobal && over.rows.number(id, .anyone).exact != nil
            && base.rows.number(id, .anyone).exact != nil
    }

    /// The rows on which the facts that a number waits for may be others; nil where that cannot be told, or where it hangs
    /// on what the number is compared with.
    private func value(_ id: ExpressionID, _ frame: Frame) -> BitSet? {
        switch over.rows.operation(id) {
        case .memberShare(let query, let condition): return members(query, condition, frame)
        case .memberCount(let query, let condition):
            return condition.flatMap { members(query, $0, frame) }
        case .yearStreak: return nil
        default: return isReached(id) ? nil : BitSet(count: over.count(of: frame))
        }
    }

    /// The owners of members of whom a condition, or being counted, is another or waits for other facts.
    private func members(_ query: MemberQuery, _ condition: ExpressionID, _ frame: Frame) -> BitSet? {
        guard over.isIdentity(query.source, frame), case .members(let record, let field) = query.source.end,
            let inverse = over.records.inverse(record: record, field: field)
        else { return nil }
        let inner = Frame(kind: .members(record: record, field: field), depth: query.depth)
        guard !over.hasChanged(inner) else { return nil }
        var found = BitSet(count: over.count(of: inner))
        for id in [condition, query.among].compactMap({ $0 }) where isReached(id) {
            guard over.fits(id, inner) else { return nil }
            let (now, before) = (over.truth(id, inner), base.truth(id, inner))
            found.formUnion(now.yes.symmetricDifference(before.yes))
            found.formUnion(now.no.symmetricDifference(before.no))
            found.formUnion(rows(id, inner))
        }
        var owners = BitSet(count: over.count(of: frame))
        guard !found.isEmpty else { return owners }
        for row in 0..<owners.count where inverse.rows(of: row).contains(where: { found[Int($0)] }) {
            owners.insert(row)
        }
        return owners
    }
}

extension TruthColumn {
    /// The rows on which it is neither true nor false.
    var open: BitSet { yes.union(no).complement }
}
