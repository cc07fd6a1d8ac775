// SPDX-License-Identifier: Apache-2.0

import Rules

/// What judging asks of every award it comes to: an award itself is large, with all its texts and clauses.
struct AwardForm: Sendable {
    /// The kind of record it is for.
    let record: Int
    /// Whether every row of that kind is looked at.
    let isForAll: Bool
    /// How many standards it has.
    let standards: Int
    /// Whether requirements and standards read no more than rows of its own kind of record.
    let readsOwnRows: Bool
    let hasHolds: Bool
    let hasVotes: Bool
    let asksForPapers: Bool

    /// - parameter reaches: The reach of every expression.
    init(_ award: Award, _ reaches: [Reach]) {
        let frame = Frame(kind: .record(award.record), depth: 0)
        record = award.record
        isForAll = award.consider == .all
        standards = award.standards.count
        readsOwnRows =
            award.requirements.allSatisfy { reaches[$0.condition].fits(frame) }
            && award.standards.allSatisfy { $0.conditions.allSatisfy { reaches[$0].fits(frame) } }
        hasHolds = !award.holds.isEmpty
        hasVotes = !award.approvals.isEmpty
        asksForPapers = !award.papers.isEmpty || award.standards.contains { !$0.papers.isEmpty }
    }
}
