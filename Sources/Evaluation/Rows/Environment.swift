// SPDX-License-Identifier: Apache-2.0

/// The rows that the roots of a rule stand for while it is evaluated for one candidate.
struct Environment {
    /// The subject of the rule, then of each member or event condition entered.
    var subjects: [Subject]
    /// The candidate's nomination for the award.
    var nomination: Known<Int>

    struct Subject {
        /// The row of the record, or the event's place in its table.
        let row: Int
        /// An event that stands in no table: this round's own result.
        var roundEvent: RoundEvent?
    }

    /// This round's result as an event: a code in one item and the round's year in another.
    struct RoundEvent: Hashable {
        let codeItem: Int
        let code: Int
        let yearItem: Int
    }

    /// For what is the same for everyone.
    static let anyone = Environment(0)

    init(_ row: Int, nomination: Known<Int> = .absent) {
        subjects = [Subject(row: row)]
        self.nomination = nomination
    }

    func entering(_ row: Int, roundEvent: RoundEvent? = nil) -> Environment {
        var inner = self
        inner.subjects.append(Subject(row: row, roundEvent: roundEvent))
        return inner
    }
}
