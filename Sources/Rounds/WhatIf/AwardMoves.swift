// SPDX-License-Identifier: Apache-2.0

import Records
import Rules

/// Who moves in one award between two lists.
public struct AwardMoves: Sendable, Hashable {
    /// The award's id.
    public var award: String
    /// The award's name.
    public var title: String
    /// Those who get the award and did not have it.
    public var entering: [Person]
    /// Those who had the award and lose it.
    public var leaving: [Person]
    /// Those on whom the council must decide and need not before.
    public var contested: [Person]
    /// Those on whom the council had to decide before and need not now.
    public var settled: [Person]

    /// A candidate by key and name.
    public struct Person: Sendable, Hashable {
        /// The record's key.
        public var key: String
        /// The name.
        public var name: String
    }
}

/// Finds who moves between two lists of one round.
struct MovesBuilder {
    let session: RoundSession

    /// The awards in which anybody moves, in the order of their declaration.
    func moves(from before: RoundOutcome, to after: RoundOutcome) -> [AwardMoves] {
        before.awards.keys.sorted().compactMap { award in
            guard let old = before.awards[award], let new = after.awards[award], old != new else { return nil }
            let declared = session.loaded.rulebook.awards[award]
            func people(_ rows: [Int], without others: [Int]) -> [AwardMoves.Person] {
                let others = Set(others)
                return rows.filter { !others.contains($0) }.map { person(declared.record, $0) }
            }
            return AwardMoves(
                award: declared.id, title: declared.title, entering: people(new.winners, without: old.winners),
                leaving: people(old.winners, without: new.winners),
                contested: people(new.contested, without: old.contested),
                settled: people(old.contested, without: new.contested))
        }
    }

    func person(_ record: Int, _ row: Int) -> AwardMoves.Person {
        let table = session.loaded.records.tables[record]
        let field = session.loaded.records.schema.records[record].fieldIndex("name")
        let key = table.keys[row]
        if case .text(let name)? = field.flatMap({ table.column($0) })?[row] { return .init(key: key, name: name) }
        return .init(key: key, name: key)
    }
}
